// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/feedstates.h"

#include "feeds/feedcatalog.h"
#include "store/feedsources.h"

#include <algorithm>

namespace Patchwijzer {

QList<FeedState> completeFeedStates(QList<FeedState> states, const QString &dataDir)
{
    const auto catalog = feedCatalog();
    for (const auto &feed : catalog) {
        const auto isIt = [&](const FeedState &state) { return state.id == feed.id; };
        if (std::none_of(states.begin(), states.end(), isIt))
            states.append(feed);
    }
    if (const auto loaded = loadFeedSources(dataDir)) {
        for (auto &state : states) {
            const auto record = loaded->sources.feed(state.id);
            state.checkedAt = record.checkedAt;
            state.problem = record.problem;
        }
    }
    std::sort(states.begin(), states.end(), [](const auto &lhs, const auto &rhs) { return lhs.id < rhs.id; });
    return states;
}

} // namespace Patchwijzer
