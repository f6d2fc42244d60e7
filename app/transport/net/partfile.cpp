// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/net/partfile.h"

#include "transport/net/httpvalues.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStorageInfo>

#include <filesystem>
#include <system_error>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

/** Room that stays free for others. */
constexpr qint64 marginBytes = qint64(256) << 10;

} // namespace

PartFile::PartFile(const QString &target)
    : m_target(target)
    , m_originPath(target + u".part.json"_s)
    , m_file(target + u".part"_s)
{
}

std::optional<PartFile::Origin> PartFile::savedOrigin() const
{
    constexpr qint64 longest = qint64(16) << 10;
    QFile file(m_originPath);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto object = QJsonDocument::fromJson(file.read(longest)).object();
    Origin origin;
    origin.url = QUrl(object.value("url"_L1).toString(), QUrl::StrictMode);
    origin.validator = plainValue(object.value("validator"_L1).toString().toLatin1());
    origin.total = object.value("total"_L1).toInteger(-1);
    return origin.validator.isEmpty() ? std::optional<Origin>() : origin;
}

Result<void> PartFile::saveOrigin() const
{
    const QJsonObject object{{u"url"_s, m_origin.url.toString(QUrl::FullyEncoded)},
                             {u"validator"_s, QString::fromLatin1(m_origin.validator)},
                             {u"total"_s, m_origin.total}};
    const auto json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    QFile file(m_originPath);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || file.write(json) != json.size()) {
        const bool full = file.error() == QFileDevice::ResourceError;
        return fail(full ? Error::Code::DiskFull : Error::Code::CannotWrite, m_originPath, file.errorString());
    }
    return {};
}

std::optional<PartFile::Origin> PartFile::keptFrom(const QUrl &url) const
{
    const auto size = QFileInfo(m_file.fileName()).size();
    const auto origin = savedOrigin();
    if (size <= 0 || !origin || origin->url != url || (origin->total >= 0 && size >= origin->total))
        return {};
    return origin;
}

Result<void> PartFile::checkRoom(qint64 bytes) const
{
    const QStorageInfo disk(QFileInfo(m_target).absolutePath());
    if (disk.isValid() && disk.isReady() && bytes > disk.bytesAvailable() - marginBytes)
        return fail(Error::Code::DiskFull, QFileInfo(m_target).absolutePath(), u"needs %1 bytes"_s.arg(bytes));
    return {};
}

tl::unexpected<Error> PartFile::writeError() const
{
    const auto folder = QFileInfo(m_target).absolutePath();
    const bool full = m_file.error() == QFileDevice::ResourceError || !checkRoom(0);
    return fail(full ? Error::Code::DiskFull : Error::Code::CannotWrite, folder, m_file.errorString());
}

Result<void> PartFile::start(const Origin &origin)
{
    m_file.close();
    // First what says that the other may be gone on with.
    QFile::remove(m_originPath);
    m_origin = origin;
    PW_TRY_VOID(checkRoom(origin.total));
    // Unbuffered: a full disk shows at the write that meets it, not at some later one.
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return writeError();
    return origin.validator.isEmpty() ? Result<void>() : saveOrigin();
}

Result<void> PartFile::goOn(const Origin &origin)
{
    m_file.close();
    m_origin = origin;
    PW_TRY_VOID(checkRoom(origin.total - size()));
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return writeError();
    return {};
}

Result<void> PartFile::write(const QByteArray &bytes)
{
    if (m_file.write(bytes) != bytes.size())
        return writeError();
    return {};
}

QByteArray PartFile::head(qint64 bytes) const
{
    QFile file(m_file.fileName());
    return file.open(QIODevice::ReadOnly) ? file.read(bytes) : QByteArray();
}

QByteArray PartFile::hash(QCryptographicHash::Algorithm algorithm) const
{
    QFile file(m_file.fileName());
    QCryptographicHash hash(algorithm);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
}

Result<void> PartFile::commit()
{
    m_file.close();
    if (m_file.error() != QFileDevice::NoError)
        return writeError();
    // QFile::rename() refuses to replace a file, and removing that first would leave a moment without any.
    std::error_code error;
    std::filesystem::rename(QFileInfo(m_file.fileName()).filesystemFilePath(), QFileInfo(m_target).filesystemFilePath(),
                            error);
    if (error)
        return fail(Error::Code::CannotWrite, m_target, QString::fromStdString(error.message()));
    QFile::remove(m_originPath);
    return {};
}

void PartFile::keep()
{
    if (!m_file.isOpen())
        return;
    m_file.close();
    if (m_origin.validator.isEmpty() || m_file.size() == 0)
        discard();
}

void PartFile::discard()
{
    m_file.close();
    QFile::remove(m_originPath);
    m_file.remove();
}

qint64 PartFile::size() const
{
    return m_file.size();
}

} // namespace Patchwijzer
