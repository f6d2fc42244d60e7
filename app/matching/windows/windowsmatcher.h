// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "core/finding.h"
#include "core/inventory.h"
#include "core/kbfact.h"
#include "core/lifecycle.h"
#include "core/windowsfix.h"

#include <QDateTime>
#include <QList>

namespace Patchwijzer {

struct WindowsMatchInput {
    const WindowsRelease &windows;
    const QList<WindowsFix> &fixes;            ///< Of every feed; those of other products are left alone.
    const QList<KbFact> &updates;              ///< Likewise; what replaces what.
    const QList<ProductLifecycle> &lifecycles; ///< Of "windows" and "windows-server"; may hold more.
    const QList<FeedState> &feeds;             ///< Every known feed.
    QDateTime now;                             ///< UTC.
};

struct WindowsMatchResult {
    QList<Finding> findings;      ///< Sorted by software, advisory.
    QList<NotChecked> notChecked; ///< "releaseUnknown", "releaseNotCovered", "endOfSupport", or
                                  ///< "windowsUpdatesUnclear" with the number of leaks; sorted.
};

/** Windows as a piece of software: SoftwareKind::OperatingSystem, source "windows", the build as its version. */
[[nodiscard]] Software windowsSoftware(const WindowsRelease &windows);

/** Judges Windows itself, and what runs on it and is repaired by its updates (.NET Framework, old browsers).
 *  One finding per leak and software. Its build against the build that repairs it comes first; the list of updates
 *  where there is no such build, or where updates need not hold those before them (before Windows 10). Of several
 *  sources Microsoft's own advisories come before the CVE record, and that before wesng.
 *
 *  Evidence::rule: "windowsFixedBuild", "windowsKbInstalled", "windowsKbMissing", "windowsUpdateOffers",
 *  "publisherStatus", "withdrawn", "lifecycle".
 *  Finding::reason: "noBuildForLine" (only builds of other releases are named), "buildUnknown", "noFixNamed",
 *  "updatesNotKnown", "kbUnknown" (an installed update that no list knows may hold the repair), "componentUnknown" (it
 *  is in a part that need not be there), "separateUpdate" (repaired apart from the monthly update, of which nothing is
 *  known), "buildAndUpdatesDisagree", "publisherUndetermined", "endOfSupport", "releaseUnknown" (Undetermined);
 *  "endOfSupport", "feedExpired", "feedMissing" (NotChecked); "feedsDisagree" (with the answer of the source that comes
 *  first).
 *  Leaks that an unknown update leaves open ("kbUnknown") are one finding when there are several, with the id
 *  "windowsUpdatesUnclear", all their numbers, and the unknown updates as `Evidence::installedVersion`.
 *  Finding::updateKb is the update to install today: the last that holds the repair.
 *  @see facts: MATCHING 2 and complaints 1, 7, 18
 */
[[nodiscard]] WindowsMatchResult matchWindows(const WindowsMatchInput &input);

} // namespace Patchwijzer
