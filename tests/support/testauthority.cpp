// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testauthority.h"

#include <QFile>
#include <QProcess>
#include <QSsl>

namespace Patchwijzer::Test {
namespace {

using namespace Qt::Literals::StringLiterals;

const QStringList newKey{u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s};

} // namespace

TestAuthority::TestAuthority()
{
    // The tool's own settings differ from system to system.
    QFile settings(path(u"settings"_s));
    if (!settings.open(QIODevice::WriteOnly)
        || settings.write("[req]\ndistinguished_name = name\nprompt = no\n[name]\nCN = Patchwijzer test\n") < 0)
        return;
    settings.close();
    const QStringList arguments{u"req"_s,     u"-x509"_s,
                                u"-days"_s,   u"1"_s,
                                u"-subj"_s,   u"/CN=Patchwijzer test authority"_s,
                                u"-addext"_s, u"basicConstraints=critical,CA:TRUE"_s,
                                u"-addext"_s, u"keyUsage=critical,keyCertSign"_s,
                                u"-config"_s, path(u"settings"_s),
                                u"-keyout"_s, path(u"root.key"_s),
                                u"-out"_s,    path(u"root.pem"_s)};
    if (run(arguments + newKey))
        m_root = QSslCertificate(content(u"root.pem"_s), QSsl::Pem);
}

TestIdentity TestAuthority::issue(const QByteArray &names, Validity validity)
{
    const QStringList ask{u"req"_s,
                          u"-subj"_s,
                          u"/CN=Patchwijzer test server"_s,
                          u"-addext"_s,
                          u"subjectAltName="_s + QString::fromLatin1(names),
                          u"-addext"_s,
                          u"basicConstraints=critical,CA:FALSE"_s,
                          u"-config"_s,
                          path(u"settings"_s),
                          u"-keyout"_s,
                          path(u"leaf.key"_s),
                          u"-out"_s,
                          path(u"leaf.csr"_s)};
    // A negative number of days: over before it began.
    const QStringList sign{u"x509"_s,
                           u"-req"_s,
                           u"-in"_s,
                           path(u"leaf.csr"_s),
                           u"-CA"_s,
                           path(u"root.pem"_s),
                           u"-CAkey"_s,
                           path(u"root.key"_s),
                           u"-CAcreateserial"_s,
                           u"-copy_extensions"_s,
                           u"copyall"_s,
                           u"-days"_s,
                           validity == Validity::Expired ? u"-1"_s : u"1"_s,
                           u"-out"_s,
                           path(u"leaf.pem"_s)};
    if (!run(ask + newKey) || !run(sign))
        return TestIdentity();
    return {QSslKey(content(u"leaf.key"_s), QSsl::Ec), QSslCertificate(content(u"leaf.pem"_s), QSsl::Pem)};
}

bool TestAuthority::run(const QStringList &arguments) const
{
    QProcess tool;
    tool.setProcessChannelMode(QProcess::MergedChannels);
    tool.start(u"openssl"_s, arguments);
    return tool.waitForFinished(120'000) && tool.exitStatus() == QProcess::NormalExit && tool.exitCode() == 0;
}

QByteArray TestAuthority::content(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace Patchwijzer::Test
