// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <functional>
#include <stop_token>

namespace Patchwijzer {

/** What an archive may cost us at most. The defaults let every known feed through with room to spare. */
struct ArchiveLimits {
    qint64 entries = 500'000;
    qint64 entryBytes = qint64(64) << 20; ///< Unpacked; also for a file that is only compressed.
    qint64 totalBytes = qint64(4) << 30;  ///< Unpacked, headers and padding of a tar included.
    qint64 ratio = 200;                   ///< Unpacked to packed, counted once `ratioFromBytes` are unpacked.
    qint64 ratioFromBytes = qint64(100) << 20;
    qsizetype pathBytes = 1'024;
    qsizetype pathDepth = 32;
};

enum class ContainerKind { None, Zip, Tar, Gzip, Bzip2, Xz, Zstd };

/** Tells by the first bytes (512 suffice) what a file is packed with, never by its name. */
[[nodiscard]] ContainerKind recogniseContainer(const QByteArray &head);

/** One file out of an archive. */
struct ArchiveEntry {
    QString path; ///< Relative, '/' between its parts, no "." or "..".
    QByteArray data;
};

/** Takes an entry; an error ends the reading and is handed on. */
using EntryVisitor = std::function<Result<void>(const ArchiveEntry &entry)>;

struct ArchiveSummary {
    qint64 entries = 0; ///< Files visited; folders do not count.
    qint64 bytes = 0;   ///< Unpacked.
};

/** Visits the files of a zip or of a (compressed) tar in their order, one in memory at a time and nothing on
 *  disk. A file that is only compressed counts as an archive of one, named after @p name without its suffix.
 *
 *  The archive as a whole is refused, whatever was visited already, when one entry has a path that leads
 *  outside or is a link, a device or itself an archive; so the caller must be able to undo.
 *  @param device open for reading, seekable.
 *  @param name the file's name, for errors.
 *  @return UnknownFormat when it is no archive; ArchiveBroken, FileTruncated, ArchiveUnsafePath, ArchiveTooLarge,
 *          ArchiveTooManyEntries, ArchiveNested, FileUnreadable, Cancelled; or the visitor's own error.
 */
[[nodiscard]] Result<ArchiveSummary> visitArchive(QIODevice &device, const QString &name, const EntryVisitor &visitor,
                                                  const ArchiveLimits &limits = {}, std::stop_token stop = {});

/** Reads a file whole, unpacking it when it is compressed.
 *  @return as visitArchive(), FileMissing, FileTooLarge; UnknownFormat when it is an archive of files.
 */
[[nodiscard]] Result<QByteArray> readMaybeCompressed(const QString &path, const ArchiveLimits &limits = {},
                                                     std::stop_token stop = {});

} // namespace Patchwijzer
