// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "core/finding.h"
#include "core/inventory.h"
#include "core/softwareidentity.h"
#include "core/windowsfix.h"

#include <QDateTime>
#include <QList>

namespace Patchwijzer {

struct MicrosoftProgramInput {
    const Software &software;
    const SoftwareIdentity &identity; ///< `productKeys` with "msrc:", `version` and the confidence count.
    const QList<WindowsFix> &fixes;   ///< Of every feed; those of other products are left alone.
    const WindowsRelease *windows;    ///< Whose updates are known; may be null.
    const QList<FeedState> &feeds;    ///< Every known feed.
    QDateTime now;                    ///< UTC.
};

/** Judges a program of Microsoft by the versions that Microsoft's own advisories name as repaired: Edge, Visual Studio,
 *  .NET, SQL Server, Exchange. A product is repaired in several lines at once (cumulative updates 12 and 13, GDR beside
 *  CU): only the installed line counts. Office that updates itself has a build for each channel, which no advisory
 *  tells, and Office from an installer keeps the version of its first day: both are Undetermined,
 * "officeBuildsUnknown".
 *
 *  A finding for each leak that names one of the keys of @p input; sorted by advisory. A key stands for all products of
 *  its family: see microsoftProductFamily().
 *  Evidence::rule: "microsoftFixedVersion", "windowsUpdateOffers", "windowsKbInstalled", "publisherStatus",
 * "withdrawn". Finding::reason: "officeBuildsUnknown", "noBuildForLine", "noFixNamed", "versionUnknown",
 * "versionPlaceholder", "publisherUndetermined", "endOfSupport" (Undetermined), "identityUnsure" (Possible),
 * "feedExpired", "feedMissing" (NotChecked), "feedsDisagree".
 */
[[nodiscard]] QList<Finding> matchMicrosoftProgram(const MicrosoftProgramInput &input);

} // namespace Patchwijzer
