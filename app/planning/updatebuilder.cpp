// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planning/updatebuilder.h"

#include "planning/commands.h"
#include "planning/impact.h"
#include "planning/sourceversion.h"
#include "planning/urgency.h"

#include <QSet>

#include <algorithm>

namespace Patchwijzer {
namespace {

using Findings = QList<const Finding *>;

/** The group's findings by what the offered update does for them. */
struct SortedFindings {
    Findings closed;
    Findings published; ///< A fix exists, but what is offered here (if anything) does not hold it.
    Findings open;      ///< No fix anywhere.
};

bool isBelow(VersionScheme scheme, const QString &lhs, const QString &rhs)
{
    return compareVersions(scheme, lhs, rhs) == std::partial_ordering::less;
}

bool isAtMost(VersionScheme scheme, const QString &lhs, const QString &rhs)
{
    const auto ordering = compareVersions(scheme, lhs, rhs);
    return ordering == std::partial_ordering::less || ordering == std::partial_ordering::equivalent;
}

/** The highest of @p versions; the first when they cannot be ordered. */
QString highest(VersionScheme scheme, const QList<QString> &versions)
{
    QString found;
    for (const auto &version : versions) {
        if (found.isEmpty() || isBelow(scheme, found, version))
            found = version;
    }
    return found;
}

QString lowest(VersionScheme scheme, const QList<QString> &versions)
{
    QString found;
    for (const auto &version : versions) {
        if (found.isEmpty() || isBelow(scheme, version, found))
            found = version;
    }
    return found;
}

/** Source version that the finding's package will have; empty when it is not updated or it cannot be told. */
QString candidateFor(const Finding &finding, const SourceGroup &group)
{
    for (const auto &item : group.changes) {
        if (item.software && item.change->kind == PackageChange::Kind::Upgrade
            && item.software->name == finding.software.name
            && item.software->architecture == finding.software.architecture)
            return candidateSourceVersion(*item.software, *item.change);
    }
    // A kernel is not replaced: a newer build comes beside it, with the source's version as its own.
    if (!isKernelBuild(finding.software.name))
        return {};
    QList<QString> builds;
    for (const auto &item : group.changes) {
        if (item.change->kind == PackageChange::Kind::Install && isKernelBuild(item.change->package))
            builds += item.change->toVersion;
    }
    return highest(finding.software.scheme, builds);
}

SortedFindings sortFindings(const SourceGroup &group)
{
    SortedFindings sorted;
    for (const auto *finding : group.findings) {
        if (finding->fixedVersion.isEmpty()) {
            sorted.open += finding;
            continue;
        }
        const auto scheme = finding->software.scheme;
        const auto &compared = finding->evidence.installedVersion;
        const auto installed = compared.isEmpty() ? installedSourceVersion(finding->software) : compared;
        const auto candidate = candidateFor(*finding, group);
        const bool closes = !candidate.isEmpty() && isBelow(scheme, installed, finding->fixedVersion)
            && isAtMost(scheme, finding->fixedVersion, candidate);
        (closes ? sorted.closed : sorted.published) += finding;
    }
    if (bringsKernel(group))
        sorted.closed += group.waitingForRestart;
    return sorted;
}

QSet<QString> cvesOf(const Findings &findings)
{
    QSet<QString> cves;
    for (const auto *finding : findings)
        cves += QSet<QString>(finding->cves.begin(), finding->cves.end());
    return cves;
}

QList<QString> sorted(const QSet<QString> &set)
{
    auto list = set.values();
    list.sort();
    return list;
}

template<typename Read>
QList<QString> collect(const Findings &findings, Read read)
{
    QSet<QString> values;
    for (const auto *finding : findings) {
        if (const QString value = read(*finding); !value.isEmpty())
            values.insert(value);
    }
    return sorted(values);
}

/** What the findings say of one leak. */
struct LeakFacts {
    QList<QString> vectors;
    QDate fixPublished; ///< Newest date of an advisory about it: from then on the fix was there for certain.
};

void note(LeakFacts &facts, const Finding &finding, const PlanningInput &input)
{
    if (!finding.cvssVector.isEmpty() && !facts.vectors.contains(finding.cvssVector))
        facts.vectors += finding.cvssVector;
    const auto date = input.advisoryDates.value(finding.advisory);
    if (date.isValid() && (!facts.fixPublished.isValid() || date > facts.fixPublished))
        facts.fixPublished = date;
}

/** One leak per CVE; an advisory that names none counts as a leak of its own. */
QList<LeakSignals> leaksOf(const Findings &findings, const PlanningInput &input)
{
    QMap<QString, LeakFacts> known;
    for (const auto *finding : findings) {
        const auto names = finding->cves.isEmpty() ? QList<QString>{finding->advisory} : finding->cves;
        for (const auto &name : names)
            note(known[name], *finding, input);
    }
    QList<LeakSignals> leaks;
    for (auto it = known.constBegin(); it != known.constEnd(); ++it) {
        auto leak = signalsFromCvss(it->vectors);
        const auto entry = input.exploited.constFind(it.key());
        leak.exploited = entry != input.exploited.constEnd();
        leak.ransomware = leak.exploited && entry->ransomware;
        leak.stopUsing = leak.exploited && entry->stopUsing;
        leak.since = it->fixPublished;
        if (leak.exploited && entry->dateAdded.isValid())
            leak.since = leak.since.isValid() ? std::max(leak.since, entry->dateAdded) : entry->dateAdded;
        leaks += leak;
    }
    return leaks;
}

void noteExploited(Update &update, const QSet<QString> &cves, const PlanningInput &input)
{
    for (const auto &cve : sorted(cves)) {
        const auto entry = input.exploited.constFind(cve);
        if (entry == input.exploited.constEnd())
            continue;
        update.exploitedCves += cve;
        if (entry->ransomware)
            update.ransomwareCves += cve;
    }
}

JudgementContext contextOf(const PlanningInput &input)
{
    return {.exposed = input.answers.exposed, .exploitedKnown = input.exploitedKnown, .today = input.now.date()};
}

/** What has no known leak, as far as there were lists to look in. */
void judgeWithoutLeak(Update &update, const PlanningInput &input)
{
    const bool compared = input.lists != AdvisoryLists::None;
    update.reasons += compared ? QStringLiteral("noKnownLeak") : QStringLiteral("notCompared");
    // Nothing was compared, so nothing may be called quiet.
    update.urgency = compared ? Urgency::CanWait : Urgency::NextRound;
}

/** A list that is missing may say that there is haste. */
void neverQuietWithoutLists(Update &update, const PlanningInput &input)
{
    if (update.urgency != Urgency::CanWait || input.lists == AdvisoryLists::Complete)
        return;
    update.urgency = Urgency::NextRound;
    update.reasons.removeAll(QStringLiteral("nextRound"));
    update.reasons += QStringLiteral("listsIncomplete");
}

void setUrgency(Update &update, const UrgencyJudgement &judgement)
{
    update.urgency = judgement.urgency;
    update.deadline = judgement.deadline;
    update.checkForBreakIn = judgement.checkForBreakIn;
    update.reasons += judgement.reasons;
}

bool comesFromSecurityArchive(const SourceGroup &group)
{
    return std::any_of(group.changes.begin(), group.changes.end(), [](const auto &item) {
        const auto &origins = item.change->origins;
        return std::any_of(origins.begin(), origins.end(), [](const PackageOrigin &origin) {
            return origin.label == u"Debian-Security" || origin.archive.endsWith(u"-security");
        });
    });
}

/** An offered update that mends a known leak, or comes from where mended leaks come from. */
void judgeOffered(Update &update, const PlanningInput &input, const SourceGroup &group, const SortedFindings &findings)
{
    const bool archive = comesFromSecurityArchive(group);
    const auto leaks = leaksOf(findings.closed + findings.published, input);
    if (leaks.isEmpty() && !archive) {
        judgeWithoutLeak(update, input);
        return;
    }
    update.kind = archive || !findings.closed.isEmpty() ? UpdateKind::Security : UpdateKind::Other;
    setUrgency(update, judge(leaks.isEmpty() ? QList<LeakSignals>{{}} : leaks, contextOf(input)));
    if (archive && findings.closed.isEmpty()) {
        update.reasons += QStringLiteral("securityArchive");
        update.urgency =
            std::min(update.urgency, Urgency::NextRound); // Its leak is not known, so not known to be small.
    } else if (findings.closed.isEmpty()) {
        update.reasons += QStringLiteral("noKnownLeak");
    }
    if (update.kind == UpdateKind::Security && update.urgency == Urgency::CanWait)
        update.reasons += QStringLiteral("nextRound");
}

/** A rebuild of the same source ("+b13") would read as an update to the version that is there already. */
void showBinaryVersions(Update &update)
{
    QList<QString> from;
    QList<QString> to;
    for (const auto &change : update.changes) {
        if (change.kind != PackageChange::Kind::Upgrade)
            continue;
        from += change.fromVersion;
        to += change.toVersion;
    }
    update.from = lowest(VersionScheme::Deb, from);
    update.to = highest(VersionScheme::Deb, to);
}

void fillOffered(Update &update, const PlanningInput &input, const SourceGroup &group, const SortedFindings &findings)
{
    update.availability = UpdateAvailability::Offered;
    QList<QString> from;
    QList<QString> to;
    QSet<QString> packages;
    for (const auto &item : group.changes) {
        update.changes += *item.change;
        if (item.change->kind != PackageChange::Kind::Install)
            packages.insert(item.change->package);
        if (item.software) {
            from += installedSourceVersion(*item.software);
            if (item.change->kind == PackageChange::Kind::Upgrade)
                to += candidateSourceVersion(*item.software, *item.change);
        } else {
            to += item.change->toVersion;
        }
    }
    from.removeAll(QString());
    to.removeAll(QString());
    update.from = lowest(VersionScheme::Deb, from);
    update.to = highest(VersionScheme::Deb, to);
    if (update.from == update.to)
        showBinaryVersions(update);
    update.packages = sorted(packages);
    update.kernel = bringsKernel(group);
    update.impact = impactOf(update.changes);
    update.commands = aptCommands(update.changes, input.inventory.machine.architecture);
    judgeOffered(update, input, group, findings);
}

/** Rows of what is not offered: from and packages come from the findings themselves. */
void fillFromFindings(Update &update, const Findings &findings)
{
    QList<QString> from;
    QSet<QString> packages;
    for (const auto *finding : findings) {
        from += installedSourceVersion(finding->software);
        packages.insert(finding->software.name);
    }
    from.removeAll(QString());
    update.kind = UpdateKind::Security;
    update.from = lowest(findings.front()->software.scheme, from);
    update.packages = sorted(packages);
    update.kernel = std::any_of(packages.begin(), packages.end(), isKernelImage);
    update.cvssVectors = collect(findings, [](const auto &finding) { return finding.cvssVector; });
}

void fillPublished(Update &update, const PlanningInput &input, const Findings &published)
{
    update.availability = UpdateAvailability::FixPublished;
    fillFromFindings(update, published);
    QList<QString> fixes;
    for (const auto *finding : published)
        fixes += finding->fixedVersion;
    update.to = highest(published.front()->software.scheme, fixes);
    update.impact = impactOfPublished(update.packages);
    setUrgency(update, judge(leaksOf(published, input), contextOf(input)));
    if (update.urgency == Urgency::CanWait)
        update.reasons += QStringLiteral("nextRound");
}

void fillOpen(Update &update, const PlanningInput &input, const Findings &open)
{
    update.availability = UpdateAvailability::NoFix;
    fillFromFindings(update, open);
    update.urgency = Urgency::NoUpdate;
    const auto judgement = judge(leaksOf(open, input), contextOf(input));
    update.reasons = judgement.reasons; // Why it matters, without a deadline nobody can meet.
}

void noteLeaks(Update &update, const PlanningInput &input, const SortedFindings &findings)
{
    const bool offered = update.availability == UpdateAvailability::Offered;
    const auto &closing = offered ? findings.closed : findings.published;
    const auto later = offered ? findings.published : Findings();
    const auto stillOpen = cvesOf(findings.open + later);
    update.cves = sorted(cvesOf(closing) - stillOpen);
    update.openCves = sorted(stillOpen);
    update.advisories = collect(closing, [](const auto &finding) { return finding.advisory; });
    if (update.availability != UpdateAvailability::NoFix)
        update.cvssVectors = collect(closing, [](const auto &finding) { return finding.cvssVector; });
    for (const auto &advisory : update.advisories) {
        const auto date = input.advisoryDates.value(advisory);
        if (date.isValid() && (!update.newestFixPublished.isValid() || date > update.newestFixPublished))
            update.newestFixPublished = date;
    }
    noteExploited(update, cvesOf(closing) + stillOpen, input);
    if (!later.isEmpty())
        update.reasons += QStringLiteral("laterFix");
    // The doubt is about the row as a whole: one sure leak takes it away.
    const auto concerned = closing.isEmpty() ? findings.open + later : closing;
    const bool unsure = !concerned.isEmpty()
        && std::all_of(concerned.begin(), concerned.end(),
                       [](const auto *finding) { return finding->verdict == Verdict::Possible; });
    if (unsure)
        update.reasons += QStringLiteral("possible");
}

/** Why a published fix is not offered, as far as the machine tells. */
void noteHindrance(Update &update, const PlanningInput &input, const SortedFindings &findings)
{
    const auto &published = findings.published;
    const auto &kept = input.simulation.keptBack;
    if (std::any_of(published.begin(), published.end(), [&](auto *f) { return kept.contains(f->software.name); }))
        update.reasons += QStringLiteral("keptBack");
    if (std::any_of(published.begin(), published.end(), [](auto *f) { return f->software.held; }))
        update.reasons += QStringLiteral("held");
}

Update startRow(const QString &id, const QString &name)
{
    Update update;
    update.id = id;
    update.name = name;
    update.manager = QStringLiteral("apt");
    return update;
}

} // namespace

bool bringsKernel(const SourceGroup &group)
{
    return std::any_of(group.changes.begin(), group.changes.end(), [](const auto &item) {
        const bool newer =
            item.change->kind == PackageChange::Kind::Upgrade || item.change->kind == PackageChange::Kind::Install;
        return newer && isKernelImage(item.change->package);
    });
}

std::optional<Update> buildUpdate(const PlanningInput &input, const QString &source, const SourceGroup &group)
{
    const auto findings = sortFindings(group);
    auto update = startRow(QStringLiteral("deb:") + source, source);
    if (!group.changes.isEmpty())
        fillOffered(update, input, group, findings);
    else if (!findings.published.isEmpty())
        fillPublished(update, input, findings.published);
    else if (!findings.open.isEmpty())
        fillOpen(update, input, findings.open);
    else
        return {};
    noteLeaks(update, input, findings);
    noteHindrance(update, input, findings);
    neverQuietWithoutLists(update, input);
    return update;
}

std::optional<Update> buildRestart(const PlanningInput &input, const Findings &waiting, bool restartComesAnyway)
{
    const auto &machine = input.inventory.machine;
    if (waiting.isEmpty() && (!machine.live || !machine.restartPending || restartComesAnyway))
        return {};
    const auto &kernels = machine.installedKernels;
    const bool newerKernel = !kernels.isEmpty() && kernels.front() != machine.runningKernel;
    auto update = startRow(QStringLiteral("restart:computer"), QStringLiteral("linux"));
    if (waiting.isEmpty() && !newerKernel)
        update.name = machine.os.prettyName.isEmpty() ? QStringLiteral("Linux") : machine.os.prettyName;
    update.availability = UpdateAvailability::FixPublished;
    update.reasons += QStringLiteral("restartPending");
    if (waiting.isEmpty()) {
        judgeWithoutLeak(update, input);
    } else {
        fillFromFindings(update, waiting);
        setUrgency(update, judge(leaksOf(waiting, input), contextOf(input)));
        noteLeaks(update, input, {.closed = {}, .published = waiting, .open = {}});
    }
    update.kernel = newerKernel || !waiting.isEmpty();
    update.from = machine.runningKernel;
    update.to = newerKernel ? kernels.front() : QString();
    update.impact.restart = {RestartKind::Computer, FactOrigin::Measured};
    update.commands = {restartCommand()};
    neverQuietWithoutLists(update, input);
    return update;
}

} // namespace Patchwijzer
