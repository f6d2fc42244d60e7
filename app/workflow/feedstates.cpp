// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/feedstates.h"

#include "workflow/allfeeds.h"

#include <algorithm>

namespace Patchwijzer {

QList<FeedState> completeFeedStates(const QList<FeedState> &held, const QString &dataDir)
{
    QList<FeedState> states;
    const auto loaded = loadFeedSources(dataDir);
    const auto known = allFeeds(loaded);
    for (const auto &description : known) {
        auto feed = missingFeed(description);
        const auto isIt = [&](const FeedState &state) { return state.id == feed.id; };
        const auto found = std::find_if(held.begin(), held.end(), isIt);
        if (found != held.end())
            feed = *found;
        feed.kind = description.kind; // The database does not keep what a feed is for.
        states.append(feed);
    }
    if (loaded) {
        for (auto &state : states) {
            const auto record = loaded->sources.feed(state.id);
            state.checkedAt = record.checkedAt;
            state.problem = record.problem;
        }
    }
    return states;
}

bool canBeFetched(QStringView feedId)
{
    const auto feeds = feedDescriptions();
    // All others are of makers that the owner added, whose address was needed for that.
    return std::none_of(feeds.begin(), feeds.end(), [&](const FeedDescription &feed) {
        return feed.id == feedId && addressesOf(feed, {}).isEmpty();
    });
}

} // namespace Patchwijzer
