// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/openpgp/signaturecheck.h"

#include "transport/openpgp/signaturestatus.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QOperatingSystemVersion>
#include <QTemporaryDir>

#include <algorithm>
#include <utility>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

constexpr qint64 maxStatusBytes = qint64(1) << 20;

Result<QString> writeFile(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    const auto path = folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return fail(Error::Code::CannotWrite, QDir::tempPath(), file.errorString());
    return QDir::toNativeSeparators(path);
}

/** A failure of the tool is no verdict on the document: nothing was checked. */
Error notChecked(const Error &error, const QString &where)
{
    if (error.code == Error::Code::Cancelled)
        return error;
    return {Error::Code::SignatureNotChecked, where, error.where + ": "_L1 + error.detail};
}

} // namespace

std::shared_ptr<ToolRunner> gpgvRunner()
{
    const bool isWindows = QOperatingSystemVersion::currentType() == QOperatingSystemVersion::Windows;
    return std::make_shared<ProcessRunner>(ToolLimits{30s, maxStatusBytes},
                                           isWindows ? QStringList{QCoreApplication::applicationDirPath()}
                                                     : ProcessRunner::systemFolders());
}

Result<SignatureFacts> checkSignature(ToolRunner &runner, const SignedDocument &what, const QList<OpenPgpKey> &keys,
                                      std::stop_token stop)
{
    if (what.signature.isEmpty())
        return fail(Error::Code::SignatureMissing, what.where, u"there is no signature"_s);
    const auto binary = parseDetachedSignature(what.signature, what.where);
    if (!binary)
        return fail(Error::Code::SignatureWrong, what.where, binary.error().detail);
    QByteArray ring;
    QList<QString> fingerprints;
    for (const auto &key : keys) {
        ring += key.data;
        fingerprints.append(key.fingerprint);
    }
    if (ring.isEmpty())
        return fail(Error::Code::SignatureNotChecked, what.where, u"no key to check it with"_s);

    const QTemporaryDir folder;
    if (!folder.isValid())
        return fail(Error::Code::CannotWrite, QDir::tempPath(), folder.errorString());
    PW_TRY(const auto ringPath, writeFile(folder, u"keys.gpg"_s, ring));
    PW_TRY(const auto signaturePath, writeFile(folder, u"signature"_s, *binary));
    PW_TRY(const auto documentPath, writeFile(folder, u"document"_s, what.document));
    const auto answer = runner.run(u"gpgv"_s,
                                   {u"--homedir"_s, QDir::toNativeSeparators(folder.path()), u"--keyring"_s, ringPath,
                                    u"--status-fd"_s, u"1"_s, signaturePath, documentPath},
                                   std::move(stop));
    if (!answer)
        return fail(notChecked(answer.error(), what.where));
    PW_TRY(const auto good, judgeStatus(answer->output, fingerprints, what.where));
    return SignatureFacts{good.key, good.made, good.expires};
}

} // namespace Patchwijzer
