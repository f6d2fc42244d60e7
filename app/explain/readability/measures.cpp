// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/readability/measures.h"

#include "explain/readability/dutchtext.h"
#include "explain/readability/syllables.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr qsizetype longSentence = 15;
constexpr qsizetype longWord = 4;

double ratio(qsizetype part, qsizetype whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/** Runs of letters, digits and underscores, in lower case: what a word is to a pattern. */
QList<QString> runsOf(const QString &sentence)
{
    QList<QString> runs;
    QString run;
    for (const QChar c : sentence) {
        if (c.isLetterOrNumber() || c == u'_') {
            run += c.toLower();
        } else if (!run.isEmpty()) {
            runs += run;
            run.clear();
        }
    }
    if (!run.isEmpty())
        runs += run;
    return runs;
}

bool endsLike(const QString &word, qsizetype from, std::initializer_list<QStringView> endings)
{
    constexpr qsizetype shortestStem = 2;
    return std::any_of(endings.begin(), endings.end(), [&](QStringView ending) {
        return word.endsWith(ending) && word.size() - ending.size() >= from + shortestStem;
    });
}

bool isParticiple(const QString &word, const Phrases &phrases)
{
    if (phrases.notParticiples.holds(word) || word.endsWith(u"gen"))
        return false;
    if (const auto ge = word.indexOf(u"ge"); ge >= 0 && endsLike(word, ge + 2, {u"d", u"t", u"en"}))
        return true;
    const auto &prefixes = phrases.participlePrefixes.all();
    return phrases.participles.holds(word) || std::any_of(prefixes.begin(), prefixes.end(), [&](const auto &prefix) {
               return word.startsWith(prefix) && endsLike(word, prefix.size(), {u"d", u"t"});
           });
}

qsizetype countHeld(const QList<QString> &wordsOfText, const PhraseList &list)
{
    return std::count_if(wordsOfText.begin(), wordsOfText.end(),
                         [&](const QString &word) { return list.holds(word.toLower()); });
}

TextCounts countsOfWords(const QList<QString> &wordsOfText, const DutchWords &words)
{
    TextCounts counts;
    counts.sentences = 1;
    counts.words = wordsOfText.size();
    counts.longestSentence = counts.words;
    counts.longSentences = counts.words > longSentence ? 1 : 0;
    for (const auto &word : wordsOfText) {
        const auto syllables = syllablesOf(word, words);
        counts.syllables += syllables;
        counts.longWords += syllables >= longWord ? 1 : 0;
        counts.unknownWords += words.isKnown(word) ? 0 : 1;
    }
    counts.connectives = countHeld(wordsOfText, words.phrases().connectives);
    counts.address = countHeld(wordsOfText, words.phrases().address);
    return counts;
}

void sortUnknown(QList<QString> &unknown)
{
    std::sort(unknown.begin(), unknown.end(), [](const QString &one, const QString &other) {
        const auto order = one.toLower().compare(other.toLower());
        return order == 0 ? one < other : order < 0;
    });
    unknown.erase(std::unique(unknown.begin(), unknown.end()), unknown.end());
}

} // namespace

TextCounts &TextCounts::operator+=(const TextCounts &other)
{
    sentences += other.sentences;
    words += other.words;
    syllables += other.syllables;
    longestSentence = std::max(longestSentence, other.longestSentence);
    longSentences += other.longSentences;
    longWords += other.longWords;
    unknownWords += other.unknownWords;
    connectives += other.connectives;
    address += other.address;
    return *this;
}

double TextCounts::wordsPerSentence() const
{
    return ratio(words, sentences);
}

double TextCounts::syllablesPerWord() const
{
    return ratio(syllables, words);
}

double TextCounts::perHundredWords(qsizetype count) const
{
    return 100 * ratio(count, words);
}

double fleschDouma(const TextCounts &counts)
{
    return 206.84 - 77 * counts.syllablesPerWord() - 0.93 * counts.wordsPerSentence();
}

double brouwerIndex(const TextCounts &counts)
{
    return 195 - 2.0 / 3 * 100 * counts.syllablesPerWord() - 2 * counts.wordsPerSentence();
}

bool isPassive(const QString &sentence, const Phrases &phrases)
{
    const auto runs = runsOf(sentence);
    const auto isAuxiliary = [&](const QString &run) { return phrases.passiveVerbs.holds(run); };
    return std::any_of(runs.begin(), runs.end(), isAuxiliary)
        && std::any_of(runs.begin(), runs.end(),
                       [&](const QString &run) { return !isAuxiliary(run) && isParticiple(run, phrases); });
}

TextCounts countsOf(const QString &sentence, const DutchWords &words)
{
    return countsOfWords(wordsOf(sentence), words);
}

Measures measure(const QString &markdown, const DutchWords &words)
{
    Measures measures;
    QList<QString> body;
    for (const auto &block : blocksOf(markdown)) {
        if (block.kind == TextBlock::Kind::Heading)
            continue;
        for (const auto &sentence : sentencesOf(block.text)) {
            const auto wordsOfSentence = wordsOf(sentence);
            if (wordsOfSentence.size() > measures.counts.longestSentence)
                measures.longestSentence = sentence;
            measures.counts += countsOfWords(wordsOfSentence, words);
            if (isPassive(sentence, words.phrases()))
                measures.passives += sentence;
            for (const auto &word : wordsOfSentence) {
                if (!words.isKnown(word))
                    measures.unknownWords += word;
            }
            body += sentence;
        }
    }
    const auto text = body.join(u' ');
    const auto &phrases = words.phrases();
    sortUnknown(measures.unknownWords);
    measures.familiar = phrases.familiar.foundIn(text);
    measures.stiff = phrases.stiff.foundIn(text);
    measures.abbreviations = phrases.abbreviations.foundIn(text);
    measures.fear = phrases.fear.foundIn(text);
    measures.forbidden = phrases.forbidden.foundIn(text);
    return measures;
}

} // namespace Patchwijzer
