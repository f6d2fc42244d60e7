// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <algorithm>
#include <compare>

/** Characters and digit runs, as every version scheme sees them: ASCII only, no locale, no limit on the length. */
namespace Patchwijzer::Versions {

[[nodiscard]] constexpr bool isDigit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}

[[nodiscard]] constexpr bool isAlpha(char16_t c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

[[nodiscard]] constexpr bool isAlnum(char16_t c)
{
    return isDigit(c) || isAlpha(c);
}

[[nodiscard]] constexpr bool isPrintableAscii(char16_t c)
{
    return c >= 0x20 && c < 0x7F;
}

/** The longest start of @p text whose characters all satisfy @p accepts. */
template<typename Predicate>
[[nodiscard]] QStringView leading(QStringView text, Predicate accepts)
{
    const auto end = std::find_if_not(text.utf16(), text.utf16() + text.size(), accepts);
    return text.first(end - text.utf16());
}

[[nodiscard]] inline QStringView withoutLeadingZeros(QStringView digits)
{
    return digits.sliced(leading(digits, [](char16_t c) { return c == u'0'; }).size());
}

/** Code unit by code unit: for ASCII the same as strcmp in the C locale. */
[[nodiscard]] inline std::strong_ordering compareText(QStringView lhs, QStringView rhs)
{
    return lhs.compare(rhs) <=> 0;
}

/** Two runs of digits as numbers of any length. An empty run is zero. */
[[nodiscard]] inline std::strong_ordering compareDigits(QStringView lhs, QStringView rhs)
{
    const auto left = withoutLeadingZeros(lhs);
    const auto right = withoutLeadingZeros(rhs);
    return left.size() != right.size() ? left.size() <=> right.size() : compareText(left, right);
}

/** Whether the text is digits with single dots between them, as "10.0.19045". */
[[nodiscard]] inline bool isDotted(QStringView version)
{
    for (bool more = true; more;) {
        const auto digits = leading(version, isDigit);
        if (digits.isEmpty())
            return false;
        version = version.sliced(digits.size());
        more = version.startsWith(u'.');
        if (more)
            version = version.sliced(1);
    }
    return version.isEmpty();
}

/** Without the "v" of "v1.2". */
[[nodiscard]] inline QStringView withoutPrefix(QStringView version)
{
    const bool prefixed =
        version.size() > 1 && (version[0] == u'v' || version[0] == u'V') && isDigit(version[1].unicode());
    return prefixed ? version.sliced(1) : version;
}

/** A character that shows that text was lost or hidden on the way here: such a version has no order. */
[[nodiscard]] inline bool holdsLostText(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isNull() || c == QChar::ReplacementCharacter; })
        || !text.isValidUtf16();
}

} // namespace Patchwijzer::Versions
