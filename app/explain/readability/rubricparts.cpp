// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/readability/rubric.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

using Outcome = RuleVerdict::Outcome;

constexpr qsizetype partCount = 6;
constexpr qsizetype leastSteps = 3;
constexpr qsizetype mostSteps = 7;

RuleVerdict verdictOf(const QString &rule, bool passes, const QList<QString> &evidence = {})
{
    return {rule, passes ? Outcome::Passed : Outcome::Failed, std::nullopt, passes ? QList<QString>() : evidence};
}

bool saysOneOf(const Passage &passage, const PhraseList &list)
{
    return std::any_of(passage.sentences.begin(), passage.sentences.end(),
                       [&](const QString &sentence) { return list.isIn(sentence); });
}

bool speaksOfAbuse(const Passage &passage, const Phrases &phrases)
{
    return std::any_of(passage.sentences.begin(), passage.sentences.end(), [&](const QString &sentence) {
        return phrases.abuse.isIn(sentence) && phrases.abuses.isIn(sentence);
    });
}

/** Headings that are missing, empty or not in their place. */
RuleVerdict judgeOrder(const ReadText &text, const QList<QString> &headings)
{
    QList<QString> asked;
    QList<QString> wrong;
    for (const auto &passage : text.passages) {
        if (passage.level >= 2)
            asked += passage.heading;
    }
    for (qsizetype i = 0; i < headings.size(); ++i) {
        const auto *part = text.under(headings.at(i));
        if (part == nullptr || part->sentences.isEmpty() || asked.value(i) != headings.at(i))
            wrong += headings.at(i);
    }
    return verdictOf(QStringLiteral("C0"), wrong.isEmpty() && asked.size() == headings.size(), wrong);
}

bool startsAsAnswer(const Passage &part, const Phrases &phrases)
{
    const auto first = part.sentences.value(0);
    const auto word = wordsOf(first).value(0);
    return phrases.backYes.holds(word) || phrases.backNo.holds(word) || phrases.unknown.isIn(first);
}

QList<QString> wrongSteps(const Passage &part, const DutchWords &words)
{
    QList<QString> wrong;
    qsizetype steps = 0;
    for (const auto &block : part.blocks) {
        if (block.kind != TextBlock::Kind::Step)
            continue;
        ++steps;
        if (!startsWithVerb(block.text, words))
            wrong += block.text;
    }
    if (steps < leastSteps || steps > mostSteps)
        wrong.prepend(part.heading);
    return wrong;
}

/** What the part of that number has to hold. */
bool holdsItsFacts(qsizetype number, const Passage &part, const ReadText &text, const Phrases &phrases)
{
    switch (number) {
    case 1:
        return speaksOfAbuse(part, phrases) || speaksOfAbuse(text.passages.first(), phrases)
            || saysOneOf(part, phrases.unknown);
    case 2: // A consequence that may be, and a line that sets at ease.
        return part.sentences.size() > 1 && saysOneOf(part, phrases.may) && saysOneOf(part, phrases.reassures);
    case 3:
        return (saysOneOf(part, phrases.restart) || saysOneOf(part, phrases.noRestart)
                || saysOneOf(part, phrases.unknown))
            && saysOneOf(part, phrases.stays);
    case 4:
        return (saysOneOf(part, phrases.minutes) || saysOneOf(part, phrases.unknown))
            && saysOneOf(part, phrases.estimate) && saysOneOf(part, phrases.work);
    case 5:
        return startsAsAnswer(part, phrases) && saysOneOf(part, phrases.reopens);
    default:
        return true;
    }
}

RuleVerdict judgePart(qsizetype number, const ReadText &text, const DutchWords &words)
{
    const auto &phrases = words.phrases();
    const auto rule = QStringLiteral("C%1").arg(number);
    const auto &heading = phrases.headings.all().at(number - 1);
    const auto *part = text.under(heading);
    if (part == nullptr || part->sentences.isEmpty())
        return verdictOf(rule, false, {heading});
    if (number < partCount)
        return verdictOf(rule, holdsItsFacts(number, *part, text, phrases), {heading});
    const auto wrong = wrongSteps(*part, words);
    return verdictOf(rule, wrong.isEmpty(), wrong);
}

RuleVerdict judgeOpening(const ReadText &text, const DutchWords &words)
{
    const auto rule = QStringLiteral("C7");
    if (text.passages.isEmpty() || text.passages.first().level != 1)
        return verdictOf(rule, false);
    const auto &opening = text.passages.first();
    const auto &when = words.phrases().when;
    return verdictOf(rule, !opening.sentences.isEmpty() && (when.isIn(opening.heading) || saysOneOf(opening, when)),
                     {opening.heading});
}

RuleVerdict judgeWayOut(const ReadText &text, const Phrases &phrases)
{
    const auto &headings = phrases.headings.all();
    bool contact = false;
    bool later = false;
    for (const auto &heading : {headings.value(partCount - 2), headings.value(partCount - 1)}) {
        const auto *part = text.under(heading);
        contact = contact || (part != nullptr && saysOneOf(*part, phrases.contact));
        later = later || (part != nullptr && saysOneOf(*part, phrases.later));
    }
    return verdictOf(QStringLiteral("C8"), contact && later, {headings.last()});
}

RuleVerdict judgePromises(const ReadText &text, const Phrases &phrases)
{
    QList<QString> evidence;
    for (const auto &sentence : text.readLines()) {
        if (phrases.promises.isIn(sentence))
            evidence += sentence;
    }
    if (const auto *part = text.under(phrases.headings.all().value(1))) {
        for (const auto &sentence : part->sentences) {
            if (phrases.will.isIn(sentence))
                evidence += sentence;
        }
    }
    return verdictOf(QStringLiteral("D5"), evidence.isEmpty(), evidence);
}

} // namespace

QList<RuleVerdict> judgeParts(const ReadText &text, const DutchWords &words)
{
    const auto &phrases = words.phrases();
    QList<RuleVerdict> verdicts{judgeOrder(text, phrases.headings.all())};
    for (qsizetype number = 1; number <= partCount; ++number)
        verdicts += judgePart(number, text, words);
    return verdicts
        + QList<RuleVerdict>{judgeOpening(text, words), judgeWayOut(text, phrases), judgePromises(text, phrases)};
}

} // namespace Patchwijzer
