// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/readability.h"

#include <QHash>

namespace Patchwijzer {
namespace {

QHash<QString, QString> numberRules()
{
    return {{QStringLiteral("A1"), Cli::tr("Flesch-Douma of the whole text: at least 65")},
            {QStringLiteral("A2"), Cli::tr("Flesch-Douma of each part of 40 words or more: at least 55")},
            {QStringLiteral("A3"), Cli::tr("Brouwer of the whole text: at least 60")},
            {QStringLiteral("A4"), Cli::tr("Words in a sentence, on average: 6 to 12")},
            {QStringLiteral("A5"), Cli::tr("Words in the longest sentence: at most 18")},
            {QStringLiteral("A6"), Cli::tr("Sentences of more than 15 words: at most 10%")},
            {QStringLiteral("A7"), Cli::tr("Words of 4 syllables or more: at most 8%")},
            {QStringLiteral("A8"), Cli::tr("Words that not everybody knows: at most 3%, each with its explanation")},
            {QStringLiteral("A9"), Cli::tr("Sentences that hide who does something: none")},
            {QStringLiteral("A10"), Cli::tr("Joining words, such as “so” and “after that”: at least 3%")},
            {QStringLiteral("A11"), Cli::tr("Formal “you”: at least 3%. Familiar “you”: never")},
            {QStringLiteral("A12"), Cli::tr("Words in the whole text: 120 to 400")},
            {QStringLiteral("A13"), Cli::tr("At most one “not” or “no” in a sentence")}};
}

QHash<QString, QString> wordRules()
{
    return {{QStringLiteral("B1"), Cli::tr("No word of the list of forbidden words")},
            {QStringLiteral("B2"), Cli::tr("Nothing stiff, shortened, frightening or shouted")},
            {QStringLiteral("B3"), Cli::tr("No numbers of leaks and versions")},
            {QStringLiteral("B4"), Cli::tr("No English sentence")},
            {QStringLiteral("B5"), Cli::tr("Hard words only with their explanation")},
            {QStringLiteral("B6"), Cli::tr("One word for one thing")}};
}

QHash<QString, QString> partRules()
{
    return {{QStringLiteral("C0"), Cli::tr("All six parts are there, in their order")},
            {QStringLiteral("C1"), Cli::tr("Part 1 says whether criminals use the leak")},
            {QStringLiteral("C2"), Cli::tr("Part 2 says what can happen, and what helps")},
            {QStringLiteral("C3"), Cli::tr("Part 3 says whether the computer starts again, and what stays")},
            {QStringLiteral("C4"), Cli::tr("Part 4 says how long it takes, and that it is an estimate")},
            {QStringLiteral("C5"), Cli::tr("Part 5 answers yes, no or “we do not know”, and says what is open then")},
            {QStringLiteral("C6"), Cli::tr("Part 6 has 3 to 7 steps, each with a verb first")},
            {QStringLiteral("C7"), Cli::tr("Title and summary say when")},
            {QStringLiteral("C8"), Cli::tr("There is somebody to call, and a later day")},
            {QStringLiteral("D5"), Cli::tr("No promise, and nothing that is bound to happen")}};
}

} // namespace

QString ruleText(const QString &rule)
{
    switch (rule.isEmpty() ? u' ' : rule.front().unicode()) {
    case u'A':
        return numberRules().value(rule);
    case u'B':
        return wordRules().value(rule);
    default:
        return partRules().value(rule);
    }
}

} // namespace Patchwijzer
