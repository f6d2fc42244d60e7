// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "core/result.h"
#include "transport/net/httpclient.h"
#include "workflow/assessment.h"

#include <QHash>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QUrl>

#include <chrono>
#include <stop_token>

namespace Patchwijzer {

struct RefreshOptions {
    QString dataDir;
    QList<QString> feeds; ///< Ids. Empty: every feed that is fetched by default and is of use to this computer.
    QString root = QStringLiteral("/");             ///< Tree of the computer that they are for.
    HttpSettings http;                              ///< Its clock also says when something was checked.
    QHash<QString, QList<QUrl>> urls;               ///< In the place of a feed's own addresses, by id; for tests.
    std::chrono::milliseconds documentPause{1'000}; ///< Between two documents of one provider of CSAF.
};

/** How it went with one feed. */
struct RefreshedFeed {
    enum class Outcome {
        NotModified, ///< Its publisher says that what we have is current.
        Same,        ///< It came, and holds nothing that we do not have.
        Updated,     ///< It came, and something in it was new.
        Failed,      ///< `error`; what we have of it is as it was.
    };

    QString feed; ///< Id.
    Outcome outcome = Outcome::Failed;
    Error error;        ///< Of the last address that was tried; meaningful when failed.
    qint64 bytes = 0;   ///< Fetched, of the answer that was used.
    qint64 records = 0; ///< Taken.

    bool operator==(const RefreshedFeed &) const = default;
};

struct RefreshReport {
    QList<RefreshedFeed> feeds; ///< One for each that was asked for, sorted by id.
    QList<FeedState> states;    ///< Of all feeds, afterwards.
    QList<Error> problems;      ///< What could not be remembered; the feeds themselves are not affected.
};

/** Fetches feeds and takes in what is new, each on its own: one that fails keeps its last good data and is nothing to
 *  the others. Asks with what was learned the last time, so that what did not change is not sent again, and goes on to
 *  a feed's next address when one fails. How it went is remembered per feed (store/feedsources.h).
 *
 *  Returns when all is done; for a thread that need not react meanwhile. @p progress is called in that thread. After a
 *  stop what was taken in stays, and the other feeds end as Failed with Cancelled, which is not remembered.
 *  @return an error only when nothing at all could be done: WrongUse (no such feed), DatabaseBusy (another refresh
 *  runs), DatabaseTooNew, CannotWrite, DiskFull.
 */
[[nodiscard]] Result<RefreshReport> refreshFeeds(const RefreshOptions &options, const ProgressFunction &progress = {},
                                                 const std::stop_token &stop = {});

} // namespace Patchwijzer

Q_DECLARE_METATYPE(Patchwijzer::RefreshReport)
