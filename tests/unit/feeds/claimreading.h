// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/productclaim.h"
#include "core/version.h"

#include <algorithm>
#include <optional>

// How the tests read a claim: as its header says, and no further.
namespace Patchwijzer::Test {

inline bool isNumbers(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'.' || (c >= u'0' && c <= u'9'); });
}

/** By the claim's own order, or else as versions of digits and dots. */
inline std::partial_ordering compareIn(const ProductClaim &claim, const QString &lhs, const QString &rhs)
{
    const auto order = compareVersions(claim.scheme, lhs, rhs);
    if (order != std::partial_ordering::unordered || !isNumbers(lhs) || !isNumbers(rhs))
        return order;
    return compareVersions(VersionScheme::Windows, lhs, rhs);
}

/** Whether it holds the version; nothing when that cannot be told. */
inline std::optional<bool> holds(const ProductClaim &claim, const VersionSpan &span, const QString &version)
{
    if (span.series)
        return compareIn(claim, version, span.from) == 0 || version.startsWith(span.from + u'.');
    bool unsure = false;
    if (!span.from.isEmpty()) {
        const auto order = compareIn(claim, span.from, version);
        if (order > 0 || (order == 0 && !span.fromIncluded))
            return false;
        unsure = order == std::partial_ordering::unordered;
    }
    if (!span.to.isEmpty()) {
        const auto order = compareIn(claim, version, span.to);
        if (order > 0 || (order == 0 && !span.toIncluded))
            return false;
        unsure = unsure || order == std::partial_ordering::unordered;
    }
    return unsure ? std::nullopt : std::optional(true);
}

/** The first span that holds the version, or what holds for the rest. */
inline ClaimStatus statusIn(const ProductClaim &claim, const QString &version)
{
    for (const auto &span : claim.spans) {
        const auto in = holds(claim, span, version);
        if (!in)
            return ClaimStatus::Unknown;
        if (*in)
            return span.status;
    }
    return claim.otherwise;
}

} // namespace Patchwijzer::Test
