// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/archive/archivereader.h"

#include <QByteArrayView>
#include <QString>

// Inside this room only.
namespace Patchwijzer {

/** The harmless form of an entry's path: relative, without "." and "..", empty for the archive's own root.
 *  @return ArchiveUnsafePath for whatever could lead elsewhere on any platform: "..", a leading '/', a
 *          backslash, a drive letter, control characters, too long or too deep.
 */
[[nodiscard]] Result<QString> safeEntryPath(QByteArrayView raw, const ArchiveLimits &limits, const QString &archive);

/** "archive.zip: entry", printable whatever the entry is called. */
[[nodiscard]] QString placeInArchive(const QString &archive, QByteArrayView raw);

} // namespace Patchwijzer
