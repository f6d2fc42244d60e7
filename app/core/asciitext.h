// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

/** Kinds of bytes in the text forms that we read; whatever the locale, and false for every byte of another letter. */
namespace Patchwijzer::Ascii {

[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/** What may stand between two words of JSON. @see RFC 8259, section 2 */
[[nodiscard]] constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/** Whether a text is digits only, and at least one. @tparam Text any view or array of bytes */
template<typename Text>
[[nodiscard]] bool isDigits(const Text &text)
{
    return text.begin() != text.end() && std::all_of(text.begin(), text.end(), isDigit);
}

} // namespace Patchwijzer::Ascii
