// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QIODevice>
#include <QList>
#include <QString>

// Inside this room only.
namespace Patchwijzer {

/** One line of a zip's central directory. */
struct ZipEntry {
    QByteArray name;
    qint64 headerOffset = 0;
    qint64 packed = 0;
    qint64 unpacked = 0;
    quint32 crc = 0;
    quint16 method = 0;
    quint16 flags = 0;
    quint32 attributes = 0; ///< External attributes.
    quint16 madeBy = 0;
    QDateTime modified; ///< As its clock said, taken for UTC; invalid when it says nothing.
};

struct ZipDirectory {
    QList<ZipEntry> entries; ///< As listed.
    qint64 offset = 0;       ///< Where the directory begins; all data lies before it.
};

/** Reads the central directory, zip64 included. It must be the last thing in the file, the way zips are written:
 *  with anything else two readers can see two different archives. @see PKWARE APPNOTE 6.3.10, 4.3 and 4.5.3
 */
[[nodiscard]] Result<ZipDirectory> readZipDirectory(QIODevice &device, const QString &archive, qint64 maxEntries);

} // namespace Patchwijzer
