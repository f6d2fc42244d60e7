// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/assessmentanswers.h"
#include "core/finding.h"
#include "core/inventory.h"
#include "core/simulation.h"
#include "core/softwareidentity.h"
#include "core/update.h"

#include <QDateTime>
#include <QHash>
#include <QList>

namespace Patchwijzer {

/** How much of what is known about leaks could be compared with this machine. */
enum class AdvisoryLists {
    None,       ///< No usable list covers its release: nothing was compared, and it is said.
    Incomplete, ///< A list is missing or expired: what seems to wait may be urgent.
    Complete
};

struct PlanningInput {
    const Inventory &inventory;
    const QList<Finding> &findings;
    const QHash<QString, QDate> &advisoryDates;    ///< Advisory id -> date published.
    const QHash<QString, ExploitedCve> &exploited; ///< CVE -> entry.
    bool exploitedKnown = false;                   ///< A list of exploited CVEs is loaded and not expired.
    const UpgradeSimulation &simulation;
    MachineAnswers answers;
    QDateTime now; ///< UTC.
    AdvisoryLists lists = AdvisoryLists::Complete;
    QList<SoftwareIdentity> identities = {}; ///< Of Inventory::software, one for one; may be left out.
};

/** Groups findings and offered changes into updates, one per source package, with urgency and impact.
 *  Offered when the dry run has it; an advisory is closed by it when installed < fixed <= candidate.
 *  Ids are "deb:<source>" ("rpm:", "apk:"), or those of programUpdates(); a restart that is all that is missing has the
 * id "restart:computer" and the reason "restartPending". Nothing is called quiet while a list is missing or expired:
 * what would wait then goes with the next round (reason "listsIncomplete"). Sorted: urgency, exploited first, smallest
 * effect first, then id.
 *  @see facts: prioritisation, PLATFORMS 1.2, 1.3, 1.5
 */
[[nodiscard]] QList<Update> makeUpdates(const PlanningInput &input);

} // namespace Patchwijzer
