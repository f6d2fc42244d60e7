// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/readability/truth.h"

namespace Patchwijzer {
namespace {

using Outcome = RuleVerdict::Outcome;

Claims::Back backOf(const Passage *part, const Phrases &phrases)
{
    if (part == nullptr || part->sentences.isEmpty())
        return Claims::Back::Silent;
    const auto &first = part->sentences.first();
    const auto word = wordsOf(first).value(0);
    if (phrases.backYes.holds(word))
        return Claims::Back::Yes;
    if (phrases.backNo.holds(word))
        return Claims::Back::No;
    return phrases.unknown.isIn(first) ? Claims::Back::Unknown : Claims::Back::Silent;
}

bool mayRestart(const ExplainFacts &facts)
{
    const auto &restart = facts.update.impact.restart;
    return !restart.known() || *restart.value == RestartKind::Computer;
}

bool hasWayBack(const ExplainFacts &facts)
{
    const auto &wayBack = facts.update.impact.wayBack.value;
    return wayBack == WayBack::Yes || wayBack == WayBack::Partly;
}

RuleVerdict verdictOf(const char *rule, const QList<QString> &evidence)
{
    return {QString::fromLatin1(rule), evidence.isEmpty() ? Outcome::Passed : Outcome::Failed, std::nullopt, evidence};
}

} // namespace

Claims claimsOf(const ReadText &text, const DutchWords &words)
{
    const auto &phrases = words.phrases();
    const auto &headings = phrases.headings.all();
    Claims claims;
    for (const auto &sentence : text.sentences()) {
        if (phrases.abuse.isIn(sentence) && phrases.abuses.isIn(sentence) && !phrases.negations.isIn(sentence))
            claims.abuse += sentence;
        if (phrases.restart.isIn(sentence))
            claims.restart += sentence;
    }
    if (const auto *part = text.under(headings.value(3))) {
        for (const auto &sentence : part->sentences) {
            if (phrases.minutes.isIn(sentence))
                claims.minutes += sentence;
        }
    }
    claims.back = backOf(text.under(headings.value(4)), phrases);
    return claims;
}

QList<RuleVerdict> judgeTruth(const ReadText &text, const ExplainFacts &facts, const DutchWords &words)
{
    const auto claims = claimsOf(text, words);
    const auto &headings = words.phrases().headings.all();
    const bool isAbused = !facts.update.exploitedCves.isEmpty();
    const bool hasUpdate = facts.update.availability != UpdateAvailability::NoFix;
    QList<QString> untrue;
    if (!isAbused)
        untrue += claims.abuse;
    if (!mayRestart(facts))
        untrue += claims.restart;
    if (!facts.update.impact.duration.known())
        untrue += claims.minutes;
    if (claims.back == Claims::Back::Yes && !hasWayBack(facts))
        untrue += headings.value(4);
    QList<QString> dropped;
    if (isAbused && claims.abuse.isEmpty())
        dropped += headings.value(0);
    if (hasUpdate && mayRestart(facts) && claims.restart.isEmpty())
        dropped += headings.value(2);
    if (facts.update.impact.duration.known() && claims.minutes.isEmpty())
        dropped += headings.value(3);
    if (facts.update.impact.wayBack.value == WayBack::No && claims.back != Claims::Back::No)
        dropped += headings.value(4);
    return {verdictOf("D1", untrue), verdictOf("D2", dropped)};
}

} // namespace Patchwijzer
