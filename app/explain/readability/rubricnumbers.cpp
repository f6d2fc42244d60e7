// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/readability/rubric.h"
#include "explain/readability/syllables.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

using Outcome = RuleVerdict::Outcome;

// What a text must reach; the project's own rubric, section A, with the reasons in its measurements of real texts.
constexpr double leastFleschDouma = 65;
constexpr double leastFleschDoumaOfPart = 55;
constexpr double leastBrouwer = 60;
constexpr double leastWordsPerSentence = 6;
constexpr double mostWordsPerSentence = 12;
constexpr qsizetype mostWordsInSentence = 18;
constexpr double mostLongSentences = 10; // Percent.
constexpr double mostLongWords = 8;
constexpr double mostUnknownWords = 3;
constexpr double leastConnectives = 3; // In 100 words.
constexpr double leastAddress = 3;
constexpr double leastWords = 120;
constexpr double mostWords = 400;
constexpr qsizetype wordsForFormula = 80;       ///< Fewer, and a formula says more about chance than about the text.
constexpr qsizetype wordsForFormulaOfPart = 40; ///< The same with the lower demand on a part.

RuleVerdict verdictOf(const char *rule, double value, bool passes, QList<QString> evidence = {})
{
    return {QString::fromLatin1(rule), passes ? Outcome::Passed : Outcome::Failed, value, std::move(evidence)};
}

RuleVerdict undecided(RuleVerdict verdict)
{
    verdict.outcome = Outcome::NotDecided;
    verdict.evidence.clear();
    return verdict;
}

RuleVerdict judgeEaseOfParts(const ReadText &text)
{
    RuleVerdict verdict = verdictOf("A2", 0, true);
    verdict.value = std::nullopt;
    for (const auto &passage : text.passages) {
        if (passage.level < 2 || passage.counts.words < wordsForFormulaOfPart)
            continue;
        const auto ease = fleschDouma(passage.counts);
        verdict.value = std::min(verdict.value.value_or(ease), ease);
        if (ease < leastFleschDoumaOfPart) {
            verdict.outcome = Outcome::Failed;
            verdict.evidence += passage.heading;
        }
    }
    return verdict.value ? verdict : undecided(verdict);
}

QList<QString> longerThan(const ReadText &text, qsizetype most)
{
    QList<QString> found;
    for (const auto &sentence : text.sentences()) {
        if (wordsOf(sentence).size() > most)
            found += sentence;
    }
    return found;
}

QList<QString> longWords(const ReadText &text, const DutchWords &words)
{
    constexpr qsizetype isLong = 4;
    QList<QString> found;
    for (const auto &sentence : text.sentences()) {
        for (const auto &word : wordsOf(sentence)) {
            if (syllablesOf(word, words) >= isLong && !found.contains(word))
                found += word;
        }
    }
    return found;
}

RuleVerdict judgeUnknownWords(const ReadText &text, const DutchWords &words)
{
    const auto &measures = text.measures;
    const auto share = measures.counts.perHundredWords(measures.counts.unknownWords);
    QList<QString> unexplained;
    std::copy_if(measures.unknownWords.begin(), measures.unknownWords.end(), std::back_inserter(unexplained),
                 [&](const QString &word) { return !isExplained(word, text, words); });
    const bool isMany = share > mostUnknownWords;
    return verdictOf("A8", share, !isMany && unexplained.isEmpty(), isMany ? measures.unknownWords : unexplained);
}

QList<QString> sentencesWith(const ReadText &text, const PhraseList &list)
{
    QList<QString> found;
    for (const auto &sentence : text.readLines()) {
        if (list.isIn(sentence))
            found += sentence;
    }
    return found;
}

/** More than one, save for the pair that is said everywhere: "not ..., not even if". */
QList<QString> doubleNegations(const ReadText &text, const Phrases &phrases)
{
    QList<QString> found;
    for (const auto &sentence : text.sentences()) {
        const auto count = phrases.negations.foundIn(sentence).size();
        if (count > (phrases.negationPair.isIn(sentence) ? 2 : 1))
            found += sentence;
    }
    return found;
}

} // namespace

QList<RuleVerdict> judgeNumbers(const ReadText &text, const DutchWords &words)
{
    const auto &counts = text.measures.counts;
    const auto &phrases = words.phrases();
    const auto percent = [](qsizetype part, qsizetype whole) {
        return whole == 0 ? 0 : 100 * static_cast<double>(part) / static_cast<double>(whole);
    };
    const auto formula = [&](const RuleVerdict &verdict) {
        return counts.words < wordsForFormula ? undecided(verdict) : verdict;
    };
    const auto length = static_cast<double>(counts.words);
    const auto ease = fleschDouma(counts);
    const auto brouwer = brouwerIndex(counts);
    const auto mean = counts.wordsPerSentence();
    const auto tooLong = longerThan(text, mostWordsInSentence);
    const auto longShare = percent(counts.longSentences, counts.sentences);
    const auto wordShare = percent(counts.longWords, counts.words);
    const auto connectives = counts.perHundredWords(counts.connectives);
    const auto address = counts.perHundredWords(counts.address);
    const auto familiar = sentencesWith(text, phrases.familiar);
    const auto negations = doubleNegations(text, phrases);
    const bool hasManyLong = longShare > mostLongSentences;
    const bool hasLongWords = wordShare > mostLongWords;
    constexpr qsizetype mostBeforeLong = 15;
    return {formula(verdictOf("A1", ease, ease >= leastFleschDouma)),
            judgeEaseOfParts(text),
            formula(verdictOf("A3", brouwer, brouwer >= leastBrouwer)),
            verdictOf("A4", mean, mean >= leastWordsPerSentence && mean <= mostWordsPerSentence),
            verdictOf("A5", static_cast<double>(counts.longestSentence), tooLong.isEmpty(), tooLong),
            verdictOf("A6", longShare, !hasManyLong, hasManyLong ? longerThan(text, mostBeforeLong) : QList<QString>()),
            verdictOf("A7", wordShare, !hasLongWords, hasLongWords ? longWords(text, words) : QList<QString>()),
            judgeUnknownWords(text, words),
            verdictOf("A9", static_cast<double>(text.measures.passives.size()), text.measures.passives.isEmpty(),
                      text.measures.passives),
            verdictOf("A10", connectives, connectives >= leastConnectives),
            verdictOf("A11", address, address >= leastAddress && familiar.isEmpty(), familiar),
            verdictOf("A12", length, length >= leastWords && length <= mostWords),
            verdictOf("A13", static_cast<double>(negations.size()), negations.isEmpty(), negations)};
}

} // namespace Patchwijzer
