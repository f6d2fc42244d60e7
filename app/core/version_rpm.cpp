// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/versionschemes.h"
#include "core/versiontext.h"

namespace Patchwijzer::Versions {
namespace {

struct RpmVersion {
    QStringView epoch; ///< Digits; empty counts as 0.
    QStringView version;
    QStringView release;
    bool hasRelease = false;
};

/** A colon ends an epoch only right after digits; the last hyphen starts the release. @see rpm 4.18, rpmverParse() */
RpmVersion parse(QStringView text)
{
    RpmVersion parsed;
    parsed.version = text;
    const auto digits = leading(text, isDigit);
    if (digits.size() < text.size() && text.at(digits.size()) == u':') {
        parsed.epoch = digits;
        parsed.version = text.sliced(digits.size() + 1);
    }
    if (const auto hyphen = parsed.version.lastIndexOf(u'-'); hyphen >= 0) {
        parsed.release = parsed.version.sliced(hyphen + 1);
        parsed.version = parsed.version.first(hyphen);
        parsed.hasRelease = true;
    }
    return parsed;
}

bool isSeparator(char16_t c)
{
    return !isAlnum(c) && c != u'~' && c != u'^';
}

/** Where a string stands at one token: `~` comes before the end, the end before `^`, then text. */
enum class Token { Tilde, End, Caret, Text };

Token tokenOf(QStringView text)
{
    if (text.isEmpty())
        return Token::End;
    if (text.front() == u'~')
        return Token::Tilde;
    return text.front() == u'^' ? Token::Caret : Token::Text;
}

QStringView takeSegment(QStringView &text)
{
    const auto segment = isDigit(text.front().unicode()) ? leading(text, isDigit) : leading(text, isAlpha);
    text = text.sliced(segment.size());
    return segment;
}

std::strong_ordering compareSegment(QStringView lhs, QStringView rhs)
{
    const bool leftIsNumber = isDigit(lhs.front().unicode());
    const bool rightIsNumber = isDigit(rhs.front().unicode());
    if (leftIsNumber != rightIsNumber)
        return leftIsNumber ? std::strong_ordering::greater : std::strong_ordering::less;
    return leftIsNumber ? compareDigits(lhs, rhs) : compareText(lhs, rhs);
}

/** @see rpm 4.18, rpmvercmp() */
std::strong_ordering compareLabel(QStringView lhs, QStringView rhs)
{
    while (true) {
        lhs = lhs.sliced(leading(lhs, isSeparator).size());
        rhs = rhs.sliced(leading(rhs, isSeparator).size());
        const auto left = tokenOf(lhs);
        const auto right = tokenOf(rhs);
        if (left != right)
            return left <=> right;
        if (left == Token::End)
            return std::strong_ordering::equal;
        if (left == Token::Text) {
            const auto leftSegment = takeSegment(lhs);
            const auto rightSegment = takeSegment(rhs);
            if (const auto order = compareSegment(leftSegment, rightSegment); order != 0)
                return order;
        } else {
            lhs = lhs.sliced(1);
            rhs = rhs.sliced(1);
        }
    }
}

} // namespace

bool isValidRpm(QStringView version)
{
    const bool readable = std::none_of(version.begin(), version.end(),
                                       [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; });
    return readable && !holdsLostText(version) && !parse(version).version.isEmpty();
}

std::partial_ordering compareRpm(QStringView lhs, QStringView rhs)
{
    if (!isValidRpm(lhs) || !isValidRpm(rhs))
        return std::partial_ordering::unordered;
    const auto left = parse(lhs);
    const auto right = parse(rhs);
    if (const auto order = compareDigits(left.epoch, right.epoch); order != 0)
        return order;
    if (const auto order = compareLabel(left.version, right.version); order != 0)
        return order;
    if (left.hasRelease != right.hasRelease)
        return left.hasRelease <=> right.hasRelease;
    return compareLabel(left.release, right.release);
}

} // namespace Patchwijzer::Versions
