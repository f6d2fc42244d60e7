// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/zipreader.h"

#include "transport/archive/entrypath.h"
#include "transport/archive/zipdirectory.h"
#include "transport/archive/zipentrysource.h"

#include <QHash>
#include <QtEndian>

#include <algorithm>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 localSize = 30;
constexpr quint16 encryptedFlags = 0x2041;  ///< Encrypted, strongly encrypted, masked header.
constexpr quint16 sizesBehindFlag = 0x0008; ///< The header was written before the sizes were known.
constexpr quint32 inZip64 = 0xFFFFFFFF;     ///< The field is too small for the number.

class ZipReader
{
public:
    ZipReader(QIODevice &device, EntryGate &gate)
        : m_device(device)
        , m_gate(gate)
    {
    }

    [[nodiscard]] Result<void> run();

private:
    [[nodiscard]] tl::unexpected<Error> broken(const ZipEntry &entry, const char *detail) const;
    [[nodiscard]] Result<void> checkTotals(const ZipDirectory &directory);
    [[nodiscard]] Result<void> checkKind(const ZipEntry &entry) const;
    [[nodiscard]] Result<void> readEntry(const ZipEntry &entry);
    [[nodiscard]] Result<void> seekToData(const ZipEntry &entry);
    [[nodiscard]] Result<void> checkHeader(const ZipEntry &entry, const QByteArray &header) const;

    QIODevice &m_device;
    EntryGate &m_gate;
    Inflater m_inflater;
    QHash<qint64, qint64> m_dataEnds; ///< Header offset to where the next entry, or the directory, begins.
};

tl::unexpected<Error> ZipReader::broken(const ZipEntry &entry, const char *detail) const
{
    return fail(Error::Code::ArchiveBroken, placeInArchive(m_gate.archive(), entry.name), QString::fromLatin1(detail));
}

Result<void> ZipReader::run()
{
    PW_TRY(const auto directory, readZipDirectory(m_device, m_gate.archive(), m_gate.budget().limits().entries));
    PW_TRY_VOID(checkTotals(directory));
    for (const auto &entry : directory.entries) {
        PW_TRY_VOID(m_gate.budget().checkStop(m_gate.archive()));
        PW_TRY_VOID(readEntry(entry));
    }
    return {};
}

/** Sums and places, before anything is unpacked: entries that share their data are how a small zip becomes petabytes.
 *  @see D. Fifield, "A better zip bomb", WOOT 2019
 */
Result<void> ZipReader::checkTotals(const ZipDirectory &directory)
{
    QList<std::pair<qint64, qint64>> spans;
    qint64 total = 0;
    for (const auto &entry : directory.entries) {
        PW_TRY_VOID(m_gate.budget().checkStated(entry.unpacked, placeInArchive(m_gate.archive(), entry.name)));
        if (entry.packed > directory.offset)
            return broken(entry, "a size that is wrong");
        total += entry.unpacked;
        spans.append({entry.headerOffset, localSize + entry.name.size() + entry.packed});
    }
    const auto &limits = m_gate.budget().limits();
    PW_TRY_VOID(m_gate.budget().checkStated(total, m_gate.archive()));
    if (total > limits.ratioFromBytes && total / limits.ratio > m_device.size())
        return fail(Error::Code::ArchiveTooLarge, m_gate.archive(), u"grows too much when unpacked"_s);
    std::sort(spans.begin(), spans.end());
    if (!spans.isEmpty() && spans.front().first != 0)
        return fail(Error::Code::ArchiveBroken, m_gate.archive(), u"something before the first file"_s);
    for (qsizetype i = 0; i < spans.size(); ++i) {
        const qint64 limit = i + 1 < spans.size() ? spans[i + 1].first : directory.offset;
        if (limit > directory.offset || spans[i].second > limit - spans[i].first)
            return fail(Error::Code::ArchiveBroken, m_gate.archive(), u"entries that overlap"_s);
        m_dataEnds.insert(spans[i].first, limit);
    }
    return {};
}

Result<void> ZipReader::checkKind(const ZipEntry &entry) const
{
    constexpr quint16 unixHost = 3;
    const quint32 type = entry.madeBy >> 8 == unixHost ? (entry.attributes >> 16) & 0170000U : 0;
    if (type != 0 && type != 0100000U && type != 0040000U)
        return fail(Error::Code::ArchiveUnsafePath, placeInArchive(m_gate.archive(), entry.name),
                    u"a link, a device or another thing that is no file"_s);
    if ((entry.flags & encryptedFlags) != 0)
        return broken(entry, "an encrypted file");
    if (entry.method != quint16(ZipMethod::Stored) && entry.method != quint16(ZipMethod::Deflated))
        return broken(entry, "a way of packing that is not known here");
    return {};
}

Result<void> ZipReader::readEntry(const ZipEntry &entry)
{
    PW_TRY(const QString path, m_gate.admit(entry.name));
    PW_TRY_VOID(checkKind(entry));
    if (entry.name.endsWith('/'))
        return entry.unpacked == 0 ? Result<void>() : broken(entry, "a folder with contents");
    PW_TRY_VOID(seekToData(entry));
    ZipEntrySource data(m_device, entry, m_inflater, m_gate);
    return m_gate.pass(path, entry.unpacked, entry.modified, data);
}

Result<void> ZipReader::seekToData(const ZipEntry &entry)
{
    // Deflate adds five bytes to each block that it cannot make smaller.
    if (entry.packed > entry.unpacked + entry.unpacked / 1024 + 1024)
        return broken(entry, "packed larger than it is");
    const auto header = m_device.seek(entry.headerOffset) ? m_device.read(localSize) : QByteArray();
    if (header.size() != localSize || !header.startsWith("PK\3\4"))
        return broken(entry, "its header is not where the directory says");
    PW_TRY_VOID(checkHeader(entry, header));
    const auto nameSize = qFromLittleEndian<quint16>(header.constData() + 26);
    const auto extraSize = qFromLittleEndian<quint16>(header.constData() + 28);
    if (m_device.read(nameSize) != entry.name)
        return broken(entry, "its header has another name than the directory");
    const qint64 dataAt = entry.headerOffset + localSize + nameSize + extraSize;
    if (entry.packed > m_dataEnds.value(entry.headerOffset) - dataAt || !m_device.seek(dataAt))
        return broken(entry, "its data runs into what follows");
    return {};
}

/** What reads a zip from its beginning must not find other files in it than what reads it from its end. */
Result<void> ZipReader::checkHeader(const ZipEntry &entry, const QByteArray &header) const
{
    const auto flags = qFromLittleEndian<quint16>(header.constData() + 6);
    if ((flags & encryptedFlags) != 0 || qFromLittleEndian<quint16>(header.constData() + 8) != entry.method)
        return broken(entry, "its header has another way of packing than the directory");
    if ((flags & sizesBehindFlag) != 0)
        return {};
    const auto differs = [&](qsizetype at, qint64 expected) {
        const auto value = qFromLittleEndian<quint32>(header.constData() + at);
        return value != expected && value != inZip64;
    };
    if (qFromLittleEndian<quint32>(header.constData() + 14) != entry.crc || differs(18, entry.packed)
        || differs(22, entry.unpacked))
        return broken(entry, "its header has another size or checksum than the directory");
    return {};
}

} // namespace

Result<void> readZip(QIODevice &device, EntryGate &gate)
{
    return ZipReader(device, gate).run();
}

} // namespace Patchwijzer
