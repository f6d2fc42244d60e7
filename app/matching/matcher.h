// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/feedstate.h"
#include "core/finding.h"
#include "core/findingscope.h"
#include "core/inventory.h"
#include "matching/lifecycle.h"

#include <QDateTime>
#include <QList>

namespace Patchwijzer {

struct MatchInput {
    const Inventory &inventory;
    const QList<Advisory> &advisories; ///< Of every feed; may hold other releases, which are ignored.
    const QList<FeedState> &feeds;     ///< Every known feed, missing ones included.
    QDateTime now;                     ///< UTC.
    SupportFacts support = {};         ///< May be empty.
    FindingScope scope = FindingScope::All;
};

struct MatchResult {
    QList<Finding> findings;      ///< Sorted by software, advisory.
    QList<NotChecked> notChecked; ///< Sorted.
};

/** Judges every installed package by the data of its own distribution release, and by nothing else: by source package,
 *  or by the package itself where the data name those; by architecture, module stream and flavour.
 *  One finding per package and advisory; a package that no advisory names gives none. Advisories that are names of one
 *  thing count as one. The same input gives the same output, whatever the order of packages, advisories and feeds.
 *
 *  Finding::reason holds one of:
 *  - Undetermined: "versionUnreadable", "versionUnknown", "noVersions", "publisherUndetermined"; "epochUnknown",
 *    "moduleUnknown", "flavourUnknown" (the data and the machine cannot be held side by side); "endOfSupport" (also of
 *    the system itself, as advisory "EOL:debian:10"), "packageSupportEnded";
 *  - NotChecked: "feedExpired", "feedMissing"; "endOfSupport" and "packageSupportEnded" where an answer would reassure;
 *    "releaseUnknown" and "releaseNotCovered" of the system itself, as advisory "RELEASE:fedora:38";
 *  - Possible: "publisherUnimportant" (open, and the publisher thinks little of it); "oldKernel" (installed, but
 * neither running nor the newest: never a pending fix); "derivative" (by the data of a system that is only related);
 *  - Vulnerable: "restartPending" (until the computer starts the newer kernel it already has); "fixNeedsSubscription"
 *    (the repair is only for those who bought more; Finding::fixedVersion is empty);
 *  - any: "feedsDisagree" (the more worrying answer is given).
 *
 *  Evidence::rule holds one of: "debFixedVersion", "debOpenRange", "debLastAffected", "debNamedVersion",
 *  "debBeforeIntroduced", "debUnreadable", the same with "rpm" and "apk"; "publisherStatus", "withdrawn",
 *  "supportEnded", and for an advisory without a fix of its own "fixNamedByAdvisory" or "fixedByAdvisory".
 *  @see facts: MATCHING 1-5, 7-8; OSV schema 1.7 evaluation; Debian Policy 5.6.12
 */
[[nodiscard]] MatchResult matchAdvisories(const MatchInput &input);

} // namespace Patchwijzer
