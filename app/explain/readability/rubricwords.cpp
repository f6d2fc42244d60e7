// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/readability/rubric.h"

#include <QRegularExpression>

#include <algorithm>

namespace Patchwijzer {
namespace {

using Outcome = RuleVerdict::Outcome;

RuleVerdict verdictOf(const char *rule, const QList<QString> &evidence)
{
    return {QString::fromLatin1(rule), evidence.isEmpty() ? Outcome::Passed : Outcome::Failed, std::nullopt, evidence};
}

/** "words: the sentence that they stand in" */
QString found(const QList<QString> &words, const QString &sentence)
{
    return words.join(QStringLiteral(", ")) + QStringLiteral(": ") + sentence;
}

/** Ordinary words in capitals, which shout. */
QList<QString> shouted(const QString &sentence, const DutchWords &words)
{
    QList<QString> shouts;
    for (const auto &word : wordsOf(sentence)) {
        const auto lower = word.toLower();
        const bool isCapitals = word.size() > 1 && word == word.toUpper() && word != lower;
        if (isCapitals && words.isCommon(lower) && !words.phrases().capitals.holds(lower))
            shouts += word;
    }
    return shouts;
}

/** Save for this program's own name, which has a forbidden word in it. */
QList<QString> forbiddenIn(const QString &sentence, const Phrases &phrases)
{
    auto words = phrases.forbidden.foundIn(sentence);
    words.removeIf([&](const QString &word) { return phrases.ownNames.holds(word.toLower()); });
    return words;
}

QList<QString> identifiersIn(const QString &sentence)
{
    static const QRegularExpression pattern(QStringLiteral(
        "\\b(?:CVE|CWE|DSA|DLA|USN|GHSA|RHSA|ADV)-?\\d[\\w:-]*|\\bCVSS\\b|\\bKB\\d{5,}|\\b\\d+\\.\\d+\\.\\d+[\\w.~+:-]*"
        "|\\b\\d+\\.\\d+(?:[~+]\\w+|-\\d+\\b(?!\\.))|\\b\\d+:\\d+\\.\\d+"));
    QList<QString> identifiers;
    for (auto it = pattern.globalMatch(sentence); it.hasNext();)
        identifiers += it.next().captured();
    return identifiers;
}

/** Different English words in a sentence; one alone may be part of a name. */
QList<QString> englishIn(const QString &sentence, const Phrases &phrases)
{
    QList<QString> english;
    for (const auto &word : phrases.english.foundIn(sentence)) {
        if (!english.contains(word.toLower()))
            english += word.toLower();
    }
    return english.size() > 1 ? english : QList<QString>();
}

QList<QString> unexplainedTerms(const ReadText &text, const DutchWords &words)
{
    const auto lines = text.readLines();
    QList<QString> terms;
    for (const auto &term : words.phrases().explained.all()) {
        const PhraseList list({term});
        const bool isUsed = std::any_of(lines.begin(), lines.end(), [&](const auto &line) { return list.isIn(line); });
        if (isUsed && !isExplained(term, text, words))
            terms += term;
    }
    return terms;
}

/** Where a text has two words for one thing: both. */
QList<QString> mixedConcepts(const ReadText &text, const Phrases &phrases)
{
    const auto all = text.readLines().join(u'\n');
    QList<QString> mixed;
    for (const auto &thing : phrases.concepts) {
        QList<QString> used;
        for (const auto &phrase : thing.foundIn(all)) {
            if (!used.contains(phrase.toLower()))
                used += phrase.toLower();
        }
        if (used.size() > 1)
            mixed += used.join(QStringLiteral(" / "));
    }
    return mixed;
}

} // namespace

QList<RuleVerdict> judgeWords(const ReadText &text, const DutchWords &words)
{
    const auto &phrases = words.phrases();
    QList<QString> forbidden;
    QList<QString> stiff;
    QList<QString> identifiers;
    QList<QString> english;
    const auto add = [](QList<QString> &list, const QList<QString> &hits, const QString &sentence) {
        if (!hits.isEmpty())
            list += found(hits, sentence);
    };
    for (const auto &line : text.readLines()) {
        add(forbidden, forbiddenIn(line, phrases), line);
        add(stiff,
            phrases.stiff.foundIn(line) + phrases.abbreviations.foundIn(line) + phrases.fear.foundIn(line)
                + shouted(line, words) + (line.contains(u'!') ? QList<QString>{QStringLiteral("!")} : QList<QString>()),
            line);
        add(identifiers, identifiersIn(line), line);
        add(english, englishIn(line, phrases), line);
    }
    return {verdictOf("B1", forbidden),
            verdictOf("B2", stiff),
            verdictOf("B3", identifiers),
            verdictOf("B4", english),
            verdictOf("B5", unexplainedTerms(text, words)),
            verdictOf("B6", mixedConcepts(text, phrases))};
}

} // namespace Patchwijzer
