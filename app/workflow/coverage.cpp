// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/coverage.h"

#include <algorithm>

namespace Patchwijzer {

bool hasAnyOf(const QList<NotChecked> &items, std::initializer_list<QStringView> keys)
{
    return std::any_of(items.begin(), items.end(), [&](const NotChecked &item) {
        return std::find(keys.begin(), keys.end(), QStringView(item.what)) != keys.end();
    });
}

bool isUsable(const FeedState &feed, const QDateTime &now)
{
    const auto state = freshness(feed, now);
    return state == FeedFreshness::Fresh || state == FeedFreshness::Stale;
}

bool hasUsableAdvisories(const Assessment &assessment)
{
    return std::any_of(assessment.feeds.begin(), assessment.feeds.end(), [&](const FeedState &feed) {
        return feed.kind == FeedKind::Advisories && isUsable(feed, assessment.madeAt);
    });
}

bool leavesAnswerOpen(const NotChecked &item)
{
    // The others are remarks: nothing was left out for them.
    return item.what != u"feedStale" && item.what != u"packageSupportLimited" && item.what != u"supportBought";
}

Coverage coverageOf(const Assessment &assessment)
{
    const auto &items = assessment.notChecked;
    if (!hasUsableAdvisories(assessment)
        || hasAnyOf(items, {u"releaseUnknown", u"releaseNotCovered", u"feedsUnreadable"}))
        return Coverage::UrgencyUnknown;
    if (!assessment.exploitedKnown
        || hasAnyOf(items, {u"feedMissing", u"feedExpired", u"feedsNotIndexed", u"kevMissing"}))
        return Coverage::UrgencyUnsure;
    const auto &findings = assessment.findings;
    const auto undetermined = std::any_of(findings.begin(), findings.end(), [](const Finding &finding) {
        return finding.verdict == Verdict::Undetermined || finding.verdict == Verdict::NotChecked;
    });
    const auto open = std::any_of(items.begin(), items.end(), leavesAnswerOpen);
    return undetermined || open ? Coverage::PartsMissing : Coverage::Whole;
}

} // namespace Patchwijzer
