// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planning/grouping.h"

#include "planning/sourceversion.h"

#include <QHash>
#include <QMultiHash>

#include <algorithm>

namespace Patchwijzer {
namespace {

using Groups = QMap<QString, SourceGroup>;

bool isInstalled(const Software &software)
{
    return software.state != InstallState::ConfigFiles && software.state != InstallState::NotInstalled;
}

/** Finds the installed package a change is about, by name and architecture. */
class PackageIndex
{
public:
    explicit PackageIndex(const Inventory &inventory)
    {
        for (const auto &software : inventory.software) {
            if (isInstalled(software))
                m_byName.insert(software.name, &software);
        }
    }

    [[nodiscard]] const Software *find(const PackageChange &change) const
    {
        const auto candidates = m_byName.values(change.package);
        for (const auto *software : candidates) {
            if (software->architecture == change.architecture)
                return software;
        }
        // A package may move between "all" and an architecture; with two installed that cannot be told.
        return candidates.size() == 1 ? candidates.front() : nullptr;
    }

private:
    QMultiHash<QString, const Software *> m_byName;
};

bool hasUpgrade(const SourceGroup &group)
{
    return std::any_of(group.changes.begin(), group.changes.end(),
                       [](const auto &item) { return item.change->kind == PackageChange::Kind::Upgrade; });
}

/** The only group that fulfils @p predicate; empty when there is none or more than one. */
template<typename Predicate>
QString onlyGroup(const Groups &groups, Predicate predicate)
{
    QString found;
    for (auto it = groups.begin(); it != groups.end(); ++it) {
        if (!predicate(it.value()))
            continue;
        if (!found.isEmpty())
            return {};
        found = it.key();
    }
    return found;
}

bool upgradesTo(const SourceGroup &group, const QString &version)
{
    return std::any_of(group.changes.begin(), group.changes.end(), [&](const auto &item) {
        return item.change->kind == PackageChange::Kind::Upgrade && item.change->toVersion == version;
    });
}

bool upgradesKernel(const SourceGroup &group)
{
    return std::any_of(group.changes.begin(), group.changes.end(), [](const auto &item) {
        return item.change->kind == PackageChange::Kind::Upgrade
            && (isKernelImage(item.change->package) || item.change->package.startsWith(u"linux-headers-"));
    });
}

bool belongsToKernel(const QString &package)
{
    return package.startsWith(u"linux-image-") || package.startsWith(u"linux-headers-")
        || package.startsWith(u"linux-modules-") || package.startsWith(u"linux-kbuild-");
}

/** The update that brings a new package, or that a removal makes room for; empty when it cannot be told. */
QString causeOf(const PackageChange &change, const Groups &groups)
{
    if (belongsToKernel(change.package)) {
        if (auto kernel = onlyGroup(groups, upgradesKernel); !kernel.isEmpty())
            return kernel;
    }
    if (const auto own = groups.constFind(change.sourcePackage); own != groups.constEnd() && hasUpgrade(own.value()))
        return change.sourcePackage;
    if (!change.toVersion.isEmpty()) {
        auto same = onlyGroup(groups, [&](const auto &group) { return upgradesTo(group, change.toVersion); });
        if (!same.isEmpty())
            return same;
    }
    return onlyGroup(groups, hasUpgrade);
}

void addUpgrades(Groups &groups, const UpgradeSimulation &simulation, const PackageIndex &index)
{
    for (const auto &change : simulation.changes) {
        if (change.kind != PackageChange::Kind::Upgrade)
            continue;
        const auto *software = index.find(change);
        const auto fallback = change.sourcePackage.isEmpty() ? change.package : change.sourcePackage;
        groups[software ? sourceNameOf(*software) : fallback].changes += {&change, software};
    }
}

void addTheRest(Groups &groups, const UpgradeSimulation &simulation, const PackageIndex &index)
{
    const auto upgradesOnly = groups; // Causes are looked for among the upgrades alone, whatever the order here.
    for (const auto &change : simulation.changes) {
        if (change.kind == PackageChange::Kind::Upgrade)
            continue;
        const bool removal = change.kind != PackageChange::Kind::Install;
        const auto *software = removal ? index.find(change) : nullptr;
        auto key = software && hasUpgrade(upgradesOnly.value(sourceNameOf(*software))) ? sourceNameOf(*software)
                                                                                       : causeOf(change, upgradesOnly);
        if (key.isEmpty())
            key = software ? sourceNameOf(*software) : change.package;
        groups[key].changes += {&change, software};
    }
}

} // namespace

Groups groupBySource(const Inventory &inventory, const QList<Finding> &findings, const UpgradeSimulation &simulation)
{
    Groups groups;
    if (simulation.available) {
        const PackageIndex index(inventory);
        addUpgrades(groups, simulation, index);
        addTheRest(groups, simulation, index);
    }
    for (const auto &finding : findings) {
        if (finding.software.kind != SoftwareKind::Package || !isAffected(finding.verdict)
            || finding.reason == u"oldKernel")
            continue;
        auto &group = groups[sourceNameOf(finding.software)];
        (finding.reason == u"restartPending" ? group.waitingForRestart : group.findings) += &finding;
    }
    return groups;
}

} // namespace Patchwijzer
