// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/neededfeeds.h"

#include "feeds/feedcatalog.h"
#include "workflow/coverage.h"

#include <algorithm>
#include <set>

namespace Patchwijzer {

void markNeeded(QList<FeedState> &feeds, const DataSpace &space, const QDateTime &now)
{
    const auto descriptions = feedDescriptions();
    const auto usable = [&](const QString &id) {
        return std::any_of(feeds.begin(), feeds.end(),
                           [&](const FeedState &state) { return state.id == id && isUsable(state, now); });
    };
    std::set<QString> needed;
    for (const auto &feed : descriptions) {
        if (!isNeeded(feed, space.ecosystem, space.release, now.date()))
            continue;
        const auto standIn = std::find_if(descriptions.begin(), descriptions.end(), [&](const FeedDescription &other) {
            return other.standsInFor.contains(feed.id) && usable(other.id);
        });
        needed.insert(!usable(feed.id) && standIn != descriptions.end() ? standIn->id : feed.id);
    }
    for (auto &state : feeds)
        state.needed = needed.contains(state.id);
}

QList<FeedState> feedsFor(const DataSpace &space, const QList<FeedState> &feeds)
{
    QList<FeedState> chosen;
    for (const auto &state : feeds) {
        if (state.needed || !releasesFor(space, state.covers).isEmpty())
            chosen.append(state);
    }
    return chosen;
}

} // namespace Patchwijzer
