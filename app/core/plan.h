// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessmentanswers.h"
#include "core/update.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

namespace Patchwijzer {

enum class StepState {
    Open,
    Done,      ///< The owner says it was carried out ("klaar").
    Checked,   ///< The version was read again and is new enough ("gecontroleerd").
    Failed,    ///< Read again, and the version is still too old ("niet gelukt").
    Postponed, ///< With a reason and a date ("uitgesteld").
};

/** What is remembered of one step. Keyed by update id; belongs to the version it was decided for. */
struct StepRecord {
    QString updateId;
    QString toVersion;   ///< The target when the decision was made.
    QString fromVersion; ///< Installed version when it was put in the plan.
    StepState state = StepState::Open;
    QString reason;       ///< For Postponed: the owner's words. Else empty.
    QDate until;          ///< For Postponed.
    QDateTime changedAt;  ///< UTC.
    QString versionFound; ///< At the last check; empty when never checked.
    bool inPlan = false;  ///< The owner put it in the plan.

    bool operator==(const StepRecord &) const = default;
};

enum class PreparationState { Open, Done, Skipped };

/** One preparation, e.g. "backup". */
struct PreparationRecord {
    QString id; ///< Stable key: "backup", "saveWork", "power", "diskSpace", "freshLists"
    PreparationState state = PreparationState::Open;
    QDateTime changedAt; ///< UTC.

    bool operator==(const PreparationRecord &) const = default;
};

struct Preparation {
    PreparationRecord record;
    FactOrigin origin = FactOrigin::NotLookedFor; ///< Measured: we looked ourselves and the answer is in `state`.
    qint64 neededBytes = -1;                      ///< diskSpace only.
    qint64 freeBytes = -1;                        ///< diskSpace only.
    QList<QString> commands;                      ///< Exactly what to type; only freshLists has one.

    bool operator==(const Preparation &) const = default;
};

struct Step {
    Update update;
    StepRecord record;
    QList<QString> commands; ///< Exactly what to type, one line each; empty when there is nothing to type.

    bool operator==(const Step &) const = default;
};

struct PlanStage {
    Urgency urgency = Urgency::CanWait;
    QList<Step> steps; ///< In the order to do them.

    bool operator==(const PlanStage &) const = default;
};

struct Plan {
    QDateTime madeAt; ///< UTC.
    QList<Preparation> preparations;
    QList<PlanStage> stages; ///< Most urgent first; empty stages left out.

    bool operator==(const Plan &) const = default;
};

/** The owner's decisions so far; what the store keeps. */
struct PlanMemory {
    MachineAnswers answers;
    QList<StepRecord> steps;               ///< At most one per updateId.
    QList<PreparationRecord> preparations; ///< At most one per id.

    bool operator==(const PlanMemory &) const = default;
};

} // namespace Patchwijzer

Q_DECLARE_METATYPE(Patchwijzer::Plan)
