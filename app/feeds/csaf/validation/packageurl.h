// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace Patchwijzer::CsafCheck {

/** What is wrong with a package URL, in English; null when it is a valid one. The rules that hold for every type are
 *  checked, those of single types (which ones want a namespace) are not.
 *  @see https://github.com/package-url/purl-spec, "A purl is a URL", "Rules for each purl component"
 */
[[nodiscard]] const char *packageUrlProblem(std::string_view text);

} // namespace Patchwijzer::CsafCheck
