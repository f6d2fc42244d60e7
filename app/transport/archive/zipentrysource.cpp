// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/archive/zipentrysource.h"

#include "transport/archive/entrypath.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr qint64 inputBytes = qint64(64) << 10;

} // namespace

Inflater::~Inflater()
{
    if (m_initialised)
        inflateEnd(&stream);
}

bool Inflater::start()
{
    stream.next_in = nullptr;
    stream.avail_in = 0;
    if (m_initialised)
        return inflateReset(&stream) == Z_OK;
    m_initialised = inflateInit2(&stream, -MAX_WBITS) == Z_OK; // Negative: no zlib header.
    return m_initialised;
}

ZipEntrySource::ZipEntrySource(QIODevice &device, const ZipEntry &entry, Inflater &inflater, EntryGate &gate)
    : m_device(device)
    , m_entry(entry)
    , m_inflater(inflater)
    , m_gate(gate)
    , m_packedLeft(entry.packed)
{
}

tl::unexpected<Error> ZipEntrySource::broken(const char *detail) const
{
    return fail(Error::Code::ArchiveBroken, placeInArchive(m_gate.archive(), m_entry.name),
                QString::fromLatin1(detail));
}

Result<qint64> ZipEntrySource::readPacked(char *data, qint64 size)
{
    const qint64 want = std::min(size, m_packedLeft);
    const qint64 got = want == 0 ? 0 : m_device.read(data, want);
    if (got < 0 || (got == 0 && want > 0))
        return fail(Error::Code::FileUnreadable, m_gate.archive(), m_device.errorString());
    m_packedLeft -= got;
    if (m_gate.isOutermost())
        m_gate.budget().countPacked(got);
    return got;
}

Result<qint64> ZipEntrySource::readDeflated(char *data, qint64 size)
{
    auto &stream = m_inflater.stream;
    if (!m_started && !m_inflater.start())
        return broken("cannot start unpacking");
    m_started = true;
    const auto room = static_cast<uInt>(std::min(size, inputBytes));
    stream.next_out = reinterpret_cast<Bytef *>(data);
    stream.avail_out = room;
    while (!m_ended && stream.avail_out == room) {
        if (stream.avail_in == 0) {
            m_input.resize(std::min(inputBytes, m_packedLeft));
            PW_TRY(const qint64 got, readPacked(m_input.data(), m_input.size()));
            stream.next_in = reinterpret_cast<Bytef *>(m_input.data());
            stream.avail_in = static_cast<uInt>(got);
        }
        // Without anything left to go in it reports an error, unless something was still to come out.
        const int result = inflate(&stream, Z_NO_FLUSH);
        m_ended = result == Z_STREAM_END;
        if (!m_ended && result != Z_OK)
            return broken("damaged data");
    }
    return room - stream.avail_out;
}

Result<qint64> ZipEntrySource::read(char *data, qint64 size)
{
    if (size == 0)
        return 0;
    PW_TRY(const qint64 got,
           m_entry.method == quint16(ZipMethod::Stored) ? readPacked(data, size) : readDeflated(data, size));
    PW_TRY_VOID(m_gate.budget().countUnpacked(got, m_gate.archive()));
    m_unpacked += got;
    m_crc = static_cast<quint32>(crc32_z(m_crc, reinterpret_cast<const Bytef *>(data), static_cast<z_size_t>(got)));
    if (m_unpacked > m_entry.unpacked)
        return broken("a size that is wrong");
    if (got > 0)
        return got;
    if (m_unpacked != m_entry.unpacked || m_packedLeft > 0 || (m_started && m_inflater.stream.avail_in > 0))
        return broken("a size that is wrong");
    if (m_crc != m_entry.crc)
        return broken("a checksum that is wrong");
    return 0;
}

} // namespace Patchwijzer
