// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "core/result.h"
#include "workflow/assessment.h"

#include <QDate>
#include <QDateTime>
#include <QString>

#include <stop_token>

namespace Patchwijzer {

/** What the owner decides about one step. */
struct StepChange {
    enum class Kind { PutInPlan, RemoveFromPlan, MarkDone, Reopen, Postpone };

    Kind kind = Kind::PutInPlan;
    QDate until;    ///< Postpone only; after today.
    QString reason; ///< Postpone only; not empty.
};

// Each of these saves to @p caseDir first and then gives the memory that includes it; an error means
// that nothing was saved. An empty @p caseDir is WrongUse: decisions are not kept for another computer.

/** @return UnknownUpdate when the plan has no such step; WrongUse with `where` "until" or "reason". */
[[nodiscard]] Result<PlanMemory> decide(const QString &caseDir, const Assessment &assessment, const QString &updateId,
                                        const StepChange &change, const QDateTime &now);
[[nodiscard]] Result<PlanMemory> decidePreparation(const QString &caseDir, const Assessment &assessment,
                                                   const QString &id, PreparationState state, const QDateTime &now);
[[nodiscard]] Result<PlanMemory> decideExposed(const QString &caseDir, const Assessment &assessment, Answer exposed);

/** Reads the inventory again, checks the step's versions and saves the outcome. */
[[nodiscard]] Result<StepRecord> checkAndSave(const AssessOptions &options, const Step &step,
                                              std::stop_token stop = {});

/** The step to check: the plan's own, or, when the update is no longer pending, one made from what was remembered.
 *  @return UnknownUpdate when neither knows it.
 */
[[nodiscard]] Result<Step> stepToCheck(const Assessment &assessment, const QString &updateId);

/** The step for this update, or nullptr; points into @p plan. */
[[nodiscard]] const Step *findStep(const Plan &plan, const QString &updateId);

/** @p memory with @p record in the place of the one for the same update. */
[[nodiscard]] PlanMemory withRecord(PlanMemory memory, const StepRecord &record);

} // namespace Patchwijzer
