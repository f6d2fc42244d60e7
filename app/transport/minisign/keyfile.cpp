// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/minisign/keyfile.h"

#include "transport/minisign/minisigntext.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;
using namespace Minisign;

namespace {

/** Qt makes temporary files readable for their owner only; without a buffer no copy of the secret is left behind. */
class OwnersFile : public QTemporaryFile
{
public:
    using QTemporaryFile::QTemporaryFile;
    [[nodiscard]] bool openUnbuffered() { return QTemporaryFile::open(ReadWrite | Unbuffered); }
};

Result<void> openForReading(QFile *file, QIODevice::OpenMode mode)
{
    const auto path = file->fileName();
    if (!file->exists())
        return fail(Error::Code::FileMissing, path);
    if (!QFileInfo(path).isFile() || !file->open(mode)) // A pipe could go on for ever.
        return fail(Error::Code::FileUnreadable, path, file->errorString());
    if (file->size() > maxFileBytes)
        return fail(Error::Code::FileTooLarge, path, u"larger than 16 KiB"_s);
    return {};
}

} // namespace

Result<SecretBytes> readSecretFile(const QString &path)
{
    QFile file(path);
    PW_TRY_VOID(openForReading(&file, QIODevice::ReadOnly | QIODevice::Unbuffered));
    SecretBytes bytes(file.size());
    if (file.read(reinterpret_cast<char *>(bytes.data()), bytes.size()) != bytes.size())
        return fail(Error::Code::FileUnreadable, path, file.errorString());
    return bytes;
}

Result<void> writeSecretFile(const QString &path, const SecretBytes &contents)
{
    OwnersFile file(path + u".XXXXXX"_s);
    const auto refuse = [&](const QString &detail) { return fail(Error::Code::CannotWrite, path, detail); };
    const bool whole = file.openUnbuffered() && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(reinterpret_cast<const char *>(contents.data()), contents.size()) == contents.size();
    if (!whole)
        return refuse(file.errorString());
    if (QFile::exists(path) || !file.rename(path))
        return refuse(u"there is a file of this name already, or it cannot be made"_s);
    file.setAutoRemove(false);
    return {};
}

Result<MinisignPublicKey> readMinisignPublicKey(const QString &path)
{
    QFile file(path);
    PW_TRY_VOID(openForReading(&file, QIODevice::ReadOnly));
    return parseMinisignPublicKey(file.readAll(), path);
}

} // namespace Patchwijzer
