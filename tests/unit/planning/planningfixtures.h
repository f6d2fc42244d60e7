// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planning/planner.h"
#include "planning/updates.h"

#include <QHash>
#include <QList>

#include <algorithm>

namespace Patchwijzer::Test {

inline const QDateTime planningNow(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);

inline Software package(const QString &name, const QString &version, const QString &source = {},
                        const QString &architecture = QStringLiteral("amd64"))
{
    Software software;
    software.name = name;
    software.version = version;
    software.scheme = VersionScheme::Deb;
    software.source = QStringLiteral("dpkg");
    software.sourcePackage = source.isEmpty() ? name : source;
    software.sourceVersion = version;
    software.architecture = architecture;
    return software;
}

/** A kernel package of linux-signed-amd64, with what was signed. */
inline Software kernelPackage(const QString &name, const QString &version)
{
    auto software = package(name, version, QStringLiteral("linux-signed-amd64"));
    software.sourceVersion = QString(version).replace(u'-', u'+');
    software.baseSourcePackage = QStringLiteral("linux");
    software.baseSourceVersion = version;
    return software;
}

inline Finding leak(const Software &software, const QString &cve, const QString &fixed)
{
    Finding finding;
    finding.software = software;
    finding.advisory = QStringLiteral("DEBIAN-") + cve;
    finding.cves = {cve};
    finding.verdict = Verdict::Vulnerable;
    finding.confidence = 100;
    finding.fixedVersion = fixed;
    finding.evidence.installedVersion =
        software.baseSourceVersion.isEmpty() ? software.sourceVersion : software.baseSourceVersion;
    finding.evidence.advisoryVersion = fixed;
    return finding;
}

inline PackageChange change(PackageChange::Kind kind, const QString &name, const QString &from, const QString &to,
                            const QString &archive = QStringLiteral("oldstable"))
{
    PackageChange change;
    change.kind = kind;
    change.package = name;
    change.architecture = QStringLiteral("amd64");
    change.fromVersion = from;
    change.toVersion = to;
    change.sourcePackage = name;
    change.origins = {{archive.endsWith(u"-security") ? QStringLiteral("Debian-Security") : QStringLiteral("Debian"),
                       QStringLiteral("12"), archive}};
    change.downloadBytes = 1'000'000;
    return change;
}

inline PackageChange upgrade(const QString &name, const QString &from, const QString &to,
                             const QString &archive = QStringLiteral("oldstable"))
{
    return change(PackageChange::Kind::Upgrade, name, from, to, archive);
}

/** Owns what PlanningInput only refers to. */
struct Scene {
    Inventory inventory;
    QList<Finding> findings;
    QHash<QString, QDate> advisoryDates;
    QHash<QString, ExploitedCve> exploited;
    bool exploitedKnown = true;
    UpgradeSimulation simulation;
    MachineAnswers answers;
    AdvisoryLists lists = AdvisoryLists::Complete;

    Scene()
    {
        inventory.machine.architecture = QStringLiteral("amd64");
        inventory.machine.os.prettyName = QStringLiteral("Debian GNU/Linux 12 (bookworm)");
        inventory.machine.live = true;
        simulation.available = true;
    }

    void addExploited(const QString &cve, bool ransomware = false)
    {
        exploited.insert(cve, ExploitedCve{cve, QDate(2026, 11, 1), ransomware, {}, {}});
    }

    [[nodiscard]] QList<Update> updates() const
    {
        return makeUpdates(
            {inventory, findings, advisoryDates, exploited, exploitedKnown, simulation, answers, planningNow, lists});
    }
};

inline const Update *rowOf(const QList<Update> &updates, const QString &id)
{
    const auto it = std::find_if(updates.begin(), updates.end(), [&](const Update &row) { return row.id == id; });
    return it == updates.end() ? nullptr : &*it;
}

} // namespace Patchwijzer::Test
