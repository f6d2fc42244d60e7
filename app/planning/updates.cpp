// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planning/updates.h"

#include "planning/grouping.h"
#include "planning/impact.h"
#include "planning/programupdates.h"
#include "planning/updatebuilder.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

bool comesFirst(const Update &lhs, const Update &rhs)
{
    if (lhs.urgency != rhs.urgency)
        return lhs.urgency < rhs.urgency;
    if (lhs.exploitedCves.isEmpty() != rhs.exploitedCves.isEmpty())
        return !lhs.exploitedCves.isEmpty();
    const auto effect = compareEffect(lhs, rhs);
    return effect != 0 ? effect < 0 : lhs.id < rhs.id;
}

bool asksForRestart(const Update &update)
{
    return update.availability == UpdateAvailability::Offered && update.impact.restart.value == RestartKind::Computer;
}

} // namespace

QList<Update> makeUpdates(const PlanningInput &input)
{
    const auto groups = groupBySource(input.inventory, input.findings, input.simulation);
    QList<Update> updates;
    QList<const Finding *> waiting;
    for (auto it = groups.begin(); it != groups.end(); ++it) {
        if (auto update = buildUpdate(input, it.key(), it.value()))
            updates += *std::move(update);
        if (!bringsKernel(it.value()))
            waiting += it.value().waitingForRestart;
    }
    const bool restartComesAnyway = std::any_of(updates.begin(), updates.end(), asksForRestart);
    if (auto restart = buildRestart(input, waiting, restartComesAnyway))
        updates += *std::move(restart);
    updates += programUpdates(input);
    std::sort(updates.begin(), updates.end(), comesFirst);
    return updates;
}

} // namespace Patchwijzer
