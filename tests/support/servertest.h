// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/testauthority.h"

#include <QObject>

#include <memory>

namespace Patchwijzer::Test {

/** A test that needs a server on the loopback interface. Its certificates are made once; where that cannot be done the
 *  whole test is skipped.
 */
class ServerTest : public QObject
{
    Q_OBJECT

public:
    /** @param names that the server goes by. @see TestAuthority::issue() */
    explicit ServerTest(QByteArray names = "DNS:localhost,IP:127.0.0.1");

protected:
    /** Makes all else that is needed, anew for every row of every function. */
    virtual void begin() { }

    std::unique_ptr<TestAuthority> m_authority;
    TestIdentity m_identity;

private Q_SLOTS:
    void initTestCase();
    void init();

private:
    QByteArray m_names;
};

} // namespace Patchwijzer::Test
