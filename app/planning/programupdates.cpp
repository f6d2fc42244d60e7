// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planning/programupdates.h"

#include "planning/updateparts.h"

#include <QMap>

#include <algorithm>

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

Unit unitOf(const Finding &finding)
{
    const auto &software = finding.software;
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
    const auto id = finding.program.isEmpty() ? plainId(software.publisher + u'-' + software.name) : finding.program;
    return {u"program:"_s + id, software.name, managerOf(software)};
}

struct Group {
    Unit unit;
    SortedFindings findings;
};

/** The end of support, and what else no update mends, is no leak to be closed. */
bool asksForUpdate(const Finding &finding)
{
    return finding.software.kind != SoftwareKind::Package
        && (finding.verdict == Verdict::Vulnerable || finding.verdict == Verdict::Possible);
}

QMap<QString, Group> grouped(const QList<Finding> &findings)
{
    QMap<QString, Group> groups;
    for (const auto &finding : findings) {
        if (!asksForUpdate(finding))
            continue;
        const auto unit = unitOf(finding);
        auto &group = groups[unit.id];
        // Of copies with other names the first in order gives the row its own.
        if (group.unit.id.isEmpty() || unit.name < group.unit.name)
            group.unit = unit;
        (hasFix(finding) ? group.findings.published : group.findings.open) += &finding;
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

Update rowOf(const Group &group, const PlanningInput &input)
{
    auto update = startRow(group.unit.id, group.unit.name, group.unit.manager);
    const auto &findings = group.findings;
    const auto context = contextFor(group, input);
    if (!findings.published.isEmpty())
        fillPublished(update, findings.published, leaksOf(findings.published, input), context);
    else
        fillOpen(update, findings.open, leaksOf(findings.open, input), context);
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

QList<Update> programUpdates(const PlanningInput &input)
{
    QList<Update> updates;
    const auto groups = grouped(input.findings);
    for (const auto &group : groups)
        updates += rowOf(group, input);
    return updates;
}

} // namespace Patchwijzer
