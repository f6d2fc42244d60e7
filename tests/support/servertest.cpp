// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/servertest.h"

#include <QTest>

#include <utility>

namespace Patchwijzer::Test {

ServerTest::ServerTest(QByteArray names)
    : m_names(std::move(names))
{
}

void ServerTest::initTestCase()
{
    m_authority = std::make_unique<TestAuthority>();
    if (!m_authority->isValid())
        QSKIP("SKIP: there is no openssl tool to make test certificates with");
    m_identity = m_authority->issue(m_names);
    QVERIFY(!m_identity.isNull());
}

void ServerTest::init()
{
    begin();
}

} // namespace Patchwijzer::Test
