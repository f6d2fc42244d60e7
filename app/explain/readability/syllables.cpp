// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/readability/syllables.h"

#include <algorithm>
#include <array>

namespace Patchwijzer {
namespace {

constexpr std::array<QStringView, 6> threeVowels{u"aai", u"ooi", u"oei", u"eeu", u"ieu", u"eau"};
constexpr std::array<QStringView, 14> twoVowels{u"aa", u"ee", u"oo", u"uu", u"ie", u"oe", u"eu",
                                                u"ui", u"ei", u"au", u"ou", u"ij", u"ai", u"oi"};
constexpr qsizetype nameSyllables = 2;
constexpr qsizetype mostDigits = 4; ///< A year is not read out digit by digit.

template<typename List>
bool holds(const List &list, QStringView piece)
{
    return std::find(list.begin(), list.end(), piece) != list.end();
}

bool isVowel(QChar c)
{
    return QStringView(u"aeiouy").contains(c);
}

/** A letter with a diaeresis without it; any other as null. */
QChar withoutDiaeresis(QChar c)
{
    constexpr QStringView marked = u"äëïöü";
    const auto at = marked.indexOf(c);
    return at < 0 ? QChar() : QStringView(u"aeiou").at(at);
}

QChar withoutAccent(QChar c)
{
    constexpr QStringView marked = u"éèêáàóíú";
    const auto at = marked.indexOf(c);
    return at < 0 ? c : QStringView(u"eeeaaoiu").at(at);
}

/** How many characters from @p at on are one sound. */
qsizetype soundAt(QStringView word, qsizetype at)
{
    if (const auto plain = withoutDiaeresis(word.at(at)); !plain.isNull()) {
        // It begins a syllable itself, and may be long: ideeën has one e more, zee-ëend two.
        const bool isLong = at + 1 < word.size() && holds(twoVowels, QString(plain) + word.at(at + 1));
        return isLong ? 2 : 1;
    }
    if (holds(threeVowels, word.mid(at, 3)))
        return 3;
    return holds(twoVowels, word.mid(at, 2)) ? 2 : 1;
}

bool isConsonantY(QStringView word, qsizetype at) // royaal
{
    return word.at(at) == u'y' && at > 0 && at + 1 < word.size() && isVowel(word.at(at - 1))
        && isVowel(word.at(at + 1));
}

qsizetype soundsIn(QString part)
{
    part.replace(QStringLiteral("qu"), QStringLiteral("kw"));
    qsizetype sounds = 0;
    for (qsizetype at = 0; at < part.size();) {
        const auto c = part.at(at);
        const auto plain = withoutDiaeresis(c);
        if (!isVowel(plain.isNull() ? withoutAccent(c) : plain) || isConsonantY(part, at)) {
            ++at;
            continue;
        }
        ++sounds;
        at += soundAt(part, at);
    }
    return sounds;
}

bool isAsciiLetter(QChar c)
{
    return c >= u'a' && c <= u'z';
}

qsizetype syllablesOfPart(const QString &part, const DutchWords &words)
{
    const bool isLetters = std::all_of(part.begin(), part.end(), isAsciiLetter);
    if (part.size() > 1 && isLetters && std::none_of(part.begin(), part.end(), isVowel))
        return part.size();
    const auto heard = words.asHeard(part);
    const qsizetype least = std::any_of(heard.begin(), heard.end(), isAsciiLetter) ? 1 : 0;
    return std::max(soundsIn(heard), least);
}

} // namespace

qsizetype syllablesOf(const QString &word, const DutchWords &words)
{
    if (word.startsWith(u"{{") || words.isName(word.toLower()))
        return nameSyllables;
    const auto lower = word.toLower().replace(QChar(0x2019), u'\'');
    const auto digits = std::count_if(lower.begin(), lower.end(), [](QChar c) { return c.isDigit(); });
    if (digits > 0)
        return std::min<qsizetype>(mostDigits, digits);
    qsizetype total = 0;
    for (const auto &half : lower.split(u'-')) {
        for (const auto &part : half.split(u'\'', Qt::SkipEmptyParts))
            total += syllablesOfPart(part, words);
    }
    return std::max<qsizetype>(1, total);
}

} // namespace Patchwijzer
