// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/matching/windowsfixture.h"

#include <algorithm>
#include <random>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

/** What is said of a Windows that gets no more repairs, or that nobody knows. */
class WindowsSupportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endOfSupport_data();
    void endOfSupport();
    void paidSupportCounts();
    void unknownReleaseIsSaid();
};

void WindowsSupportTest::endOfSupport_data()
{
    QTest::addColumn<QString>("edition");
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<QString>("ended");
    QTest::newRow("Home, last day") << u"Core"_s << onDay(2025, 11, 11) << QString();
    QTest::newRow("Home, day after") << u"Core"_s << onDay(2025, 11, 12) << u"windows 11-23h2-w"_s;
    QTest::newRow("Pro") << u"Professional"_s << onDay(2026, 1, 1) << u"windows 11-23h2-w"_s;
    QTest::newRow("Enterprise") << u"Enterprise"_s << onDay(2026, 1, 1) << QString();
    QTest::newRow("Education, a year later") << u"Education"_s << onDay(2026, 11, 11) << u"windows 11-23h2-e"_s;
    QTest::newRow("unknown edition") << QString() << onDay(2026, 1, 1) << QString();
}

void WindowsSupportTest::endOfSupport()
{
    QFETCH(const QString, edition);
    QFETCH(const QDateTime, now);
    QFETCH(const QString, ended);
    WindowsScene scene(eleven, u"10.0.22631.9999"_s, edition);
    ProductLifecycle lifecycle;
    lifecycle.name = u"windows"_s;
    ProductRelease home, firm;
    home.name = u"11-23h2-w"_s;
    home.security.lastDay = QDate(2025, 11, 11);
    firm.name = u"11-23h2-e"_s;
    firm.security.lastDay = QDate(2026, 11, 10);
    lifecycle.releases = {firm, home};
    scene.lifecycles = {lifecycle};
    scene.now = now;
    for (auto &feed : scene.feeds)
        feed.dataDate = now;
    scene.leak(u"CVE-2024-1"_s, {u"10.0.22631.3007"_s});
    scene.leak(u"CVE-2026-1"_s, {u"10.0.22631.9000"_s}).published = onDay(2026, 12, 1);
    const auto result = scene.match();
    QCOMPARE(scene.about(u"CVE-2024-1"_s).verdict, Verdict::NotVulnerable);
    if (ended.isEmpty()) {
        QCOMPARE(result.notChecked, QList<NotChecked>());
        QCOMPARE(scene.about(u"CVE-2026-1"_s).verdict, Verdict::NotVulnerable);
        return;
    }
    QCOMPARE(scene.about(ended).verdict, Verdict::Undetermined);
    QCOMPARE(scene.about(ended).reason, u"endOfSupport"_s);
    QCOMPARE(result.notChecked.size(), 1);
    QCOMPARE(result.notChecked.front().what, u"endOfSupport"_s);
    QCOMPARE(scene.about(u"CVE-2026-1"_s).verdict, Verdict::NotChecked);
    QCOMPARE(scene.about(u"CVE-2026-1"_s).reason, u"endOfSupport"_s);
}

void WindowsSupportTest::paidSupportCounts()
{
    WindowsScene scene(ten, u"10.0.19045.6456"_s, u"Professional"_s);
    ProductLifecycle lifecycle;
    lifecycle.name = u"windows"_s;
    ProductRelease release;
    release.name = u"10-22h2"_s;
    release.security.lastDay = QDate(2025, 10, 14);
    release.extended.lastDay = QDate(2028, 10, 10);
    lifecycle.releases = {release};
    scene.lifecycles = {lifecycle};
    scene.now = onDay(2025, 12, 1);
    for (auto &feed : scene.feeds)
        feed.dataDate = scene.now;
    scene.leak(cve, {u"10.0.19045.6575"_s}).published = onDay(2025, 11, 11);
    QCOMPARE(scene.about(u"windows 10-22h2"_s).reason, u"endOfSupport"_s);
    QCOMPARE(scene.about(cve).verdict, Verdict::Vulnerable);
    scene.windows.build = u"10.0.19045.6575"_s; // Only who pays has it.
    QCOMPARE(scene.about(u"windows 10-22h2"_s).reason, u"no such finding"_s);
    QCOMPARE(scene.about(cve).verdict, Verdict::NotVulnerable);
}

void WindowsSupportTest::unknownReleaseIsSaid()
{
    WindowsScene scene(eleven, u"10.0.29999.1000"_s);
    QCOMPARE(scene.windows.advisoryName, QString());
    scene.leak(cve, {u"10.0.22631.3007"_s});
    const auto result = scene.match();
    QCOMPARE(result.findings.size(), 1);
    QCOMPARE(result.findings.front().verdict, Verdict::Undetermined);
    QCOMPARE(result.findings.front().reason, u"releaseUnknown"_s);
    QCOMPARE(result.notChecked.front().what, u"releaseUnknown"_s);
}

QTEST_GUILESS_MAIN(WindowsSupportTest)

#include "tst_windowssupport.moc"
