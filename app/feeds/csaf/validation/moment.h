// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <string_view>

namespace Patchwijzer::CsafCheck {

/** A moment as exact as it was written: revisions can be less than a millisecond apart. */
struct Moment {
    bool valid = false;
    long long seconds = 0;     ///< Since 1970 in UTC.
    std::string_view fraction; ///< Digits behind the point, without the zeros at their end.

    // Digits behind a point sort as text does.
    std::strong_ordering operator<=>(const Moment &) const = default;
};

/** @see RFC 3339, section 5.6 */
[[nodiscard]] Moment parseMoment(std::string_view text);

} // namespace Patchwijzer::CsafCheck
