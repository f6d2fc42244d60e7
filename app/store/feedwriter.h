// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/debiandecision.h"
#include "core/exploitprobability.h"
#include "core/feeddocument.h"
#include "core/feedstate.h"
#include "core/kbfact.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace Patchwijzer {

/** What is remembered of a file that was imported before, for one feed. */
struct KnownFile {
    QString feed;
    qint64 records = 0; ///< All it held that could be read.
    qint64 skipped = 0;
    qint64 other = 0;    ///< Of systems that are not followed.
    qint64 setApart = 0; ///< Documents that break the rules of their format.
};

/** Makes the next generation of the feed database: a copy of the newest one, changed file by file, and put in
 *  place at the end. Until publish() nothing that can be read changes; without it, nothing stays behind.
 *  The copy is made when the first thing is written: finding that there is nothing new costs next to nothing.
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

    /** Whether beginFile() was called and neither keepFile() nor dropFile() yet. */
    [[nodiscard]] bool isInFile() const;
    [[nodiscard]] Result<void> beginFile();
    [[nodiscard]] Result<void> keepFile();
    [[nodiscard]] Result<void> dropFile(); ///< Leaves nothing of what came since beginFile().

    enum class Outcome {
        Taken,
        Unchanged,
        Contradicts, ///< Not taken: a document with a later date than the one held, and a lower version.
    };

    /** Adds or replaces one advisory of `advisory.feed`; never an older one over a newer.
     *  A record "DEBIAN-CVE-…" takes the place of the older record "CVE-…" about the same thing.
     *  @param revision how new this version of it is: its own `modified`, or the date of the list it stood in.
     */
    [[nodiscard]] Result<Outcome> put(const Advisory &advisory, const QDateTime &revision);

    /** Whether the feed has an advisory with this id, in any version. */
    [[nodiscard]] Result<bool> holds(const QString &feed, const QString &id);

    /** Adds or replaces one document by its feed and key; never an older one over a newer: by its version where both
     *  have one of the same kind, else by its date. @see CSAF 2.0, 3.1.11
     */
    [[nodiscard]] Result<Outcome> put(const FeedDocument &document);

    /** Finds anew which products the documents held name, and what of them is kept apart, when that was never done or
     *  by other rules; and remembers that every document put from now on says so itself. Costs nothing when nothing has
     *  to change.
     *  @param rules number of the rules of @p index, from 1 on.
     *  @param index fills in FeedDocument::productKeys and `fixes`.
     */
    [[nodiscard]] Result<void> indexDocuments(int rules, const std::function<void(FeedDocument *)> &index);
    /** Whether all that is held was indexed by these rules; also when there is nothing. */
    [[nodiscard]] Result<bool> isIndexed(int rules);

    /** Removes the advisories that were made from one document: its id, or its id, a colon and more. */
    [[nodiscard]] Result<void> removeAdvisoriesOf(const QString &feed, const QString &documentId);

    /** The next five replace a whole list, whatever was in it: of one feed, or all there is. */
    [[nodiscard]] Result<void> removeAdvisories(const QString &feed);
    [[nodiscard]] Result<void> replaceExploited(const QString &feed, const QList<ExploitedCve> &entries);
    [[nodiscard]] Result<void> replaceProbabilities(const QString &model, const QList<ExploitProbability> &scores);
    [[nodiscard]] Result<void> replaceDecisions(const QList<DebianDecision> &decisions);
    [[nodiscard]] Result<void> replaceWindowsUpdates(const QList<KbFact> &facts,
                                                     const QList<PublishedExploit> &exploits);

    [[nodiscard]] Result<void> remember(const QByteArray &hash, int rules, const KnownFile &file);

    /** How new a list is that is replaced as a whole, and how much is in it. */
    struct WholeList {
        QDateTime date;
        qint64 records = 0;
    };

    /** Writes the state of a feed: title, licence, ages, origin, skipped, source of its date as given; the rest is
     *  counted.
     *  @param list instead of what can be counted.
     */
    [[nodiscard]] Result<void> updateFeed(FeedState state, const std::optional<WholeList> &list = {});

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
