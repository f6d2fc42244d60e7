// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QIODevice>
#include <QString>

#include <functional>
#include <stop_token>

namespace Patchwijzer {

/** What an archive, with the archives in it, may cost us at most.
 *
 *  The largest feed sets the size: the CVE list is a zip of some 0.6 GB in a zip, with some 350,000 records of
 *  together 3 GB. The most repetitive one sets the ratio: two years of MSRC documents are 238 times as large as
 *  their tar.xz, other feeds stay below 60. A ratio alone would refuse small honest files and a size alone would
 *  let a small bomb work for long, hence both: what grows more than 500 times is stopped once it has cost what
 *  any computer does in a second. Deflate cannot do more than 1,032 times and xz, bzip2 and zstd do thousands, so
 *  that nothing made to grow comes further than that; what grows just less than 500 times meets `totalBytes`.
 */
struct ArchiveLimits {
    qint64 entries = 500'000;             ///< At both levels together, folders and what is skipped included.
    qint64 entryBytes = qint64(64) << 20; ///< Unpacked, of what is taken whole; also for a file only compressed.
    qint64 totalBytes = qint64(6) << 30;  ///< Unpacked at both levels, headers and padding of a tar included.
    qint64 ratio = 500;                   ///< Unpacked to packed, counted once `ratioFromBytes` are unpacked.
    qint64 ratioFromBytes = qint64(128) << 20;
    qint64 nestedZipBytes = qint64(2) << 30; ///< A zip inside another archive, which has to be set aside.
    qsizetype pathBytes = 1'024;
    qsizetype pathDepth = 32;
};

enum class ContainerKind { None, Zip, Tar, Gzip, Bzip2, Xz, Zstd, Zlib };

/** Tells by the first bytes (512 suffice) what a file is packed with, never by its name. */
[[nodiscard]] ContainerKind recogniseContainer(const QByteArray &head);

/** One file out of an archive. */
struct ArchiveEntry {
    QString path; ///< Relative, '/' between its parts, no "." or "..".
    QByteArray data;
};

/** Takes an entry; an error ends the reading and is handed on. */
using EntryVisitor = std::function<Result<void>(const ArchiveEntry &entry)>;

/** What can be known of an entry before it is taken. */
struct EntryStart {
    QString path;                             ///< As ArchiveEntry::path; of a nested one "outer.zip/inner.json".
    qint64 sizeBytes = -1;                    ///< Unpacked, as the archive says; -1 for a file that is only compressed.
    ContainerKind kind = ContainerKind::None; ///< What is itself an archive or compressed.
    QByteArray head;                          ///< Its first 4 KiB; fewer only when that is all.
    bool nested = false;                      ///< It lies in an archive in the archive: it cannot be opened.
    /** UTC: when it was last changed, as far as the archive says so. A zip knows no time zones. */
    QDateTime modified = {};
};

/** How an entry is to be taken. */
enum class EntryWay {
    Skip,   ///< Not at all; whether it is intact is then not looked at.
    Whole,  ///< As one piece, intact. At most ArchiveLimits::entryBytes.
    Pieces, ///< As it comes, in pieces of at most 256 KiB.
    Open,   ///< What is in it, when it is an archive; one level deep.
};

/** Takes the entries of an archive one after another. Each error ends the reading and is handed on. */
class ArchiveVisitor
{
public:
    ArchiveVisitor() = default;
    virtual ~ArchiveVisitor() = default;
    ArchiveVisitor(const ArchiveVisitor &) = delete;
    ArchiveVisitor &operator=(const ArchiveVisitor &) = delete;

    [[nodiscard]] virtual Result<EntryWay> begin(const EntryStart &entry) = 0;

    /** After Whole once, with all of it; after Pieces any number of times, none for an empty entry. */
    [[nodiscard]] virtual Result<void> piece(const QByteArray &data) = 0;

    /** The entry is complete and its checksum, if it has one, was right: only now pieces may be believed.
     *  Not called after Skip and Open.
     */
    [[nodiscard]] virtual Result<void> end() = 0;
};

struct ArchiveSummary {
    qint64 entries = 0; ///< Files taken; folders, skipped files and opened archives do not count.
    qint64 bytes = 0;   ///< Unpacked, of these.
};

/** Visits the files of a zip or of a (compressed) tar in their order. A file that is only compressed counts as an
 *  archive of one, named after @p name without its suffix. An entry that is itself one of these is opened in the
 *  same way, one level deep; its files have its path and a '/' before theirs.
 *
 *  One entry at a time is in memory, and no more of it than the visitor wants. Only a zip inside another archive
 *  is set aside, because a zip is read from its end: up to 16 MiB in memory and else in a temporary file that is
 *  gone when reading ends, even when the program is killed where the system can do that.
 *
 *  The archive as a whole is refused, whatever was visited already, when one entry has a path that leads
 *  outside, is a link or a device, or is opened at the second level; so the caller must be able to undo.
 *  @param device open for reading, seekable.
 *  @param name the file's name, for errors.
 *  @return UnknownFormat when it is no archive; ArchiveBroken, FileTruncated, ArchiveUnsafePath, ArchiveTooLarge,
 *          ArchiveTooManyEntries, ArchiveNested, FileUnreadable, DiskFull or CannotWrite for the temporary file,
 *          Cancelled; or the visitor's own error.
 */
[[nodiscard]] Result<ArchiveSummary> visitArchiveStreaming(QIODevice &device, const QString &name,
                                                           ArchiveVisitor &visitor, const ArchiveLimits &limits = {},
                                                           std::stop_token stop = {});

/** visitArchiveStreaming() for who wants every entry whole. */
[[nodiscard]] Result<ArchiveSummary> visitArchive(QIODevice &device, const QString &name, const EntryVisitor &visitor,
                                                  const ArchiveLimits &limits = {}, std::stop_token stop = {});

/** Reads a file whole, unpacking it when it is compressed.
 *  @return as visitArchive(), FileMissing, FileTooLarge; UnknownFormat when it is an archive of files.
 */
[[nodiscard]] Result<QByteArray> readMaybeCompressed(const QString &path, const ArchiveLimits &limits = {},
                                                     std::stop_token stop = {});

} // namespace Patchwijzer
