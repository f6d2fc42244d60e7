// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/productclaim.h"
#include "core/version.h"

#include <QString>

#include <compare>

namespace Patchwijzer {

/** What one claim says about one version. */
struct ClaimAnswer {
    ClaimStatus status = ClaimStatus::Unknown;
    QString rule;            ///< Evidence::rule.
    QString reason;          ///< Why it is unknown, or not sure: Finding::reason. Else empty.
    QString advisoryVersion; ///< The version it was compared with; may be empty.
    QString fixedVersion;    ///< The lowest named version after it that is not affected; empty when there is none.
    QString lastAffected;    ///< Without a fixedVersion: the version that ends the range and still has the leak.
    bool open = false;       ///< Affected by a range that nothing ends.
    bool doubtful = false;   ///< Affected only when a build number is passed over: 5.16.6.24712 by "up to 5.16.6".

    bool operator==(const ClaimAnswer &) const = default;
};

/** Orders two versions by @p scheme; where that fails and both are digits and dots, as numbers. Unordered otherwise,
 *  and where either holds a blank: never as texts.
 */
[[nodiscard]] std::partial_ordering compareProgramVersions(VersionScheme scheme, const QString &lhs,
                                                           const QString &rhs);

/** keepHigher() by compareProgramVersions(). */
void keepHigher(QString *kept, const QString &version, VersionScheme scheme);

/** The first span that holds the version counts. A span of which that cannot be told leaves the answer unknown, unless
 *  it would have said the same.
 *
 *  A version that no span holds, of a claim that says nothing about the rest: not affected when it lies behind the end
 *  of a range in its own branch, behind all ranges, or before all of them; else unknown ("notListed"). The standard
 *  leaves it unknown, but to name the version that ends a range is to say that this one no longer is. So is a claim
 *  read that calls the rest affected beside ranges that end and are all affected too.
 *
 *  `rule` is one of "programFixedVersion", "programLastAffected", "programNamedVersion", "programOpenRange",
 *  "programBeforeIntroduced", "programAllVersions", "programStatus", "programUnreadable".
 *  `reason` is one of "versionUnknown", "versionUnreadable", "notListed", "noVersions", "publisherUndetermined".
 *  @param scheme of the installed program; the claim's own goes before it.
 *  @see CVE schema, docs/versions.md; facts: MATCHING 2 (lesson 2), 5 and 6
 */
[[nodiscard]] ClaimAnswer answerOf(const ProductClaim &claim, VersionScheme scheme, const QString &version);

} // namespace Patchwijzer
