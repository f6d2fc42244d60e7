// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/matching/windowsfixture.h"

#include <algorithm>
#include <random>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

class WindowsMatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesBuilds_data();
    void comparesBuilds();
    void saysWhatToInstall();
    void countsHotpatchesWhereTheyAre_data();
    void countsHotpatchesWhereTheyAre();
    void followsUpdatesToTheEnd();
    void bridgesHolesInTheChain();
    void doesNotBridgeBackwards();
    void callsNothingVulnerableForAnUnknownUpdate();
    void knowsUpdatesBesideTheSystem();
    void listsNotKnownSayNothing();
    void believesWindowsUpdate();
    void tellsWithoutTheBuildOfTheUpdate();
    void countsEitherOfSecurityOnlyAndRollup();
    void rollupsHoldWhatIsForSecurityOnly();
    void oldBuildAndListMayDisagree();
    void repairedApart();
    void judgesComponentsByTheirUpdates();
    void believesTheVendorFirst();
    void takesTheNextSourceWhenTheFirstCannotTell();
    void statusesOfThePublisher();
    void oldListsReassureNobody();
    void leavesOtherProductsAlone();
    void survivesCircles();
    void orderNeverMatters();
};

void WindowsMatcherTest::comparesBuilds_data()
{
    QTest::addColumn<QString>("product");
    QTest::addColumn<QString>("installed");
    QTest::addColumn<QList<QString>>("fixed");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *tag, const QString &product, const QString &installed, const QList<QString> &fixed,
                        Verdict verdict, const QString &reason = {}) {
        QTest::newRow(tag) << product << installed << fixed << verdict << reason;
    };
    const QList<QString> january{u"10.0.22631.3007"_s};
    row("older", eleven, u"10.0.22631.2861"_s, january, Verdict::Vulnerable);
    row("the same", eleven, u"10.0.22631.3007"_s, january, Verdict::NotVulnerable);
    row("newer by number, not by text", eleven, u"10.0.22631.10000"_s, january, Verdict::NotVulnerable);
    row("the line of two", eleven, u"10.0.22631.3007"_s, {u"10.0.20348.9999"_s, u"10.0.22631.3007"_s},
        Verdict::NotVulnerable);
    row("written for the release it shares updates with", ten, u"10.0.19045.3500"_s, {u"10.0.19041.3570"_s},
        Verdict::Vulnerable);
    row("likewise, repaired", ten, u"10.0.19045.3570"_s, {u"10.0.19041.3570"_s}, Verdict::NotVulnerable);
    row("no build of this line", eleven, u"10.0.22631.2861"_s, {u"10.0.22000.2600"_s}, Verdict::Undetermined,
        u"noBuildForLine"_s);
    row("no revision", eleven, u"10.0.22631"_s, january, Verdict::Undetermined, u"noFixNamed"_s);
    row("old, older", server2012, u"6.3.9600.20778"_s, {u"6.3.9600.21620"_s}, Verdict::Vulnerable);
    row("old, repaired", server2012, u"6.3.9600.21620"_s, {u"6.3.9600.21620"_s}, Verdict::NotVulnerable);
}

void WindowsMatcherTest::comparesBuilds()
{
    QFETCH(const QString, product);
    QFETCH(const QString, installed);
    QFETCH(const QList<QString>, fixed);
    WindowsScene scene(product, installed);
    scene.leak(cve, fixed);
    const auto finding = scene.about(cve);
    QTEST(finding.verdict, "verdict");
    QTEST(finding.reason, "reason");
    QCOMPARE(finding.confidence, 100);
    QCOMPARE(finding.software.version, installed);
    QCOMPARE(finding.software.kind, SoftwareKind::OperatingSystem);
    if (finding.reason.isEmpty()) {
        QCOMPARE(finding.evidence.rule, u"windowsFixedBuild"_s);
        QCOMPARE(finding.evidence.installedVersion, installed);
        QVERIFY(fixed.contains(finding.evidence.advisoryVersion));
    }
}

void WindowsMatcherTest::saysWhatToInstall()
{
    WindowsScene scene(ten, u"10.0.19045.3500"_s);
    scene.leak(cve, {u"10.0.19041.3570"_s}, {u"5031356"_s});
    scene.update(u"5031356"_s, {}, 20, u"10.0.19045.3570"_s);
    scene.update(u"5032189"_s, {u"5031356"_s}, 20, u"10.0.19045.3693"_s);
    scene.update(u"5033372"_s, {u"5032189"_s}, 20, u"10.0.19045.3803"_s);
    const auto finding = scene.about(cve);
    QCOMPARE(finding.fixedVersion, u"10.0.19045.3570"_s);
    QCOMPARE(finding.updateKb, u"5033372"_s);
    QCOMPARE(finding.updateVersion, u"10.0.19045.3803"_s);
    scene.windows.build = u"10.0.19045.3570"_s;
    QCOMPARE(scene.about(cve).updateKb, QString());
}

void WindowsMatcherTest::countsHotpatchesWhereTheyAre_data()
{
    QTest::addColumn<QString>("edition");
    QTest::addColumn<QString>("installed");
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("its own build shows it") << u"ServerDatacenter"_s << u"10.0.20348.2333"_s << Verdict::NotVulnerable;
    QTest::newRow("edition, between") << u"ServerTurbine"_s << u"10.0.20348.2336"_s << Verdict::NotVulnerable;
    QTest::newRow("other edition, between") << u"ServerStandard"_s << u"10.0.20348.2336"_s << Verdict::Vulnerable;
    QTest::newRow("before both") << u"ServerTurbine"_s << u"10.0.20348.2322"_s << Verdict::Vulnerable;
    QTest::newRow("after both") << u"ServerStandard"_s << u"10.0.20348.2340"_s << Verdict::NotVulnerable;
}

void WindowsMatcherTest::countsHotpatchesWhereTheyAre()
{
    QFETCH(const QString, edition);
    QFETCH(const QString, installed);
    WindowsScene scene(server2022, installed, edition);
    auto &fix = scene.leak(cve, {u"10.0.20348.2340"_s}, {u"5035857"_s, u"5035959"_s});
    fix.hotpatchBuilds = {u"10.0.20348.2333"_s};
    fix.hotpatchKbs = {u"5035959"_s};
    scene.update(u"5035857"_s, {}, 20, u"10.0.20348.2340"_s);
    scene.update(u"5035959"_s, {}, 20, u"10.0.20348.2333"_s).kind = u"Security Hotpatch Update"_s;
    const auto finding = scene.about(cve);
    QTEST(finding.verdict, "verdict");
    if (finding.verdict == Verdict::Vulnerable)
        QCOMPARE(finding.updateKb, u"5035857"_s); // Never the one that only some editions get.
}

void WindowsMatcherTest::followsUpdatesToTheEnd()
{
    WindowsScene scene(ten);
    scene.windows.updatesKnown = true;
    scene.leak(cve, {}, {u"4511553"_s}, u"wesng"_s);
    scene.update(u"4511553"_s, {}, 3);
    scene.update(u"4512534"_s, {u"4511553"_s}, 1);
    scene.update(u"5004947"_s, {u"4512534"_s}, 1);
    QCOMPARE(scene.about(cve).verdict, Verdict::Vulnerable);
    QCOMPARE(scene.about(cve).evidence.rule, u"windowsKbMissing"_s);
    QCOMPARE(scene.about(cve).updateKb, u"5004947"_s);
    scene.windows.installedUpdates = {u"5004947"_s};
    QCOMPARE(scene.about(cve).verdict, Verdict::NotVulnerable);
    QCOMPARE(scene.about(cve).evidence.rule, u"windowsKbInstalled"_s);
    QCOMPARE(scene.about(cve).evidence.installedVersion, u"KB5004947"_s);
    QCOMPARE(scene.about(cve).evidence.advisoryVersion, u"KB4511553"_s);
}

void WindowsMatcherTest::bridgesHolesInTheChain()
{
    WindowsScene scene(ten);
    scene.windows.updatesKnown = true;
    scene.windows.installedUpdates = {u"5034122"_s};
    scene.leak(cve, {}, {u"5022282"_s}, u"wesng"_s);
    scene.update(u"5022282"_s, {}).posted = QDate(2023, 1, 10);
    scene.update(u"5034122"_s, {u"5033372"_s}).posted = QDate(2024, 1, 9);
    QCOMPARE(scene.about(cve).verdict, Verdict::NotVulnerable);
    scene.updates.back().cves.resize(1); // What repairs one thing only may not hold the rest.
    scene.updates.back().supersedes.clear();
    QCOMPARE(scene.about(cve).reason, u"kbUnknown"_s);
}

void WindowsMatcherTest::doesNotBridgeBackwards()
{
    // The number of February 2020 is below the one of January.
    WindowsScene scene(u"Windows 10 Version 1809 for x64-based Systems"_s);
    scene.windows.updatesKnown = true;
    scene.windows.installedUpdates = {u"4534273"_s};
    scene.leak(cve, {}, {u"4532691"_s}, u"wesng"_s);
    scene.update(u"4534273"_s, {}).posted = QDate(2020, 1, 14);
    scene.update(u"4532691"_s, {u"4534273"_s}).posted = QDate(2020, 2, 11);
    QCOMPARE(scene.about(cve).verdict, Verdict::Vulnerable);
    scene.updates.back().supersedes.clear();
    QCOMPARE(scene.about(cve).verdict, Verdict::Vulnerable);
}

void WindowsMatcherTest::callsNothingVulnerableForAnUnknownUpdate()
{
    WindowsScene scene(ten);
    scene.windows.updatesKnown = true;
    scene.leak(cve, {}, {u"5034122"_s}, u"wesng"_s);
    scene.update(u"5034122"_s, {});
    scene.windows.installedUpdates = {u"5034203"_s}; // A preview: in no list.
    QCOMPARE(scene.about(cve).verdict, Verdict::Undetermined);
    QCOMPARE(scene.about(cve).reason, u"kbUnknown"_s);
    scene.windows.installedUpdates = {u"5011048"_s}; // From before: cannot hold it.
    QCOMPARE(scene.about(cve).verdict, Verdict::Vulnerable);
}

void WindowsMatcherTest::knowsUpdatesBesideTheSystem()
{
    WindowsScene scene(u"Windows 10 Version 1511 for x64-based Systems"_s);
    scene.windows.updatesKnown = true;
    scene.leak(cve, {}, {u"3124262"_s}, u"wesng"_s);
    scene.update(u"3124262"_s, {});
    scene.windows.installedUpdates = {u"4052623"_s, u"5007651"_s, u"890830"_s};
    QCOMPARE(scene.about(cve).verdict, Verdict::Vulnerable);
}

void WindowsMatcherTest::listsNotKnownSayNothing()
{
    WindowsScene scene(ten);
    scene.leak(cve, {}, {u"5034122"_s}, u"wesng"_s);
    scene.update(u"5034122"_s, {});
    QCOMPARE(scene.about(cve).verdict, Verdict::Undetermined);
    QCOMPARE(scene.about(cve).reason, u"updatesNotKnown"_s);
}

void WindowsMatcherTest::believesWindowsUpdate()
{
    WindowsScene scene(ten);
    scene.leak(cve, {}, {u"5034122"_s}, u"wesng"_s);
    scene.update(u"5034122"_s, {});
    scene.update(u"5034763"_s, {u"5034122"_s});
    scene.windows.missingUpdates = {u"5034122"_s};
    QCOMPARE(scene.about(cve).verdict, Verdict::Vulnerable);
    QCOMPARE(scene.about(cve).evidence.rule, u"windowsUpdateOffers"_s);
    // A later one is offered to who has this one as well.
    scene.windows.missingUpdates = {u"5034763"_s};
    QCOMPARE(scene.about(cve).reason, u"updatesNotKnown"_s);
    scene.windows.updatesKnown = true;
    QCOMPARE(scene.about(cve).evidence.rule, u"windowsUpdateOffers"_s);
    scene.windows.installedUpdates = {u"5034122"_s};
    QCOMPARE(scene.about(cve).verdict, Verdict::NotVulnerable);
    // Both installed and offered: it waits, and the build decides.
    scene.windows.missingUpdates = {u"5034122"_s};
    scene.windows.build = u"10.0.19045.3803"_s;
    scene.fixes.front().fixedBuilds = {u"10.0.19045.3930"_s};
    QCOMPARE(scene.about(cve).evidence.rule, u"windowsFixedBuild"_s);
    QCOMPARE(scene.about(cve).verdict, Verdict::Vulnerable);
}

void WindowsMatcherTest::tellsWithoutTheBuildOfTheUpdate()
{
    WindowsScene scene(ten, u"10.0.19045.3930"_s);
    scene.leak(cve, {}, {u"5032189"_s}, u"wesng"_s);
    scene.update(u"5031356"_s, {}, 20, u"10.0.19045.3570"_s);
    scene.update(u"5032189"_s, {u"5031356"_s});
    scene.update(u"5033372"_s, {u"5032189"_s}, 20, u"10.0.19045.3803"_s);
    QCOMPARE(scene.about(cve).verdict, Verdict::NotVulnerable); // Beyond what replaces it.
    scene.windows.build = u"10.0.19045.3500"_s;
    QCOMPARE(scene.about(cve).verdict, Verdict::Vulnerable); // Below what it replaces.
    scene.windows.build = u"10.0.19045.3600"_s;
    QCOMPARE(scene.about(cve).verdict, Verdict::Undetermined); // Between the two.
}

void WindowsMatcherTest::countsEitherOfSecurityOnlyAndRollup()
{
    for (const auto &installed : {u"5029304"_s, u"5029312"_s, u"5030269"_s}) {
        WindowsScene scene(server2012);
        scene.windows.updatesKnown = true;
        scene.leak(cve, {}, {u"5029304"_s, u"5029312"_s}, u"wesng"_s);
        scene.update(u"5029304"_s, {}).kind = u"Security Only"_s;
        scene.update(u"5029312"_s, {}).kind = u"Monthly Rollup"_s;
        scene.update(u"5030269"_s, {u"5029312"_s}).kind = u"Monthly Rollup"_s;
        QCOMPARE(scene.about(cve).verdict, Verdict::Vulnerable);
        scene.windows.installedUpdates = {installed};
        QCOMPARE(scene.about(cve).verdict, Verdict::NotVulnerable);
    }
}

void WindowsMatcherTest::rollupsHoldWhatIsForSecurityOnly()
{
    WindowsScene scene(server2012);
    scene.windows.updatesKnown = true;
    scene.leak(cve, {}, {u"5029304"_s}, u"wesng"_s);
    scene.update(u"5029304"_s, {}).kind = u"Security Only"_s;
    scene.update(u"5031407"_s, {}).kind = u"Security Only"_s;
    scene.update(u"5031419"_s, {}).kind = u"Monthly Rollup"_s;
    scene.windows.installedUpdates = {u"5031407"_s};
    QCOMPARE(scene.about(cve).verdict, Verdict::Vulnerable); // Security only never holds the month before.
    scene.windows.installedUpdates = {u"5031419"_s};
    QCOMPARE(scene.about(cve).verdict, Verdict::NotVulnerable);
}

void WindowsMatcherTest::oldBuildAndListMayDisagree()
{
    WindowsScene scene(server2012, u"6.3.9600.21620"_s);
    scene.windows.updatesKnown = true;
    scene.leak(cve, {u"6.3.9600.21503"_s}, {u"5029304"_s});
    scene.update(u"5029304"_s, {}).kind = u"Security Only"_s;
    scene.update(u"5031407"_s, {}).kind = u"Security Only"_s;
    scene.windows.installedUpdates = {u"5031407"_s};
    QCOMPARE(scene.about(cve).verdict, Verdict::Undetermined);
    QCOMPARE(scene.about(cve).reason, u"buildAndUpdatesDisagree"_s);
    scene.windows.build = u"6.3.9600.20000"_s;
    QCOMPARE(scene.about(cve).verdict, Verdict::Vulnerable);
    QCOMPARE(scene.about(cve).fixedVersion, u"6.3.9600.21503"_s);
}

void WindowsMatcherTest::repairedApart()
{
    // The recovery environment: its build is below that of the month before, though it came later.
    WindowsScene scene(ten, u"10.0.19045.4780"_s);
    scene.leak(cve, {u"10.0.19041.3920"_s}, {u"5042320"_s});
    scene.update(u"5042320"_s, {u"5034441"_s}, 1, u"10.0.19041.3920"_s);
    scene.update(u"5041580"_s, {}, 20, u"10.0.19045.4780"_s);
    scene.leak(cve, {u"10.0.19041.3920"_s}, {}, u"cve-list"_s);
    QCOMPARE(scene.about(cve).verdict, Verdict::Undetermined);
    QCOMPARE(scene.about(cve).reason, u"separateUpdate"_s);
    scene.windows.missingUpdates = {u"5042320"_s};
    QCOMPARE(scene.about(cve).verdict, Verdict::Vulnerable);
    scene.windows.missingUpdates.clear();
    scene.windows.installedUpdates = {u"5042320"_s};
    QCOMPARE(scene.about(cve).verdict, Verdict::NotVulnerable);
}

void WindowsMatcherTest::judgesComponentsByTheirUpdates()
{
    WindowsScene scene(ten, u"10.0.19045.3930"_s);
    scene.windows.updatesKnown = true;
    const auto net = u"Microsoft .NET Framework 3.5 AND 4.8.1 on "_s + ten;
    scene.leak(cve, {u"4.8.9214.01"_s}, {u"5034274"_s}).product = net;
    auto &older = scene.update(u"5033909"_s, {});
    older.product = net;
    auto &fix = scene.update(u"5034274"_s, {u"5033909"_s});
    fix.product = net;
    QCOMPARE(scene.about(cve).verdict, Verdict::Undetermined);
    QCOMPARE(scene.about(cve).reason, u"componentUnknown"_s);
    QCOMPARE(scene.about(cve).software.name, u"Microsoft .NET Framework"_s);
    scene.windows.installedUpdates = {u"5033909"_s}; // So it is there.
    QCOMPARE(scene.about(cve).verdict, Verdict::Vulnerable);
    scene.windows.installedUpdates = {u"5034274"_s};
    QCOMPARE(scene.about(cve).verdict, Verdict::NotVulnerable);
    // A browser is in every Windows, and repaired with it.
    const auto browser = u"CVE-2020-0674"_s;
    scene.leak(browser, {u"1.001"_s}, {u"5034122"_s}).product = u"Internet Explorer 11 on "_s + ten;
    scene.update(u"5034122"_s, {}, 20, u"10.0.19045.3930"_s);
    QCOMPARE(scene.about(browser).verdict, Verdict::NotVulnerable);
    QCOMPARE(scene.about(browser).software.kind, SoftwareKind::OperatingSystem);
}

void WindowsMatcherTest::believesTheVendorFirst()
{
    WindowsScene scene(eleven, u"10.0.22631.3007"_s);
    scene.leak(cve, {u"10.0.22631.3155"_s}, {}, u"cve-list"_s);
    QCOMPARE(scene.about(cve).verdict, Verdict::Vulnerable);
    scene.leak(cve, {u"10.0.22631.3007"_s});
    QCOMPARE(scene.about(cve).verdict, Verdict::NotVulnerable);
    QCOMPARE(scene.about(cve).reason, u"feedsDisagree"_s);
    QCOMPARE(scene.about(cve).evidence.feed, u"msrc-cvrf"_s);
    QCOMPARE(scene.match().findings.size(), 1);
}

void WindowsMatcherTest::takesTheNextSourceWhenTheFirstCannotTell()
{
    WindowsScene scene(eleven, u"10.0.22631.2861"_s);
    scene.leak(cve, {u"10.0.22000.2600"_s});
    scene.leak(cve, {u"10.0.22631.3007"_s}, {}, u"cve-list"_s);
    QCOMPARE(scene.about(cve).verdict, Verdict::Vulnerable);
    QCOMPARE(scene.about(cve).evidence.feed, u"cve-list"_s);
    QCOMPARE(scene.about(cve).reason, QString());
}

void WindowsMatcherTest::statusesOfThePublisher()
{
    WindowsScene scene(eleven, u"10.0.22631.2861"_s);
    scene.leak(u"CVE-1"_s, {u"10.0.22631.3007"_s}).status = AffectedStatus::NotAffected;
    scene.leak(u"CVE-2"_s, {u"10.0.22631.3007"_s}).status = AffectedStatus::Undetermined;
    scene.leak(u"CVE-3"_s, {u"10.0.22631.3007"_s}).status = AffectedStatus::EndOfLife;
    scene.leak(u"CVE-4"_s, {u"10.0.22631.3007"_s}).withdrawn = true;
    scene.leak(u"CVE-5"_s, {});
    scene.leak(u"CVE-6"_s, {}, {}, u"cve-list"_s);
    QCOMPARE(scene.about(u"CVE-1"_s).verdict, Verdict::NotVulnerable);
    QCOMPARE(scene.about(u"CVE-2"_s).reason, u"publisherUndetermined"_s);
    QCOMPARE(scene.about(u"CVE-3"_s).reason, u"endOfSupport"_s);
    QCOMPARE(scene.about(u"CVE-4"_s).evidence.rule, u"withdrawn"_s);
    QCOMPARE(scene.about(u"CVE-5"_s).verdict, Verdict::Vulnerable); // Affected, says Microsoft, and no repair.
    QCOMPARE(scene.about(u"CVE-5"_s).fixedVersion, QString());
    QCOMPARE(scene.about(u"CVE-6"_s).reason, u"noFixNamed"_s);
}

void WindowsMatcherTest::oldListsReassureNobody()
{
    WindowsScene scene(eleven, u"10.0.22631.3007"_s);
    scene.leak(cve, {u"10.0.22631.3007"_s});
    scene.now = onDay(2024, 6, 1);
    QCOMPARE(scene.about(cve).verdict, Verdict::NotChecked);
    QCOMPARE(scene.about(cve).reason, u"feedExpired"_s);
    scene.feeds.clear();
    QCOMPARE(scene.about(cve).reason, u"feedMissing"_s);
    scene.windows.build = u"10.0.22631.2861"_s;
    QCOMPARE(scene.about(cve).verdict, Verdict::Vulnerable);
}

void WindowsMatcherTest::leavesOtherProductsAlone()
{
    WindowsScene scene(eleven, u"10.0.22631.2861"_s);
    scene.leak(cve, {u"10.0.22631.3007"_s}).product = u"Windows 11 Version 23H2 for ARM64-based Systems"_s;
    const auto result = scene.match();
    QCOMPARE(result.findings, QList<Finding>());
    QCOMPARE(result.notChecked.size(), 1);
    QCOMPARE(result.notChecked.front().what, u"releaseNotCovered"_s);
}

void WindowsMatcherTest::survivesCircles()
{
    WindowsScene scene(ten);
    scene.windows.updatesKnown = true;
    scene.windows.installedUpdates = {u"5000003"_s};
    scene.leak(cve, {}, {u"5000001"_s}, u"wesng"_s);
    scene.update(u"5000001"_s, {u"5000003"_s, u"5000001"_s}, 1);
    scene.update(u"5000002"_s, {u"5000001"_s}, 1);
    scene.update(u"5000003"_s, {u"5000002"_s}, 1);
    QCOMPARE(scene.about(cve).verdict, Verdict::NotVulnerable);
}

void WindowsMatcherTest::orderNeverMatters()
{
    WindowsScene scene(ten, u"10.0.19045.3500"_s);
    scene.windows.updatesKnown = true;
    scene.windows.installedUpdates = {u"5031356"_s, u"5030300"_s};
    QString older;
    for (int i = 0; i < 12; ++i) {
        const auto kb = QString::number(5'031'000 + i * 178);
        const auto build = u"10.0.19045.%1"_s.arg(3400 + i * 40);
        scene.update(kb, older.isEmpty() ? QList<QString>() : QList<QString>{older}, i % 3 == 0 ? 20 : 2,
                     i % 2 == 0 ? build : QString());
        for (const auto &feed : {u"msrc-cvrf"_s, u"cve-list"_s, u"wesng"_s})
            scene.leak(u"CVE-2024-%1"_s.arg(i % 5), i % 2 == 0 ? QList<QString>{build} : QList<QString>(), {kb}, feed);
        older = kb;
    }
    scene.leak(u"CVE-2024-3"_s, {}, {u"5031178"_s}).product = u"Microsoft .NET Framework 4.8 on "_s + ten;
    const auto expected = scene.match();
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        std::shuffle(scene.fixes.begin(), scene.fixes.end(), random);
        std::shuffle(scene.updates.begin(), scene.updates.end(), random);
        std::shuffle(scene.feeds.begin(), scene.feeds.end(), random);
        const auto again = scene.match();
        QCOMPARE(again.findings, expected.findings);
        QCOMPARE(again.notChecked, expected.notChecked);
    }
}

QTEST_GUILESS_MAIN(WindowsMatcherTest)
#include "tst_windowsmatcher.moc"
