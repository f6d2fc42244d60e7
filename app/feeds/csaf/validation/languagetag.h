// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace Patchwijzer::CsafCheck {

enum class LanguageTag {
    Valid,
    Malformed,     ///< Not built as RFC 5646, section 2.1 wants it, or with a part given twice.
    UnknownSubtag, ///< Well-formed, but with a part that the registry does not know.
};

/** Whether @p text is a valid language tag: well-formed, and every subtag registered or for private use.
 *  @see RFC 5646, section 2.2.9; resources/csaf/language-subtags.txt
 */
[[nodiscard]] LanguageTag checkLanguageTag(std::string_view text);

} // namespace Patchwijzer::CsafCheck
