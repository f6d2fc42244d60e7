// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/versionschemes.h"
#include "core/versiontext.h"

#include <optional>

namespace Patchwijzer::Versions {
namespace {

struct Semver {
    QStringView numbers;    ///< "1.2.3"; fewer or more than three are taken too, a missing one is 0.
    QStringView prerelease; ///< Empty for a release.
};

QStringView takeIdentifier(QStringView &text)
{
    const auto identifier = leading(text, [](char16_t c) { return c != u'.'; });
    text = text.sliced(qMin(identifier.size() + 1, text.size()));
    return identifier;
}

bool isNumber(QStringView text)
{
    return !text.isEmpty() && leading(text, isDigit).size() == text.size();
}

enum class LeadingZeros { Refused, Allowed };

bool areIdentifiers(QStringView text, LeadingZeros zeros)
{
    if (text.isEmpty() || text.endsWith(u'.'))
        return false;
    while (!text.isEmpty()) {
        const auto identifier = takeIdentifier(text);
        const auto good = leading(identifier, [](char16_t c) { return isAlnum(c) || c == u'-'; });
        if (identifier.isEmpty() || good.size() != identifier.size())
            return false;
        if (zeros == LeadingZeros::Refused && isNumber(identifier) && identifier.size() > 1
            && identifier.front() == u'0')
            return false;
    }
    return true;
}

bool areNumbers(QStringView text)
{
    const auto good = leading(text, [](char16_t c) { return isDigit(c) || c == u'.'; });
    return good.size() == text.size() && areIdentifiers(text, LeadingZeros::Refused);
}

/** @see Semantic Versioning 2.0.0, sections 2, 9 and 10; a leading "v" is tolerated, as package registries do. */
std::optional<Semver> parse(QStringView text)
{
    if (text.startsWith(u'v'))
        text = text.sliced(1);
    if (const auto plus = text.indexOf(u'+'); plus >= 0) {
        if (!areIdentifiers(text.sliced(plus + 1), LeadingZeros::Allowed))
            return std::nullopt;
        text = text.first(plus);
    }
    Semver version{text, {}};
    if (const auto hyphen = text.indexOf(u'-'); hyphen >= 0) {
        version = {text.first(hyphen), text.sliced(hyphen + 1)};
        if (!areIdentifiers(version.prerelease, LeadingZeros::Refused))
            return std::nullopt;
    }
    return areNumbers(version.numbers) ? std::optional(version) : std::nullopt;
}

std::strong_ordering compareNumbers(QStringView lhs, QStringView rhs)
{
    while (!lhs.isEmpty() || !rhs.isEmpty()) {
        const auto left = takeIdentifier(lhs);
        const auto right = takeIdentifier(rhs);
        if (const auto order = compareDigits(left, right); order != 0)
            return order;
    }
    return std::strong_ordering::equal;
}

std::strong_ordering compareIdentifier(QStringView lhs, QStringView rhs)
{
    if (isNumber(lhs) != isNumber(rhs))
        return isNumber(lhs) ? std::strong_ordering::less : std::strong_ordering::greater;
    return isNumber(lhs) ? compareDigits(lhs, rhs) : compareText(lhs, rhs);
}

/** @see Semantic Versioning 2.0.0, section 11.3 and 11.4 */
std::strong_ordering comparePrerelease(QStringView lhs, QStringView rhs)
{
    if (lhs.isEmpty() || rhs.isEmpty())
        return lhs.isEmpty() <=> rhs.isEmpty();
    while (!lhs.isEmpty() && !rhs.isEmpty()) {
        const auto left = takeIdentifier(lhs);
        const auto right = takeIdentifier(rhs);
        if (const auto order = compareIdentifier(left, right); order != 0)
            return order;
    }
    return rhs.isEmpty() <=> lhs.isEmpty();
}

} // namespace

bool isValidSemver(QStringView version)
{
    return parse(version).has_value();
}

std::partial_ordering compareSemver(QStringView lhs, QStringView rhs)
{
    const auto left = parse(lhs);
    const auto right = parse(rhs);
    if (!left || !right)
        return std::partial_ordering::unordered;
    if (const auto order = compareNumbers(left->numbers, right->numbers); order != 0)
        return order;
    return comparePrerelease(left->prerelease, right->prerelease);
}

} // namespace Patchwijzer::Versions
