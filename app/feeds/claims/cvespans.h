// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/productclaim.h"
#include "feeds/cverecord.h"

// Inside this room only.
namespace Patchwijzer::Claims {

/** What `versions` and `defaultStatus` of one item of `affected` say, as fields of a claim: for every version that is
 *  digits and dots the first span that holds it, or else `otherwise`, is what statusOf() says.
 */
struct CveSpans {
    VersionScheme scheme = VersionScheme::Unknown;
    bool certainOrder = false;
    QList<VersionSpan> spans;
    ClaimStatus otherwise = ClaimStatus::Unknown;
    bool partial = false;
    bool unbounded = false;
    bool doubtful = false;
};

/** @param own the order that the maker of the product has, whatever the record calls it; Unknown for the usual ones. */
[[nodiscard]] CveSpans spansOf(const CveAffected &affected, VersionScheme own = VersionScheme::Unknown);

} // namespace Patchwijzer::Claims
