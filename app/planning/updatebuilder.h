// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planning/grouping.h"
#include "planning/updates.h"

#include <QString>

#include <optional>

namespace Patchwijzer {

/** The row of one source package, or nothing when there is nothing to tell. @param source the group's key */
[[nodiscard]] std::optional<Update> buildUpdate(const PlanningInput &input, const QString &source,
                                                const SourceGroup &group);

/** The row that tells to restart, when a restart is all that is missing for @p waiting, or when the running system
 *  waits for one; nothing when neither holds.
 *  @param restartComesAnyway an offered update will ask for a restart itself
 */
[[nodiscard]] std::optional<Update> buildRestart(const PlanningInput &input, const QList<const Finding *> &waiting,
                                                 bool restartComesAnyway);

/** Whether the group's offered changes bring a new kernel image. */
[[nodiscard]] bool bringsKernel(const SourceGroup &group);

} // namespace Patchwijzer
