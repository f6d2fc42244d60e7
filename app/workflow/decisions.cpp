// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/decisions.h"

#include "planning/planner.h"
#include "planning/programupdates.h"
#include "planning/sourceversion.h"
#include "store/casedatabase.h"

#include <algorithm>
#include <utility>

namespace Patchwijzer {
namespace {

constexpr qsizetype longestReason = 1000;

Result<CaseDatabase> openDecisions(const QString &caseDir)
{
    if (caseDir.isEmpty())
        return fail(Error::Code::WrongUse, {}, QStringLiteral("decisions are only kept for this computer itself"));
    return CaseDatabase::open(caseDir);
}

Result<> validatePostponement(const StepChange &change, const QDateTime &now)
{
    if (!change.until.isValid() || change.until <= now.toLocalTime().date())
        return fail(Error::Code::WrongUse, QStringLiteral("until"), QStringLiteral("needs a date after today"));
    const auto reason = change.reason.trimmed();
    if (reason.isEmpty() || reason.size() > longestReason)
        return fail(Error::Code::WrongUse, QStringLiteral("reason"),
                    QStringLiteral("needs 1 to %1 characters").arg(longestReason));
    return {};
}

StepRecord changed(StepRecord record, const Update &update, const StepChange &change, const QDateTime &now)
{
    record.updateId = update.id;
    record.toVersion = update.to;
    if (record.fromVersion.isEmpty())
        record.fromVersion = update.from;
    record.changedAt = now;
    switch (change.kind) {
    case StepChange::Kind::PutInPlan:
        record.inPlan = true;
        record.fromVersion = update.from;
        break;
    case StepChange::Kind::RemoveFromPlan:
        record.inPlan = false;
        break;
    case StepChange::Kind::MarkDone:
        record.state = StepState::Done;
        break;
    case StepChange::Kind::Reopen:
        record.state = StepState::Open;
        break;
    case StepChange::Kind::Postpone:
        record.state = StepState::Postponed;
        break;
    }
    const auto postponed = record.state == StepState::Postponed;
    if (change.kind == StepChange::Kind::Postpone) {
        record.until = change.until;
        record.reason = change.reason.trimmed();
    } else if (!postponed) {
        record.until = {};
        record.reason.clear();
    }
    return record;
}

constexpr QStringView restartId = u"restart:computer";

/** A step for an update that was decided on and is no longer pending: the versions are compared by source. */
Step rememberedStep(const StepRecord &record, const Assessment &assessment)
{
    Step step;
    step.record = record;
    auto &update = step.update;
    update.id = record.updateId;
    update.name = record.updateId.section(QLatin1Char(':'), 1);
    update.from = record.fromVersion;
    update.to = record.toVersion;
    if (update.id == restartId)
        update.reasons = {QStringLiteral("restartPending")};
    for (const auto &software : assessment.inventory.software) {
        if (sourceNameOf(software) == update.name)
            update.packages.append(software.name);
    }
    recogniseProgramUpdate(update, assessment.inventory, assessment.identities);
    return step;
}

} // namespace

const Step *findStep(const Plan &plan, const QString &updateId)
{
    for (const auto &stage : plan.stages) {
        const auto found = std::find_if(stage.steps.begin(), stage.steps.end(),
                                        [&](const Step &step) { return step.update.id == updateId; });
        if (found != stage.steps.end())
            return &*found;
    }
    return nullptr;
}

Result<Step> stepToCheck(const Assessment &assessment, const QString &updateId)
{
    if (const auto *step = findStep(assessment.plan, updateId))
        return *step;
    for (const auto &record : assessment.memory.steps) {
        if (record.updateId == updateId)
            return rememberedStep(record, assessment);
    }
    return fail(Error::Code::UnknownUpdate, updateId);
}

PlanMemory withRecord(PlanMemory memory, const StepRecord &record)
{
    const auto found = std::find_if(memory.steps.begin(), memory.steps.end(),
                                    [&](const StepRecord &known) { return known.updateId == record.updateId; });
    if (found == memory.steps.end())
        memory.steps.append(record);
    else
        *found = record;
    return memory;
}

Result<PlanMemory> decide(const QString &caseDir, const Assessment &assessment, const QString &updateId,
                          const StepChange &change, const QDateTime &now)
{
    const auto *step = findStep(assessment.plan, updateId);
    if (step == nullptr)
        return fail(Error::Code::UnknownUpdate, updateId);
    if (change.kind == StepChange::Kind::Postpone)
        PW_TRY_VOID(validatePostponement(change, now));
    const auto record = changed(step->record, step->update, change, now);
    PW_TRY(auto database, openDecisions(caseDir));
    PW_TRY_VOID(database.save(record));
    return withRecord(assessment.memory, record);
}

Result<PlanMemory> decidePreparation(const QString &caseDir, const Assessment &assessment, const QString &id,
                                     PreparationState state, const QDateTime &now)
{
    const auto &known = assessment.plan.preparations;
    const auto isIt = [&](const auto &preparation) { return preparation.record.id == id; };
    if (std::none_of(known.begin(), known.end(), isIt))
        return fail(Error::Code::WrongUse, id, QStringLiteral("no such preparation"));
    const PreparationRecord record{id, state, now};
    PW_TRY(auto database, openDecisions(caseDir));
    PW_TRY_VOID(database.save(record));
    auto memory = assessment.memory;
    memory.preparations.removeIf([&](const PreparationRecord &old) { return old.id == id; });
    memory.preparations.append(record);
    return memory;
}

Result<PlanMemory> decideExposed(const QString &caseDir, const Assessment &assessment, Answer exposed)
{
    auto memory = assessment.memory;
    memory.answers.exposed = exposed;
    PW_TRY(auto database, openDecisions(caseDir));
    PW_TRY_VOID(database.save(memory.answers));
    return memory;
}

Result<StepRecord> checkAndSave(const AssessOptions &options, const Step &step, std::stop_token stop)
{
    PW_TRY(const auto inventory, takeInventory(options, std::move(stop)));
    auto record = checkStep(step, inventory, options.now);
    PW_TRY(auto database, openDecisions(options.decisionsDir()));
    PW_TRY_VOID(database.save(record));
    return record;
}

} // namespace Patchwijzer
