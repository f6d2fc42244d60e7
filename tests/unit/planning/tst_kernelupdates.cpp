// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "planningfixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

class TestKernelUpdates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesOldKernelsOut();
    void bringsTheNewKernelBuildWithItsMetaPackage();
    void tellsToRestartWhenThatIsAllThatIsMissing();
    void tellsToRestartWithoutAnyLeak();
    void leavesTheRestartToAnOfferedKernel();
    void readsSignedSourcesAsWhatWasSigned();
};

void TestKernelUpdates::leavesOldKernelsOut()
{
    Scene scene;
    scene.inventory.software = {kernelPackage(u"linux-image-6.1.0-30-amd64"_s, u"6.1.124-1"_s)};
    auto finding = leak(scene.inventory.software.front(), u"CVE-2026-1"_s, u"6.1.153-1"_s);
    finding.verdict = Verdict::Possible;
    finding.reason = u"oldKernel"_s;
    scene.findings = {finding};
    QVERIFY(scene.updates().isEmpty());
}

void TestKernelUpdates::bringsTheNewKernelBuildWithItsMetaPackage()
{
    Scene scene;
    scene.inventory.software = {kernelPackage(u"linux-image-6.1.0-39-amd64"_s, u"6.1.148-1"_s),
                                kernelPackage(u"linux-image-amd64"_s, u"6.1.148-1"_s),
                                package(u"zlib1g"_s, u"1.2-1"_s)};
    scene.simulation.changes = {
        change(PackageChange::Kind::Install, u"linux-image-6.1.0-40-amd64"_s, {}, u"6.1.153-1"_s),
        upgrade(u"linux-image-amd64"_s, u"6.1.148-1"_s, u"6.1.153-1"_s), upgrade(u"zlib1g"_s, u"1.2-1"_s, u"1.2-2"_s)};
    scene.simulation.changes[1].toSourceVersion = u"6.1.153+1"_s;
    scene.findings = {leak(scene.inventory.software[0], u"CVE-2026-1"_s, u"6.1.153-1"_s),
                      leak(scene.inventory.software[1], u"CVE-2026-1"_s, u"6.1.153-1"_s),
                      leak(scene.inventory.software[0], u"CVE-2026-2"_s, u"6.1.153-2"_s)};
    const auto updates = scene.updates();
    QCOMPARE(updates.size(), 2);
    const auto *row = rowOf(updates, u"deb:linux"_s);
    QVERIFY(row);
    QVERIFY(row->kernel);
    QCOMPARE(row->cves, QList<QString>{u"CVE-2026-1"_s});
    QCOMPARE(row->openCves, QList<QString>{u"CVE-2026-2"_s});
    QCOMPARE(row->to, u"6.1.153-1"_s);
    QCOMPARE(row->impact.added, QList<QString>{u"linux-image-6.1.0-40-amd64"_s});
    QCOMPARE(row->impact.restart, (Fact<RestartKind>{RestartKind::Computer, FactOrigin::Estimated}));
    QCOMPARE(row->commands, QList<QString>{u"sudo apt-get install linux-image-amd64"_s});
}

void TestKernelUpdates::tellsToRestartWhenThatIsAllThatIsMissing()
{
    Scene scene;
    scene.inventory.machine.runningKernel = u"6.1.0-39-amd64"_s;
    scene.inventory.machine.installedKernels = {u"6.1.0-40-amd64"_s, u"6.1.0-39-amd64"_s};
    scene.inventory.machine.restartPending = true;
    scene.inventory.software = {kernelPackage(u"linux-image-6.1.0-39-amd64"_s, u"6.1.148-1"_s)};
    auto finding = leak(scene.inventory.software.front(), u"CVE-2026-1"_s, u"6.1.153-1"_s);
    finding.reason = u"restartPending"_s;
    scene.findings = {finding};
    scene.addExploited(u"CVE-2026-1"_s);
    const auto updates = scene.updates();
    QCOMPARE(updates.size(), 1);
    const auto &row = updates.front();
    QCOMPARE(row.id, u"restart:computer"_s);
    QCOMPARE(row.reasons.front(), u"restartPending"_s);
    QCOMPARE(row.urgency, Urgency::Today);
    QCOMPARE(row.from, u"6.1.0-39-amd64"_s);
    QCOMPARE(row.to, u"6.1.0-40-amd64"_s);
    QCOMPARE(row.cves, QList<QString>{u"CVE-2026-1"_s});
    QCOMPARE(row.commands, QList<QString>{u"sudo systemctl reboot"_s});
    QCOMPARE(row.impact.restart, (Fact<RestartKind>{RestartKind::Computer, FactOrigin::Measured}));
    QVERIFY(row.kernel);
}

void TestKernelUpdates::tellsToRestartWithoutAnyLeak()
{
    Scene scene;
    scene.inventory.machine.restartPending = true;
    auto updates = scene.updates();
    QCOMPARE(updates.size(), 1);
    QCOMPARE(updates.front().id, u"restart:computer"_s);
    QCOMPARE(updates.front().kind, UpdateKind::Other);
    QCOMPARE(updates.front().urgency, Urgency::CanWait);
    QCOMPARE(updates.front().name, u"Debian GNU/Linux 12 (bookworm)"_s);
    scene.lists = AdvisoryLists::None;
    updates = scene.updates();
    QCOMPARE(updates.front().urgency, Urgency::NextRound);
    scene.inventory.machine.live = false; // Nobody can restart a file.
    QVERIFY(scene.updates().isEmpty());
}

void TestKernelUpdates::leavesTheRestartToAnOfferedKernel()
{
    Scene scene;
    scene.inventory.machine.restartPending = true;
    scene.inventory.software = {kernelPackage(u"linux-image-6.1.0-39-amd64"_s, u"6.1.148-1"_s),
                                kernelPackage(u"linux-image-amd64"_s, u"6.1.153-1"_s)};
    scene.simulation.changes = {upgrade(u"linux-image-amd64"_s, u"6.1.153-1"_s, u"6.1.160-1"_s)};
    auto finding = leak(scene.inventory.software.front(), u"CVE-2026-1"_s, u"6.1.153-1"_s);
    finding.reason = u"restartPending"_s;
    scene.findings = {finding};
    const auto updates = scene.updates();
    QCOMPARE(updates.size(), 1);
    QCOMPARE(updates.front().id, u"deb:linux"_s);
    QCOMPARE(updates.front().cves, QList<QString>{u"CVE-2026-1"_s});
}

void TestKernelUpdates::readsSignedSourcesAsWhatWasSigned()
{
    Scene scene;
    auto grub = package(u"grub-efi-amd64-signed"_s, u"1+2.06+13+deb12u1"_s);
    grub.baseSourcePackage = u"grub2"_s;
    grub.baseSourceVersion = u"2.06-13+deb12u1"_s;
    scene.inventory.software = {grub};
    scene.simulation.changes = {upgrade(grub.name, grub.version, u"1+2.06+13+deb12u2"_s)};
    scene.findings = {leak(grub, u"CVE-2026-1"_s, u"2.06-13+deb12u2"_s), leak(grub, u"CVE-2026-2"_s, u"2.06-14"_s)};
    const auto row = scene.updates().front();
    QCOMPARE(row.id, u"deb:grub2"_s);
    QCOMPARE(row.from, u"2.06-13+deb12u1"_s);
    QCOMPARE(row.to, u"2.06-13+deb12u2"_s);
    QCOMPARE(row.cves, QList<QString>{u"CVE-2026-1"_s});
    QCOMPARE(row.openCves, QList<QString>{u"CVE-2026-2"_s});

    // No rule gives the installed pair, so nothing is concluded from the candidate.
    scene.inventory.software.front().baseSourceVersion = u"9.9-9"_s;
    scene.findings = {leak(scene.inventory.software.front(), u"CVE-2026-1"_s, u"9.9-10"_s)};
    QVERIFY(scene.updates().front().cves.isEmpty());

    // Unless its own record says what it was signed from.
    auto &change = scene.simulation.changes.front();
    change.toBasePackage = u"grub2"_s;
    change.toBaseVersion = u"9.9-10"_s;
    QCOMPARE(scene.updates().front().cves, QList<QString>{u"CVE-2026-1"_s});
    QCOMPARE(scene.updates().front().to, u"9.9-10"_s);
    change.toBasePackage = u"linux"_s;
    QVERIFY(scene.updates().front().cves.isEmpty());
}

QTEST_GUILESS_MAIN(TestKernelUpdates)
#include "tst_kernelupdates.moc"
