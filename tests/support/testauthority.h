// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSslCertificate>
#include <QSslKey>
#include <QStringList>
#include <QTemporaryDir>

namespace Patchwijzer::Test {

/** What a server shows to prove who it is. */
struct TestIdentity {
    QSslKey key;
    QSslCertificate certificate;

    [[nodiscard]] bool isNull() const { return key.isNull() || certificate.isNull(); }
};

/** A certificate authority of one test run: its keys are made on the spot by the openssl tool, are good for a day, and
 *  are gone with it. Nothing but the test itself ever trusts it.
 */
class TestAuthority
{
public:
    enum class Validity { Current, Expired };

    TestAuthority();

    /** False where there is no openssl tool. */
    [[nodiscard]] bool isValid() const { return !m_root.isNull(); }

    [[nodiscard]] QSslCertificate root() const { return m_root; }

    /** @param names such as "DNS:localhost" or "IP:127.0.0.1". */
    [[nodiscard]] TestIdentity issue(const QByteArray &names, Validity validity = Validity::Current);

private:
    [[nodiscard]] bool run(const QStringList &arguments) const;
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray content(const QString &name) const;

    QTemporaryDir m_folder;
    QSslCertificate m_root;
};

} // namespace Patchwijzer::Test
