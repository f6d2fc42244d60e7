// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/archivewriter.h"

#include "transport/archive/archivereader.h"
#include "transport/archive/entrypath.h"

#include <QDateTime>
#include <QFileInfo>
#include <QIODevice>
#include <QSaveFile>
#include <QSet>
#include <QStorageInfo>

#include <KZip>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

// Without its 64-bit extension, which KZip does not write, a zip counts to here.
constexpr qsizetype maxEntries = 65'535;
constexpr qint64 maxBytes = qint64(4'000) << 20;

constexpr qint64 nothingLeft = qint64(256) << 10;

Error::Code writeErrorCode(const QString &path)
{
    const QStorageInfo disk(QFileInfo(path).absolutePath());
    return disk.isValid() && disk.bytesAvailable() < nothingLeft ? Error::Code::DiskFull : Error::Code::CannotWrite;
}

/** Hands everything on to the file but its closing: KArchive closes what it wrote to, a QSaveFile must be committed. */
class Passage : public QIODevice
{
public:
    explicit Passage(QSaveFile &file)
        : m_file(file)
    {
    }
    [[nodiscard]] bool seek(qint64 position) override { return QIODevice::seek(position) && m_file.seek(position); }
    [[nodiscard]] qint64 size() const override { return m_file.size(); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override { return m_file.write(data, size); }

private:
    QSaveFile &m_file;
};

} // namespace

struct ArchiveWriter::Private {
    explicit Private(const QString &target)
        : path(target)
        , file(target)
        , passage(file)
        , zip(&passage)
        // A zip counts from here, in local time: any other moment would depend on where we are.
        , moment(QDate(1980, 1, 1), QTime(0, 0))
    {
    }

    [[nodiscard]] tl::unexpected<Error> refuse()
    {
        const bool full = file.error() == QFileDevice::ResourceError; // Qt says so for a full disk.
        const auto detail = file.error() == QFileDevice::NoError ? zip.errorString() : file.errorString();
        return fail(full ? Error::Code::DiskFull : writeErrorCode(path), path, detail);
    }

    QString path;
    QSaveFile file;
    Passage passage;
    KZip zip;
    QDateTime moment;
    QSet<QString> paths;
    qint64 bytes = 0;
};

ArchiveWriter::ArchiveWriter(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

ArchiveWriter::ArchiveWriter(ArchiveWriter &&) noexcept = default;
ArchiveWriter &ArchiveWriter::operator=(ArchiveWriter &&) noexcept = default;
ArchiveWriter::~ArchiveWriter() = default;

Result<ArchiveWriter> ArchiveWriter::begin(const QString &path)
{
    auto data = std::make_unique<Private>(path);
    if (!data->file.open(QIODevice::WriteOnly) || !data->zip.open(QIODevice::WriteOnly))
        return data->refuse();
    data->zip.setExtraField(KZip::NoExtraField);
    return ArchiveWriter(std::move(data));
}

Result<void> ArchiveWriter::add(const QString &path, const QByteArray &data)
{
    const ArchiveLimits limits;
    PW_TRY(const auto safe, safeEntryPath(path.toUtf8(), limits, d->path));
    if (safe != path || path.isEmpty())
        return fail(Error::Code::ArchiveUnsafePath, path);
    if (d->paths.contains(path))
        return fail(Error::Code::BadValue, path, u"the same path twice"_s);
    if (d->paths.size() >= maxEntries)
        return fail(Error::Code::ArchiveTooManyEntries, d->path);
    if (data.size() > limits.entryBytes || d->bytes + data.size() > maxBytes)
        return fail(Error::Code::ArchiveTooLarge, d->path);
    if (recogniseContainer(data.left(512)) != ContainerKind::None)
        return fail(Error::Code::ArchiveNested, path);
    d->paths.insert(path);
    d->bytes += data.size();
    if (!d->zip.writeFile(path, data, 0100644, {}, {}, d->moment, d->moment, d->moment)
        || d->file.error() != QFileDevice::NoError)
        return d->refuse();
    return {};
}

Result<void> ArchiveWriter::finish()
{
    if (!d->zip.close() || d->file.error() != QFileDevice::NoError || !d->file.commit())
        return d->refuse();
    return {};
}

} // namespace Patchwijzer
