// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/backports.h"
#include "unit/matching/matchfixture.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

/** One leak, repaired in a minor release and in what the next one begins with. */
class TestBackports : public QObject
{
    Q_OBJECT

    static Advisory erratum(const QString &id, const QList<QString> &cves, const QString &fixed)
    {
        auto statement = affects(u"python3"_s, {fixedIn(fixed)}, u"enterprise_linux:9::baseos"_s);
        statement.ecosystem = u"Red Hat"_s;
        statement.scheme = VersionScheme::Rpm;
        statement.binaryPackage = true;
        return advisory(u"osv-redhat"_s, id, cves, {statement});
    }

    static Scene sceneWith(const QString &version)
    {
        Scene scene;
        scene.inventory.machine.os = {};
        scene.inventory.machine.os.id = u"rhel"_s;
        scene.inventory.machine.os.versionId = u"9.4"_s;
        scene.inventory.software = {package(u"python3"_s, u"python3.9"_s, version)};
        scene.inventory.software.first().scheme = VersionScheme::Rpm;
        scene.inventory.software.first().architecture = u"x86_64"_s;
        scene.feeds = {feed(u"osv-redhat"_s, day(9))};
        scene.feeds.first().covers = {u"Red Hat:enterprise_linux:9::baseos"_s};
        return scene;
    }

private Q_SLOTS:
    void namesTheMinorRelease_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("tag");
        QTest::newRow("named") << u"3.9.18-3.el9_4.5"_s << u"el9_4"_s;
        QTest::newRow("at the end") << u"1:3.0.7-28.el9_4"_s << u"el9_4"_s;
        QTest::newRow("module") << u"1.0-1.module+el8.6.0+1+a"_s << QString();
        QTest::newRow("of the whole release") << u"3.9.19-8.el9"_s << QString();
        QTest::newRow("of another system") << u"1.2-3.fc40"_s << QString();
    }

    void namesTheMinorRelease()
    {
        QFETCH(QString, version);
        QFETCH(QString, tag);
        QCOMPARE(pointTag(version).toString(), tag);
    }

    void itsOwnRepairIsOne_data()
    {
        QTest::addColumn<QString>("installed");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("repaired") << u"3.9.18-3.el9_4.5"_s << Verdict::NotVulnerable;
        QTest::newRow("later than the repair") << u"3.9.18-3.el9_4.6"_s << Verdict::NotVulnerable;
        QTest::newRow("before it") << u"3.9.18-3.el9_4.4"_s << Verdict::Vulnerable;
        QTest::newRow("the next one, before its repair") << u"3.9.19-1.el9"_s << Verdict::Vulnerable;
        QTest::newRow("another minor release") << u"3.9.18-9.el9_3"_s << Verdict::Vulnerable;
    }

    void itsOwnRepairIsOne()
    {
        QFETCH(QString, installed);
        QFETCH(Verdict, verdict);
        auto scene = sceneWith(installed);
        scene.advisories = {erratum(u"RHSA-2024:6163"_s, {u"CVE-2024-8088"_s}, u"0:3.9.18-3.el9_4.5"_s),
                            erratum(u"RHSA-2024:9371"_s, {u"CVE-2024-8088"_s}, u"0:3.9.19-8.el9"_s)};
        const auto finding = scene.about(u"python3"_s, u"RHSA-2024:9371"_s);
        QCOMPARE(finding.verdict, verdict);
        QCOMPARE(finding.fixedVersion, verdict == Verdict::Vulnerable ? u"0:3.9.19-8.el9"_s : QString());
        if (verdict == Verdict::NotVulnerable)
            QCOMPARE(finding.evidence.rule, u"fixedByAdvisory"_s);
    }

    void whatElseIsInTheNextStays()
    {
        auto scene = sceneWith(u"3.9.18-3.el9_4.5"_s);
        scene.advisories = {
            erratum(u"RHSA-2024:6163"_s, {u"CVE-2024-8088"_s}, u"0:3.9.18-3.el9_4.5"_s),
            erratum(u"RHSA-2024:9371"_s, {u"CVE-2024-6923"_s, u"CVE-2024-8088"_s}, u"0:3.9.19-8.el9"_s)};
        const auto finding = scene.about(u"python3"_s, u"RHSA-2024:9371"_s);
        QCOMPARE(finding.verdict, Verdict::Vulnerable);
        QCOMPARE(finding.cves, QList<QString>{u"CVE-2024-6923"_s});
    }

    void aSecondTryInTheSameReleaseCounts()
    {
        auto scene = sceneWith(u"3.9.18-3.el9_4.5"_s);
        scene.advisories = {erratum(u"RHSA-2024:6163"_s, {u"CVE-2024-8088"_s}, u"0:3.9.18-3.el9_4.5"_s),
                            erratum(u"RHSA-2024:7000"_s, {u"CVE-2024-8088"_s}, u"0:3.9.18-3.el9_4.8"_s)};
        QCOMPARE(scene.about(u"python3"_s, u"RHSA-2024:7000"_s).verdict, Verdict::Vulnerable);
    }

    void aWithdrawnRepairIsNone()
    {
        auto scene = sceneWith(u"3.9.18-3.el9_4.5"_s);
        scene.advisories = {erratum(u"RHSA-2024:6163"_s, {u"CVE-2024-8088"_s}, u"0:3.9.18-3.el9_4.5"_s),
                            erratum(u"RHSA-2024:9371"_s, {u"CVE-2024-8088"_s}, u"0:3.9.19-8.el9"_s)};
        scene.advisories.first().withdrawn = true;
        QCOMPARE(scene.about(u"python3"_s, u"RHSA-2024:9371"_s).verdict, Verdict::Vulnerable);
    }
};

QTEST_GUILESS_MAIN(TestBackports)
#include "tst_backports.moc"
