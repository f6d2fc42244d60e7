// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/mergemachine.h"

#include "core/sortunique.h"
#include "core/windowsrelease.h"

#include <initializer_list>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** Of two that may both be empty or alike the longer, then the first by letter: the same whichever comes first. */
void takeText(QString *into, const QString &other)
{
    if (into->size() < other.size() || (into->size() == other.size() && other < *into))
        *into = other;
}

void takeAll(QList<QString> *into, const QList<QString> &others)
{
    *into += others;
    sortUnique(into);
}

/** Whether both tell something, and it is not the same. "9" and "9.2" are: a file may tell less. */
bool contradict(const QString &one, const QString &other)
{
    return !one.isEmpty() && !other.isEmpty() && one != other && !one.startsWith(other + u'.')
        && !other.startsWith(one + u'.');
}

bool contradict(const OsRelease &one, const OsRelease &other)
{
    return contradict(one.id, other.id) || contradict(one.versionId, other.versionId)
        || contradict(one.codename, other.codename);
}

/** "10.0.22631" of "10.0.22631.3007": between two files an update may have been installed. */
QString lineOf(const QString &build)
{
    return build.section(u'.', 0, 2);
}

bool contradict(const WindowsRelease &one, const WindowsRelease &other)
{
    const auto bothKnown = !one.build.isEmpty() && !other.build.isEmpty();
    return contradict(lineOf(one.build), lineOf(other.build)) || (bothKnown && one.server != other.server)
        || contradict(one.architecture, other.architecture);
}

QString nameOf(const Machine &machine)
{
    if (machine.windows)
        return (machine.windows->productName + u' ' + machine.windows->build).trimmed();
    return machine.os.prettyName.isEmpty() ? machine.os.id + u' ' + machine.os.versionId : machine.os.prettyName;
}

bool isKnown(const OsRelease &os)
{
    return !os.id.isEmpty();
}

bool contradict(const Machine &one, const Machine &other)
{
    if ((one.windows && isKnown(other.os)) || (other.windows && isKnown(one.os)))
        return true;
    if (one.windows && other.windows && contradict(*one.windows, *other.windows))
        return true;
    return contradict(one.os, other.os) || contradict(one.architecture, other.architecture);
}

void merge(OsRelease *into, const OsRelease &other)
{
    for (const auto member : {&OsRelease::id, &OsRelease::idLike, &OsRelease::versionId, &OsRelease::codename,
                              &OsRelease::prettyName, &OsRelease::variantId, &OsRelease::cpeName, &OsRelease::baseId,
                              &OsRelease::baseVersionId, &OsRelease::baseCodename})
        takeText(&(into->*member), other.*member);
}

/** Of two revisions the lower one: so nothing is taken for repaired that may not be. */
void mergeBuild(QString *into, const QString &other)
{
    const auto bothWhole = into->count(u'.') == 3 && other.count(u'.') == 3;
    if (!bothWhole)
        return takeText(into, other);
    if (compareVersions(VersionScheme::Windows, other, *into) < 0)
        *into = other;
}

void merge(WindowsRelease *into, const WindowsRelease &other)
{
    for (const auto member : {&WindowsRelease::edition, &WindowsRelease::displayVersion, &WindowsRelease::servicePack,
                              &WindowsRelease::architecture})
        takeText(&(into->*member), other.*member);
    mergeBuild(&into->build, other.build);
    into->server |= other.server;
    into->serverCore |= other.serverCore;
    into->updatesKnown |= other.updatesKnown;
    takeAll(&into->installedUpdates, other.installedUpdates);
    takeAll(&into->missingUpdates, other.missingUpdates);
    takeText(&into->productName, other.productName);
    takeText(&into->advisoryName, other.advisoryName);
}

/** The names again, of what all files tell together. */
void renew(WindowsRelease *windows)
{
    WindowsFacts facts;
    if (!setWindowsBuild(&facts, windows->build))
        return;
    facts.server = windows->server;
    facts.edition = windows->edition;
    facts.displayVersion = windows->displayVersion;
    facts.architecture = windows->architecture;
    facts.servicePack = windows->servicePack;
    facts.core = windows->serverCore;
    auto fresh = windowsReleaseFrom(facts);
    fresh.installedUpdates = windows->installedUpdates;
    fresh.missingUpdates = windows->missingUpdates;
    fresh.updatesKnown = windows->updatesKnown;
    *windows = fresh;
}

void merge(Machine *into, const Machine &other)
{
    merge(&into->os, other.os);
    if (other.windows && !into->windows)
        into->windows = other.windows;
    else if (other.windows)
        merge(&*into->windows, *other.windows);
    takeText(&into->architecture, other.architecture);
    takeText(&into->runningKernel, other.runningKernel);
    // Newest first in each; the list of most kernels is the one of the packages.
    if (into->installedKernels.size() < other.installedKernels.size()
        || (into->installedKernels.size() == other.installedKernels.size()
            && other.installedKernels < into->installedKernels))
        into->installedKernels = other.installedKernels;
    into->live |= other.live;
    into->restartPending |= other.restartPending;
}

} // namespace

Result<Machine> mergeMachines(const QList<Inventory> &inventories)
{
    Machine merged;
    for (qsizetype i = 0; i < inventories.size(); ++i) {
        for (qsizetype j = i + 1; j < inventories.size(); ++j) {
            if (!contradict(inventories[i].machine, inventories[j].machine))
                continue;
            QStringList names{nameOf(inventories[i].machine), nameOf(inventories[j].machine)};
            names.sort();
            return fail(Error::Code::BadValue, u"inventories"_s,
                        u"they are not of one computer: %1, and %2"_s.arg(names[0], names[1]));
        }
        merge(&merged, inventories[i].machine);
    }
    if (merged.windows)
        renew(&*merged.windows);
    return merged;
}

} // namespace Patchwijzer
