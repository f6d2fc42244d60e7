// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/readability/dutchwords.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** What is counted in a text. Counts of pieces add up to those of the whole. */
struct TextCounts {
    qsizetype sentences = 0;
    qsizetype words = 0;
    qsizetype syllables = 0;
    qsizetype longestSentence = 0; ///< In words.
    qsizetype longSentences = 0;   ///< Of more than 15 words.
    qsizetype longWords = 0;       ///< Of 4 syllables or more.
    qsizetype unknownWords = 0;
    qsizetype connectives = 0; ///< Words that join sentences: because, so, after that.
    qsizetype address = 0;     ///< Times that the reader is spoken to.

    TextCounts &operator+=(const TextCounts &other);
    bool operator==(const TextCounts &) const = default;

    [[nodiscard]] double wordsPerSentence() const; ///< 0 of an empty text, as the others.
    [[nodiscard]] double syllablesPerWord() const;
    /** @p count in a hundred words. */
    [[nodiscard]] double perHundredWords(qsizetype count) const;
};

/** Reading ease of Dutch: below 30 very hard, 60 to 70 normal, above 80 easy. Noise on a few sentences: of use from
 *  about a hundred words on.
 *  @see W. H. Douma, De leesbaarheid van landbouwbladen (1960): 206.84 - 77 Y/W - 0.93 W/S
 */
[[nodiscard]] double fleschDouma(const TextCounts &counts);

/** Reading index A: below 25 very hard, 50 to 75 normal, above 80 very easy.
 *  @see R. H. M. Brouwer, Onderzoek naar de leesmoeilijkheid van Nederlands proza (1963): 195 - 2/3 (100 Y/W) - 2 W/S
 */
[[nodiscard]] double brouwerIndex(const TextCounts &counts);

/** A text as it was measured. Headings are not sentences. */
struct Measures {
    TextCounts counts;
    QString longestSentence;     ///< The first of them.
    QList<QString> unknownWords; ///< Each once, in order of the alphabet.
    QList<QString> passives;     ///< Whole sentences with a form of "worden" and a participle.
    QList<QString> familiar;     ///< The lists below: as they stand in the text, in order.
    QList<QString> stiff;
    QList<QString> abbreviations;
    QList<QString> fear;
    QList<QString> forbidden;
};

[[nodiscard]] TextCounts countsOf(const QString &sentence, const DutchWords &words);
/** @param markdown as blocksOf() */
[[nodiscard]] Measures measure(const QString &markdown, const DutchWords &words);
/** Whether a sentence hides who acts: a form of "worden" with a participle. */
[[nodiscard]] bool isPassive(const QString &sentence, const Phrases &phrases);

} // namespace Patchwijzer
