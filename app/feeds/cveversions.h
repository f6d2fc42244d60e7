// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/cverecord.h"

#include <QString>

namespace Patchwijzer {

/** What a CVE record says of one version. */
struct CveVerdict {
    CveStatus status = CveStatus::Unknown;
    bool certain = false; ///< Every step is what the standard defines. False: our best reading; say "probably".
    /** Stable key, why it is unknown or not certain; of several the first:
     *  - "notListed": no item covers it and the publisher does not say what holds for the rest;
     *  - "pastKnownRanges": likewise, and it comes after the end of every affected range;
     *  - "publisherUnknown": the publisher says that it is unknown;
     *  - "noOrder": the order of the publisher's versions is not defined;
     *  - "commits": only commits of a source repository are named;
     *  - "prose": a sentence stands where a version belongs;
     *  - "noVersion": a word such as "n/a" stands where a version belongs;
     *  - "emptyRange": the range ends where, or before, it begins;
     *  - "twoLimits": it has both `lessThan` and `lessThanOrEqual`;
     *  - "versionUnreadable": the version asked about is empty.
     */
    QString reason;
    QString fixedVersion; ///< When affected: the first version that no longer is, if the item that covers it names one.

    bool operator==(const CveVerdict &) const = default;
};

/** The status of @p version by the algorithm of the CVE project: the first item that covers it, else the default.
 *  An item of which that cannot be told leaves the answer unknown, unless it would say the same.
 *  Beyond the standard, and then never certain: `custom` and missing orders when both sides are digits and dots; words
 *  for "no lower limit"; a range from a version to below that same version, which some write for "before it"; and a few
 *  ways to write a range in words ("prior to 7.2.1", ">= 1.0, < 1.2", "2.1 and earlier", "7.0.x").
 *  @see CVE schema, docs/versions.md, "Version Status Decisions"; facts: FEEDS 6.2
 */
[[nodiscard]] CveVerdict statusOf(const CveAffected &affected, const QString &version);

} // namespace Patchwijzer
