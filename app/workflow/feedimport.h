// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "core/result.h"
#include "workflow/assessment.h"
#include "workflow/bundlecheck.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QSet>
#include <QString>

#include <stop_token>

namespace Patchwijzer {

/** What happened to one file given to the import. */
struct ImportedFile {
    QString name;         ///< File name without its folder; for loose OSV records the folder's own name.
    QString feed;         ///< Feed id; empty when nothing was recognised.
    qint64 records = 0;   ///< Records taken from it.
    qint64 unchanged = 0; ///< Records the database already had, as new or newer.
    qint64 other = 0;     ///< Records of systems that are not followed, and files in it that are no feed.
    qint64 setApart = 0;  ///< Documents that break the rules of their format: kept, but not used.
    qint64 skippedCount = 0;
    QList<Error> skipped; ///< The first 20 of them and of those set apart.
    bool refused = false;
    Error refusal;        ///< Meaningful when refused.
    bool ignored = false; ///< Stood in a folder and is no feed at all; nothing is wrong with it.
};

/** A bundle that is whole, but for which nobody stands whom this computer knows. */
struct DoubtedBundle {
    QString path;   ///< To be given to an import that takes it: the bundle itself, or what it lies in.
    QString inside; ///< Path of the bundle in the archive at `path`; empty when it does not lie in one.
    BundleCheck check;
};

/** More questions than this in a row nobody answers with care. */
inline constexpr int maxDoubtedBundles = 5;

struct ImportReport {
    QList<ImportedFile> files; ///< One for each file, and one more for each further feed in it.
    QList<FeedState> feeds;    ///< States after the import.
    bool changed = false;      ///< A new generation was written.
    /** Refused only for want of a signature that is trusted (BundleUnsigned, BundleUnknownKey); the first
     *  maxDoubtedBundles, each once. */
    QList<DoubtedBundle> doubted;
};

struct ImportOptions {
    /** Take a bundle though it is unsigned, or signed with a key that is not trusted here. Only after the owner was
     *  told what that means. */
    bool acceptUnsigned = false;
    /** The same for these only, each by its BundleCheck::manifestHash: what was not shown to the owner stays out. */
    QSet<QByteArray> accepted;
};

/** Reads feeds from files, folders (links are not followed) and archives into a new generation.
 *  A refused file leaves nothing behind; the others are still taken. Nothing changes on DiskFull, Cancelled.
 *  An older list than the one held is refused with FeedOlder where a newer one replaces the whole of it, as with
 *  exploited CVEs; older advisories and documents count as unchanged.
 *  A file that was imported before is known by its hash and not read again.
 *  A feed bundle is checked before anything of it is taken, against this computer's key and those trusted here; what
 *  is not right, or not trusted, is refused with BundleUnsigned, BundleUnknownKey, SignatureWrong, HashMismatch. It may
 *  also lie in an archive, or have been unpacked in a folder; it then counts as a file of its own.
 *  @return an error only when nothing at all could be done (data directory unusable, disk full, cancelled).
 */
[[nodiscard]] Result<ImportReport> importFeeds(const QString &dataDir, const QList<QString> &paths,
                                               const QDateTime &now, const ProgressFunction &progress = {},
                                               std::stop_token stop = {}, const ImportOptions &options = {});

} // namespace Patchwijzer

Q_DECLARE_METATYPE(Patchwijzer::DoubtedBundle)
Q_DECLARE_METATYPE(Patchwijzer::ImportReport)
