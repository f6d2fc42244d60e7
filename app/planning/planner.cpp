// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planning/planner.h"

#include "planning/impact.h"
#include "planning/preparations.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace Patchwijzer {
namespace {

bool isRestartRow(const Update &update)
{
    return update.reasons.contains(u"restartPending");
}

/** What can only be waited for: published, but not offered here. */
bool onlyWaits(const Update &update)
{
    return update.availability == UpdateAvailability::FixPublished && !isRestartRow(update);
}

/** Groups inside a stage, in the order to do them: quiet updates, those that restart the computer, the restart that
 *  is still due, those that remove something (each to be looked at alone), and what can only be waited for.
 */
int turnOf(const Update &update)
{
    if (onlyWaits(update))
        return 4;
    if (!update.impact.removed.isEmpty())
        return 3;
    if (isRestartRow(update))
        return 2;
    return update.impact.restart.value == RestartKind::Computer ? 1 : 0;
}

bool comesFirst(const Step &lhs, const Step &rhs)
{
    const auto turn = turnOf(lhs.update) - turnOf(rhs.update);
    if (turn != 0)
        return turn < 0;
    const auto effect = compareEffect(lhs.update, rhs.update);
    return effect != 0 ? effect < 0 : lhs.update.id < rhs.update.id;
}

StepRecord recordFor(const Update &update, const StepRecord *remembered, const QDateTime &now)
{
    StepRecord fresh;
    fresh.updateId = update.id;
    fresh.toVersion = update.to;
    fresh.fromVersion = update.from;
    if (!remembered)
        return fresh;
    if (remembered->toVersion != update.to) {
        fresh.inPlan = remembered->inPlan;
        return fresh;
    }
    auto record = *remembered;
    const bool postponementEnded =
        record.state == StepState::Postponed && (!record.until.isValid() || record.until <= now.date());
    // Still in the list, so whatever was checked then does not hold now.
    const bool contradicted = record.state == StepState::Checked;
    if (postponementEnded || contradicted)
        record.state = StepState::Open;
    return record;
}

Step stepFor(const Update &update, const StepRecord *remembered, const QDateTime &now)
{
    Step step{.update = update, .record = recordFor(update, remembered, now), .commands = update.commands};
    if (step.record.state == StepState::Postponed && update.deadline && step.record.until > *update.deadline)
        step.update.reasons += QStringLiteral("postponedPastDeadline");
    return step;
}

} // namespace

Plan makePlan(const QList<Update> &updates, const PlanMemory &memory, const DiskSpace &disk, const QDateTime &now,
              const QDateTime &listsDate)
{
    QHash<QString, const StepRecord *> remembered;
    for (const auto &record : memory.steps)
        remembered.insert(record.updateId, &record);

    Plan plan{.madeAt = now, .preparations = {}, .stages = {}};
    constexpr std::array order{Urgency::Today, Urgency::ThisWeek, Urgency::NextRound, Urgency::CanWait};
    for (const auto urgency : order) {
        PlanStage stage{.urgency = urgency, .steps = {}};
        for (const auto &update : updates) {
            if (update.urgency == urgency && update.availability != UpdateAvailability::NoFix)
                stage.steps += stepFor(update, remembered.value(update.id), now);
        }
        std::sort(stage.steps.begin(), stage.steps.end(), comesFirst);
        if (!stage.steps.isEmpty())
            plan.stages += stage;
    }
    if (!plan.stages.isEmpty())
        plan.preparations = makePreparations(updates, memory, disk, now, listsDate);
    return plan;
}

} // namespace Patchwijzer
