// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planning/programupdates.h"

#include "planning/updateparts.h"

#include <QMap>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** What is updated in one go. */
struct Unit {
    QString id;
    QString name;
    QString manager; ///< Update::manager
};

/** Small letters, digits and single hyphens, so that the id can be typed. */
QString plainId(const QString &text)
{
    QString id;
    for (const auto c : text.toLower()) {
        if (c.isLetterOrNumber())
            id += c;
        else if (!id.isEmpty() && !id.endsWith(u'-'))
            id += u'-';
    }
    return id.endsWith(u'-') ? id.chopped(1) : id;
}

const SoftwareIdentifier *identifierOf(const Software &software, SoftwareIdentifier::Kind kind)
{
    const auto found = std::find_if(software.identifiers.begin(), software.identifiers.end(),
                                    [&](const SoftwareIdentifier &one) { return one.kind == kind; });
    return found == software.identifiers.end() ? nullptr : &*found;
}

QString managerOf(const Software &software)
{
    using Kind = SoftwareIdentifier::Kind;
    if (identifierOf(software, Kind::FlatpakId))
        return u"flatpak"_s;
    if (identifierOf(software, Kind::SnapName))
        return u"snap"_s;
    return identifierOf(software, Kind::Winget) ? u"winget"_s : u"program"_s;
}

Unit unitOf(const Software &software, const QString &program)
{
    switch (software.kind) {
    case SoftwareKind::OperatingSystem:
        return {u"windows:update"_s, software.name, u"windowsUpdate"_s};
    case SoftwareKind::Device:
        return {u"device:"_s + plainId(software.publisher + u'-' + software.name), software.name, u"device"_s};
    case SoftwareKind::Firmware:
        return {u"firmware:"_s + plainId(software.name), software.name, u"fwupd"_s};
    case SoftwareKind::Package:
    case SoftwareKind::Program:
    case SoftwareKind::Library:
        break;
    }
    const auto id = program.isEmpty() ? plainId(software.publisher + u'-' + software.name) : program;
    return {u"program:"_s + id, software.name, managerOf(software)};
}

struct Group {
    Unit unit;
    Findings findings;
};

/** What a row asks to bring the software to. */
struct Target {
    QString version;        ///< Empty: nobody names one.
    bool newerThan = false; ///< Update::newerThan
};

Findings withVerdict(const Findings &findings, Verdict verdict)
{
    Findings found;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(found),
                 [&](const Finding *finding) { return finding->verdict == verdict; });
    return found;
}

/** The highest version that the sure leaks need, or else the possible ones: no perhaps drives anybody further. */
Target targetOf(const Findings &findings)
{
    const auto scheme = schemeOf(*findings.front());
    const auto sure = withVerdict(findings, Verdict::Vulnerable);
    QList<QString> named;
    QList<QString> last;
    for (const auto *finding : sure.isEmpty() ? findings : sure) {
        const auto &version = finding->updateVersion.isEmpty() ? finding->fixedVersion : finding->updateVersion;
        if (!version.isEmpty())
            named += version;
        else if (!finding->lastAffected.isEmpty())
            last += finding->lastAffected;
    }
    const Target target{highest(scheme, named), false};
    const Target after{highest(scheme, last), true};
    const bool further =
        !after.version.isEmpty() && (target.version.isEmpty() || !isBelow(scheme, after.version, target.version));
    return further ? after : target;
}

/** Closed, and left open, by @p target. */
SortedFindings sortedBy(const Findings &findings, const Target &target)
{
    const auto scheme = schemeOf(*findings.front());
    const auto isReached = [&](const QString &version) {
        return !version.isEmpty() && !target.version.isEmpty() && !isBelow(scheme, target.version, version);
    };
    // Where the matching weighed every leak against the version it recommends, that says which it closes.
    const bool weighed = std::any_of(findings.begin(), findings.end(), [](const Finding *finding) {
        return finding->software.kind != SoftwareKind::OperatingSystem && !finding->updateVersion.isEmpty();
    });
    SortedFindings sorted;
    for (const auto *finding : findings) {
        const bool closed = isReached(finding->updateVersion)
            || ((!weighed || target.newerThan) && isReached(finding->fixedVersion))
            || (finding->fixedVersion.isEmpty() && finding->updateVersion.isEmpty() && !finding->updateKb.isEmpty())
            || (target.newerThan && isReached(finding->lastAffected));
        (closed ? sorted.published : sorted.open) += finding;
    }
    return sorted;
}

/** The end of support, and what else no update mends, is no leak to be closed. */
bool asksForUpdate(const Finding &finding)
{
    return finding.software.kind != SoftwareKind::Package && isAffected(finding.verdict);
}

QMap<QString, Group> grouped(const QList<Finding> &findings)
{
    QMap<QString, Group> groups;
    for (const auto &finding : findings) {
        if (!asksForUpdate(finding))
            continue;
        const auto unit = unitOf(finding.software, finding.program);
        auto &group = groups[unit.id];
        // Of copies with other names the first in order gives the row its own.
        if (group.unit.id.isEmpty() || unit.name < group.unit.name)
            group.unit = unit;
        group.findings += &finding;
    }
    return groups;
}

JudgementContext contextFor(const Group &group, const PlanningInput &input)
{
    auto context = contextOf(input);
    if (group.unit.manager != "device"_L1)
        return context;
    const auto &devices = input.inventory.devices;
    const auto found = std::find_if(devices.begin(), devices.end(),
                                    [&](const Device &device) { return deviceUpdateId(device) == group.unit.id; });
    context.exposed = found == devices.end() ? Answer::Unknown : found->exposed;
    return context;
}

/** Whether the computer can be reached says nothing about a device. */
void speakOfTheDevice(QList<QString> &reasons)
{
    for (auto &reason : reasons) {
        if (reason == "exposed"_L1)
            reason = u"deviceExposed"_s;
        else if (reason == "exposureUnknown"_L1)
            reason = u"deviceExposureUnknown"_s;
    }
}

Update rowOf(const Group &group, const PlanningInput &input)
{
    auto update = startRow(group.unit.id, group.unit.name, group.unit.manager);
    const auto target = targetOf(group.findings);
    const auto findings = sortedBy(group.findings, target);
    const auto context = contextFor(group, input);
    if (!findings.published.isEmpty()) {
        fillPublished(update, findings.published, leaksOf(findings.published, input), context);
        if (target.newerThan) {
            update.to = target.version;
            update.newerThan = true;
        }
    } else {
        fillOpen(update, findings.open, leaksOf(findings.open, input), context);
    }
    if (group.unit.manager == "device"_L1)
        speakOfTheDevice(update.reasons);
    update.systemPart = group.unit.manager != "device"_L1;
    nameForOwner(update, input, [&](const Software &software) {
        return software.kind != SoftwareKind::Package && update.packages.contains(software.name);
    });
    if (group.unit.manager == "windowsUpdate"_L1)
        update.impact.restart = {RestartKind::Computer, FactOrigin::Estimated};
    noteLeaks(update, input, findings);
    neverQuietWithoutLists(update, input);
    return update;
}

} // namespace

QString deviceUpdateId(const Device &device)
{
    return u"device:"_s + plainId(device.brand + u'-' + device.model);
}

void recogniseProgramUpdate(Update &update, const Inventory &inventory, const QList<SoftwareIdentity> &identities)
{
    if (update.id == "windows:update"_L1)
        update.manager = u"windowsUpdate"_s;
    if (update.id.startsWith("device:"_L1))
        update.manager = u"device"_s;
    if (identities.size() != inventory.software.size())
        return;
    for (qsizetype i = 0; i < inventory.software.size(); ++i) {
        const auto &software = inventory.software[i];
        const auto unit = software.kind == SoftwareKind::Package ? Unit() : unitOf(software, identities[i].program);
        if (unit.id != update.id)
            continue;
        update.manager = unit.manager;
        update.name = identities[i].displayName.isEmpty() ? software.name : identities[i].displayName;
        if (!update.packages.contains(software.name))
            update.packages.append(software.name);
    }
}

QList<Update> programUpdates(const PlanningInput &input)
{
    QList<Update> updates;
    const auto groups = grouped(input.findings);
    for (const auto &group : groups)
        updates += rowOf(group, input);
    return updates;
}

} // namespace Patchwijzer
