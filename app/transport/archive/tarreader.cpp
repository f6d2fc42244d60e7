// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/tarreader.h"

#include "transport/archive/entrypath.h"

#include <algorithm>
#include <optional>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 blockSize = 512;
constexpr qint64 skipBytes = qint64(256) << 10;
constexpr qint64 maxExtension = qint64(1) << 20; ///< A long name or the pax records of one file.

/** A field up to its NUL. */
QByteArrayView field(QByteArrayView block, qsizetype at, qsizetype size)
{
    const auto text = block.sliced(at, size);
    const auto end = text.indexOf('\0');
    return end < 0 ? text : text.first(end);
}

/** Octal digits, or GNU's base 256; nothing when it is neither or negative. */
std::optional<qint64> number(QByteArrayView block, qsizetype at, qsizetype size)
{
    const auto bytes = block.sliced(at, size);
    if (static_cast<unsigned char>(bytes[0]) == 0x80) {
        quint64 value = 0;
        for (qsizetype i = 1; i < size; ++i) {
            if (value >> 48)
                return std::nullopt;
            value = value << 8 | static_cast<unsigned char>(bytes[i]);
        }
        return qint64(value);
    }
    const auto digits = field(block, at, size).trimmed();
    if (digits.isEmpty())
        return 0;
    bool ok = false;
    const qint64 value = digits.toLongLong(&ok, 8);
    return ok && value >= 0 ? std::optional(value) : std::nullopt;
}

/** When a file was last changed; invalid when the header does not say. */
QDateTime dateOf(QByteArrayView header)
{
    const auto seconds = number(header, 136, 12).value_or(0);
    constexpr qint64 year10000 = 253'402'300'800;
    return seconds > 0 && seconds < year10000 ? QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC) : QDateTime();
}

bool isZero(QByteArrayView block)
{
    return std::all_of(block.begin(), block.end(), [](char c) { return c == '\0'; });
}

/** What extension headers said about the file that follows. */
struct Extension {
    std::optional<QByteArray> path;
    std::optional<qint64> size;
};

tl::unexpected<Error> stopsHalfway(const QString &archive)
{
    return fail(Error::Code::FileTruncated, archive, u"the archive stops halfway a file"_s);
}

/** The bytes of one file in a tar. */
class TarFileSource final : public ByteSource
{
public:
    TarFileSource(ByteSource &tar, qint64 size, const QString &archive)
        : m_tar(tar)
        , m_left(size)
        , m_archive(archive)
    {
    }

    [[nodiscard]] qint64 left() const { return m_left; }

    [[nodiscard]] Result<qint64> read(char *data, qint64 size) override
    {
        if (m_left == 0)
            return 0;
        PW_TRY(const qint64 got, m_tar.read(data, std::min(size, m_left)));
        if (got == 0)
            return stopsHalfway(m_archive);
        m_left -= got;
        return got;
    }

private:
    ByteSource &m_tar;
    qint64 m_left;
    const QString &m_archive;
};

class TarReader
{
public:
    TarReader(ByteSource &source, EntryGate &gate)
        : m_source(source)
        , m_gate(gate)
    {
    }

    [[nodiscard]] Result<void> run();

private:
    [[nodiscard]] tl::unexpected<Error> broken(const char *detail) const;
    [[nodiscard]] Result<void> readEntry(QByteArrayView header);
    [[nodiscard]] Result<void> readFile(const QByteArray &rawPath, qint64 size, const QDateTime &modified);
    [[nodiscard]] Result<QByteArray> readBody(qint64 size);
    [[nodiscard]] Result<void> readPadding(qint64 size);
    [[nodiscard]] Result<void> readPax(qint64 size, char type);
    [[nodiscard]] Result<void> takePaxRecord(QByteArrayView key, QByteArrayView value, char type);
    [[nodiscard]] Result<void> readEnd();
    [[nodiscard]] QByteArray pathOf(QByteArrayView header) const;

    ByteSource &m_source;
    EntryGate &m_gate;
    Extension m_next;
};

tl::unexpected<Error> TarReader::broken(const char *detail) const
{
    return fail(Error::Code::ArchiveBroken, m_gate.archive(), QString::fromLatin1(detail));
}

Result<void> TarReader::run()
{
    for (;;) {
        PW_TRY_VOID(m_gate.budget().checkStop(m_gate.archive()));
        PW_TRY(const QByteArray header, m_source.readUpTo(blockSize));
        if (header.size() < blockSize)
            return fail(Error::Code::FileTruncated, m_gate.archive(), u"the archive stops before its end mark"_s);
        if (isZero(header))
            return readEnd();
        if (!isTarHeader(header))
            return broken("a header whose checksum is wrong");
        PW_TRY_VOID(readEntry(header));
    }
}

/** Behind the end mark only padding may follow: what a reader would not see must not be there. */
Result<void> TarReader::readEnd()
{
    if (m_next.path || m_next.size)
        return broken("an extension without its file");
    for (;;) {
        PW_TRY_VOID(m_gate.budget().checkStop(m_gate.archive()));
        PW_TRY(const QByteArray padding, m_source.readUpTo(64 * blockSize));
        if (padding.isEmpty())
            return {};
        if (!isZero(padding))
            return broken("data behind the end mark");
    }
}

QByteArray TarReader::pathOf(QByteArrayView header) const
{
    if (m_next.path)
        return *m_next.path;
    const auto name = field(header, 0, 100);
    const auto prefix = field(header, 345, 155);
    // GNU's own flavour ("ustar  ") keeps times where POSIX has the prefix.
    if (header.sliced(257, 6) != QByteArrayView("ustar\0", 6) || prefix.isEmpty())
        return name.toByteArray();
    return prefix.toByteArray() + '/' + name.toByteArray();
}

Result<void> TarReader::readEntry(QByteArrayView header)
{
    auto size = number(header, 124, 12);
    if (!size)
        return broken("a size that is no number");
    const char type = header[156];
    if (type == 'x' || type == 'g')
        return readPax(*size, type);
    if (type == 'L') {
        if (m_next.path || *size > maxExtension)
            return broken("a long name that is too long or double");
        PW_TRY(const QByteArray name, readBody(*size));
        m_next.path = name.left(name.indexOf('\0') < 0 ? name.size() : name.indexOf('\0'));
        return {};
    }
    const QByteArray rawPath = pathOf(header);
    const bool regular = type == '0' || type == '\0' || type == '7';
    if (regular && m_next.size)
        size = m_next.size;
    m_next = {};
    if (regular && !rawPath.endsWith('/'))
        return readFile(rawPath, *size, dateOf(header));
    if (type != '5' && !regular)
        return fail(Error::Code::ArchiveUnsafePath, placeInArchive(m_gate.archive(), rawPath),
                    u"a link, a device or another thing that is no file"_s);
    PW_TRY_VOID(m_gate.admit(rawPath));
    return *size == 0 ? Result<void>() : broken("a folder with contents");
}

Result<void> TarReader::readFile(const QByteArray &rawPath, qint64 size, const QDateTime &modified)
{
    PW_TRY(const QString path, m_gate.admit(rawPath));
    TarFileSource data(m_source, size, m_gate.archive());
    PW_TRY_VOID(m_gate.pass(path, size, modified, data));
    // What the visitor did not want.
    while (data.left() > 0) {
        PW_TRY_VOID(m_gate.budget().checkStop(m_gate.archive()));
        PW_TRY_VOID(data.readUpTo(std::min(data.left(), skipBytes)));
    }
    return readPadding(size);
}

Result<void> TarReader::readPadding(qint64 size)
{
    const qint64 padding = (blockSize - size % blockSize) % blockSize;
    PW_TRY(const QByteArray rest, m_source.readUpTo(padding));
    return rest.size() == padding ? Result<void>() : stopsHalfway(m_gate.archive());
}

/** The data of an extension header; @p size is within limits: the caller saw to it. */
Result<QByteArray> TarReader::readBody(qint64 size)
{
    PW_TRY(QByteArray data, m_source.readUpTo(size));
    if (data.size() < size)
        return stopsHalfway(m_gate.archive());
    PW_TRY_VOID(readPadding(size));
    return data;
}

/** Records of the form `<length> <key>=<value>\n`, the length counting all of it. */
Result<void> TarReader::readPax(qint64 size, char type)
{
    if (size > maxExtension)
        return broken("pax records that are too long");
    PW_TRY(const QByteArray body, readBody(size));
    QByteArrayView rest(body);
    while (!rest.isEmpty()) {
        const auto space = rest.indexOf(' ');
        bool ok = false;
        const auto length = space < 1 ? 0 : rest.first(space).toLongLong(&ok);
        if (!ok || length < space + 3 || length > rest.size() || rest[length - 1] != '\n')
            return broken("a pax record that cannot be read");
        const auto record = rest.sliced(space + 1, length - space - 2);
        const auto equals = record.indexOf('=');
        if (equals < 1)
            return broken("a pax record without a key");
        PW_TRY_VOID(takePaxRecord(record.first(equals), record.sliced(equals + 1), type));
        rest = rest.sliced(length);
    }
    return {};
}

Result<void> TarReader::takePaxRecord(QByteArrayView key, QByteArrayView value, char type)
{
    const bool path = key == QByteArrayView("path");
    const bool size = key == QByteArrayView("size");
    if (key.startsWith("GNU.sparse"))
        return broken("a sparse file");
    if (!path && !size)
        return {};
    if (type == 'g')
        return broken("a path or size for every file at once");
    if (path) {
        if (m_next.path)
            return broken("a path given twice");
        m_next.path = value.toByteArray();
        return {};
    }
    bool ok = false;
    m_next.size = value.toLongLong(&ok);
    return ok && *m_next.size >= 0 ? Result<void>() : broken("a size that is no number");
}

} // namespace

bool isTarHeader(QByteArrayView block)
{
    if (block.size() < blockSize || isZero(block.first(blockSize)))
        return false;
    const auto stored = number(block, 148, 8);
    if (!stored || *stored == 0)
        return false;
    qint64 asUnsigned = 0;
    qint64 asSigned = 0; // Some old writers summed signed bytes.
    for (qsizetype i = 0; i < blockSize; ++i) {
        const char c = i >= 148 && i < 156 ? ' ' : block[i];
        asUnsigned += static_cast<unsigned char>(c);
        asSigned += static_cast<signed char>(c);
    }
    return *stored == asUnsigned || *stored == asSigned;
}

Result<void> readTar(ByteSource &source, EntryGate &gate)
{
    return TarReader(source, gate).run();
}

} // namespace Patchwijzer
