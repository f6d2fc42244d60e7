// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/assessment.h"

#include "core/dataspace.h"
#include "core/parallel.h"
#include "core/sortunique.h"
#include "inventory/inventoryfile.h"
#include "inventory/machineprobe.h"
#include "matching/matcher.h"
#include "planning/planner.h"
#include "planning/updates.h"
#include "store/casedatabase.h"
#include "store/feeddatabase.h"
#include "updating/aptsimulation.h"
#include "updating/diskspace.h"
#include "workflow/coverage.h"
#include "workflow/csafmatching.h"
#include "workflow/csafmatchrun.h"
#include "workflow/devices.h"
#include "workflow/feedstates.h"
#include "workflow/neededfeeds.h"
#include "workflow/programjudgement.h"
#include "workflow/supportfacts.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QStandardPaths>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace Patchwijzer {
namespace {

/** Packages that the feeds may speak of, sources and base sources of signed packages included. */
QList<QString> packageNamesOf(const Inventory &inventory)
{
    std::set<QString> names;
    for (const auto &software : inventory.software) {
        if (software.scheme == VersionScheme::Rpm)
            names.insert(software.name);
        names.insert(software.sourcePackage.isEmpty() ? software.name : software.sourcePackage);
        if (!software.baseSourcePackage.isEmpty())
            names.insert(software.baseSourcePackage);
    }
    return {names.begin(), names.end()};
}

struct FeedData {
    std::optional<FeedDatabase> database; ///< For what is only read when it is known what to look for.
    QList<FeedState> states;
    QList<Advisory> advisories;
    QHash<QString, ExploitedCve> exploited;
    SupportFacts support;
};

Result<FeedData> readFeeds(const QString &dataDir, const Inventory &inventory)
{
    FeedData data;
    PW_TRY(data.database, FeedDatabase::open(dataDir));
    const auto &database = *data.database;
    PW_TRY(data.states, database.states());
    const auto space = dataSpaceOf(inventory.machine.os);
    QList<QString> covers;
    for (const auto &state : std::as_const(data.states))
        covers += state.covers;
    if (const auto releases = releasesFor(space, covers); !releases.isEmpty()) {
        PW_TRY(data.advisories, database.advisoriesFor(space.ecosystem, releases, packageNamesOf(inventory)));
    }
    PW_TRY(data.support, readSupportFacts(database, inventory.machine.os));
    PW_TRY(data.exploited, database.exploited());
    return data;
}

void noteProblem(Assessment &assessment, const QString &what, const Error &error)
{
    assessment.problems.append(error);
    assessment.notChecked.append({what, error.where, error.detail});
}

/** A broken database must not hide what can still be said: it is noted, and the rest goes on without it. */
FeedData readFeedsOrNote(Assessment &assessment, const QString &dataDir)
{
    auto data = readFeeds(dataDir, assessment.inventory);
    if (data)
        return *std::move(data);
    noteProblem(assessment, QStringLiteral("feedsUnreadable"), data.error());
    return {};
}

/** Only reads: a folder without decisions stays without a database. */
void readDecisions(Assessment &assessment, const QString &caseDir)
{
    if (caseDir.isEmpty() || !QFileInfo::exists(QDir(caseDir).filePath(QStringLiteral("case.sqlite"))))
        return;
    auto database = CaseDatabase::open(caseDir);
    auto memory = database ? database->load() : Result<PlanMemory>(fail(database.error()));
    if (memory)
        assessment.memory = *memory;
    else
        noteProblem(assessment, QStringLiteral("decisionsUnreadable"), memory.error());
}

/** Those of the case come on top of what a saved scan brings along. */
void addDevices(Assessment &assessment, const QString &caseDir)
{
    const auto devices = readDevices(caseDir);
    if (!devices) // What is wrong with the case, readDecisions() says.
        return;
    auto &all = assessment.inventory.devices;
    for (const auto &device : *devices) {
        const auto same = [&](const Device &other) { return other.id == device.id; };
        all.removeIf(same);
        all.append(device);
    }
    std::sort(all.begin(), all.end(), [](const Device &lhs, const Device &rhs) { return lhs.id < rhs.id; });
}

bool isExploitedKnown(const QList<FeedState> &feeds, const QDateTime &now)
{
    return std::any_of(feeds.begin(), feeds.end(),
                       [&](const FeedState &feed) { return feed.kind == FeedKind::Exploited && isUsable(feed, now); });
}

/** A feed that settled something is one of those that the answer rests on, needed or not. */
void addFeedsUsed(Assessment &assessment, const QList<FeedState> &feeds)
{
    QSet<QString> used;
    for (const auto &finding : assessment.findings)
        used.insert(finding.evidence.feed);
    for (const auto &feed : std::as_const(assessment.feeds))
        used.remove(feed.id);
    for (const auto &feed : feeds) {
        if (used.contains(feed.id))
            assessment.feeds.append(feed);
    }
    std::sort(assessment.feeds.begin(), assessment.feeds.end(),
              [](const FeedState &lhs, const FeedState &rhs) { return lhs.id < rhs.id; });
}

/** Judges packages, and at the same time everything that no distribution speaks for: Windows, programs, firmware,
 *  devices.
 *  @param feeds all there are.
 */
void judge(Assessment &assessment, FeedData &data, const QList<FeedState> &feeds, FindingScope scope)
{
    MatchResult packages;
    std::optional<Result<ProgramJudgement>> programs;
    onThreads(2, [&](qsizetype index) {
        if (index == 1) {
            // They are let go of here too, which takes time.
            const auto advisories = std::exchange(data.advisories, {});
            packages = matchAdvisories(
                {assessment.inventory, advisories, assessment.feeds, assessment.madeAt, data.support, scope});
        } else if (data.database) { // It belongs to the thread that opened it.
            programs = judgePrograms(*data.database, assessment.inventory, feeds, data.exploited, assessment.madeAt);
        }
    });
    assessment.findings = std::move(packages.findings);
    assessment.notChecked += packages.notChecked;
    if (programs && !*programs)
        noteProblem(assessment, QStringLiteral("feedsUnreadable"), programs->error());
    if (!programs || !*programs)
        return;
    auto &judged = **programs;
    assessment.identities = std::move(judged.identities);
    assessment.findings += judged.findings;
    assessment.notChecked += judged.notChecked;
    assessment.advisoryDates.insert(judged.published);
}

/** @param feeds all there are. */
void match(Assessment &assessment, FeedData &data, const QList<FeedState> &feeds, FindingScope scope)
{
    QHash<QString, QDate> published;
    for (const auto &advisory : std::as_const(data.advisories))
        published.insert(advisory.id, advisory.published.date());
    judge(assessment, data, feeds, scope);
    addFeedsUsed(assessment, feeds);
    assessment.advisoryDates.insert(published);
    assessment.exploitedKnown = isExploitedKnown(assessment.feeds, assessment.madeAt);
    if (!assessment.exploitedKnown)
        assessment.notChecked.append({QStringLiteral("kevMissing"), QStringLiteral("cisa-kev"), {}});
    for (const auto &finding : std::as_const(assessment.findings)) {
        for (const auto &cve : finding.cves) {
            if (const auto entry = data.exploited.constFind(cve); entry != data.exploited.constEnd())
                assessment.exploited.insert(cve, *entry);
        }
    }
}

void askPackageManager(Assessment &assessment, const AssessOptions &options, const std::stop_token &stop)
{
    if (!options.isLive()) {
        assessment.simulation.problem = {Error::Code::UnsupportedPlatform, QStringLiteral("apt-get"),
                                         QStringLiteral("not asked: this is not the running system")};
        return;
    }
    assessment.simulation = simulateAptUpgrade(assessment.inventory, stop);
    if (!assessment.simulation.available)
        noteProblem(assessment, QStringLiteral("simulationFailed"), assessment.simulation.problem);
}

AdvisoryLists listsFor(Coverage coverage)
{
    switch (coverage) {
    case Coverage::UrgencyUnknown:
        return AdvisoryLists::None;
    case Coverage::UrgencyUnsure:
        return AdvisoryLists::Incomplete;
    case Coverage::PartsMissing:
    case Coverage::Whole:
        break;
    }
    return AdvisoryLists::Complete;
}

/** A run of the matching, when there is something new. That it cannot be kept leaves nothing unchecked. */
void keepMatches(Assessment &assessment, const FeedData &data, const AssessOptions &options)
{
    const bool unreadable =
        std::any_of(assessment.notChecked.begin(), assessment.notChecked.end(), [](const NotChecked &item) {
            return item.what == u"decisionsUnreadable" || item.what == u"feedsUnreadable";
        });
    if (!data.database || unreadable)
        return;
    if (const auto kept = bringMatchesUpToDate(*data.database, assessment, options.decisionsDir()); !kept)
        assessment.problems.append(kept.error());
}

} // namespace

Result<Assessment> assess(const AssessOptions &options, const ProgressFunction &progress, std::stop_token stop)
{
    return assess(options, KeepMatches::Renew, progress, std::move(stop));
}

Result<Assessment> assess(const AssessOptions &options, KeepMatches keep, const ProgressFunction &progress,
                          std::stop_token stop)
{
    const auto enter = [&](ProgressStage stage) {
        if (progress)
            progress({stage, 0, 0, {}});
        return !stop.stop_requested();
    };
    const auto cancelled = [] { return fail(Error::Code::Cancelled, {}); };

    Assessment assessment;
    assessment.madeAt = options.now;
    if (!enter(ProgressStage::ReadingSystem))
        return cancelled();
    PW_TRY(assessment.inventory, takeInventory(options, stop));
    addDevices(assessment, options.decisionsDir());
    if (!enter(ProgressStage::ReadingFeeds))
        return cancelled();
    auto data = readFeedsOrNote(assessment, options.dataDir);
    if (!enter(ProgressStage::Matching))
        return cancelled();
    const auto spaces = dataSpacesOf(assessment.inventory);
    auto feeds = completeFeedStates(data.states, options.dataDir);
    markNeeded(feeds, spaces, assessment.madeAt);
    assessment.feeds = feedsFor(spaces, feeds);
    match(assessment, data, feeds, options.scope);
    if (options.depth == AssessDepth::Plan) {
        if (!enter(ProgressStage::AskingPackageManager))
            return cancelled();
        askPackageManager(assessment, options, stop);
        assessment.disk = DiskSpace{options.isLive() ? freeBytesForUpdates() : -1, 0};
    }
    if (options.depth == AssessDepth::Plan && !enter(ProgressStage::Planning))
        return cancelled();
    readDecisions(assessment, options.decisionsDir());
    if (keep == KeepMatches::Renew)
        keepMatches(assessment, data, options);
    if (options.depth == AssessDepth::Plan)
        applyMemory(assessment, assessment.memory, options.now);
    if (stop.stop_requested())
        return cancelled();
    sortUnique(&assessment.notChecked);
    return assessment;
}

QList<Update> updatesFor(const Assessment &assessment, const QDateTime &now)
{
    return makeUpdates({assessment.inventory, assessment.findings, assessment.advisoryDates, assessment.exploited,
                        assessment.exploitedKnown, assessment.simulation, assessment.memory.answers, now,
                        listsFor(coverageOf(assessment)), assessment.identities});
}

void applyMemory(Assessment &assessment, PlanMemory memory, const QDateTime &now)
{
    assessment.memory = std::move(memory);
    assessment.updates = updatesFor(assessment, now);
    auto disk = assessment.disk;
    if (assessment.simulation.diskDeltaKnown)
        disk.installDeltaBytes = assessment.simulation.diskDeltaBytes;
    assessment.plan = makePlan(assessment.updates, assessment.memory, disk, now, assessment.simulation.listsDate);
}

Result<QList<FeedState>> knownFeeds(const QString &dataDir, const QDateTime &now, const QString &root)
{
    PW_TRY(const auto database, FeedDatabase::open(dataDir));
    PW_TRY(const auto states, database.states());
    auto feeds = completeFeedStates(states, dataDir);
    markNeeded(feeds, {dataSpaceOf(probeRelease(root))}, now);
    return feeds;
}

QString defaultDataDir()
{
    const auto base = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return QDir(base).filePath(QStringLiteral("patchwijzer"));
}

} // namespace Patchwijzer
