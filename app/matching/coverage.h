// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataspace.h"
#include "core/feedstate.h"
#include "core/finding.h"
#include "core/inventory.h"

#include <QDateTime>
#include <QList>

namespace Patchwijzer {

/** Every feed that is missing, stale or expired, or that lost records at its import. */
[[nodiscard]] QList<NotChecked> feedGaps(const QList<FeedState> &feeds, const QDateTime &now);

/** Everything of the machine that no advisory was held against, or not well: places nobody looked at, records that
 *  could not be read, packages half installed, packages that a derivative made itself, software that no feed speaks of.
 *  @param space the data that packages are judged by.
 */
[[nodiscard]] QList<NotChecked> inventoryGaps(const Inventory &inventory, const DataSpace &space);

} // namespace Patchwijzer
