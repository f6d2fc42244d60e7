// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planning/planner.h"

namespace Patchwijzer {

/** What to see to before the first step: fresh lists, back-up, saved work, power, disk space.
 *  Measured ones are answered here; the others by the owner, and such an answer grows old (a back-up after 7 days,
 *  saved work and power after 1).
 */
[[nodiscard]] QList<Preparation> makePreparations(const QList<Update> &updates, const PlanMemory &memory,
                                                  const DiskSpace &disk, const QDateTime &now,
                                                  const QDateTime &listsDate);

} // namespace Patchwijzer
