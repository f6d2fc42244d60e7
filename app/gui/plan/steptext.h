// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "gui/kit/icons.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** The state of a step as icon and words; the words alone say it all. */
struct StepStateView {
    Icon icon = Icon::Info;
    Ink ink = Ink::Muted;
    QString words; ///< "checked", or "postponed until … because …" in full.

    bool operator==(const StepStateView &) const = default;
};

[[nodiscard]] StepStateView stateView(const StepRecord &record);

/** What the owner does for this step, one action per line, in order. Never empty. */
[[nodiscard]] QList<QString> stepInstructions(const Step &step);

/** To read before the step is carried out: what goes away. May be empty. */
[[nodiscard]] QString stepWarning(const Step &step);

/** What the last check found, and what to do now; empty when the version was not read again since the last decision. */
[[nodiscard]] QString stepVerdict(const StepRecord &record);

/** The row that says that the computer still has to be restarted. */
[[nodiscard]] bool isRestartStep(const Step &step);
/** Published, but this computer's package manager does not have it: there is nothing to carry out yet. */
[[nodiscard]] bool isWaitingStep(const Step &step);
/** "openssl" of "deb:openssl", for a step of which only the record is left. */
[[nodiscard]] QString nameOfUpdateId(const QString &updateId);

} // namespace Patchwijzer
