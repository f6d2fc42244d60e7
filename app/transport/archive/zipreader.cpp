// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/zipreader.h"

#include "transport/archive/crc32.h"
#include "transport/archive/entrypath.h"
#include "transport/archive/zipdirectory.h"

#include <QHash>
#include <QtEndian>

#include <KCompressionDevice>
#include <KFilterBase>

#include <algorithm>
#include <memory>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 localSize = 30;
constexpr quint16 stored = 0;
constexpr quint16 deflated = 8;
constexpr quint16 encryptedFlags = 0x2041; ///< Encrypted, strongly encrypted, masked header.

class ZipReader
{
public:
    ZipReader(QIODevice &device, EntryGate &gate)
        : m_device(device)
        , m_gate(gate)
        , m_filter(KCompressionDevice::filterForCompressionType(KCompressionDevice::GZip))
    {
        m_filter->setFilterFlags(KFilterBase::NoHeaders);
    }
    ~ZipReader()
    {
        if (m_started)
            m_filter->terminate();
    }
    ZipReader(const ZipReader &) = delete;
    ZipReader &operator=(const ZipReader &) = delete;

    [[nodiscard]] Result<void> run();

private:
    [[nodiscard]] tl::unexpected<Error> broken(const ZipEntry &entry, const char *detail) const;
    [[nodiscard]] Result<void> checkTotals(const ZipDirectory &directory);
    [[nodiscard]] Result<void> checkKind(const ZipEntry &entry) const;
    [[nodiscard]] Result<void> readEntry(const ZipEntry &entry);
    [[nodiscard]] Result<QByteArray> readPacked(const ZipEntry &entry);
    [[nodiscard]] Result<QByteArray> unpack(const ZipEntry &entry, const QByteArray &packed);

    QIODevice &m_device;
    EntryGate &m_gate;
    std::unique_ptr<KFilterBase> m_filter;
    bool m_started = false;
    QHash<qint64, qint64> m_dataEnds; ///< Header offset to where the next entry, or the directory, begins.
};

tl::unexpected<Error> ZipReader::broken(const ZipEntry &entry, const char *detail) const
{
    return fail(Error::Code::ArchiveBroken, placeInArchive(m_gate.archive(), entry.name), QString::fromLatin1(detail));
}

Result<void> ZipReader::run()
{
    PW_TRY(const auto directory, readZipDirectory(m_device, m_gate.archive(), m_gate.limits().entries));
    PW_TRY_VOID(checkTotals(directory));
    for (const auto &entry : directory.entries) {
        PW_TRY_VOID(m_gate.checkStop());
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
        PW_TRY_VOID(m_gate.checkSize(entry.unpacked, entry.name));
        total += entry.unpacked;
        spans.append({entry.headerOffset, localSize + entry.name.size() + entry.packed});
    }
    const auto &limits = m_gate.limits();
    if (total > limits.totalBytes || (total > limits.ratioFromBytes && total / limits.ratio > m_device.size()))
        return fail(Error::Code::ArchiveTooLarge, m_gate.archive(), u"unpacks to more than is allowed"_s);
    std::sort(spans.begin(), spans.end());
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
    if (entry.method != stored && entry.method != deflated)
        return broken(entry, "a way of packing that is not known here");
    return {};
}

Result<void> ZipReader::readEntry(const ZipEntry &entry)
{
    PW_TRY(const QString path, m_gate.admit(entry.name));
    PW_TRY_VOID(checkKind(entry));
    if (entry.name.endsWith('/'))
        return entry.unpacked == 0 ? Result<void>() : broken(entry, "a folder with contents");
    PW_TRY_VOID(m_gate.checkSize(entry.unpacked, entry.name));
    PW_TRY(const QByteArray packed, readPacked(entry));
    PW_TRY(QByteArray data, unpack(entry, packed));
    if (crc32(data) != entry.crc)
        return broken(entry, "a checksum that is wrong");
    return m_gate.pass(path, std::move(data));
}

Result<QByteArray> ZipReader::readPacked(const ZipEntry &entry)
{
    // Deflate adds five bytes to each block that it cannot make smaller.
    if (entry.packed > entry.unpacked + entry.unpacked / 1024 + 1024)
        return broken(entry, "packed larger than it is");
    const auto header = m_device.seek(entry.headerOffset) ? m_device.read(localSize) : QByteArray();
    if (header.size() != localSize || !header.startsWith("PK\3\4"))
        return broken(entry, "its header is not where the directory says");
    const auto nameSize = qFromLittleEndian<quint16>(header.constData() + 26);
    const auto extraSize = qFromLittleEndian<quint16>(header.constData() + 28);
    if (m_device.read(nameSize) != entry.name)
        return broken(entry, "its header has another name than the directory");
    const qint64 dataAt = entry.headerOffset + localSize + nameSize + extraSize;
    if (entry.packed > m_dataEnds.value(entry.headerOffset) - dataAt || !m_device.seek(dataAt))
        return broken(entry, "its data runs into what follows");
    QByteArray packed = m_device.read(entry.packed);
    if (packed.size() != entry.packed)
        return fail(Error::Code::FileUnreadable, m_gate.archive(), m_device.errorString());
    return packed;
}

/** Unpacks in one go, into one byte more than there may be: a file that is larger than it says shows by that. */
Result<QByteArray> ZipReader::unpack(const ZipEntry &entry, const QByteArray &packed)
{
    if (entry.method == stored) {
        if (entry.packed != entry.unpacked)
            return broken(entry, "a size that is wrong");
        return packed;
    }
    m_started = m_filter->init(QIODevice::ReadOnly);
    if (!m_started)
        return broken(entry, "cannot start unpacking");
    QByteArray data(entry.unpacked + 1, Qt::Uninitialized);
    m_filter->setInBuffer(packed.constData(), static_cast<unsigned>(packed.size()));
    m_filter->setOutBuffer(data.data(), static_cast<unsigned>(data.size()));
    auto result = KFilterBase::Ok;
    while (result == KFilterBase::Ok && m_filter->inBufferAvailable() > 0 && m_filter->outBufferAvailable() > 0)
        result = m_filter->uncompress();
    data.truncate(data.size() - m_filter->outBufferAvailable());
    if (result == KFilterBase::Error || data.size() != entry.unpacked)
        return broken(entry, "damaged data");
    return data;
}

} // namespace

Result<void> readZip(QIODevice &device, EntryGate &gate)
{
    return ZipReader(device, gate).run();
}

} // namespace Patchwijzer
