// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/matcher.h"

#include "core/parallel.h"
#include "core/sortunique.h"
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
#include <numeric>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype itemsWorthAThread = 200; // Judged in the time that it takes to begin a thread, and more.

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

/** In the order of @p judged. */
QList<Finding> makeFindings(const FindingMaker &maker, const QList<const Software *> &judged,
                            const std::vector<Units::Indexes> &unitsOfSoftware)
{
    const auto wantedOf = [&](qsizetype i) {
        return maker.wantedOf(*judged[i], unitsOfSoftware[static_cast<size_t>(i)]);
    };
    // First how many there are of each, so that each has its own place in the list. They are not kept until then: that
    // would take more memory than to look them up again takes time.
    std::vector<qsizetype> places(static_cast<size_t>(judged.size()) + 1);
    inParallel(judged.size(), itemsWorthAThread,
               [&](qsizetype i) { places[static_cast<size_t>(i) + 1] = std::ssize(wantedOf(i)); });
    std::partial_sum(places.begin(), places.end(), places.begin());
    QList<Finding> findings(places.back());
    auto *const first = findings.data();
    inParallel(judged.size(), itemsWorthAThread,
               [&](qsizetype i) { maker.fill(*judged[i], wantedOf(i), first + places[static_cast<size_t>(i)]); });
    return findings;
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
    // Each unit is judged by its own hits alone, so it does not matter who judges which.
    inParallel(units.size(), itemsWorthAThread, [&](qsizetype i) {
        auto &unit = units[static_cast<size_t>(i)];
        auto ownFilter = filter; // It remembers what it saw last.
        unit.judgements = judgeRecords(unit.subject, ownFilter.recordsOf(unit, aliases), input.now);
        std::vector<Hit>().swap(unit.hits); // Said what it had to say.
        if (input.scope == FindingScope::Worrying)
            dropReassuring(unit, kernels, support);
    });
    return makeFindings({units, kernels, support, input.scope}, judged, unitsOfSoftware);
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
    sortUnique(&result.notChecked);
    return result;
}

} // namespace Patchwijzer
