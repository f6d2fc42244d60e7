// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impact.h"
#include "core/plan.h"
#include "core/update.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** One step as the Plan page numbers it. */
struct NumberedStep {
    Step step;
    int number = 0; ///< From 1, over the whole plan.
    QString about;  ///< What the update is about, in a sentence or two; filled in by the page.

    bool operator==(const NumberedStep &) const = default;
};

struct OverviewStage {
    Urgency urgency = Urgency::CanWait;
    QList<NumberedStep> steps;

    bool operator==(const OverviewStage &) const = default;
};

/** What the owner put in the plan, counted. Nothing here is worded. */
struct PlanOverview {
    QList<StepRecord> finished; ///< Checked, and the machine has nothing left to offer for them.
    QList<OverviewStage> stages;
    int steps = 0;   ///< In the plan, finished ones included.
    int checked = 0; ///< Finished ones included.
    int postponed = 0;
    QString currentId; ///< The first step that waits for the owner; empty when none does.
    int currentNumber = 0;
    Minutes minutes;        ///< Of the steps still to do, without restarts.
    int unknownMinutes = 0; ///< Steps still to do of which the duration is unknown.
    bool restart = false;   ///< A step still to do restarts the computer.

    bool operator==(const PlanOverview &) const = default;
};

/** @param memory gives the steps that are done and therefore no longer in @p plan. */
[[nodiscard]] PlanOverview planOverview(const Plan &plan, const PlanMemory &memory);

/** Steps the owner could put in the plan: those for today and this week that are not in it and can be carried out. */
[[nodiscard]] QList<QString> suggestedForPlan(const Plan &plan);

} // namespace Patchwijzer
