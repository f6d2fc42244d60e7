// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/programs/claimverdict.h"

#include "core/sortunique.h"
#include "matching/feedage.h"

#include <algorithm>
#include <span>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr int possibleConfidence = 60; // Something that decides is not known.
constexpr int unlikelyConfidence = 20; // Said long ago of every version there would ever be.
constexpr int yearsUntilUnlikely = 3;

bool isMention(const ProductClaim &claim)
{
    return claim.authority == ClaimAuthority::Mention;
}

bool isOld(const ProductClaim &claim, const QDateTime &now)
{
    return claim.published.isValid() && claim.published.addYears(yearsUntilUnlikely) < now;
}

/** Nothing the claim leaves open may be taken for granted: then it is possible, not certain. Empty = nothing is. */
QString doubtOf(const ProductClaim &claim, const ClaimAnswer &answer, const KnownSoftware &program,
                const ProgramMatchInput &input)
{
    if (program.identity.confidence() < certainConfidence)
        return u"identityUnsure"_s;
    if (platformFit(claim.platforms, input.system, input.architecture) == PlatformFit::Unsure)
        return u"platformUnsure"_s;
    const auto &needed = claim.requiredKeys;
    const bool there = needed.isEmpty() || std::any_of(needed.begin(), needed.end(), [&](const QString &key) {
                           return input.presentKeys.contains(key);
                       });
    if (!there)
        return u"needsOther"_s;
    if (claim.unbounded && answer.open)
        return u"noVersions"_s;
    if (claim.doubtful)
        return u"versionsUnsure"_s;
    return answer.doubtful ? u"buildNotNamed"_s : QString();
}

/** What has a say before a vaguer answer of somebody with more authority. */
bool isDefinite(const ClaimVerdict &verdict)
{
    return isAffected(verdict.verdict) || verdict.verdict == Verdict::NotVulnerable;
}

int worry(const ClaimVerdict &verdict)
{
    switch (verdict.verdict) {
    case Verdict::Vulnerable:
        return 4;
    case Verdict::Possible:
        return 3;
    case Verdict::NotVulnerable:
        return 2;
    case Verdict::Undetermined:
        return 1;
    case Verdict::NotChecked:
        break;
    }
    return 0;
}

/** Most authority first, then newest, then by all that can differ in the outcome. */
bool comesBefore(const ClaimVerdict &a, const ClaimVerdict &b)
{
    if (a.claim->authority != b.claim->authority)
        return a.claim->authority < b.claim->authority;
    if (a.claim->modified != b.claim->modified)
        return a.claim->modified > b.claim->modified;
    const auto key = [](const ClaimVerdict &item) {
        const auto &claim = *item.claim;
        return std::tie(claim.feed, claim.advisory, item.verdict, item.answer.rule, item.answer.advisoryVersion,
                        item.answer.fixedVersion, item.reason, claim.product, claim.vendor, claim.cvssVector,
                        claim.severity, claim.platforms, claim.productKeys);
    };
    return key(a) < key(b);
}

Evidence evidenceOf(const ClaimVerdict &verdict, const KnownSoftware &program, const ProgramMatchInput &input)
{
    const auto &claim = *verdict.claim;
    const auto *feed = feedById(input.feeds, claim.feed);
    Evidence evidence;
    evidence.feed = claim.feed;
    evidence.feedDate = feed ? feed->dataDate : QDateTime();
    evidence.rule = verdict.answer.rule;
    evidence.comparator = claim.scheme == VersionScheme::Unknown ? program.identity.scheme : claim.scheme;
    evidence.package = claim.vendor.isEmpty() ? claim.product : claim.vendor + u' ' + claim.product;
    evidence.installedVersion = program.identity.version;
    evidence.advisoryVersion = verdict.answer.advisoryVersion;
    evidence.document = claim.advisory;
    return evidence;
}

using Verdicts = std::span<const ClaimVerdict>;

/** The highest of the versions that several claims of one source name in @p member: only that one closes what each of
 *  them says.
 */
QString highestNamed(Verdicts verdicts, VersionScheme scheme, QString ClaimAnswer::*member)
{
    QString highest;
    for (const auto &verdict : verdicts) {
        if (isAffected(verdict.verdict))
            keepHigher(&highest, verdict.answer.*member, scheme);
    }
    return highest;
}

void nameRepair(Finding &finding, Verdicts heard)
{
    const auto scheme = finding.evidence.comparator;
    finding.fixedVersion = highestNamed(heard, scheme, &ClaimAnswer::fixedVersion);
    const auto last = highestNamed(heard, scheme, &ClaimAnswer::lastAffected);
    if (last.isEmpty()
        || (!finding.fixedVersion.isEmpty() && compareProgramVersions(scheme, finding.fixedVersion, last) > 0))
        return;
    // What one of them calls repaired, another still calls affected.
    finding.fixedVersion.clear();
    finding.lastAffected = last;
}

/** Those of the most authority that decide, or else of any; they lie together in comesBefore() order. */
Verdicts deciding(const std::vector<ClaimVerdict> &verdicts)
{
    const auto first = std::find_if(verdicts.begin(), verdicts.end(), isDefinite);
    if (first == verdicts.end())
        return verdicts;
    const auto end = std::find_if(first, verdicts.end(), [&](const ClaimVerdict &other) {
        return other.claim->authority != first->claim->authority;
    });
    return {first, end};
}

const ClaimVerdict &worst(Verdicts verdicts)
{
    return *std::max_element(verdicts.begin(), verdicts.end(),
                             [](const auto &a, const auto &b) { return worry(a) < worry(b); });
}

void fillFrom(Finding &finding, const std::vector<ClaimVerdict> &verdicts)
{
    for (const auto &verdict : verdicts) {
        if (finding.cvssVector.isEmpty())
            finding.cvssVector = verdict.claim->cvssVector;
        if (finding.publisherUrgency.isEmpty())
            finding.publisherUrgency = verdict.claim->severity;
    }
}

void addContradictions(Finding &finding, const ClaimVerdict &winner, const std::vector<ClaimVerdict> &verdicts,
                       const KnownSoftware &program, const ProgramMatchInput &input)
{
    const bool affected = isAffected(winner.verdict);
    if (!isDefinite(winner))
        return;
    for (const auto &verdict : verdicts) {
        if (!isDefinite(verdict) || isAffected(verdict.verdict) == affected)
            continue;
        const Contradiction other{verdict.verdict, evidenceOf(verdict, program, input)};
        if (!finding.contradictions.contains(other))
            finding.contradictions.append(other);
    }
    if (!finding.contradictions.isEmpty() && finding.reason.isEmpty())
        finding.reason = u"feedsDisagree"_s;
}

bool isWithdrawn(const std::vector<ClaimVerdict> &verdicts)
{
    // The record itself settles it. Of other documents only all of them together do.
    const auto gone = [](const ClaimVerdict &verdict) { return verdict.claim->withdrawn; };
    const auto record = [&](const ClaimVerdict &verdict) {
        return gone(verdict) && verdict.claim->authority == ClaimAuthority::Cna;
    };
    return std::any_of(verdicts.begin(), verdicts.end(), record) || std::all_of(verdicts.begin(), verdicts.end(), gone);
}

} // namespace

ClaimVerdict verdictOf(const ProductClaim &claim, const KnownSoftware &program, const ProgramMatchInput &input)
{
    ClaimVerdict verdict;
    verdict.claim = &claim;
    verdict.answer = answerOf(claim, program.identity.scheme, program.identity.version);
    verdict.reason = verdict.answer.reason;
    verdict.confidence = program.identity.confidence();
    const auto &answer = verdict.answer;
    // The number that stands there is no version: see CataloguedProgram::placeholderVersions.
    if (verdict.reason == u"versionUnknown" && program.software.kind != SoftwareKind::Device
        && !program.software.version.isEmpty())
        verdict.reason = u"versionPlaceholder"_s;
    const bool affected = answer.status == ClaimStatus::Affected;
    const auto lower = [&](Verdict value, int confidence, const QString &reason) {
        verdict.verdict = value;
        verdict.confidence = std::min(verdict.confidence, confidence);
        verdict.reason = reason;
    };
    if (isMention(claim) && (affected || answer.reason != u"versionUnknown")) {
        lower(Verdict::Undetermined, possibleConfidence, u"mentionOnly"_s);
    } else if (affected && answer.open && isOld(claim, input.now)) {
        lower(Verdict::Undetermined, unlikelyConfidence, u"oldOpenRange"_s);
    } else if (affected) {
        verdict.verdict = Verdict::Vulnerable;
        if (const auto doubt = doubtOf(claim, answer, program, input); !doubt.isEmpty())
            lower(Verdict::Possible, possibleConfidence, doubt);
    } else if (answer.status == ClaimStatus::NotAffected || answer.status == ClaimStatus::Fixed) {
        verdict.verdict = Verdict::NotVulnerable;
        if (claim.doubtful || claim.partial)
            lower(Verdict::Undetermined, possibleConfidence, u"versionsUnsure"_s);
    } else if (claim.unbounded && !program.identity.version.isEmpty()) {
        lower(Verdict::Possible, possibleConfidence, u"noVersions"_s);
    }
    return verdict;
}

Finding settle(const KnownSoftware &program, const QString &topic, std::vector<ClaimVerdict> verdicts,
               const ProgramMatchInput &input)
{
    std::sort(verdicts.begin(), verdicts.end(), comesBefore);
    Finding finding;
    finding.software = program.software;
    finding.program = program.identity.program;
    finding.advisory = topic;
    for (const auto &verdict : verdicts)
        finding.cves += verdict.claim->cves.contains(topic) ? QList<QString>{topic} : verdict.claim->cves;
    sortUnique(&finding.cves);
    if (isWithdrawn(verdicts)) {
        const auto gone = std::find_if(verdicts.begin(), verdicts.end(),
                                       [](const ClaimVerdict &verdict) { return verdict.claim->withdrawn; });
        finding.verdict = Verdict::NotVulnerable;
        finding.confidence = program.identity.confidence();
        finding.evidence = evidenceOf(*gone, program, input);
        finding.evidence.rule = u"withdrawn"_s;
        finding.evidence.advisoryVersion.clear();
        return finding;
    }
    std::erase_if(verdicts, [](const ClaimVerdict &verdict) { return verdict.claim->withdrawn; });
    const auto heard = deciding(verdicts);
    const auto &winner = worst(heard);
    finding.verdict = winner.verdict;
    finding.confidence = winner.confidence;
    finding.reason = winner.reason;
    finding.evidence = evidenceOf(winner, program, input);
    if (isAffected(winner.verdict)) {
        const bool divided = std::any_of(heard.begin(), heard.end(), [](const ClaimVerdict &verdict) {
            return verdict.verdict == Verdict::NotVulnerable;
        });
        nameRepair(finding, heard);
        if (divided && finding.verdict == Verdict::Vulnerable) {
            finding.verdict = Verdict::Possible;
            finding.confidence = std::min(finding.confidence, possibleConfidence);
            finding.reason = u"feedsDisagree"_s;
        }
    }
    fillFrom(finding, verdicts);
    addContradictions(finding, winner, verdicts, program, input);
    weighFeedAge(&finding.verdict, &finding.reason, feedById(input.feeds, winner.claim->feed), input.now);
    return finding;
}

QList<Finding> findingsOf(const KnownSoftware &program, const ClaimsByTopic &claims, const ProgramMatchInput &input)
{
    QList<Finding> findings;
    for (const auto &[topic, about] : claims) {
        std::vector<ClaimVerdict> verdicts;
        verdicts.reserve(about.size());
        for (const auto *claim : about)
            verdicts.push_back(verdictOf(*claim, program, input));
        findings.append(settle(program, topic, std::move(verdicts), input));
    }
    return findings;
}

} // namespace Patchwijzer
