// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/plan.h"
#include "core/update.h"

#include <QDateTime>
#include <QList>

namespace Patchwijzer {

/** Disk space measured where updates need it; negative when not measured. */
struct DiskSpace {
    qint64 freeBytes = -1;        ///< Smallest of the file systems concerned.
    qint64 installDeltaBytes = 0; ///< What the updates add on disk, from the dry run; negative: they free space.
};

/** A staged plan of the updates that can be acted on, with what the owner decided before.
 *  A record made for another target version starts again as Open, but keeps its place in the plan.
 *  A postponement ends on its date, and never reaches past the deadline without being shown as such
 *  (reason "postponedPastDeadline" of the step's update).
 *  Updates without a fix are left out; those whose fix is published but not offered here have no command.
 *  @param listsDate UTC: age of the package manager's lists; invalid when it could not be measured.
 */
[[nodiscard]] Plan makePlan(const QList<Update> &updates, const PlanMemory &memory, const DiskSpace &disk,
                            const QDateTime &now, const QDateTime &listsDate = {});

/** Reads the version again: Checked when every installed package of the step is at least at its target,
 *  else Failed. A version that cannot be ordered never gives Checked.
 *  A pending restart is Checked when the running system no longer waits for one.
 *  @param inventory taken after the update was tried.
 */
[[nodiscard]] StepRecord checkStep(const Step &step, const Inventory &inventory, const QDateTime &now);

} // namespace Patchwijzer
