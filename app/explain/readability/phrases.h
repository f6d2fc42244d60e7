// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QRegularExpression>
#include <QSet>
#include <QString>

namespace Patchwijzer {

/** Words and groups of words, looked for as whole words in any case. A star at the end stands for any ending. */
class PhraseList
{
public:
    PhraseList() = default;
    /** @param phrases earlier ones win where several fit */
    explicit PhraseList(const QList<QString> &phrases);
    /** Of forbidden.txt: the longest first; with a star and five letters or more also inside longer words. */
    [[nodiscard]] static PhraseList insideWords(QList<QString> phrases);

    [[nodiscard]] const QList<QString> &all() const { return m_phrases; }
    /** Whether this one word, in lower case, is on the list. */
    [[nodiscard]] bool holds(const QString &word) const { return m_set.contains(word); }
    /** What was found, as it is written there, in order. */
    [[nodiscard]] QList<QString> foundIn(const QString &text) const;
    [[nodiscard]] bool isIn(const QString &text) const { return m_pattern.match(text).hasMatch(); }

private:
    QList<QString> m_phrases;
    QSet<QString> m_set;
    QRegularExpression m_pattern{QStringLiteral("(?!)")}; ///< Nothing fits an empty list.
};

/** The lists of resources/explain/nl/words/phrases.json by their names there, and forbidden.txt. */
struct Phrases {
    PhraseList passiveVerbs;       ///< Make a passive with a participle.
    PhraseList participlePrefixes; ///< Of participles without ge-.
    PhraseList participles;        ///< That do not look like one.
    PhraseList notParticiples;     ///< That do look like one.
    PhraseList familiar;           ///< "you" to a friend.
    PhraseList address;            ///< "you" to a customer.
    PhraseList stiff;
    PhraseList abbreviations; ///< With dots.
    PhraseList fear;
    PhraseList negations;
    PhraseList negationPair; ///< The one that may be a sentence's second.
    PhraseList connectives;
    PhraseList capitals;        ///< May be written in capitals.
    PhraseList units;           ///< Of sizes: everybody has seen them behind a number.
    PhraseList english;         ///< Two of them make a sentence English.
    PhraseList explained;       ///< Terms that need their explanation in the same text.
    PhraseList explains;        ///< What follows a term where it is explained, with its spaces.
    QList<PhraseList> concepts; ///< Words for one thing; a text uses one of each.
    PhraseList headings;        ///< The six questions, in order.
    PhraseList when;
    PhraseList abuse;  ///< Who misuse a leak, and
    PhraseList abuses; ///< that they do.
    PhraseList may;
    PhraseList will;
    PhraseList promises;
    PhraseList reassures;
    PhraseList restart;
    PhraseList noRestart; ///< What is asked instead of starting again.
    PhraseList stays;
    PhraseList unknown; ///< "We do not know".
    PhraseList minutes;
    PhraseList estimate;
    PhraseList work;
    PhraseList backYes; ///< First word of the part about the way back.
    PhraseList backNo;
    PhraseList reopens;
    PhraseList contact;
    PhraseList later;
    PhraseList imperatives; ///< First words of steps and buttons.
    PhraseList ownNames;    ///< Of this program, whatever they hold.
    PhraseList forbidden;   ///< forbidden.txt

    /** @return NotJson, MissingField or BadValue, `where` naming the list. Leaves `forbidden` empty. */
    [[nodiscard]] static Result<Phrases> parse(const QByteArray &json);
};

} // namespace Patchwijzer
