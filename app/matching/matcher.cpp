// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/matcher.h"

#include "matching/aliases.h"
#include "matching/coverage.h"
#include "matching/feedage.h"
#include "matching/findings.h"
#include "matching/foreign.h"
#include "matching/kernels.h"
#include "matching/releasecheck.h"
#include "matching/units.h"

#include <QSet>

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** What is judged by the data of the distribution, in the order of the output, each once. */
QList<const Software *> judgedSoftware(const Inventory &inventory, const DataSpace &space)
{
    QList<const Software *> judged;
    for (const auto &software : inventory.software) {
        if (isJudged(software, space))
            judged.append(&software);
    }
    const auto before = [](const auto *a, const auto *b) { return isJudgedBefore(*a, *b); };
    // An inventory comes nearly sorted.
    if (!std::is_sorted(judged.begin(), judged.end(), before))
        std::sort(judged.begin(), judged.end(), before);
    judged.erase(std::unique(judged.begin(), judged.end(), [](const auto *a, const auto *b) { return *a == *b; }),
                 judged.end());
    return judged;
}

/** What the feeds speak of, by their own word and by their records. */
QList<QString> coveredReleases(const MatchInput &input, const QString &ecosystem)
{
    QSet<QString> covered;
    QStringView last;
    for (const auto &advisory : input.advisories) {
        for (const auto &affected : advisory.affected) {
            if (affected.release == last || affected.ecosystem != ecosystem)
                continue;
            last = affected.release;
            covered.insert(ecosystem + u':' + affected.release);
        }
    }
    for (const auto &feed : input.feeds) {
        for (const auto &release : feed.covers)
            covered.insert(release);
    }
    return covered.values();
}

/** Nearly always enough, so that the list is allocated once. */
qsizetype countFindings(const Units &units, const std::vector<Units::Indexes> &unitsOfSoftware, FindingScope scope)
{
    std::vector<qsizetype> counts;
    for (const auto &unit : units) {
        const auto wanted = [&](const Judgement &judgement) {
            return scope == FindingScope::All || judgement.verdict != Verdict::NotVulnerable;
        };
        counts.push_back(std::count_if(unit.judgements.begin(), unit.judgements.end(), wanted));
    }
    qsizetype count = 0;
    for (const auto &indexes : unitsOfSoftware) {
        for (const auto index : indexes)
            count += counts[index];
    }
    return count;
}

/** By those about the newest kernel it is told what a restart would end: they stay. */
void dropReassuring(Unit &unit, const Kernels &kernels, const SupportCheck &support)
{
    const auto &newest = kernels.newest();
    const auto &package = unit.subject.package;
    if (package == newest.package || newest.binaries.contains(package))
        return;
    const auto reassures = [&](const Judgement &judgement) {
        return judgement.verdict == Verdict::NotVulnerable && mayReassure(judgement.evidence, support);
    };
    if (std::erase_if(unit.judgements, reassures) > 0)
        unit.judgements.shrink_to_fit();
}

QList<Finding> findingsFor(const MatchInput &input, const DataSpace &space, const QList<const Software *> &judged,
                           const SupportCheck &support)
{
    Units units;
    std::vector<Units::Indexes> unitsOfSoftware;
    unitsOfSoftware.reserve(static_cast<size_t>(judged.size()));
    for (const auto *software : judged)
        unitsOfSoftware.push_back(units.add(*software, isOnlyRelated(*software, space)));

    ReleaseFilter filter(space);
    const FeedState *feed = nullptr;
    for (const auto &advisory : input.advisories) {
        if (!feed || feed->id != advisory.feed) // They come feed by feed.
            feed = feedById(input.feeds, advisory.feed);
        filter.addHits(units, advisory, feed);
    }
    const AliasGroups aliases(input.advisories);
    const Kernels kernels(input.inventory);
    for (auto &unit : units) {
        unit.judgements = judgeRecords(unit.subject, filter.recordsOf(unit, aliases), input.now);
        std::vector<Hit>().swap(unit.hits); // Said what it had to say.
        if (input.scope == FindingScope::Worrying)
            dropReassuring(unit, kernels, support);
    }

    Findings findings(units, kernels, support, input.scope);
    findings.reserve(countFindings(units, unitsOfSoftware, input.scope));
    for (qsizetype i = 0; i < judged.size(); ++i)
        findings.add(*judged[i], unitsOfSoftware[static_cast<size_t>(i)]);
    return findings.take();
}

void tidy(QList<NotChecked> &list)
{
    const auto key = [](const NotChecked &item) { return std::tie(item.what, item.subject, item.detail); };
    std::sort(list.begin(), list.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

} // namespace

MatchResult matchAdvisories(const MatchInput &input)
{
    MatchResult result;
    const auto &os = input.inventory.machine.os;
    const auto check = checkRelease(input.inventory.machine, coveredReleases(input, dataSpaceOf(os).ecosystem));
    const auto judged = judgedSoftware(input.inventory, check.space);
    const auto support = checkSupport(input.support, check.space, input.inventory, judged, input.feeds, input.now);
    if (!check.space.release.isEmpty())
        result.findings = findingsFor(input, check.space, judged, support);
    addInOrder(result.findings, support.findings);
    if (!check.problems.isEmpty() && !os.id.isEmpty())
        addInOrder(result.findings,
                   {systemFinding(os, u"RELEASE"_s, Verdict::NotChecked, check.problems.front().what)});
    result.notChecked = feedGaps(input.feeds, input.now) + inventoryGaps(input.inventory, check.space) + check.problems
        + support.notChecked;
    tidy(result.notChecked);
    return result;
}

} // namespace Patchwijzer
