// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planning/updateparts.h"

#include "planning/sourceversion.h"

#include <QHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

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

void noteExploited(Update &update, const QSet<QString> &cves, const PlanningInput &input)
{
    for (const auto &cve : cves) {
        const auto entry = input.exploited.constFind(cve);
        if (entry == input.exploited.constEnd())
            continue;
        update.exploitedCves += cve;
        if (entry->ransomware)
            update.ransomwareCves += cve;
    }
    update.exploitedCves.sort();
    update.ransomwareCves.sort();
}

QString installedVersionOf(const Finding &finding)
{
    if (finding.software.kind == SoftwareKind::Package)
        return installedSourceVersion(finding.software);
    const auto &compared = finding.evidence.installedVersion;
    return compared.isEmpty() ? finding.software.version : compared;
}

} // namespace

bool isBelow(VersionScheme scheme, const QString &lhs, const QString &rhs)
{
    return compareVersions(scheme, lhs, rhs) == std::partial_ordering::less;
}

QString highest(VersionScheme scheme, const QList<QString> &versions)
{
    QString found;
    for (const auto &version : versions) {
        if (found.isEmpty() || (found != version && isBelow(scheme, found, version)))
            found = version;
    }
    return found;
}

QString lowest(VersionScheme scheme, const QList<QString> &versions)
{
    QString found;
    for (const auto &version : versions) {
        if (found.isEmpty() || (found != version && isBelow(scheme, version, found)))
            found = version;
    }
    return found;
}

VersionScheme schemeOf(const Finding &finding)
{
    const bool package = finding.software.kind == SoftwareKind::Package;
    return package ? finding.software.scheme : finding.evidence.comparator;
}

QSet<QString> cvesOf(const Findings &findings)
{
    QSet<QString> cves;
    for (const auto *finding : findings) {
        for (const auto &cve : finding->cves)
            cves.insert(cve);
    }
    return cves;
}

QList<QString> sorted(const QSet<QString> &set)
{
    auto list = set.values();
    list.sort();
    return list;
}

QList<LeakSignals> leaksOf(const Findings &findings, const PlanningInput &input)
{
    QHash<QString, LeakFacts> known;
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

JudgementContext contextOf(const PlanningInput &input)
{
    return {.exposed = input.answers.exposed, .exploitedKnown = input.exploitedKnown, .today = input.now.date()};
}

void judgeWithoutLeak(Update &update, const PlanningInput &input)
{
    const bool compared = input.lists != AdvisoryLists::None;
    update.reasons += compared ? QStringLiteral("noKnownLeak") : QStringLiteral("notCompared");
    // Nothing was compared, so nothing may be called quiet.
    update.urgency = compared ? Urgency::CanWait : Urgency::NextRound;
}

void neverQuietWithoutLists(Update &update, const PlanningInput &input)
{
    if (update.urgency != Urgency::CanWait || input.lists == AdvisoryLists::Complete)
        return;
    update.urgency = Urgency::NextRound;
    update.reasons.removeAll(QStringLiteral("nextRound"));
    update.reasons += QStringLiteral("listsIncomplete");
}

void nameForOwner(Update &update, const PlanningInput &input, const std::function<bool(const Software &)> &isOne)
{
    const auto &software = input.inventory.software;
    if (input.identities.size() != software.size())
        return;
    for (qsizetype i = 0; i < software.size(); ++i) {
        const auto &identity = input.identities[i];
        if (identity.systemPart || identity.displayName.isEmpty() || !isOne(software[i]))
            continue;
        update.name = identity.displayName;
        update.program = identity.program;
        update.category = identity.category;
        update.systemPart = false;
        return;
    }
}

void setUrgency(Update &update, const UrgencyJudgement &judgement)
{
    update.urgency = judgement.urgency;
    update.deadline = judgement.deadline;
    update.checkForBreakIn = judgement.checkForBreakIn;
    update.reasons += judgement.reasons;
}

Update startRow(const QString &id, const QString &name, const QString &manager)
{
    Update update;
    update.id = id;
    update.name = name;
    update.manager = manager;
    return update;
}

void fillFromFindings(Update &update, const Findings &findings)
{
    QList<QString> from;
    QSet<QString> packages;
    for (const auto *finding : findings) {
        from += installedVersionOf(*finding);
        packages.insert(finding->software.name);
    }
    from.removeAll(QString());
    update.kind = UpdateKind::Security;
    update.from = lowest(schemeOf(*findings.front()), from);
    update.packages = sorted(packages);
    update.kernel = std::any_of(packages.begin(), packages.end(), isKernelImage);
    update.cvssVectors = collect(findings, [](const auto &finding) { return finding.cvssVector; });
}

namespace {

/** What to install: what repairs one leak today may bring more than its repair alone did. */
QString recommendedVersion(const Finding &finding)
{
    return finding.updateVersion.isEmpty() ? finding.fixedVersion : finding.updateVersion;
}

/** Where the row leads to: the highest version of all, and the update of Microsoft that brings it, the newest when
 * there are several. What came before, those hold.
 */
void fillTarget(Update &update, const Findings &published)
{
    const auto scheme = schemeOf(*published.front());
    QList<QString> versions;
    for (const auto *finding : published)
        versions += recommendedVersion(*finding);
    versions.removeAll(QString());
    update.to = highest(scheme, versions);
    for (const auto *finding : published) {
        const auto version = recommendedVersion(*finding);
        const bool leadsThere = version.isEmpty() ? update.to.isEmpty() : !isBelow(scheme, version, update.to);
        if (leadsThere && finding->updateKb.toInt() > update.kb.toInt())
            update.kb = finding->updateKb;
    }
    if (update.to.isEmpty() && !update.kb.isEmpty())
        update.to = kbName(update.kb);
}

} // namespace

void fillPublished(Update &update, const Findings &published, const QList<LeakSignals> &leaks,
                   const JudgementContext &context)
{
    update.availability = UpdateAvailability::FixPublished;
    fillFromFindings(update, published);
    fillTarget(update, published);
    setUrgency(update, judge(leaks, context));
    if (update.urgency == Urgency::CanWait)
        update.reasons += QStringLiteral("nextRound");
}

void fillOpen(Update &update, const Findings &open, const QList<LeakSignals> &leaks, const JudgementContext &context)
{
    update.availability = UpdateAvailability::NoFix;
    fillFromFindings(update, open);
    update.urgency = Urgency::NoUpdate;
    update.reasons = judge(leaks, context).reasons;
}

void noteLeaks(Update &update, const PlanningInput &input, const SortedFindings &findings)
{
    const bool offered = update.availability == UpdateAvailability::Offered;
    const auto &closing = offered ? findings.closed : findings.published;
    const auto later = offered ? findings.published : Findings();
    const auto stillOpen = cvesOf(findings.open + later);
    const auto named = cvesOf(closing);
    update.cves = sorted(named - stillOpen);
    update.openCves = sorted(stillOpen);
    update.advisories = collect(closing, [](const auto &finding) { return finding.advisory; });
    if (update.availability != UpdateAvailability::NoFix)
        update.cvssVectors = collect(closing, [](const auto &finding) { return finding.cvssVector; });
    for (const auto &advisory : update.advisories) {
        const auto date = input.advisoryDates.value(advisory);
        if (date.isValid() && (!update.newestFixPublished.isValid() || date > update.newestFixPublished))
            update.newestFixPublished = date;
    }
    noteExploited(update, named + stillOpen, input);
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

} // namespace Patchwijzer
