// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <random>

#include "planningfixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

class TestUpdates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesOneRowPerSource();
    void closesWhatLiesBetweenInstalledAndCandidate_data();
    void closesWhatLiesBetweenInstalledAndCandidate();
    void comparesSourceVersionsNotBinaryOnes();
    void showsBinaryVersionsOfARebuild();
    void keepsAnUnorderableFixOpen();
    void keepsALeakOpenWhenOneOfItsFixesIsNotOffered();
    void showsAPublishedFixThatIsNotOffered();
    void showsAPublishedFixWithoutADryRun();
    void neverMakesAnActionOfALeakWithoutFix();
    void namesExploitedLeaksWithoutAFix();
    void callsSecurityArchivesSecurity();
    void saysNotComparedInsteadOfNoKnownLeak();
    void neverCallsASecurityUpdateQuietWithoutAList();
    void callsNothingQuietWhileAListIsMissing();
    void countsTheDeadlineFromFixAndListing();
    void attachesNewPackagesToTheirCause();
    void givesAnUnexplainedChangeItsOwnRow();
    void measuresTheDownloadOnlyWhenAllIsKnown();
    void hasAWayBackOnlyWithEveryOldFile();
    void writesCommandsThatDoExactlyThis();
    void writesNoCommandForAHostileName();
    void estimatesRestartsFromPackageNames();
    void marksDoubtOnlyWhenNothingIsSure();
    void namesKeptBackAndHeldPackages();
    void sortsTheSameWhateverTheOrderOfTheInput();
    void ignoresVerdictsThatAskForNothing();
};

namespace {

Scene opensslScene()
{
    Scene scene;
    scene.inventory.software = {package(u"libssl3"_s, u"3.0.14-1"_s, u"openssl"_s),
                                package(u"openssl"_s, u"3.0.14-1"_s)};
    scene.simulation.changes = {upgrade(u"libssl3"_s, u"3.0.14-1"_s, u"3.0.15-1"_s),
                                upgrade(u"openssl"_s, u"3.0.14-1"_s, u"3.0.15-1"_s)};
    return scene;
}

} // namespace

void TestUpdates::givesOneRowPerSource()
{
    auto scene = opensslScene();
    for (const auto &software : scene.inventory.software)
        scene.findings += leak(software, u"CVE-2026-1"_s, u"3.0.15-1"_s);
    scene.advisoryDates.insert(u"DEBIAN-CVE-2026-1"_s, QDate(2026, 11, 3));
    const auto updates = scene.updates();
    QCOMPARE(updates.size(), 1);
    const auto &row = updates.front();
    QCOMPARE(row.id, u"deb:openssl"_s);
    QCOMPARE(row.name, u"openssl"_s);
    QCOMPARE(row.from, u"3.0.14-1"_s);
    QCOMPARE(row.to, u"3.0.15-1"_s);
    QCOMPARE(row.packages, (QList<QString>{u"libssl3"_s, u"openssl"_s}));
    QCOMPARE(row.cves, QList<QString>{u"CVE-2026-1"_s});
    QCOMPARE(row.advisories, QList<QString>{u"DEBIAN-CVE-2026-1"_s});
    QCOMPARE(row.newestFixPublished, QDate(2026, 11, 3));
    QVERIFY(row.openCves.isEmpty());
    QCOMPARE(row.kind, UpdateKind::Security);
    QCOMPARE(row.availability, UpdateAvailability::Offered);
    QCOMPARE(row.reasons, (QList<QString>{u"exposureUnknown"_s, u"nextRound"_s}));
}

void TestUpdates::closesWhatLiesBetweenInstalledAndCandidate_data()
{
    QTest::addColumn<QString>("fixed");
    QTest::addColumn<bool>("closed");
    QTest::newRow("equal to the candidate") << u"3.0.15-1"_s << true;
    QTest::newRow("below the candidate") << u"3.0.14-1+deb12u1"_s << true;
    QTest::newRow("pre-release of the candidate") << u"3.0.15-1~rc1"_s << true;
    QTest::newRow("above the candidate") << u"3.0.15-1+deb12u1"_s << false;
    QTest::newRow("epoch above the candidate") << u"1:0.1-1"_s << false;
    QTest::newRow("not above the installed one") << u"3.0.14-1"_s << false;
    QTest::newRow("none") << QString() << false;
    QTest::newRow("no version at all") << u"not a version"_s << false;
}

void TestUpdates::closesWhatLiesBetweenInstalledAndCandidate()
{
    QFETCH(QString, fixed);
    QFETCH(bool, closed);
    auto scene = opensslScene();
    scene.findings = {leak(scene.inventory.software.front(), u"CVE-2026-1"_s, fixed)};
    const auto updates = scene.updates();
    QCOMPARE(updates.size(), 1);
    QCOMPARE(updates.front().cves.isEmpty(), !closed);
    QCOMPARE(updates.front().openCves.isEmpty(), closed);
    QCOMPARE(updates.front().advisories.isEmpty(), !closed);
    QCOMPARE(updates.front().kind, closed ? UpdateKind::Security : UpdateKind::Other);
}

void TestUpdates::comparesSourceVersionsNotBinaryOnes()
{
    Scene scene;
    auto software = package(u"gcc-tool"_s, u"4:12.2.0-3"_s, u"gcc-defaults"_s);
    software.sourceVersion = u"1.203"_s;
    scene.inventory.software = {software};
    auto change = upgrade(u"gcc-tool"_s, u"4:12.2.0-3"_s, u"4:12.2.0-4"_s);
    change.toSourceVersion = u"1.204"_s;
    scene.simulation.changes = {change};
    scene.findings = {leak(software, u"CVE-2026-1"_s, u"1.205"_s)};
    QCOMPARE(scene.updates().front().openCves, QList<QString>{u"CVE-2026-1"_s});
    scene.findings = {leak(software, u"CVE-2026-1"_s, u"1.204"_s)};
    QCOMPARE(scene.updates().front().cves, QList<QString>{u"CVE-2026-1"_s});
    QCOMPARE(scene.updates().front().from, u"1.203"_s);
    QCOMPARE(scene.updates().front().to, u"1.204"_s);
}

void TestUpdates::showsBinaryVersionsOfARebuild()
{
    Scene scene;
    scene.inventory.software = {package(u"bash"_s, u"5.2.15-2+b8"_s)};
    scene.inventory.software.front().sourceVersion = u"5.2.15-2"_s;
    auto rebuilt = upgrade(u"bash"_s, u"5.2.15-2+b8"_s, u"5.2.15-2+b13"_s);
    rebuilt.toSourceVersion = u"5.2.15-2"_s;
    scene.simulation.changes = {rebuilt};
    const auto row = scene.updates().front();
    QCOMPARE(row.from, u"5.2.15-2+b8"_s);
    QCOMPARE(row.to, u"5.2.15-2+b13"_s);
}

void TestUpdates::keepsAnUnorderableFixOpen()
{
    auto scene = opensslScene();
    scene.simulation.changes.front().toVersion = u"3.0.15 1"_s;
    scene.findings = {leak(scene.inventory.software.front(), u"CVE-2026-1"_s, u"3.0.15-1"_s)};
    const auto row = scene.updates().front();
    QVERIFY(row.cves.isEmpty());
    QCOMPARE(row.openCves, QList<QString>{u"CVE-2026-1"_s});
    QVERIFY(row.reasons.contains(u"laterFix"_s));
}

void TestUpdates::keepsALeakOpenWhenOneOfItsFixesIsNotOffered()
{
    auto scene = opensslScene();
    auto first = leak(scene.inventory.software.front(), u"CVE-2026-1"_s, u"3.0.15-1"_s);
    auto second = leak(scene.inventory.software.front(), u"CVE-2026-1"_s, u"3.0.16-1"_s);
    second.advisory = u"DSA-2-1"_s;
    scene.findings = {first, second};
    const auto row = scene.updates().front();
    QVERIFY(row.cves.isEmpty());
    QCOMPARE(row.openCves, QList<QString>{u"CVE-2026-1"_s});
    QCOMPARE(row.advisories, QList<QString>{u"DEBIAN-CVE-2026-1"_s});
}

void TestUpdates::showsAPublishedFixThatIsNotOffered()
{
    Scene scene;
    scene.inventory.software = {package(u"curl"_s, u"7.88-1"_s)};
    scene.findings = {leak(scene.inventory.software.front(), u"CVE-2026-1"_s, u"7.88-3"_s),
                      leak(scene.inventory.software.front(), u"CVE-2026-2"_s, u"7.88-2"_s),
                      leak(scene.inventory.software.front(), u"CVE-2026-3"_s, {})};
    scene.addExploited(u"CVE-2026-1"_s, true);
    const auto updates = scene.updates();
    QCOMPARE(updates.size(), 1);
    const auto &row = updates.front();
    QCOMPARE(row.availability, UpdateAvailability::FixPublished);
    QCOMPARE(row.to, u"7.88-3"_s);
    QCOMPARE(row.cves, (QList<QString>{u"CVE-2026-1"_s, u"CVE-2026-2"_s}));
    QCOMPARE(row.openCves, QList<QString>{u"CVE-2026-3"_s});
    QCOMPARE(row.exploitedCves, QList<QString>{u"CVE-2026-1"_s});
    QCOMPARE(row.ransomwareCves, QList<QString>{u"CVE-2026-1"_s});
    QCOMPARE(row.urgency, Urgency::Today);
    QVERIFY(row.commands.isEmpty());
    QVERIFY(row.changes.isEmpty());
    QVERIFY(!row.impact.duration.known());
}

void TestUpdates::showsAPublishedFixWithoutADryRun()
{
    auto scene = opensslScene();
    scene.simulation.available = false;
    scene.findings = {leak(scene.inventory.software.front(), u"CVE-2026-1"_s, u"3.0.15-1"_s)};
    const auto updates = scene.updates();
    QCOMPARE(updates.size(), 1);
    QCOMPARE(updates.front().availability, UpdateAvailability::FixPublished);
}

void TestUpdates::neverMakesAnActionOfALeakWithoutFix()
{
    Scene scene;
    scene.exploitedKnown = false;
    scene.inventory.software = {package(u"curl"_s, u"7.88-1"_s)};
    scene.findings = {leak(scene.inventory.software.front(), u"CVE-2026-1"_s, {})};
    const auto row = scene.updates().front();
    QCOMPARE(row.availability, UpdateAvailability::NoFix);
    QCOMPARE(row.urgency, Urgency::NoUpdate);
    QVERIFY(!row.deadline);
    QVERIFY(row.to.isEmpty());
    QVERIFY(row.cves.isEmpty());
    QVERIFY(row.commands.isEmpty());
    QCOMPARE(row.openCves, QList<QString>{u"CVE-2026-1"_s});
    QVERIFY(makePlan(scene.updates(), {}, {}, planningNow).stages.isEmpty());
}

void TestUpdates::namesExploitedLeaksWithoutAFix()
{
    Scene scene;
    scene.inventory.software = {package(u"curl"_s, u"7.88-1"_s)};
    scene.findings = {leak(scene.inventory.software.front(), u"CVE-2026-1"_s, {})};
    scene.addExploited(u"CVE-2026-1"_s);
    const auto row = scene.updates().front();
    QCOMPARE(row.urgency, Urgency::NoUpdate);
    QCOMPARE(row.reasons.front(), u"exploited"_s);
    QCOMPARE(row.exploitedCves, QList<QString>{u"CVE-2026-1"_s});
}

void TestUpdates::callsSecurityArchivesSecurity()
{
    auto scene = opensslScene();
    scene.simulation.changes.back().origins = {{u"Debian"_s, u"12.9"_s, u"oldstable"_s},
                                               {u"Ubuntu"_s, u"24.04"_s, u"noble-security"_s}};
    const auto row = scene.updates().front();
    QCOMPARE(row.kind, UpdateKind::Security);
    QCOMPARE(row.urgency, Urgency::NextRound);
    QVERIFY(row.reasons.contains(u"securityArchive"_s));
    QVERIFY(!row.reasons.contains(u"noKnownLeak"_s));
    QCOMPARE(opensslScene().updates().front().reasons, QList<QString>{u"noKnownLeak"_s});
    QCOMPARE(opensslScene().updates().front().kind, UpdateKind::Other);
    QCOMPARE(opensslScene().updates().front().urgency, Urgency::CanWait);
}

void TestUpdates::saysNotComparedInsteadOfNoKnownLeak()
{
    auto scene = opensslScene();
    scene.lists = AdvisoryLists::None;
    const auto row = scene.updates().front();
    QCOMPARE(row.reasons, QList<QString>{u"notCompared"_s});
    QCOMPARE(row.urgency, Urgency::NextRound);
}

void TestUpdates::neverCallsASecurityUpdateQuietWithoutAList()
{
    auto scene = opensslScene();
    scene.exploitedKnown = false;
    scene.answers.exposed = Answer::No;
    scene.findings = {leak(scene.inventory.software.front(), u"CVE-2026-1"_s, u"3.0.15-1"_s)};
    const auto row = scene.updates().front();
    QCOMPARE(row.urgency, Urgency::NextRound);
    QCOMPARE(row.reasons, QList<QString>{u"kevUnknown"_s});
}

void TestUpdates::callsNothingQuietWhileAListIsMissing()
{
    auto scene = opensslScene();
    scene.lists = AdvisoryLists::Incomplete;
    scene.answers.exposed = Answer::No;
    auto row = scene.updates().front();
    QCOMPARE(row.urgency, Urgency::NextRound);
    QCOMPARE(row.reasons, (QList<QString>{u"noKnownLeak"_s, u"listsIncomplete"_s}));

    // Offered or only published: a small leak is no reason to call it quiet either.
    scene.findings = {leak(scene.inventory.software.front(), u"CVE-2026-1"_s, u"3.0.15-1"_s)};
    row = scene.updates().front();
    QCOMPARE(row.urgency, Urgency::NextRound);
    QCOMPARE(row.reasons, QList<QString>{u"listsIncomplete"_s});
    scene.simulation.changes.clear();
    row = scene.updates().front();
    QCOMPARE(row.availability, UpdateAvailability::FixPublished);
    QCOMPARE(row.urgency, Urgency::NextRound);
    QVERIFY(row.reasons.contains(u"listsIncomplete"_s));

    scene.lists = AdvisoryLists::Complete;
    row = scene.updates().front();
    QCOMPARE(row.urgency, Urgency::CanWait);
    QVERIFY(!row.reasons.contains(u"listsIncomplete"_s));
}

void TestUpdates::countsTheDeadlineFromFixAndListing()
{
    auto scene = opensslScene();
    scene.answers.exposed = Answer::No;
    scene.findings = {leak(scene.inventory.software.front(), u"CVE-2026-1"_s, u"3.0.15-1"_s)};
    scene.advisoryDates.insert(u"DEBIAN-CVE-2026-1"_s, QDate(2026, 11, 10));
    scene.addExploited(u"CVE-2026-1"_s); // listed 1 November, before the fix: 14 days
    auto row = scene.updates().front();
    QVERIFY(row.deadline.has_value());
    QCOMPARE(*row.deadline, QDate(2026, 11, 24));
    QCOMPARE(row.urgency, Urgency::ThisWeek);
    scene.advisoryDates.insert(u"DEBIAN-CVE-2026-1"_s, QDate(2026, 6, 1));
    row = scene.updates().front();
    QCOMPARE(*row.deadline, planningNow.date()); // 15 November is past
    QCOMPARE(row.urgency, Urgency::Today);
}

void TestUpdates::attachesNewPackagesToTheirCause()
{
    auto scene = opensslScene();
    scene.inventory.software += package(u"curl"_s, u"7-1"_s);
    scene.inventory.software += package(u"curl-old"_s, u"7-1"_s, u"curl"_s);
    scene.simulation.changes += upgrade(u"curl"_s, u"7-1"_s, u"8-1"_s);
    scene.simulation.changes += change(PackageChange::Kind::Remove, u"curl-old"_s, u"7-1"_s, {});
    scene.simulation.changes += change(PackageChange::Kind::Install, u"libssl-extra"_s, {}, u"3.0.15-1"_s);
    const auto updates = scene.updates();
    QCOMPARE(updates.size(), 2);
    QCOMPARE(rowOf(updates, u"deb:openssl"_s)->impact.added, QList<QString>{u"libssl-extra"_s});
    QCOMPARE(rowOf(updates, u"deb:curl"_s)->impact.removed, QList<QString>{u"curl-old"_s});
    QCOMPARE(rowOf(updates, u"deb:curl"_s)->commands, QList<QString>{u"sudo apt-get install curl"_s});
}

void TestUpdates::givesAnUnexplainedChangeItsOwnRow()
{
    auto scene = opensslScene();
    scene.inventory.software += package(u"curl"_s, u"7-1"_s);
    scene.inventory.software += package(u"gone"_s, u"1-1"_s, u"gone-source"_s);
    scene.simulation.changes += upgrade(u"curl"_s, u"7-1"_s, u"8-1"_s);
    scene.simulation.changes += change(PackageChange::Kind::Remove, u"gone"_s, u"1-1"_s, {});
    scene.simulation.changes += change(PackageChange::Kind::Install, u"stranger"_s, {}, u"5-1"_s);
    const auto updates = scene.updates();
    QCOMPARE(updates.size(), 4);
    QCOMPARE(rowOf(updates, u"deb:gone-source"_s)->impact.removed, QList<QString>{u"gone"_s});
    QVERIFY(rowOf(updates, u"deb:gone-source"_s)->commands.isEmpty());
    QCOMPARE(rowOf(updates, u"deb:stranger"_s)->impact.added, QList<QString>{u"stranger"_s});
    QCOMPARE(rowOf(updates, u"deb:stranger"_s)->to, u"5-1"_s);
}

void TestUpdates::measuresTheDownloadOnlyWhenAllIsKnown()
{
    auto scene = opensslScene();
    auto row = scene.updates().front();
    QCOMPARE(row.impact.downloadBytes, (Fact<qint64>{2'000'000, FactOrigin::Measured}));
    QCOMPARE(row.impact.duration, (Fact<Minutes>{Minutes{1, 2}, FactOrigin::Estimated}));
    scene.simulation.changes.front().downloadBytes = 600'000'000;
    QCOMPARE(scene.updates().front().impact.duration.value, (Minutes{3, 12}));
    scene.simulation.changes.front().downloadBytes = -1;
    row = scene.updates().front();
    QVERIFY(!row.impact.downloadBytes.known());
    QVERIFY(!row.impact.duration.known());
    for (auto &change : scene.simulation.changes)
        change.downloadBytes = std::numeric_limits<qint64>::max();
    QCOMPARE(scene.updates().front().impact.duration.value, (Minutes{1440, 1440}));
}

void TestUpdates::hasAWayBackOnlyWithEveryOldFile()
{
    auto scene = opensslScene();
    scene.simulation.changes.front().oldPackageCached = true;
    QCOMPARE(scene.updates().front().impact.wayBack, (Fact<WayBack>{{}, FactOrigin::Unknown}));
    scene.simulation.changes.back().oldPackageCached = true;
    QCOMPARE(scene.updates().front().impact.wayBack, (Fact<WayBack>{WayBack::Yes, FactOrigin::Measured}));
    QCOMPARE(scene.updates().front().impact.closes.origin, FactOrigin::NotLookedFor);
}

void TestUpdates::writesCommandsThatDoExactlyThis()
{
    auto scene = opensslScene();
    scene.inventory.software += package(u"libssl3"_s, u"3.0.14-1"_s, u"openssl"_s, u"i386"_s);
    auto foreign = upgrade(u"libssl3"_s, u"3.0.14-1"_s, u"3.0.15-1"_s);
    foreign.architecture = u"i386"_s;
    scene.simulation.changes += foreign;
    QCOMPARE(scene.updates().front().commands,
             QList<QString>{u"sudo apt-get install --only-upgrade libssl3 libssl3:i386 openssl"_s});
}

void TestUpdates::writesNoCommandForAHostileName()
{
    for (const auto &name : {u"a; rm -rf ~"_s, u"-o=Dir"_s, u"$(id)"_s, u"a b"_s, u"A"_s, u"a/../b"_s, QString()}) {
        Scene scene;
        scene.simulation.changes = {upgrade(name, u"1-1"_s, u"2-1"_s)};
        for (const auto &row : scene.updates())
            QVERIFY2(row.commands.isEmpty(), qPrintable(name));
    }
    auto scene = opensslScene();
    scene.simulation.changes.front().architecture = u"i386;id"_s;
    QVERIFY(scene.updates().front().commands.isEmpty());
}

void TestUpdates::estimatesRestartsFromPackageNames()
{
    const auto restartOf = [](const QString &name) {
        Scene scene;
        scene.inventory.software = {package(name, u"1-1"_s)};
        scene.simulation.changes = {upgrade(name, u"1-1"_s, u"2-1"_s)};
        return scene.updates().front().impact.restart;
    };
    for (const auto &name : {u"libc6"_s, u"systemd"_s, u"dbus"_s, u"intel-microcode"_s, u"nvidia-driver"_s,
                             u"initramfs-tools"_s, u"linux-image-amd64"_s})
        QCOMPARE(restartOf(name), (Fact<RestartKind>{RestartKind::Computer, FactOrigin::Estimated}));
    for (const auto &name : {u"libc6-dev"_s, u"firefox-esr"_s, u"linux-libc-dev"_s, u"microcode-tool"_s})
        QCOMPARE(restartOf(name), (Fact<RestartKind>{{}, FactOrigin::Unknown}));
}

void TestUpdates::marksDoubtOnlyWhenNothingIsSure()
{
    auto scene = opensslScene();
    scene.findings = {leak(scene.inventory.software.front(), u"CVE-2026-1"_s, u"3.0.15-1"_s)};
    scene.findings.front().verdict = Verdict::Possible;
    QVERIFY(scene.updates().front().reasons.contains(u"possible"_s));
    scene.findings += leak(scene.inventory.software.front(), u"CVE-2026-2"_s, u"3.0.15-1"_s);
    QVERIFY(!scene.updates().front().reasons.contains(u"possible"_s));
}

void TestUpdates::namesKeptBackAndHeldPackages()
{
    Scene scene;
    scene.inventory.software = {package(u"curl"_s, u"7-1"_s)};
    scene.inventory.software.front().held = true;
    scene.simulation.keptBack = {u"curl"_s};
    scene.findings = {leak(scene.inventory.software.front(), u"CVE-2026-1"_s, u"8-1"_s)};
    const auto reasons = scene.updates().front().reasons;
    QVERIFY(reasons.contains(u"keptBack"_s));
    QVERIFY(reasons.contains(u"held"_s));
}

void TestUpdates::sortsTheSameWhateverTheOrderOfTheInput()
{
    auto scene = opensslScene();
    for (int i = 0; i < 12; ++i) {
        const auto name = u"p%1"_s.arg(i);
        scene.inventory.software += package(name, u"1-1"_s);
        if (i % 3 != 0)
            scene.simulation.changes += upgrade(name, u"1-1"_s, u"2-1"_s);
        scene.findings +=
            leak(scene.inventory.software.last(), u"CVE-2026-%1"_s.arg(i), i % 4 == 0 ? QString() : u"2-1"_s);
    }
    scene.addExploited(u"CVE-2026-5"_s);
    scene.addExploited(u"CVE-2026-9"_s);
    const auto expected = scene.updates();
    QCOMPARE(expected.front().urgency, Urgency::Today);
    QCOMPARE(expected.last().urgency, Urgency::NoUpdate);
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same shuffles every run.
    for (int run = 0; run < 20; ++run) {
        std::shuffle(scene.findings.begin(), scene.findings.end(), random);
        std::shuffle(scene.inventory.software.begin(), scene.inventory.software.end(), random);
        QCOMPARE(scene.updates(), expected);
    }
}

void TestUpdates::ignoresVerdictsThatAskForNothing()
{
    auto scene = opensslScene();
    scene.simulation.changes.clear();
    for (const auto verdict : {Verdict::NotVulnerable, Verdict::Undetermined, Verdict::NotChecked}) {
        auto finding = leak(scene.inventory.software.front(), u"CVE-2026-1"_s, u"3.0.15-1"_s);
        finding.verdict = verdict;
        scene.findings += finding;
    }
    QVERIFY(scene.updates().isEmpty());
}

QTEST_GUILESS_MAIN(TestUpdates)
#include "tst_updates.moc"
