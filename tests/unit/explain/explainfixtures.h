// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/explainer.h"

#include <QList>
#include <QString>

namespace Patchwijzer::Test {

inline const QDateTime explainNow(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);

inline PackageChange upgradeOf(const QString &package)
{
    PackageChange change;
    change.package = package;
    change.architecture = QStringLiteral("amd64");
    change.fromVersion = QStringLiteral("1.2-3");
    change.toVersion = QStringLiteral("1.2-4");
    change.sourcePackage = package;
    change.origins = {{QStringLiteral("Debian-Security"), QStringLiteral("12"), QStringLiteral("oldstable-security")}};
    return change;
}

/** An offered update that closes @p leaks leaks and says nothing else. */
inline ExplainFacts offeredFacts(int leaks = 1)
{
    ExplainFacts facts;
    facts.now = explainNow;
    facts.exploitedKnown = true;
    facts.exploitedListDate = explainNow.date().addDays(-1);
    facts.advisoriesDate = explainNow.date().addDays(-1);
    auto &update = facts.update;
    update.id = QStringLiteral("deb:debian");
    update.name = QStringLiteral("OpenSSL"); // A name the measuring script knows to be a name.
    update.manager = QStringLiteral("apt");
    update.from = QStringLiteral("1.2-3");
    update.to = QStringLiteral("1.2-4");
    update.kind = UpdateKind::Security;
    update.changes = {upgradeOf(QStringLiteral("openssl"))};
    update.packages = {QStringLiteral("openssl")};
    update.commands = {QStringLiteral("sudo apt-get install --only-upgrade openssl")};
    for (int i = 0; i < leaks; ++i)
        update.cves += QStringLiteral("CVE-2026-%1").arg(1000 + i);
    update.advisories = {QStringLiteral("DSA-1-1")};
    update.urgency = Urgency::NextRound;
    update.deadline = explainNow.date().addDays(14);
    update.impact.restart = {{}, FactOrigin::Unknown};
    update.impact.downloadBytes = {2'600'000, FactOrigin::Measured};
    update.impact.duration = {Minutes{1, 2}, FactOrigin::Estimated};
    update.impact.wayBack = {WayBack::Yes, FactOrigin::Measured};
    return facts;
}

/** The stories a row can tell, each from plain facts. */
inline QList<ExplainFacts> everyStory()
{
    QList<ExplainFacts> all{offeredFacts(1), offeredFacts(14)};

    auto archive = offeredFacts(0);
    archive.update.advisories.clear();
    archive.update.reasons = {QStringLiteral("securityArchive")};
    all += archive;

    auto other = archive;
    other.update.kind = UpdateKind::Other;
    other.update.reasons = {QStringLiteral("noKnownLeak")};
    other.update.urgency = Urgency::CanWait;
    other.update.deadline.reset();
    all += other;

    auto notCompared = other;
    notCompared.update.reasons = {QStringLiteral("notCompared")};
    notCompared.update.urgency = Urgency::NextRound;
    notCompared.advisoriesDate = {};
    all += notCompared;

    for (const int leaks : {1, 3}) {
        auto published = offeredFacts(leaks);
        published.update.availability = UpdateAvailability::FixPublished;
        published.update.changes.clear();
        published.update.commands.clear();
        published.update.impact = {};
        all += published;

        auto open = published;
        open.update.availability = UpdateAvailability::NoFix;
        open.update.openCves = open.update.cves;
        open.update.cves.clear();
        open.update.advisories.clear();
        open.update.to.clear();
        open.update.urgency = Urgency::NoUpdate;
        open.update.deadline.reset();
        all += open;
    }

    auto restart = offeredFacts(2);
    restart.update.availability = UpdateAvailability::FixPublished;
    restart.update.changes.clear();
    restart.update.kernel = true;
    restart.update.reasons = {QStringLiteral("restartPending")};
    restart.update.impact = {};
    restart.update.impact.restart = {RestartKind::Computer, FactOrigin::Measured};
    all += restart;
    auto quietRestart = restart;
    quietRestart.update.cves.clear();
    quietRestart.update.advisories.clear();
    quietRestart.update.kind = UpdateKind::Other;
    quietRestart.update.reasons += QStringLiteral("noKnownLeak");
    all += quietRestart;
    quietRestart.update.kernel = false;
    quietRestart.update.reasons = {QStringLiteral("restartPending"), QStringLiteral("notCompared")};
    all += quietRestart;
    return all;
}

} // namespace Patchwijzer::Test
