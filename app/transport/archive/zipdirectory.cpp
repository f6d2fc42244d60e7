// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/zipdirectory.h"

#include <QtEndian>

#include <algorithm>
#include <optional>

namespace Patchwijzer {
namespace {

constexpr qint64 endSize = 22;
constexpr qint64 end64Size = 56;
constexpr qint64 locatorSize = 20;
constexpr qint64 maxComment = 0xFFFF;
constexpr qint64 maxDirectoryBytes = qint64(256) << 20;
constexpr qsizetype lineSize = 46;

template<typename T>
T little(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.constData() + at);
}

/** The moment that two fields of DOS hold; invalid when they hold none. Where nothing is filled in stands the first
 *  moment that DOS has. @see APPNOTE 4.4.6
 */
QDateTime dateOfZip(quint16 date, quint16 time)
{
    const QDateTime moment(QDate(1980 + (date >> 9), date >> 5 & 0xF, date & 0x1F),
                           QTime(time >> 11, time >> 5 & 0x3F, std::min(time % 32 * 2, 59)), Qt::UTC);
    return moment.date() > QDate(1980, 1, 1) ? moment : QDateTime();
}

/** What the end record says. */
struct End {
    quint64 entries = 0;
    quint64 size = 0;
    quint64 offset = 0;
    qint64 at = 0; ///< Where the directory must end.
};

class DirectoryReader
{
public:
    DirectoryReader(QIODevice &device, const QString &archive)
        : m_device(device)
        , m_archive(archive)
    {
    }

    [[nodiscard]] Result<End> findEnd();
    [[nodiscard]] Result<ZipDirectory> read(const End &end);

private:
    [[nodiscard]] tl::unexpected<Error> broken(const char *detail) const;
    [[nodiscard]] Result<QByteArray> bytesAt(qint64 at, qint64 size);
    [[nodiscard]] Result<End> readEnd64(const End &end);
    [[nodiscard]] Result<qsizetype> readLine(const QByteArray &bytes, qsizetype at, ZipEntry *entry) const;
    [[nodiscard]] Result<void> readZip64Extra(const QByteArray &extra, ZipEntry *entry) const;

    QIODevice &m_device;
    const QString &m_archive;
};

tl::unexpected<Error> DirectoryReader::broken(const char *detail) const
{
    return fail(Error::Code::ArchiveBroken, m_archive, QString::fromLatin1(detail));
}

Result<QByteArray> DirectoryReader::bytesAt(qint64 at, qint64 size)
{
    if (at < 0 || size < 0 || at > m_device.size() || size > m_device.size() - at)
        return fail(Error::Code::FileTruncated, m_archive, QStringLiteral("the archive stops halfway"));
    QByteArray bytes;
    if (m_device.seek(at))
        bytes = m_device.read(size);
    if (bytes.size() != size)
        return fail(Error::Code::FileUnreadable, m_archive, m_device.errorString());
    return bytes;
}

Result<End> DirectoryReader::findEnd()
{
    const qint64 tailSize = std::min<qint64>(m_device.size(), endSize + maxComment);
    const qint64 tailAt = m_device.size() - tailSize;
    PW_TRY(const QByteArray tail, bytesAt(tailAt, tailSize));
    for (qsizetype at = tail.size() - endSize; at >= 0; --at) {
        if (!tail.sliced(at).startsWith("PK\5\6") || little<quint16>(tail, at + 20) != tail.size() - at - endSize)
            continue;
        if (little<quint32>(tail, at + 4) != 0 || little<quint16>(tail, at + 8) != little<quint16>(tail, at + 10))
            return broken("a zip in several parts");
        const End end{little<quint16>(tail, at + 10), little<quint32>(tail, at + 12), little<quint32>(tail, at + 16),
                      tailAt + at};
        return readEnd64(end);
    }
    return fail(Error::Code::FileTruncated, m_archive, QStringLiteral("the end of the zip is missing"));
}

/** Takes the numbers of the zip64 record when there is one. */
Result<End> DirectoryReader::readEnd64(const End &end)
{
    if (end.at < locatorSize)
        return end;
    PW_TRY(const QByteArray locator, bytesAt(end.at - locatorSize, locatorSize));
    if (!locator.startsWith("PK\6\7"))
        return end;
    const auto at = little<quint64>(locator, 8);
    if (at > quint64(end.at - locatorSize))
        return broken("a zip64 record in the wrong place");
    PW_TRY(const QByteArray record, bytesAt(qint64(at), end64Size));
    const bool fits =
        record.startsWith("PK\6\6") && little<quint64>(record, 4) + 12 + at == quint64(end.at - locatorSize);
    if (!fits || little<quint64>(record, 16) != 0 || little<quint64>(record, 24) != little<quint64>(record, 32))
        return broken("a zip64 record that does not fit");
    return End{little<quint64>(record, 32), little<quint64>(record, 40), little<quint64>(record, 48), qint64(at)};
}

Result<void> DirectoryReader::readZip64Extra(const QByteArray &extra, ZipEntry *entry) const
{
    constexpr qint64 full = 0xFFFFFFFF;
    QList<qint64 *> wanted;
    for (qint64 *value : {&entry->unpacked, &entry->packed, &entry->headerOffset}) {
        if (*value == full)
            wanted.append(value);
    }
    for (qsizetype at = 0; !wanted.isEmpty() && at + 4 <= extra.size();) {
        const auto size = qsizetype(little<quint16>(extra, at + 2));
        if (at + 4 + size > extra.size())
            break;
        if (little<quint16>(extra, at) == 0x0001) {
            if (size < wanted.size() * 8)
                return broken("a zip64 field that is too short");
            for (qsizetype i = 0; i < wanted.size(); ++i)
                *wanted[i] = qFromLittleEndian<qint64>(extra.constData() + at + 4 + i * 8);
            return {};
        }
        at += 4 + size;
    }
    return {};
}

/** @return where the next line begins. */
Result<qsizetype> DirectoryReader::readLine(const QByteArray &bytes, qsizetype at, ZipEntry *entry) const
{
    if (at + lineSize > bytes.size() || little<quint32>(bytes, at) != 0x02014b50)
        return broken("a directory that cannot be read");
    const auto nameSize = qsizetype(little<quint16>(bytes, at + 28));
    const auto extraSize = qsizetype(little<quint16>(bytes, at + 30));
    const auto commentSize = qsizetype(little<quint16>(bytes, at + 32));
    if (at + lineSize + nameSize + extraSize + commentSize > bytes.size())
        return broken("a directory that stops halfway");
    entry->madeBy = little<quint16>(bytes, at + 4);
    entry->flags = little<quint16>(bytes, at + 8);
    entry->method = little<quint16>(bytes, at + 10);
    entry->modified = dateOfZip(little<quint16>(bytes, at + 14), little<quint16>(bytes, at + 12));
    entry->crc = little<quint32>(bytes, at + 16);
    entry->packed = little<quint32>(bytes, at + 20);
    entry->unpacked = little<quint32>(bytes, at + 24);
    entry->attributes = little<quint32>(bytes, at + 38);
    entry->headerOffset = little<quint32>(bytes, at + 42);
    entry->name = bytes.mid(at + lineSize, nameSize);
    PW_TRY_VOID(readZip64Extra(bytes.mid(at + lineSize + nameSize, extraSize), entry));
    if (entry->packed < 0 || entry->unpacked < 0 || entry->headerOffset < 0)
        return broken("a size that cannot be");
    return at + lineSize + nameSize + extraSize + commentSize;
}

Result<ZipDirectory> DirectoryReader::read(const End &end)
{
    if (end.offset > quint64(end.at) || end.size > quint64(end.at) || end.offset + end.size != quint64(end.at))
        return broken("a directory in the wrong place");
    if (end.size > quint64(maxDirectoryBytes) || end.entries > end.size / quint64(lineSize))
        return broken("a directory that is too large");
    PW_TRY(const QByteArray bytes, bytesAt(qint64(end.offset), qint64(end.size)));
    ZipDirectory directory;
    directory.offset = qint64(end.offset);
    directory.entries.reserve(qsizetype(end.entries));
    qsizetype at = 0;
    for (quint64 i = 0; i < end.entries; ++i) {
        ZipEntry entry;
        PW_TRY(at, readLine(bytes, at, &entry));
        directory.entries.append(std::move(entry));
    }
    if (at != bytes.size())
        return broken("a directory with more in it than it says");
    return directory;
}

} // namespace

Result<ZipDirectory> readZipDirectory(QIODevice &device, const QString &archive, qint64 maxEntries)
{
    DirectoryReader reader(device, archive);
    PW_TRY(const End end, reader.findEnd());
    if (end.entries > quint64(maxEntries))
        return fail(Error::Code::ArchiveTooManyEntries, archive, QStringLiteral("more entries than are allowed"));
    return reader.read(end);
}

} // namespace Patchwijzer
