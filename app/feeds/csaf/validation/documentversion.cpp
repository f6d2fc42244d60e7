// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/documentversion.h"

#include "core/asciitext.h"

#include <algorithm>
#include <charconv>

namespace Patchwijzer::CsafCheck {
namespace {

bool isNumber(std::string_view text)
{
    return Ascii::isDigits(text) && (text.size() == 1 || text[0] != '0');
}

std::string_view cut(std::string_view *text, char at)
{
    const auto end = text->find(at);
    const auto head = text->substr(0, end);
    text->remove_prefix(end == std::string_view::npos ? text->size() : end + 1);
    return head;
}

/** Identifiers of letters, digits and '-', parted by dots; numbers have no leading zero where that matters. */
bool areIdentifiers(std::string_view text, bool zerosAllowed)
{
    if (text.empty() || text.back() == '.')
        return false;
    while (!text.empty()) {
        const auto part = cut(&text, '.');
        const auto fits = [](char c) {
            return Ascii::isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
        };
        if (part.empty() || !std::all_of(part.begin(), part.end(), fits))
            return false;
        if (!zerosAllowed && std::all_of(part.begin(), part.end(), Ascii::isDigit) && !isNumber(part))
            return false;
    }
    return true;
}

std::strong_ordering compareNumbers(std::string_view lhs, std::string_view rhs)
{
    // No leading zeros, so the longer one is the larger one; an absent part is a zero.
    lhs = lhs.empty() ? "0" : lhs;
    rhs = rhs.empty() ? "0" : rhs;
    return lhs.size() != rhs.size() ? lhs.size() <=> rhs.size() : lhs <=> rhs;
}

std::strong_ordering comparePreReleases(std::string_view lhs, std::string_view rhs)
{
    if (lhs.empty() || rhs.empty())
        return lhs.empty() <=> rhs.empty(); // The release itself comes behind everything that led up to it.
    while (!lhs.empty() && !rhs.empty()) {
        const auto left = cut(&lhs, '.');
        const auto right = cut(&rhs, '.');
        if (isNumber(left) != isNumber(right))
            return isNumber(left) ? std::strong_ordering::less : std::strong_ordering::greater;
        const auto order = isNumber(left) ? compareNumbers(left, right) : left <=> right;
        if (order != 0)
            return order;
    }
    return rhs.empty() <=> lhs.empty();
}

} // namespace

long long DocumentVersion::majorNumber() const
{
    long long number = -1;
    if (kind != Kind::Neither && major.size() <= 18)
        std::from_chars(major.data(), major.data() + major.size(), number);
    return number;
}

DocumentVersion parseDocumentVersion(std::string_view text)
{
    DocumentVersion version;
    if (isNumber(text)) {
        version.kind = DocumentVersion::Kind::Integer;
        version.major = text;
        return version;
    }
    const auto plus = text.find('+');
    const auto dash = text.substr(0, plus).find('-');
    auto numbers = text.substr(0, std::min(dash, plus));
    const auto major = cut(&numbers, '.');
    const auto minor = cut(&numbers, '.');
    const auto patch = numbers;
    if (!isNumber(major) || !isNumber(minor) || !isNumber(patch))
        return version;
    const auto preRelease = dash == std::string_view::npos ? std::string_view() : text.substr(0, plus).substr(dash + 1);
    const auto build = plus == std::string_view::npos ? std::string_view() : text.substr(plus + 1);
    if (dash != std::string_view::npos && !areIdentifiers(preRelease, false))
        return version;
    if (plus != std::string_view::npos && !areIdentifiers(build, true))
        return version;
    return {DocumentVersion::Kind::Semantic, major, minor, patch, preRelease, build};
}

std::strong_ordering compare(const DocumentVersion &lhs, const DocumentVersion &rhs, PreRelease preRelease)
{
    if (const auto order = compareNumbers(lhs.major, rhs.major); order != 0)
        return order;
    if (const auto order = compareNumbers(lhs.minor, rhs.minor); order != 0)
        return order;
    if (const auto order = compareNumbers(lhs.patch, rhs.patch); order != 0)
        return order;
    return preRelease == PreRelease::Ignored ? std::strong_ordering::equal
                                             : comparePreReleases(lhs.preRelease, rhs.preRelease);
}

} // namespace Patchwijzer::CsafCheck
