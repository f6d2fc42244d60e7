// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/judgement.h"

#include "core/sortunique.h"
#include "matching/aliases.h"
#include "matching/backports.h"
#include "matching/feedage.h"

#include <QHash>

#include <algorithm>
#include <span>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr int ownDistributionConfidence = 100; // Distribution package against its own distribution's feed.
constexpr int unimportantConfidence = 60;
constexpr int relatedConfidence = 60;

int worry(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Vulnerable:
        return 4;
    case Verdict::Possible:
        return 3;
    case Verdict::Undetermined:
        return 2;
    case Verdict::NotChecked:
        return 1;
    case Verdict::NotVulnerable:
        break;
    }
    return 0;
}

QDateTime dateOf(const Record &record)
{
    return record.feed ? record.feed->dataDate : QDateTime();
}

/** Newest feed first, then by everything that can differ in the outcome: the order of the input never shows. */
bool comesBefore(const Record &a, const Record &b)
{
    if (const auto order = a.name().compare(b.name()); order != 0)
        return order < 0;
    if (dateOf(a) != dateOf(b))
        return dateOf(a) > dateOf(b);
    const auto key = [](const Record &record) {
        const auto &answer = record.answer;
        return std::tie(record.feedId, record.advisory->id, answer.rule, answer.fixedVersion, answer.advisoryVersion,
                        answer.namedFix, answer.reason, record.publisherUrgency, record.advisory->cvssVector,
                        record.advisory->cves, record.advisory->withdrawn, answer.paidFix, answer.namedFixPaid);
    };
    if (key(a) != key(b))
        return key(a) < key(b);
    return worry(a.answer.verdict) > worry(b.answer.verdict);
}

/** What an advisory is about, for finding others about the same: its CVEs, or itself when it names none. */
QList<QString> topicsOf(const Advisory &advisory)
{
    return advisory.cves.isEmpty() ? QList<QString>{advisory.id} : advisory.cves;
}

/** For every topic of an open advisory, the record that names the highest fixed version. */
using Fixes = QHash<QString, const Record *>;

/** An advisory that is open itself, or that nobody can read, says nothing about the fix of another. */
bool namesFix(const Record &record)
{
    return !record.answer.namedFix.isEmpty() && (!record.answer.isOpen() || record.answer.paidFix)
        && record.answer.verdict != Verdict::Undetermined && !record.advisory->withdrawn;
}

bool waitsForFix(const Record &record)
{
    return record.answer.isOpen() && !record.advisory->withdrawn;
}

/** One for everybody before one that must be bought, then the higher one. */
bool isBetterFix(const Record &record, const Record &kept, VersionScheme scheme)
{
    if (record.answer.namedFixPaid != kept.answer.namedFixPaid)
        return kept.answer.namedFixPaid;
    return compareVersions(scheme, kept.answer.namedFix, record.answer.namedFix) < 0;
}

Fixes namedFixes(const std::vector<Record> &records, VersionScheme scheme)
{
    Fixes fixes;
    for (const auto &record : records) {
        if (waitsForFix(record)) {
            for (const auto &topic : topicsOf(*record.advisory))
                fixes.insert(topic, nullptr);
        }
    }
    if (fixes.isEmpty())
        return fixes;
    for (const auto &record : records) {
        if (!namesFix(record))
            continue;
        for (const auto &topic : topicsOf(*record.advisory)) {
            const auto kept = fixes.find(topic);
            if (kept == fixes.end())
                continue;
            if (!*kept || isBetterFix(record, **kept, scheme))
                *kept = &record;
        }
    }
    return fixes;
}

/** The fix that ends all topics of @p open; null when one of them has none. */
const Record *fixFor(const Record &open, const Fixes &fixes, VersionScheme scheme)
{
    const Record *highest = nullptr;
    for (const auto &topic : topicsOf(*open.advisory)) {
        const auto *fix = fixes.value(topic);
        if (!fix)
            return nullptr;
        if (!highest || compareVersions(scheme, highest->answer.namedFix, fix->answer.namedFix) < 0)
            highest = fix;
    }
    const auto &since = open.answer.openSince;
    const bool older = highest && !since.isEmpty() && compareVersions(scheme, highest->answer.namedFix, since) <= 0;
    return older ? nullptr : highest;
}

/** A list of CVEs is often behind on the advisory that fixes them; the advisory is the distribution's own word. */
void followNamedFixes(const Subject &subject, std::vector<Record> &records)
{
    const auto fixes = namedFixes(records, subject.scheme);
    for (auto &record : records) {
        const auto *fix = waitsForFix(record) ? fixFor(record, fixes, subject.scheme) : nullptr;
        if (!fix || fix == &record)
            continue;
        auto &answer = record.answer;
        const bool fixed = compareVersions(subject.scheme, subject.version, fix->answer.namedFix) >= 0;
        // Only a range that nobody closed can be behind: a version named as affected is a contradiction.
        if (fixed && answer.rule != nameOfRule(subject.scheme, VersionRule::OpenRange))
            continue;
        record.feed = fix->feed;
        record.feedId = fix->feedId;
        answer.paidFix = !fixed && fix->answer.namedFixPaid;
        answer.verdict = fixed ? Verdict::NotVulnerable : Verdict::Vulnerable;
        answer.rule = fixed ? u"fixedByAdvisory"_s : u"fixNamedByAdvisory"_s;
        answer.advisoryVersion = fix->answer.namedFix;
        answer.fixedVersion = fixed || answer.paidFix ? QString() : fix->answer.namedFix;
        answer.namedFix.clear();
    }
}

Judgement judgementOf(const Subject &subject, const Record &record)
{
    const auto &answer = record.answer;
    Judgement judgement;
    judgement.advisory = record.name();
    judgement.binary = subject.binary;
    judgement.verdict = answer.verdict;
    judgement.confidence = ownDistributionConfidence;
    judgement.fixedVersion = answer.fixedVersion;
    judgement.reason = answer.reason;
    judgement.publisherUrgency = record.publisherUrgency;
    judgement.evidence = {record.feedId,   dateOf(record),  answer.rule,           subject.scheme,
                          subject.package, subject.version, answer.advisoryVersion};
    if (record.advisory->withdrawn) {
        judgement.verdict = Verdict::NotVulnerable;
        judgement.fixedVersion.clear();
        judgement.reason.clear();
        judgement.evidence.rule = u"withdrawn"_s;
    } else if (answer.isOpen() && record.publisherUrgency == u"unimportant") {
        judgement.verdict = Verdict::Possible;
        judgement.confidence = unimportantConfidence;
        judgement.reason = u"publisherUnimportant"_s;
    } else if (answer.paidFix) {
        judgement.reason = u"fixNeedsSubscription"_s;
    }
    if (subject.related) {
        judgement.confidence = std::min(judgement.confidence, relatedConfidence);
        if (judgement.verdict == Verdict::Vulnerable) {
            judgement.verdict = Verdict::Possible;
            judgement.reason = u"derivative"_s;
        }
    }
    return judgement;
}

/** A CVE that was taken back: then what others say of it under another name is void as well. */
bool isRejectedCve(const Record &record)
{
    return record.advisory->withdrawn && record.advisory->id.startsWith(u"CVE-");
}

/** Of somebody who only passes on what the CVE said. */
bool isSecondHand(const Record &record)
{
    return !record.advisory->id.startsWith(u"CVE-") && !isDistributionAdvisory(record.advisory->id);
}

bool contradict(const Judgement &a, const Judgement &b, VersionScheme scheme)
{
    const auto affected = [](const Judgement &item) { return worry(item.verdict) >= worry(Verdict::Possible); };
    const auto notAffected = [](const Judgement &item) { return item.verdict == Verdict::NotVulnerable; };
    if ((affected(a) && notAffected(b)) || (notAffected(a) && affected(b)))
        return true;
    return !a.fixedVersion.isEmpty() && !b.fixedVersion.isEmpty()
        && compareVersions(scheme, a.fixedVersion, b.fixedVersion) != 0;
}

void addDetails(Judgement &judgement, const Record &record)
{
    for (const auto &cve : record.advisory->cves) {
        if (!record.repaired.contains(cve))
            judgement.cves.append(cve);
    }
    if (judgement.cvssVector.isEmpty())
        judgement.cvssVector = record.advisory->cvssVector;
    if (judgement.publisherUrgency.isEmpty())
        judgement.publisherUrgency = record.publisherUrgency;
}

void weighAge(Judgement &judgement, const FeedState *feed, const QDateTime &now)
{
    judgement.byVersion = judgement.verdict;
    weighFeedAge(&judgement.verdict, &judgement.reason, feed, now);
}

/** @param records of one advisory id, in comesBefore() order. */
Judgement mergeOne(const Subject &subject, std::span<const Record> records, const QDateTime &now)
{
    const bool rejected = std::any_of(records.begin(), records.end(), isRejectedCve);
    const auto counts = [&](const Record &record) {
        return !record.advisory->withdrawn && !(rejected && isSecondHand(record));
    };
    const bool live = std::any_of(records.begin(), records.end(), counts);
    Judgement merged;
    const FeedState *feed = nullptr;
    bool first = true;
    bool disagree = false;
    for (const auto &record : records) {
        // Without any that counts, the withdrawn ones are the answer.
        if (live ? !counts(record) : !record.advisory->withdrawn)
            continue;
        auto judgement = judgementOf(subject, record);
        if (first) {
            merged = std::move(judgement);
            feed = record.feed;
        } else {
            disagree |= contradict(merged, judgement, subject.scheme);
            if (&worseOf(merged, judgement, subject.scheme) == &judgement) {
                judgement.cves = merged.cves;
                judgement.cvssVector = merged.cvssVector;
                merged = std::move(judgement);
                feed = record.feed;
            }
        }
        addDetails(merged, record);
        first = false;
    }
    sortUnique(&merged.cves);
    if (disagree)
        merged.reason = u"feedsDisagree"_s;
    weighAge(merged, feed, now);
    return merged;
}

} // namespace

const Judgement &worseOf(const Judgement &a, const Judgement &b, VersionScheme scheme)
{
    if (a.verdict != b.verdict)
        return worry(b.verdict) > worry(a.verdict) ? b : a;
    if (a.fixedVersion.isEmpty() || b.fixedVersion.isEmpty())
        return a.fixedVersion.isEmpty() && !b.fixedVersion.isEmpty() ? b : a;
    return compareVersions(scheme, a.fixedVersion, b.fixedVersion) < 0 ? b : a;
}

std::vector<Judgement> judgeRecords(const Subject &subject, std::vector<Record> records, const QDateTime &now)
{
    std::sort(records.begin(), records.end(), comesBefore);
    followNamedFixes(subject, records);
    settleBackports(subject, records);
    std::vector<Judgement> judgements;
    judgements.reserve(records.size());
    for (auto begin = records.begin(); begin != records.end();) {
        const auto end =
            std::find_if(begin, records.end(), [&](const Record &record) { return record.name() != begin->name(); });
        judgements.push_back(mergeOne(subject, {begin, end}, now));
        begin = end;
    }
    return judgements;
}

} // namespace Patchwijzer
