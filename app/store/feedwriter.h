// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/feedstate.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>

namespace Patchwijzer {

/** What is remembered of a file that was imported before, for one feed. */
struct KnownFile {
    QString feed;
    qint64 records = 0; ///< All it held that could be read.
    qint64 skipped = 0;
    qint64 other = 0; ///< Of systems that are not followed.
};

/** Makes the next generation of the feed database: a copy of the newest one, changed file by file, and put in
 *  place at the end. Until publish() nothing that can be read changes; without it, nothing stays behind.
 *  Use it in the thread that began it.
 */
class FeedWriter
{
public:
    /** @param now UTC. Dates after it cannot be true: they never make data look newer than that.
     *  @return DatabaseBusy when another import runs; CannotWrite, DiskFull, DatabaseTooNew.
     */
    [[nodiscard]] static Result<FeedWriter> begin(const QString &folder, const QDateTime &now);

    FeedWriter(FeedWriter &&) noexcept;
    FeedWriter &operator=(FeedWriter &&) noexcept;
    FeedWriter(const FeedWriter &) = delete;
    FeedWriter &operator=(const FeedWriter &) = delete;
    ~FeedWriter();

    /** What the file with this hash gave each feed, when it was read by the same rules (`rules` of remember())
     *  before; empty when it was not. */
    [[nodiscard]] Result<QList<KnownFile>> known(const QByteArray &hash, int rules);

    [[nodiscard]] Result<void> beginFile();
    [[nodiscard]] Result<void> keepFile();
    [[nodiscard]] Result<void> dropFile(); ///< Leaves nothing of what came since beginFile().

    enum class Outcome { Taken, Unchanged };

    /** Adds or replaces one advisory of `advisory.feed`; never an older one over a newer.
     *  A record "DEBIAN-CVE-…" takes the place of the older record "CVE-…" about the same thing.
     *  @param revision how new this version of it is: its own `modified`, or the date of the list it stood in.
     */
    [[nodiscard]] Result<Outcome> put(const Advisory &advisory, const QDateTime &revision);

    /** Whether the feed has an advisory with this id, in any version. */
    [[nodiscard]] Result<bool> holds(const QString &feed, const QString &id);

    /** Replaces the whole list. */
    [[nodiscard]] Result<void> replaceExploited(const QList<ExploitedCve> &entries);

    [[nodiscard]] Result<void> remember(const QByteArray &hash, int rules, const KnownFile &file);

    /** Writes the state of a feed: title, licence, ages, origin, skipped as given; the rest is counted.
     *  @param dataDate overrides the date of its newest advisory; for lists of CVEs.
     */
    [[nodiscard]] Result<void> updateFeed(FeedState state, const QDateTime &dataDate = {});

    [[nodiscard]] Result<QList<FeedState>> states() const;

    /** @p date when it can be true, else invalid: not later than a day after now. */
    [[nodiscard]] QDateTime plausible(const QDateTime &date) const;

    /** Puts the new generation in place, on disk when this returns. Older ones than the last go. */
    [[nodiscard]] Result<void> publish();

private:
    struct Private;
    explicit FeedWriter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace Patchwijzer
