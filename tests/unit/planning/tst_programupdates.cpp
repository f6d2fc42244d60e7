// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planning/programupdates.h"

#include <QTest>

#include "planningfixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

Finding programLeak(const QString &name, const QString &version, const QString &cve, const QString &fixed,
                    SoftwareKind kind = SoftwareKind::Program)
{
    Finding finding;
    finding.software.name = name;
    finding.software.version = version;
    finding.software.scheme = VersionScheme::Windows;
    finding.software.publisher = u"Voorbeeld"_s;
    finding.software.kind = kind;
    finding.program = kind == SoftwareKind::Program ? u"voorbeeld-lezer"_s : QString();
    finding.advisory = cve;
    finding.cves = {cve};
    finding.verdict = Verdict::Vulnerable;
    finding.fixedVersion = fixed;
    finding.evidence.installedVersion = version;
    finding.evidence.comparator = VersionScheme::Windows;
    return finding;
}

QList<Update> updatesFor(const QList<Finding> &findings, const Inventory &inventory = {},
                         const QHash<QString, ExploitedCve> &exploited = {},
                         const QList<SoftwareIdentity> &identities = {})
{
    const QHash<QString, QDate> dates{{u"CVE-2026-0001"_s, QDate(2026, 11, 1)}};
    return makeUpdates(
        {inventory, findings, dates, exploited, true, {}, {}, planningNow, AdvisoryLists::Complete, identities});
}

} // namespace

class ProgramUpdatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneRowForAProgram()
    {
        auto possible = programLeak(u"Voorbeeld Lezer"_s, u"1.0"_s, u"CVE-2026-0003"_s, u"2.5"_s);
        possible.verdict = Verdict::Possible;
        const auto updates =
            updatesFor({programLeak(u"Voorbeeld Lezer"_s, u"1.0"_s, u"CVE-2026-0001"_s, u"1.10"_s),
                        programLeak(u"Voorbeeld Lezer"_s, u"1.0"_s, u"CVE-2026-0004"_s, u"1.9"_s),
                        programLeak(u"Voorbeeld Lezer"_s, u"1.0"_s, u"CVE-2026-0002"_s, {}), possible});
        QCOMPARE(updates.size(), 1);
        const auto &update = updates.front();
        QCOMPARE(update.id, u"program:voorbeeld-lezer"_s);
        QCOMPARE(update.name, u"Voorbeeld Lezer"_s);
        QCOMPARE(update.manager, u"program"_s);
        QCOMPARE(update.availability, UpdateAvailability::FixPublished);
        QCOMPARE(update.from, u"1.0"_s);
        QCOMPARE(update.to, u"1.10"_s); // Not by text; and no perhaps drives anybody to 2.5.
        QVERIFY(!update.newerThan);
        QCOMPARE(update.cves, (QList<QString>{u"CVE-2026-0001"_s, u"CVE-2026-0004"_s}));
        QCOMPARE(update.openCves, (QList<QString>{u"CVE-2026-0002"_s, u"CVE-2026-0003"_s}));
        QVERIFY(update.systemPart);                       // Nobody says otherwise.
        QVERIFY(!update.reasons.contains(u"possible"_s)); // One of them is certain.
        QVERIFY(!update.impact.restart.known());
        QVERIFY(update.commands.isEmpty());
    }

    void asWeighed()
    {
        // The first closes with 3.0; the second has a repair of its own, but 3.0 has the leak again.
        auto closed = programLeak(u"Voorbeeld Lezer"_s, u"1.0"_s, u"CVE-2026-0001"_s, u"1.1"_s);
        closed.updateVersion = u"3.0"_s;
        const auto again = programLeak(u"Voorbeeld Lezer"_s, u"1.0"_s, u"CVE-2026-0002"_s, u"1.2"_s);
        const auto update = updatesFor({closed, again}).front();
        QCOMPARE(update.to, u"3.0"_s);
        QCOMPARE(update.cves, QList<QString>{u"CVE-2026-0001"_s});
        QCOMPARE(update.openCves, QList<QString>{u"CVE-2026-0002"_s});
    }

    void newerThanTheLastThatHasTheLeak()
    {
        auto upTo = programLeak(u"Voorbeeld Lezer"_s, u"1.0"_s, u"CVE-2026-0001"_s, {});
        upTo.lastAffected = u"1.5"_s;
        auto named = programLeak(u"Voorbeeld Lezer"_s, u"1.0"_s, u"CVE-2026-0002"_s, u"1.4"_s);
        named.updateVersion = u"1.4"_s;
        const auto update = updatesFor({upTo, named}).front();
        QCOMPARE(update.availability, UpdateAvailability::FixPublished);
        QCOMPARE(update.to, u"1.5"_s);
        QVERIFY(update.newerThan);
        QCOMPARE(update.cves, (QList<QString>{u"CVE-2026-0001"_s, u"CVE-2026-0002"_s}));
        QVERIFY(update.openCves.isEmpty());

        Inventory inventory;
        inventory.software = {upTo.software};
        Step step;
        step.update = update;
        inventory.software.front().version = u"1.5"_s;
        QCOMPARE(checkStep(step, inventory, planningNow).state, StepState::Failed);
        inventory.software.front().version = u"1.5.1"_s;
        QCOMPARE(checkStep(step, inventory, planningNow).state, StepState::Checked);
    }

    void exploitedComesToday()
    {
        ExploitedCve entry;
        entry.cve = u"CVE-2026-0001"_s;
        entry.dateAdded = QDate(2026, 11, 2);
        const auto updates = updatesFor({programLeak(u"Voorbeeld Lezer"_s, u"1.0"_s, u"CVE-2026-0001"_s, u"1.1"_s)}, {},
                                        {{entry.cve, entry}});
        QCOMPARE(updates.front().urgency, Urgency::Today);
        QCOMPARE(updates.front().exploitedCves, QList<QString>{entry.cve});
    }

    void windowsItself()
    {
        const auto updates = updatesFor({programLeak(u"Windows 11 Pro"_s, u"10.0.22631.3007"_s, u"CVE-2026-0001"_s,
                                                     u"10.0.22631.3155"_s, SoftwareKind::OperatingSystem)});
        QCOMPARE(updates.front().id, u"windows:update"_s);
        QCOMPARE(updates.front().manager, u"windowsUpdate"_s);
        QVERIFY(updates.front().systemPart);
        QCOMPARE(updates.front().impact.restart.value, std::optional(RestartKind::Computer));
        QCOMPARE(updates.front().impact.restart.origin, FactOrigin::Estimated);
    }

    void leadsToWhatIsInstalledToday()
    {
        auto first = programLeak(u"Windows 11 Pro"_s, u"10.0.22631.3007"_s, u"CVE-2026-0001"_s, u"10.0.22631.3155"_s,
                                 SoftwareKind::OperatingSystem);
        first.updateKb = u"5036893"_s;
        first.updateVersion = u"10.0.22631.3447"_s;
        // Repaired later, and nobody says by which update.
        auto second = programLeak(u"Windows 11 Pro"_s, u"10.0.22631.3007"_s, u"CVE-2026-0002"_s, u"10.0.22631.3200"_s,
                                  SoftwareKind::OperatingSystem);
        // By one that is smaller, though its number is higher.
        auto third = programLeak(u"Windows 11 Pro"_s, u"10.0.22631.3007"_s, u"CVE-2026-0003"_s, u"10.0.22631.3155"_s,
                                 SoftwareKind::OperatingSystem);
        third.updateKb = u"5099999"_s;
        third.updateVersion = u"10.0.22631.3155"_s;
        const auto updates = updatesFor({first, second, third});
        QCOMPARE(updates.front().to, u"10.0.22631.3447"_s);
        QCOMPARE(updates.front().kb, u"5036893"_s);
        QCOMPARE(updates.front().cves.size(), 3);
        QVERIFY(updatesFor({second}).front().kb.isEmpty());
    }

    void anUpdateOfWhichOnlyTheNumberIsKnown()
    {
        auto older = programLeak(u"Windows 7"_s, u"6.1.7601"_s, u"CVE-2026-0001"_s, {}, SoftwareKind::OperatingSystem);
        older.updateKb = u"999999"_s;
        auto newer = older;
        newer.advisory = u"CVE-2026-0002"_s;
        newer.cves = {newer.advisory};
        newer.updateKb = u"4012215"_s;
        const auto update = updatesFor({newer, older}).front();
        QCOMPARE(update.availability, UpdateAvailability::FixPublished);
        QCOMPARE(update.kb, u"4012215"_s); // Not by text.
        QCOMPARE(update.to, u"KB4012215"_s);
        QCOMPARE(update.cves.size(), 2);
        QVERIFY(update.openCves.isEmpty());

        Step step;
        step.update = update;
        Inventory inventory;
        inventory.machine.windows = WindowsRelease();
        inventory.machine.windows->build = u"6.1.7601"_s;
        inventory.machine.windows->installedUpdates = {u"999999"_s};
        QCOMPARE(checkStep(step, inventory, planningNow).state, StepState::Failed);
        inventory.machine.windows->installedUpdates = {u"4012215"_s};
        QCOMPARE(checkStep(step, inventory, planningNow).state, StepState::Checked);
    }

    void deviceByItsOwnExposure()
    {
        Inventory inventory;
        Device device;
        device.brand = u"Voorbeeld"_s;
        device.model = u"Router 3"_s;
        device.exposed = Answer::Yes;
        device.firmware = u"1.1"_s;
        inventory.devices = {device};
        auto leak = programLeak(u"Router 3"_s, u"1.0"_s, u"CVE-2026-0001"_s, u"1.1"_s, SoftwareKind::Device);
        leak.cvssVector = u"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"_s;
        const auto updates = updatesFor({leak}, inventory);
        QCOMPARE(updates.front().id, deviceUpdateIdOf());
        QVERIFY(updates.front().reasons.contains(u"deviceExposed"_s));
        device.exposed = Answer::No;
        inventory.devices = {device};
        QVERIFY(!updatesFor({leak}, inventory).front().reasons.contains(u"deviceExposed"_s));

        // The owner typed in the new version.
        Step step;
        step.update = updates.front();
        QCOMPARE(checkStep(step, inventory, planningNow).state, StepState::Checked);
        inventory.devices.front().firmware = u"1.0"_s;
        QCOMPARE(checkStep(step, inventory, planningNow).state, StepState::Failed);
    }

    /** After the update the row is gone, and only its id is remembered. */
    void recognisesARowThatIsGone()
    {
        Inventory inventory;
        inventory.software = {programLeak(u"Voorbeeld Lezer 2.0"_s, u"2.0"_s, {}, {}).software,
                              package(u"lezer"_s, u"1.0"_s)};
        SoftwareIdentity reader;
        reader.program = u"voorbeeld-lezer"_s;
        reader.displayName = u"Voorbeeld Lezer"_s;
        Step step;
        step.update.id = u"program:voorbeeld-lezer"_s;
        step.update.to = u"1.9"_s;
        recogniseProgramUpdate(step.update, inventory, {reader, SoftwareIdentity()});
        QCOMPARE(step.update.name, u"Voorbeeld Lezer"_s);
        QCOMPARE(step.update.packages, QList<QString>{u"Voorbeeld Lezer 2.0"_s});
        QCOMPARE(checkStep(step, inventory, planningNow).state, StepState::Checked);
        step.update.to = u"2.1"_s;
        QCOMPARE(checkStep(step, inventory, planningNow).state, StepState::Failed);

        Update windows;
        windows.id = u"windows:update"_s;
        recogniseProgramUpdate(windows, inventory, {});
        QCOMPARE(windows.manager, u"windowsUpdate"_s);
        Update router;
        router.id = deviceUpdateIdOf();
        recogniseProgramUpdate(router, inventory, {});
        QCOMPARE(router.manager, u"device"_s);
        Update other;
        other.id = u"deb:lezer"_s;
        recogniseProgramUpdate(other, inventory, {reader, SoftwareIdentity()});
        QVERIFY(other.packages.isEmpty() && other.manager.isEmpty());
    }

    void checkReadsTheBuild()
    {
        Step step;
        step.update.id = u"windows:update"_s;
        step.update.manager = u"windowsUpdate"_s;
        step.update.to = u"10.0.22631.3155"_s;
        Inventory inventory;
        QCOMPARE(checkStep(step, inventory, planningNow).state, StepState::Failed);
        inventory.machine.windows = WindowsRelease();
        inventory.machine.windows->build = u"10.0.22631.4000"_s;
        const auto record = checkStep(step, inventory, planningNow);
        QCOMPARE(record.state, StepState::Checked);
        QCOMPARE(record.versionFound, u"10.0.22631.4000"_s);
    }

    void byTheNameTheOwnerKnows()
    {
        Inventory inventory;
        const auto leak = programLeak(u"Voorbeeld Lezer 1.0 (x64 nl)"_s, u"1.0"_s, u"CVE-2026-0001"_s, u"1.1"_s);
        inventory.software = {leak.software, package(u"libvoorbeeld1"_s, u"1.0"_s, u"voorbeeld"_s),
                              package(u"voorbeeld"_s, u"1.0"_s, u"voorbeeld"_s)};
        SoftwareIdentity reader;
        reader.program = u"voorbeeld-lezer"_s;
        reader.displayName = u"Voorbeeld Lezer"_s;
        reader.category = u"pdf"_s;
        SoftwareIdentity part;
        part.displayName = u"libvoorbeeld1"_s;
        part.systemPart = true;
        auto other = reader;
        other.displayName = u"Voorbeeld voor Linux"_s;
        const QList<SoftwareIdentity> identities{reader, part, other};
        auto update = updatesFor({leak}, inventory, {}, identities).front();
        QCOMPARE(update.name, u"Voorbeeld Lezer"_s);
        QCOMPARE(update.program, u"voorbeeld-lezer"_s);
        QCOMPARE(update.category, u"pdf"_s);
        QVERIFY(!update.systemPart);

        // Of a source package the program gives the name, not the library beside it.
        const auto both = {Test::leak(inventory.software[1], u"CVE-2026-0001"_s, u"1.1"_s),
                           Test::leak(inventory.software[2], u"CVE-2026-0001"_s, u"1.1"_s)};
        update = updatesFor(both, inventory, {}, identities).front();
        QCOMPARE(update.id, u"deb:voorbeeld"_s);
        QCOMPARE(update.name, u"Voorbeeld voor Linux"_s);
        update = updatesFor({*both.begin()}, inventory, {}, identities).front();
        QCOMPARE(update.name, u"voorbeeld"_s);
        QVERIFY(update.systemPart);
    }

    void packagesOfOtherSystems()
    {
        auto kernel = package(u"curl"_s, u"8.6.0-1.el9"_s);
        kernel.scheme = VersionScheme::Rpm;
        kernel.source = u"rpm"_s;
        const auto updates = updatesFor({Test::leak(kernel, u"CVE-2026-0001"_s, u"8.6.0-2.el9"_s)});
        QCOMPARE(updates.front().id, u"rpm:curl"_s);
        QCOMPARE(updates.front().manager, u"rpm"_s);
        QCOMPARE(updates.front().to, u"8.6.0-2.el9"_s);
        QVERIFY(updates.front().commands.isEmpty());
    }

    void whatIsNotAskedFor()
    {
        auto unsure = programLeak(u"Voorbeeld Lezer"_s, u"1.0"_s, u"CVE-2026-0001"_s, u"1.1"_s);
        unsure.verdict = Verdict::Undetermined;
        QVERIFY(updatesFor({unsure}).isEmpty());
    }

private:
    static QString deviceUpdateIdOf() { return u"device:voorbeeld-router-3"_s; }
};

QTEST_GUILESS_MAIN(ProgramUpdatesTest)

#include "tst_programupdates.moc"
