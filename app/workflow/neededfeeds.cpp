// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/neededfeeds.h"

#include "feeds/feedcatalog.h"
#include "workflow/coverage.h"

#include <algorithm>
#include <set>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {

QList<DataSpace> dataSpacesOf(const Inventory &inventory)
{
    QList<DataSpace> spaces;
    if (auto space = dataSpaceOf(inventory.machine.os); !space.ecosystem.isEmpty())
        spaces.append(std::move(space));
    const auto &software = inventory.software;
    const bool products =
        !inventory.devices.isEmpty() || std::any_of(software.begin(), software.end(), [](const Software &one) {
            return one.kind == SoftwareKind::Program || one.kind == SoftwareKind::Firmware;
        });
    for (const auto &[wanted, name, release] :
         {std::tuple{inventory.machine.windows.has_value(), u"Windows"_s,
                     inventory.machine.windows ? inventory.machine.windows->displayVersion : QString()},
          std::tuple{products, u"Product"_s, QString()}}) {
        DataSpace space;
        space.ecosystem = name;
        space.release = release;
        if (wanted)
            spaces.append(space);
    }
    return spaces;
}

void markNeeded(QList<FeedState> &feeds, const QList<DataSpace> &spaces, const QDateTime &now)
{
    const auto descriptions = feedDescriptions();
    const auto usable = [&](const QString &id) {
        return std::any_of(feeds.begin(), feeds.end(),
                           [&](const FeedState &state) { return state.id == id && isUsable(state, now); });
    };
    std::set<QString> needed;
    for (const auto &feed : descriptions) {
        // What every computer needs, one of which nothing is known needs as well.
        const bool asked = isNeeded(feed, {}, {}, now.date())
            || std::any_of(spaces.begin(), spaces.end(), [&](const DataSpace &space) {
                               return isNeeded(feed, space.ecosystem, space.release, now.date());
                           });
        if (!asked)
            continue;
        const auto standIn = std::find_if(descriptions.begin(), descriptions.end(), [&](const FeedDescription &other) {
            return other.standsInFor.contains(feed.id) && usable(other.id);
        });
        needed.insert(!usable(feed.id) && standIn != descriptions.end() ? standIn->id : feed.id);
    }
    for (auto &state : feeds)
        state.needed = needed.contains(state.id);
}

QList<FeedState> feedsFor(const QList<DataSpace> &spaces, const QList<FeedState> &feeds)
{
    QList<FeedState> chosen;
    for (const auto &state : feeds) {
        const bool speaks = std::any_of(spaces.begin(), spaces.end(), [&](const DataSpace &space) {
            return !releasesFor(space, state.covers).isEmpty();
        });
        if (state.needed || speaks)
            chosen.append(state);
    }
    return chosen;
}

} // namespace Patchwijzer
