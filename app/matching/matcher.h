// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/feedstate.h"
#include "core/finding.h"
#include "core/inventory.h"

#include <QDateTime>
#include <QList>

namespace Patchwijzer {

struct MatchInput {
    const Inventory &inventory;
    const QList<Advisory> &advisories; ///< Of every feed; may hold other releases, which are ignored.
    const QList<FeedState> &feeds;     ///< Every known feed, missing ones included.
    QDateTime now;                     ///< UTC.
};

struct MatchResult {
    QList<Finding> findings;      ///< All five verdicts; sorted by software, advisory.
    QList<NotChecked> notChecked; ///< Sorted.
};

/** Judges every installed package by the data of its own distribution release, and by nothing else.
 *  One finding per package and advisory; a package that no advisory names gives none. The same input gives the same
 *  output, whatever the order of packages, advisories and feeds.
 *
 *  Finding::reason holds one of: "versionUnreadable", "versionUnknown", "noVersions", "endOfSupport",
 *  "publisherUndetermined" (Undetermined); "feedExpired", "feedMissing" (NotChecked); "publisherUnimportant" (Possible:
 *  open, and the publisher thinks little of it); "oldKernel" (Possible: installed, but neither running nor the newest:
 *  never a pending fix); "restartPending" (Vulnerable until the computer starts the newer kernel it already has);
 *  "feedsDisagree" (the more worrying answer is given).
 *
 *  Evidence::rule holds one of: "debFixedVersion", "debOpenRange", "debLastAffected", "debNamedVersion",
 *  "debBeforeIntroduced", "debUnreadable", "publisherStatus", "withdrawn", and for an advisory without a fix of its own
 *  "fixNamedByAdvisory" or "fixedByAdvisory".
 *  @see facts: MATCHING 1-5, 8; OSV schema 1.7 evaluation; Debian Policy 5.6.12
 */
[[nodiscard]] MatchResult matchAdvisories(const MatchInput &input);

} // namespace Patchwijzer
