// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/versionschemes.h"
#include "core/versiontext.h"

#include <array>

// A version is a row of components; anything that is no letter or digit only separates them. Words are known
// pre-releases or post-releases, or count as pre-releases; a word glued behind a number ("1.0a") is a later letter.
// @see libversion, doc/ALGORITHM.md
namespace Patchwijzer::Versions {
namespace {

/** In ascending order: "1.0alpha" < "1.0" < "1.0patch" < "1.0a" < "1.0.1".
 *  The last two as in the published rows; libversion 3.0.4 itself has them the other way round, calls this one more
 *  natural in its ALGORITHM.md, and keeps it in its tests as not decided yet.
 */
enum class Rank { PreRelease, Zero, PostRelease, LetterSuffix, Number };

struct Component {
    Rank rank = Rank::Zero; ///< Past the end every component is zero.
    QStringView text;
};

enum class Word { Unknown, PreRelease, PostRelease };

Word classify(QStringView word)
{
    constexpr auto insensitive = Qt::CaseInsensitive;
    for (const QStringView known : {u"alpha", u"beta", u"rc"}) {
        if (word.compare(known, insensitive) == 0)
            return Word::PreRelease;
    }
    if (word.startsWith(u"pre", insensitive))
        return Word::PreRelease;
    if (word.startsWith(u"post", insensitive) || word.startsWith(u"patch", insensitive))
        return Word::PostRelease;
    for (const QStringView known : {u"pl", u"errata"}) {
        if (word.compare(known, insensitive) == 0)
            return Word::PostRelease;
    }
    return Word::Unknown;
}

Rank rankOf(Word word, Rank unknown)
{
    if (word == Word::Unknown)
        return unknown;
    return word == Word::PreRelease ? Rank::PreRelease : Rank::PostRelease;
}

/** Hands out one component after the other, and zeros after the last. */
class Components
{
public:
    explicit Components(QStringView text)
        : m_rest(text)
    {
        skipSeparators();
    }

    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }

    Component next()
    {
        if (m_rest.isEmpty())
            return {};
        const bool afterNumber = m_glued;
        m_glued = false;
        const char16_t first = m_rest.front().unicode();
        const auto component = isDigit(first) ? takeNumber() : takeWord(afterNumber);
        skipSeparators();
        return component;
    }

private:
    Component takeNumber()
    {
        const auto digits = take(isDigit);
        m_glued = !m_rest.isEmpty() && isAlpha(m_rest.front().unicode());
        const auto number = withoutLeadingZeros(digits);
        return {number.isEmpty() ? Rank::Zero : Rank::Number, number};
    }

    Component takeWord(bool afterNumber)
    {
        const auto word = take(isAlpha);
        const bool beforeNumber = !m_rest.isEmpty() && isDigit(m_rest.front().unicode());
        const auto unknown = afterNumber && !beforeNumber ? Rank::LetterSuffix : Rank::PreRelease;
        return {rankOf(classify(word), unknown), word};
    }

    template<typename Predicate>
    QStringView take(Predicate accepts)
    {
        const auto taken = leading(m_rest, accepts);
        m_rest = m_rest.sliced(taken.size());
        return taken;
    }

    void skipSeparators()
    {
        (void)take([](char16_t c) { return !isAlnum(c); });
    }

    QStringView m_rest;
    bool m_glued = false; ///< A word follows the last number without a separator.
};

/** Of words only the first letter counts: "1.0beta3" is "1.0.b3". */
std::strong_ordering compareComponent(const Component &lhs, const Component &rhs)
{
    if (lhs.rank != rhs.rank)
        return lhs.rank <=> rhs.rank;
    if (lhs.rank == Rank::Zero)
        return std::strong_ordering::equal;
    if (lhs.rank == Rank::Number)
        return compareDigits(lhs.text, rhs.text);
    return lhs.text.first(1).compare(rhs.text.first(1), Qt::CaseInsensitive) <=> 0;
}

} // namespace

bool isValidGeneric(QStringView version)
{
    // An empty version is 0 here, by libversion's own definition.
    return std::all_of(version.utf16(), version.utf16() + version.size(), isPrintableAscii);
}

std::partial_ordering compareGeneric(QStringView lhs, QStringView rhs)
{
    if (!isValidGeneric(lhs) || !isValidGeneric(rhs))
        return std::partial_ordering::unordered;
    Components left(lhs);
    Components right(rhs);
    while (!left.atEnd() || !right.atEnd()) {
        if (const auto order = compareComponent(left.next(), right.next()); order != 0)
            return order;
    }
    return std::strong_ordering::equal;
}

} // namespace Patchwijzer::Versions
