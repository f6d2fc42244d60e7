// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/feedage.h"

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {

const FeedState *feedById(const QList<FeedState> &feeds, const QString &id)
{
    const FeedState *newest = nullptr;
    for (const auto &feed : feeds) {
        if (feed.id == id && (!newest || newest->dataDate < feed.dataDate))
            newest = &feed;
    }
    return newest;
}

QString whyFeedCannotReassure(const FeedState *feed, const QDateTime &now)
{
    switch (feed ? freshness(*feed, now) : FeedFreshness::Missing) {
    case FeedFreshness::Expired:
        return u"feedExpired"_s;
    case FeedFreshness::Missing:
        return u"feedMissing"_s;
    case FeedFreshness::Fresh:
    case FeedFreshness::Stale:
        break;
    }
    return {};
}

void weighFeedAge(Finding &finding, const FeedState *feed, const QDateTime &now)
{
    if (finding.verdict != Verdict::NotVulnerable)
        return;
    const auto reason = whyFeedCannotReassure(feed, now);
    if (reason.isEmpty())
        return;
    finding.verdict = Verdict::NotChecked;
    finding.reason = reason;
}

} // namespace Patchwijzer
