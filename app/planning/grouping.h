// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/finding.h"
#include "core/inventory.h"
#include "core/simulation.h"

#include <QList>
#include <QMap>
#include <QString>

namespace Patchwijzer {

/** One change together with the installed package it is about; `software` is null for a new package. */
struct GroupedChange {
    const PackageChange *change = nullptr;
    const Software *software = nullptr;
};

/** Everything about one source package. Points into the inventory, findings and simulation it was made from. */
struct SourceGroup {
    QList<GroupedChange> changes;             ///< In the order of the simulation.
    QList<const Finding *> findings;          ///< Vulnerable or possible, to be mended by an update.
    QList<const Finding *> waitingForRestart; ///< Mended on disk, not in what runs.
};

/** Groups by source package. A new package joins the update that brings it, and a removal the one that causes it,
 *  when that can be told (kernel, same source, same version, or only one update at all); else it stands alone.
 *  Findings of kernels that neither run nor are the newest are left out: no update mends those. So are those about
 *  what is no package of a distribution: see programUpdates().
 */
[[nodiscard]] QMap<QString, SourceGroup> groupBySource(const Inventory &inventory, const QList<Finding> &findings,
                                                       const UpgradeSimulation &simulation);

} // namespace Patchwijzer
