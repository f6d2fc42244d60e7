// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace Patchwijzer {

/** How far the contents of a feed can be believed, by age. @see design: per feed, warn > 7 days, > 30 days expired */
enum class FeedFreshness {
    Fresh,
    Stale,   ///< Older than the feed's maxAge: said, but still used.
    Expired, ///< So old that it can no longer say "not vulnerable".
    Missing, ///< Never imported.
};

/** What a feed is for. */
enum class FeedKind {
    Advisories,  ///< Which versions have which leak.
    Exploited,   ///< Which leaks are being used.
    Probability, ///< Which leaks are likely to be used soon.
    Lifecycle,   ///< How long something is supported.
    Catalogue,   ///< What the newest version of a program is, and what takes the place of what.
};

/** Who says how new a list is. */
enum class FeedDateSource {
    Maker, ///< The list itself.
    File,  ///< Only the file that it came in: its maker gives no date.
};

/** What stood in the way the last time that a feed was fetched. */
struct FeedProblem {
    Error error;
    QDateTime at; ///< UTC.

    bool operator==(const FeedProblem &) const = default;
};

/** What is known of one feed. */
struct FeedState {
    QString id; ///< "osv-debian", "debian-dsa", "debian-dla", "cisa-kev"
    FeedKind kind = FeedKind::Advisories;
    bool needed = false; ///< The computer that is looked at cannot be judged well without it.
    QString title;       ///< For people, e.g. "Debian Security Advisories".
    QString licence;     ///< As in resources/feeds/*.json.
    QDateTime dataDate;  ///< UTC: date of the newest record in it. Invalid when missing.
    FeedDateSource dateSource = FeedDateSource::Maker;
    QDateTime importedAt; ///< UTC.
    QString origin;       ///< File it was read from, without its folder.
    qint64 records = 0;   ///< Advisories or CVEs held.
    qint64 skipped = 0;   ///< Records that could not be read at the last import.
    qint64 setApart = 0;  ///< Documents that break the rules of their format: not used, and not in `records`.
    qint64 lenient = 0;   ///< Of `records`: those that break the rules and are used all the same.
    int maxAgeDays = 7;
    int expiresAfterDays = 30;
    QList<QString> covers; ///< "Debian:12", … releases it has records for; empty for CVE lists.
    QDateTime checkedAt;   ///< UTC: when its publisher last said what is current. Invalid: never fetched from here.
    std::optional<FeedProblem> problem; ///< Of the last time it was fetched; nothing when that went well.

    bool operator==(const FeedState &) const = default;
};

[[nodiscard]] inline FeedFreshness freshness(const FeedState &feed, const QDateTime &now)
{
    if (!feed.dataDate.isValid())
        return FeedFreshness::Missing;
    const auto days = feed.dataDate.daysTo(now);
    if (days > feed.expiresAfterDays)
        return FeedFreshness::Expired;
    // Newer than tomorrow: this computer's clock is wrong, so no age can be believed.
    if (days < -1)
        return FeedFreshness::Stale;
    return days > feed.maxAgeDays ? FeedFreshness::Stale : FeedFreshness::Fresh;
}

} // namespace Patchwijzer
