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

void weighFeedAge(Verdict *verdict, QString *reason, const FeedState *feed, const QDateTime &now)
{
    if (*verdict != Verdict::NotVulnerable)
        return;
    const auto state = feed ? freshness(*feed, now) : FeedFreshness::Missing;
    if (state != FeedFreshness::Expired && state != FeedFreshness::Missing)
        return;
    *verdict = Verdict::NotChecked;
    *reason = state == FeedFreshness::Expired ? u"feedExpired"_s : u"feedMissing"_s;
}

} // namespace Patchwijzer
