// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/versionschemes.h"
#include "core/versiontext.h"

#include <QVarLengthArray>

#include <array>
#include <optional>

namespace Patchwijzer::Versions {
namespace {

/** In the order of apk: of two versions that are the same so far, the one that goes on with the kind that stands first
 *  here is the newer one; `End` and all before a suffix for a version still to come excepted.
 */
enum class Kind { Component, Letter, Suffix, SuffixNumber, Commit, Revision, End };

struct Part {
    Kind kind = Kind::End;
    QStringView text;
    int rank = 0; ///< Of a suffix: below 0 comes before the version itself.
};

using Parts = QVarLengthArray<Part, 12>;

constexpr std::array<QStringView, 9> suffixes{u"alpha", u"beta", u"pre", u"rc", u"cvs", u"svn", u"git", u"hg", u"p"};
constexpr int preSuffixes = 4;

bool isLower(char16_t c)
{
    return c >= u'a' && c <= u'z';
}

bool isHex(char16_t c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f');
}

QStringView take(QStringView &text, qsizetype count)
{
    const auto taken = text.first(count);
    text = text.sliced(count);
    return taken;
}

bool takeComponents(QStringView &text, Parts *parts)
{
    while (true) {
        const auto digits = leading(text, isDigit);
        if (digits.isEmpty())
            return false;
        parts->append({Kind::Component, take(text, digits.size()), 0});
        if (!text.startsWith(u'.'))
            return true;
        text = text.sliced(1);
    }
}

bool takeSuffixes(QStringView &text, Parts *parts)
{
    while (text.startsWith(u'_')) {
        text = text.sliced(1);
        const auto word = leading(text, isLower);
        const auto found = std::find(suffixes.begin(), suffixes.end(), word);
        if (found == suffixes.end())
            return false;
        parts->append({Kind::Suffix, word, static_cast<int>(found - suffixes.begin()) - preSuffixes});
        text = text.sliced(word.size());
        if (const auto digits = leading(text, isDigit); !digits.isEmpty())
            parts->append({Kind::SuffixNumber, take(text, digits.size()), 0});
    }
    return true;
}

/** `digits{.digits}[letter]{_suffix[digits]}[~commit][-rdigits]` @see apk-package(5), apk-tools version.c */
std::optional<Parts> parse(QStringView text)
{
    Parts parts;
    if (!takeComponents(text, &parts))
        return std::nullopt;
    if (!text.isEmpty() && isLower(text.front().unicode()))
        parts.append({Kind::Letter, take(text, 1), 0});
    if (!takeSuffixes(text, &parts))
        return std::nullopt;
    if (text.startsWith(u'~')) {
        text = text.sliced(1);
        const auto commit = leading(text, isHex);
        if (commit.isEmpty())
            return std::nullopt;
        parts.append({Kind::Commit, take(text, commit.size()), 0});
    }
    if (text.startsWith(u"-r")) {
        text = text.sliced(2);
        const auto digits = leading(text, isDigit);
        if (digits.isEmpty())
            return std::nullopt;
        parts.append({Kind::Revision, take(text, digits.size()), 0});
    }
    if (!text.isEmpty())
        return std::nullopt;
    parts.append(Part{});
    return parts;
}

/** Behind a full stop a number with a leading zero is a fraction: 1.02 is older than 1.1. */
std::strong_ordering compareComponent(QStringView lhs, QStringView rhs, bool first)
{
    if (!first && (lhs.startsWith(u'0') || rhs.startsWith(u'0')))
        return compareText(lhs, rhs);
    return compareDigits(lhs, rhs);
}

std::strong_ordering compareSame(const Part &lhs, const Part &rhs, bool first)
{
    switch (lhs.kind) {
    case Kind::Component:
        return compareComponent(lhs.text, rhs.text, first);
    case Kind::Letter:
    case Kind::Commit:
        return compareText(lhs.text, rhs.text);
    case Kind::Suffix:
        return lhs.rank <=> rhs.rank;
    case Kind::SuffixNumber:
    case Kind::Revision:
        return compareDigits(lhs.text, rhs.text);
    case Kind::End:
        break;
    }
    return std::strong_ordering::equal;
}

bool isBeforeRelease(const Part &part)
{
    return part.kind == Kind::Suffix && part.rank < 0;
}

} // namespace

bool isValidApk(QStringView version)
{
    return parse(version).has_value();
}

std::partial_ordering compareApk(QStringView lhs, QStringView rhs)
{
    const auto left = parse(lhs);
    const auto right = parse(rhs);
    if (!left || !right)
        return std::partial_ordering::unordered;
    for (qsizetype i = 0;; ++i) {
        const auto &a = left->at(i);
        const auto &b = right->at(i);
        if (a.kind == b.kind) {
            if (const auto order = compareSame(a, b, i == 0); order != 0 || a.kind == Kind::End)
                return order;
            continue;
        }
        if (isBeforeRelease(a) != isBeforeRelease(b))
            return isBeforeRelease(a) ? std::partial_ordering::less : std::partial_ordering::greater;
        return b.kind <=> a.kind;
    }
}

} // namespace Patchwijzer::Versions
