// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planning/planner.h"
#include "planning/programupdates.h"
#include "planning/sourceversion.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

/** What reading the version again gave for one package. */
struct Reading {
    bool good = false;
    QString version; ///< Empty when it is not there.
};

bool isWhole(const Software &software)
{
    return software.state == InstallState::Installed || software.state == InstallState::TriggersPending;
}

bool isThere(const Software &software)
{
    return software.state != InstallState::ConfigFiles && software.state != InstallState::NotInstalled;
}

bool reaches(VersionScheme scheme, const QString &installed, const QString &target)
{
    const auto ordering = compareVersions(scheme, installed, target);
    return ordering == std::partial_ordering::greater || ordering == std::partial_ordering::equivalent;
}

/** Whether @p installed is what the update asked for. */
bool isEnough(VersionScheme scheme, const QString &installed, const Update &update)
{
    return update.newerThan ? compareVersions(scheme, installed, update.to) == std::partial_ordering::greater
                            : reaches(scheme, installed, update.to);
}

const Software *findPackage(const Inventory &inventory, const QString &name, const QString &architecture)
{
    const Software *only = nullptr;
    int sameName = 0;
    for (const auto &software : inventory.software) {
        if (software.name != name || !isThere(software))
            continue;
        if (software.architecture == architecture)
            return &software;
        only = &software;
        ++sameName;
    }
    return sameName == 1 ? only : nullptr; // Moved to or from "all"; with two it cannot be told which.
}

bool mustBeThere(const PackageChange &change, const Step &step)
{
    if (change.kind == PackageChange::Kind::Upgrade)
        return true;
    // A new package comes along only when apt finds it needed; a kernel build is the update itself.
    const auto &changes = step.update.changes;
    const bool standsAlone = std::none_of(changes.begin(), changes.end(),
                                          [](const auto &other) { return other.kind == PackageChange::Kind::Upgrade; });
    return change.kind == PackageChange::Kind::Install && (standsAlone || isKernelBuild(change.package));
}

QList<Reading> readChanges(const Step &step, const Inventory &inventory)
{
    QList<Reading> readings;
    for (const auto &change : step.update.changes) {
        const auto *software = findPackage(inventory, change.package, change.architecture);
        const bool removal = change.kind == PackageChange::Kind::Remove || change.kind == PackageChange::Kind::Purge;
        if (removal) {
            readings += Reading{software == nullptr, software ? software->version : QString()};
        } else if (mustBeThere(change, step)) {
            const bool good =
                software && isWhole(*software) && reaches(software->scheme, software->version, change.toVersion);
            readings += Reading{good, software ? software->version : QString()};
        }
    }
    return readings;
}

/** For a fix that was published but not offered: every installed package by its source version. */
QList<Reading> readSources(const Step &step, const Inventory &inventory)
{
    QList<Reading> readings;
    for (const auto &software : inventory.software) {
        if (!step.update.packages.contains(software.name) || !isThere(software))
            continue;
        const auto installed = installedSourceVersion(software);
        readings += Reading{isWhole(software) && isEnough(software.scheme, installed, step.update), installed};
    }
    return readings;
}

QList<Reading> readRestart(const Inventory &inventory)
{
    const auto &machine = inventory.machine;
    return {Reading{machine.live && !machine.restartPending, machine.runningKernel}};
}

/** Windows itself and devices are no rows in the list of software. */
QList<Reading> readSystem(const Step &step, const Inventory &inventory)
{
    const auto &windows = inventory.machine.windows;
    const auto build = windows ? windows->build : QString();
    // Nobody says which build that update brings: the list of updates has it or not.
    const bool listed =
        windows && step.update.to == kbName(step.update.kb) && windows->installedUpdates.contains(step.update.kb);
    return {Reading{listed || isEnough(VersionScheme::Windows, build, step.update), build}};
}

QList<Reading> readDevice(const Step &step, const Inventory &inventory)
{
    QList<Reading> readings;
    for (const auto &device : inventory.devices) {
        if (deviceUpdateId(device) == step.update.id)
            readings += Reading{isEnough(VersionScheme::Generic, device.firmware, step.update), device.firmware};
    }
    return readings;
}

QList<Reading> readAgain(const Step &step, const Inventory &inventory)
{
    if (step.update.reasons.contains(u"restartPending"))
        return readRestart(inventory);
    if (step.update.manager == u"windowsUpdate")
        return readSystem(step, inventory);
    if (step.update.manager == u"device")
        return readDevice(step, inventory);
    return step.update.changes.isEmpty() ? readSources(step, inventory) : readChanges(step, inventory);
}

} // namespace

StepRecord checkStep(const Step &step, const Inventory &inventory, const QDateTime &now)
{
    const auto readings = readAgain(step, inventory);
    const auto bad =
        std::find_if(readings.begin(), readings.end(), [](const Reading &reading) { return !reading.good; });
    auto record = step.record;
    record.updateId = step.update.id;
    record.toVersion = step.update.to;
    if (record.fromVersion.isEmpty())
        record.fromVersion = step.update.from;
    const bool checked = !readings.isEmpty() && bad == readings.end();
    record.state = checked ? StepState::Checked : StepState::Failed;
    // The version that decided: the first that is not good enough.
    record.versionFound = readings.isEmpty() ? QString() : checked ? readings.front().version : bad->version;
    record.reason.clear();
    record.until = {};
    record.changedAt = now;
    return record;
}

} // namespace Patchwijzer
