// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/matching/windowsfixture.h"

#include <algorithm>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

/** Windows before 10, by the list of its updates. */
class OldRollupsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsPreviewsOfRollups_data();
    void knowsPreviewsOfRollups();
    void foldsWhatOneUpdateLeavesOpen();
};

/** In none of Microsoft's lists of leaks, but known from its update histories: between two monthly rollups. */
void OldRollupsTest::knowsPreviewsOfRollups_data()
{
    QTest::addColumn<QString>("product");
    QTest::addColumn<QString>("january");
    QTest::addColumn<QString>("preview");
    QTest::addColumn<QString>("february");
    QTest::newRow("7") << u"Windows 7 for x64-based Systems Service Pack 1"_s << u"4480970"_s << u"4480955"_s
                       << u"4486563"_s;
    QTest::newRow("2008 R2") << u"Windows Server 2008 R2 for x64-based Systems Service Pack 1"_s << u"4480970"_s
                             << u"4480955"_s << u"4486563"_s;
    QTest::newRow("2008") << u"Windows Server 2008 for x64-based Systems Service Pack 2"_s << u"4480968"_s
                          << u"4480974"_s << u"4487023"_s;
    QTest::newRow("2012") << u"Windows Server 2012"_s << u"4480975"_s << u"4480971"_s << u"4487025"_s;
    QTest::newRow("8.1") << u"Windows 8.1 for x64-based systems"_s << u"4480963"_s << u"4480969"_s << u"4487000"_s;
    QTest::newRow("2012 R2") << u"Windows Server 2012 R2"_s << u"4480963"_s << u"4480969"_s << u"4487000"_s;
}

void OldRollupsTest::knowsPreviewsOfRollups()
{
    QFETCH(const QString, product);
    QFETCH(const QString, january);
    QFETCH(const QString, preview);
    QFETCH(const QString, february);
    WindowsScene scene(product);
    scene.windows.updatesKnown = true;
    scene.windows.installedUpdates = {preview};
    scene.leak(u"CVE-1"_s, {}, {january});
    scene.leak(u"CVE-2"_s, {}, {february});
    scene.update(january, {}).kind = u"Monthly Rollup"_s;
    scene.update(february, {january}).kind = u"Monthly Rollup"_s;
    QCOMPARE(scene.about(u"CVE-1"_s).verdict, Verdict::NotVulnerable);
    QCOMPARE(scene.about(u"CVE-1"_s).evidence.installedVersion, u"KB"_s + preview);
    QCOMPARE(scene.about(u"CVE-2"_s).verdict, Verdict::Vulnerable);
    // That a rollup is installed does not tell that a component is there.
    auto &component = scene.leak(u"CVE-3"_s, {}, {february});
    component.product = u"Windows Media Player on "_s + scene.windows.advisoryName;
    QVERIFY(scene.about(u"CVE-3"_s).verdict != Verdict::Vulnerable);
    // From before there were rollups: they took in such repairs too, and nobody tells which.
    scene.leak(u"CVE-0"_s, {}, {u"3000850"_s});
    QCOMPARE(scene.about(u"CVE-0"_s).verdict, Verdict::Undetermined);
    QCOMPARE(scene.about(u"CVE-0"_s).reason, u"kbUnknown"_s);
    // One from before the month: it holds neither.
    scene.windows.installedUpdates = {u"4019990"_s};
    QCOMPARE(scene.about(u"CVE-2"_s).verdict, Verdict::Vulnerable);
}

/** One question, however many leaks hang on it. */
void OldRollupsTest::foldsWhatOneUpdateLeavesOpen()
{
    WindowsScene scene(u"Windows Server 2012 R2"_s);
    scene.windows.updatesKnown = true;
    scene.windows.installedUpdates = {u"5099998"_s, u"5099999"_s};
    scene.leak(u"CVE-2023-1"_s, {}, {u"5031419"_s});
    scene.leak(u"CVE-2023-3"_s, {}, {u"5032249"_s});
    scene.leak(u"CVE-2023-2"_s, {}, {u"5031419"_s});
    scene.update(u"5031419"_s, {}).kind = u"Monthly Rollup"_s;
    scene.update(u"5032249"_s, {u"5031419"_s}).kind = u"Monthly Rollup"_s;
    const auto result = scene.match();
    QCOMPARE(result.findings.size(), 1);
    const auto &finding = result.findings.front();
    QCOMPARE(finding.verdict, Verdict::Undetermined);
    QCOMPARE(finding.reason, u"kbUnknown"_s);
    QCOMPARE(finding.advisory, u"windowsUpdatesUnclear"_s);
    QCOMPARE(finding.cves, (QList<QString>{u"CVE-2023-1"_s, u"CVE-2023-2"_s, u"CVE-2023-3"_s}));
    QCOMPARE(finding.evidence.installedVersion, u"KB5099998 KB5099999"_s);
    QCOMPARE(finding.updateKb, u"5032249"_s);
    QCOMPARE(result.notChecked, (QList<NotChecked>{{u"windowsUpdatesUnclear"_s, u"3"_s, u"KB5099998 KB5099999"_s}}));
    std::reverse(scene.fixes.begin(), scene.fixes.end());
    QCOMPARE(scene.match().findings, result.findings);
}

QTEST_GUILESS_MAIN(OldRollupsTest)

#include "tst_oldrollups.moc"
