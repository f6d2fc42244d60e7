// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace Patchwijzer::CsafCheck {

enum class CweMatch {
    Right,
    UnknownId,
    OtherName ///< The number is known, but never had this name.
};

/** Whether the CWE with this id ("CWE-79") has or once had this name. Spaces at the end of a name do not count: in some
 *  versions of the list the name itself ends in one.
 *  @see CSAF 2.0, section 6.1.11; resources/cwe/cwe.tsv
 */
[[nodiscard]] CweMatch matchCwe(std::string_view id, std::string_view name);

} // namespace Patchwijzer::CsafCheck
