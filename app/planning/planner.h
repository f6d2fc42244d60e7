// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/plan.h"
#include "core/update.h"

#include <QDateTime>
#include <QList>

namespace Patchwijzer {

/** Free space measured where updates need it; negative when not measured. */
struct DiskSpace {
    qint64 freeBytes = -1; ///< Smallest of the file systems concerned.
};

/** A staged plan of the updates that can be acted on, with what the owner decided before.
 *  A record made for another target version starts again as Open, but keeps its place in the plan.
 *  A postponement ends on its date, and never reaches past the deadline without being shown as such.
 */
[[nodiscard]] Plan makePlan(const QList<Update> &updates, const PlanMemory &memory, const DiskSpace &disk,
                            const QDateTime &now);

/** Reads the version again: Checked when every installed package of the step is at least at its target,
 *  else Failed. A version that cannot be ordered never gives Checked.
 *  @param inventory taken after the update was tried.
 */
[[nodiscard]] StepRecord checkStep(const Step &step, const Inventory &inventory, const QDateTime &now);

} // namespace Patchwijzer
