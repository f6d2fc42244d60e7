// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planning/updatebuilder.h"

#include "planning/commands.h"
#include "planning/impact.h"
#include "planning/sourceversion.h"
#include "planning/updateparts.h"

#include <QSet>

#include <algorithm>

namespace Patchwijzer {
namespace {

bool isAtMost(VersionScheme scheme, const QString &lhs, const QString &rhs)
{
    const auto ordering = compareVersions(scheme, lhs, rhs);
    return ordering == std::partial_ordering::less || ordering == std::partial_ordering::equivalent;
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

/** Only apt is asked what it would do; of others there are findings alone. */
Update startOf(const QString &source, const SourceGroup &group)
{
    const auto *finding = group.findings.isEmpty() ? nullptr : group.findings.front();
    const auto scheme = finding && group.changes.isEmpty() ? finding->software.scheme : VersionScheme::Deb;
    if (scheme == VersionScheme::Rpm)
        return startRow(QStringLiteral("rpm:") + source, source, QStringLiteral("rpm"));
    if (scheme == VersionScheme::Apk)
        return startRow(QStringLiteral("apk:") + source, source, QStringLiteral("apk"));
    return startRow(QStringLiteral("deb:") + source, source, QStringLiteral("apt"));
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
    auto update = startOf(source, group);
    if (!group.changes.isEmpty())
        fillOffered(update, input, group, findings);
    else if (!findings.published.isEmpty())
        fillPublished(update, findings.published, leaksOf(findings.published, input), contextOf(input));
    else if (!findings.open.isEmpty())
        fillOpen(update, findings.open, leaksOf(findings.open, input), contextOf(input));
    else
        return {};
    if (update.availability == UpdateAvailability::FixPublished)
        update.impact = impactOfPublished(update.packages);
    noteLeaks(update, input, findings);
    noteHindrance(update, input, findings);
    neverQuietWithoutLists(update, input);
    nameForOwner(update, input, [&](const Software &software) {
        return software.kind == SoftwareKind::Package && update.packages.contains(software.name);
    });
    return update;
}

std::optional<Update> buildRestart(const PlanningInput &input, const Findings &waiting, bool restartComesAnyway)
{
    const auto &machine = input.inventory.machine;
    if (waiting.isEmpty() && (!machine.live || !machine.restartPending || restartComesAnyway))
        return {};
    const auto &kernels = machine.installedKernels;
    const bool newerKernel = !kernels.isEmpty() && kernels.front() != machine.runningKernel;
    auto update = startRow(QStringLiteral("restart:computer"), QStringLiteral("linux"), QStringLiteral("apt"));
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
