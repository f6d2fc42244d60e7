// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan/planoverview.h"

#include <QSet>

namespace Patchwijzer {
namespace {

void addEffort(PlanOverview &overview, const Impact &impact)
{
    if (impact.duration.value) {
        overview.minutes.from += impact.duration.value->from;
        overview.minutes.to += impact.duration.value->to;
    } else {
        ++overview.unknownMinutes;
    }
    overview.restart = overview.restart || impact.restart.value == RestartKind::Computer;
}

void count(PlanOverview &overview, const NumberedStep &numbered)
{
    switch (numbered.step.record.state) {
    case StepState::Checked:
        ++overview.checked;
        return;
    case StepState::Postponed:
        ++overview.postponed;
        return;
    case StepState::Open:
    case StepState::Done:
    case StepState::Failed:
        break;
    }
    if (overview.currentId.isEmpty()) {
        overview.currentId = numbered.step.update.id;
        overview.currentNumber = numbered.number;
    }
    addEffort(overview, numbered.step.update.impact);
}

/** A step that succeeded has no update any more, so the plan no longer has it; its record remains. */
QList<StepRecord> finishedRecords(const Plan &plan, const PlanMemory &memory)
{
    QSet<QString> pending;
    for (const auto &stage : plan.stages) {
        for (const auto &step : stage.steps)
            pending.insert(step.update.id);
    }
    QList<StepRecord> finished;
    for (const auto &record : memory.steps) {
        if (record.inPlan && record.state == StepState::Checked && !pending.contains(record.updateId))
            finished.append(record);
    }
    return finished;
}

} // namespace

PlanOverview planOverview(const Plan &plan, const PlanMemory &memory)
{
    PlanOverview overview;
    overview.finished = finishedRecords(plan, memory);
    overview.checked = static_cast<int>(overview.finished.size());
    int number = overview.checked;
    for (const auto &stage : plan.stages) {
        OverviewStage mine{stage.urgency, {}};
        for (const auto &step : stage.steps) {
            if (!step.record.inPlan)
                continue;
            mine.steps.append({step, ++number, {}});
            count(overview, mine.steps.last());
        }
        if (!mine.steps.isEmpty())
            overview.stages.append(mine);
    }
    overview.steps = number;
    return overview;
}

QList<QString> suggestedForPlan(const Plan &plan)
{
    QList<QString> ids;
    for (const auto &stage : plan.stages) {
        if (stage.urgency != Urgency::Today && stage.urgency != Urgency::ThisWeek)
            continue;
        for (const auto &step : stage.steps) {
            if (!step.record.inPlan && step.record.state != StepState::Postponed
                && step.update.availability != UpdateAvailability::NoFix)
                ids.append(step.update.id);
        }
    }
    return ids;
}

} // namespace Patchwijzer
