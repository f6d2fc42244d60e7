// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/assessmentanswers.h"
#include "core/finding.h"
#include "core/inventory.h"
#include "core/simulation.h"
#include "core/update.h"

#include <QDateTime>
#include <QHash>
#include <QList>

namespace Patchwijzer {

struct PlanningInput {
    const Inventory &inventory;
    const QList<Finding> &findings;
    const QHash<QString, QDate> &advisoryDates;    ///< Advisory id -> date published.
    const QHash<QString, ExploitedCve> &exploited; ///< CVE -> entry.
    bool exploitedKnown = false;                   ///< A list of exploited CVEs is loaded and not expired.
    const UpgradeSimulation &simulation;
    MachineAnswers answers;
    QDateTime now; ///< UTC.
};

/** Groups findings and offered changes into updates, one per source package, with urgency and impact.
 *  Offered when the dry run has it; an advisory is closed by it when installed < fixed <= candidate.
 *  Sorted: urgency, exploited first, smallest effect first, then id.
 */
[[nodiscard]] QList<Update> makeUpdates(const PlanningInput &input);

} // namespace Patchwijzer
