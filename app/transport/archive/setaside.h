// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/archive/bytesource.h"

#include <QBuffer>
#include <QIODevice>
#include <QTemporaryFile>

// Inside this room only.
namespace Patchwijzer {

/** Bytes that came one after another, kept so that they can be read in any order: a little in memory, more in a
 *  temporary file that goes with this object (on Linux it never has a name, so that nothing is left by a kill).
 */
class SetAside
{
public:
    /** @return ArchiveTooLarge, CannotWrite, DiskFull, or the source's own error. */
    [[nodiscard]] Result<void> fill(ByteSource &source, const QString &place, qint64 maxBytes);
    [[nodiscard]] QIODevice &device();

private:
    [[nodiscard]] Result<void> write(const QByteArray &bytes);

    QBuffer m_memory;
    QTemporaryFile m_file;
};

} // namespace Patchwijzer
