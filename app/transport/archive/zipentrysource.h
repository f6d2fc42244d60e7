// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/archive/bytesource.h"
#include "transport/archive/entrygate.h"
#include "transport/archive/zipdirectory.h"

#include <QByteArray>
#include <QIODevice>

#include <zlib.h>

// Inside this room only.
namespace Patchwijzer {

enum class ZipMethod : quint16 { Stored = 0, Deflated = 8 };

/** Undoes raw deflate; one serves all entries of a zip in turn. */
class Inflater
{
public:
    Inflater() = default;
    ~Inflater();
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    /** Begins anew. @return false without memory. */
    [[nodiscard]] bool start();

    z_stream stream = {};

private:
    bool m_initialised = false;
};

/** The unpacked bytes of one file in a zip. Reading it to its end checks its size and checksum. */
class ZipEntrySource final : public ByteSource
{
public:
    /** @param device stands at the first packed byte. */
    ZipEntrySource(QIODevice &device, const ZipEntry &entry, Inflater &inflater, EntryGate &gate);
    [[nodiscard]] Result<qint64> read(char *data, qint64 size) override;

private:
    [[nodiscard]] tl::unexpected<Error> broken(const char *detail) const;
    [[nodiscard]] Result<qint64> readPacked(char *data, qint64 size);
    [[nodiscard]] Result<qint64> readDeflated(char *data, qint64 size);

    QIODevice &m_device;
    const ZipEntry &m_entry;
    Inflater &m_inflater;
    EntryGate &m_gate;
    QByteArray m_input;
    qint64 m_packedLeft;
    qint64 m_unpacked = 0;
    quint32 m_crc = 0;
    bool m_started = false;
    bool m_ended = false; ///< The deflated data said that it ends.
};

} // namespace Patchwijzer
