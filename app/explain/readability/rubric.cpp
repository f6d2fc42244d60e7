// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/readability/rubric.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Patchwijzer {

QList<RuleVerdict> judgeExplanation(const ReadText &text, const DutchWords &words)
{
    return judgeNumbers(text, words) + judgeWords(text, words) + judgeParts(text, words);
}

QList<RuleVerdict> judgeSentences(const ReadText &text, const DutchWords &words)
{
    static const QSet<QString> rules{QStringLiteral("A5"),  QStringLiteral("A8"),  QStringLiteral("A9"),
                                     QStringLiteral("A11"), QStringLiteral("A13"), QStringLiteral("B1"),
                                     QStringLiteral("B2"),  QStringLiteral("B3"),  QStringLiteral("B4")};
    QList<RuleVerdict> kept;
    for (auto verdict : judgeNumbers(text, words) + judgeWords(text, words)) {
        if (!rules.contains(verdict.rule))
            continue;
        // A message need not speak to its reader, and what it has too little text for is no share of it.
        const bool isShare = verdict.rule == u"A8" || verdict.rule == u"A11";
        if (isShare) {
            verdict.value = std::nullopt;
            verdict.outcome = verdict.evidence.isEmpty() ? RuleVerdict::Outcome::Passed : RuleVerdict::Outcome::Failed;
        }
        kept += verdict;
    }
    return kept;
}

bool startsWithVerb(const QString &text, const DutchWords &words)
{
    const auto first = wordsOf(text).value(0).toLower();
    return words.phrases().imperatives.holds(first);
}

bool isExplained(const QString &word, const ReadText &text, const DutchWords &words)
{
    const auto &phrases = words.phrases();
    if (word.contains(u'-')) { // Of "vpn-apparaat" it is "vpn" that needs it.
        const auto parts = word.split(u'-', Qt::SkipEmptyParts);
        return std::all_of(parts.begin(), parts.end(),
                           [&](const QString &part) { return words.isKnown(part) || isExplained(part, text, words); });
    }
    QList<QString> verbs;
    for (const auto &verb : phrases.explains.all())
        verbs += QRegularExpression::escape(verb);
    const QRegularExpression pattern(
        QStringLiteral("(?<![\\w-])%1(?:%2)").arg(QRegularExpression::escape(word), verbs.join(u'|')),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const auto sentences = text.sentences();
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](const QString &sentence) { return pattern.match(sentence).hasMatch(); });
}

} // namespace Patchwijzer
