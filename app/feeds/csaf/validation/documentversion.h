// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <string_view>

namespace Patchwijzer::CsafCheck {

/** The version of a document: an integer, or a semantic version. Views into the text it was read from.
 *  @see CSAF 2.0, section 3.1.11; Semantic Versioning 2.0.0
 */
struct DocumentVersion {
    enum class Kind { Neither, Integer, Semantic };

    Kind kind = Kind::Neither;
    std::string_view major; ///< Digits without leading zeros; the whole number of an integer version.
    std::string_view minor;
    std::string_view patch;
    std::string_view preRelease; ///< Without the '-'; empty when there is none.
    std::string_view build;      ///< Without the '+'.

    /** 0, 0.y.z or with a pre-release part: not meant for the public yet. */
    [[nodiscard]] bool isZero() const { return kind != Kind::Neither && major == "0"; }
    /** The major number, or the integer itself; -1 when it has more than 18 digits or is no version at all. */
    [[nodiscard]] long long majorNumber() const;
};

[[nodiscard]] DocumentVersion parseDocumentVersion(std::string_view text);

enum class PreRelease { Counts, Ignored };

/** Order by precedence; build metadata never counts. An integer n stands where n.0.0 stands. */
[[nodiscard]] std::strong_ordering compare(const DocumentVersion &lhs, const DocumentVersion &rhs,
                                           PreRelease preRelease = PreRelease::Counts);

} // namespace Patchwijzer::CsafCheck
