// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/judgement.h"
#include "unit/matching/matchfixture.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

/** Several advisories and feeds about one installed package. */
class JudgementTest : public QObject
{
    Q_OBJECT

    static Scene sceneWith(const QString &version)
    {
        Scene scene;
        scene.inventory.software = {package(u"tool"_s, u"tool"_s, version)};
        return scene;
    }

    static Advisory cve(const VersionRange &range, const QString &feedId = u"osv-debian"_s)
    {
        return advisory(feedId, u"CVE-2026-1"_s, {u"CVE-2026-1"_s}, {affects(u"tool"_s, {range})});
    }

    static Advisory dsa(const VersionRange &range, const QString &id = u"DSA-1-1"_s,
                        const QString &feedId = u"debian-dsa"_s)
    {
        return advisory(feedId, id, {u"CVE-2026-1"_s}, {affects(u"tool"_s, {range})});
    }

private Q_SLOTS:
    void anOpenCveIsFixedByAnAdvisory()
    {
        auto scene = sceneWith(u"2.0-1"_s);
        scene.advisories = {cve(open()), dsa(fixedIn(u"2.0-1"_s))};
        const auto finding = scene.about(u"tool"_s, u"CVE-2026-1"_s);
        QCOMPARE(finding.verdict, Verdict::NotVulnerable);
        QCOMPARE(finding.evidence.rule, u"fixedByAdvisory"_s);
        QCOMPARE(finding.evidence.feed, u"debian-dsa"_s);
        QCOMPARE(finding.evidence.feedDate, day(9));
        QCOMPARE(finding.evidence.advisoryVersion, u"2.0-1"_s);
        QVERIFY(finding.fixedVersion.isEmpty());
        QCOMPARE(scene.about(u"tool"_s, u"DSA-1-1"_s).verdict, Verdict::NotVulnerable);
    }

    void anOpenCveTakesTheFixOfAnAdvisory()
    {
        auto scene = sceneWith(u"1.0-1"_s);
        scene.advisories = {cve(open()), dsa(fixedIn(u"2.0-1"_s))};
        const auto finding = scene.about(u"tool"_s, u"CVE-2026-1"_s);
        QCOMPARE(finding.verdict, Verdict::Vulnerable);
        QCOMPARE(finding.fixedVersion, u"2.0-1"_s);
        QCOMPARE(finding.evidence.rule, u"fixNamedByAdvisory"_s);
        QCOMPARE(finding.confidence, 100);
    }

    void aHigherFixElsewhereStaysVulnerable()
    {
        auto scene = sceneWith(u"2.0-1"_s);
        scene.advisories = {cve(fixedIn(u"2.0-2"_s)), dsa(fixedIn(u"2.0-1"_s))};
        const auto finding = scene.about(u"tool"_s, u"CVE-2026-1"_s);
        QCOMPARE(finding.verdict, Verdict::Vulnerable);
        QCOMPARE(finding.fixedVersion, u"2.0-2"_s);
        QCOMPARE(scene.about(u"tool"_s, u"DSA-1-1"_s).verdict, Verdict::NotVulnerable);
    }

    void theLastOfSeveralFixesCounts()
    {
        auto scene = sceneWith(u"2.0-1"_s);
        scene.advisories = {cve(open()), dsa(fixedIn(u"2.0-1"_s)), dsa(fixedIn(u"2.0-2"_s), u"DSA-1-2"_s)};
        QCOMPARE(scene.about(u"tool"_s, u"CVE-2026-1"_s).fixedVersion, u"2.0-2"_s);
        QCOMPARE(scene.about(u"tool"_s, u"DSA-1-1"_s).verdict, Verdict::NotVulnerable);
        QCOMPARE(scene.about(u"tool"_s, u"DSA-1-2"_s).verdict, Verdict::Vulnerable);
    }

    void aFixMustEndEveryCveOfAnOpenAdvisory()
    {
        auto scene = sceneWith(u"1.0"_s);
        auto both = cve(open());
        both.id = u"BUNDLE-1"_s;
        both.cves = {u"CVE-2026-1"_s, u"CVE-2026-2"_s};
        scene.advisories = {both, dsa(fixedIn(u"2.0"_s))};
        QVERIFY(scene.about(u"tool"_s, u"BUNDLE-1"_s).fixedVersion.isEmpty());
        auto other = dsa(fixedIn(u"3.0"_s), u"DSA-2-1"_s);
        other.cves = {u"CVE-2026-2"_s};
        scene.advisories += other;
        QCOMPARE(scene.about(u"tool"_s, u"BUNDLE-1"_s).fixedVersion, u"3.0"_s);
    }

    void anAdvisoryAboutAnotherReleaseFixesNothing()
    {
        auto scene = sceneWith(u"2.0-1"_s);
        auto other = dsa(fixedIn(u"2.0-1"_s));
        other.affected.front().release = u"11"_s;
        scene.advisories = {cve(open()), other};
        QCOMPARE(scene.only().verdict, Verdict::Vulnerable);
        QVERIFY(scene.only().fixedVersion.isEmpty());
    }

    void aWithdrawnAdvisoryFixesNothing()
    {
        auto scene = sceneWith(u"2.0-1"_s);
        auto withdrawn = dsa(fixedIn(u"2.0-1"_s));
        withdrawn.withdrawn = true;
        scene.advisories = {cve(open()), withdrawn};
        QCOMPARE(scene.about(u"tool"_s, u"CVE-2026-1"_s).verdict, Verdict::Vulnerable);
    }

    void anOpenAdvisoryFixesNothingItself()
    {
        auto scene = sceneWith(u"5.0"_s);
        auto reopened = cve(fixedIn(u"1.0"_s));
        reopened.affected.front().ranges += {u"4.0"_s, {}, {}};
        scene.advisories = {reopened};
        QCOMPARE(scene.only().verdict, Verdict::Vulnerable);
        QCOMPARE(scene.only().evidence.rule, u"debOpenRange"_s);
    }

    void aFixFromBeforeTheLeakCameBackFixesNothing()
    {
        auto scene = sceneWith(u"5.0"_s);
        scene.advisories = {cve({u"4.0"_s, {}, {}}), dsa(fixedIn(u"1.0"_s))};
        QCOMPARE(scene.about(u"tool"_s, u"CVE-2026-1"_s).verdict, Verdict::Vulnerable);
    }

    void aVersionNamedAsAffectedIsNotArguedAway()
    {
        auto scene = sceneWith(u"2.0-1"_s);
        auto named = cve({});
        named.affected.front().ranges.clear();
        named.affected.front().versions = {u"2.0-1"_s};
        scene.advisories = {named, dsa(fixedIn(u"2.0-1"_s))};
        QCOMPARE(scene.about(u"tool"_s, u"CVE-2026-1"_s).verdict, Verdict::Vulnerable);
    }

    void twoFeedsWithOneIdGiveOneFinding()
    {
        auto scene = sceneWith(u"1.0"_s);
        auto older = dsa(fixedIn(u"2.0"_s), u"DSA-1-1"_s, u"osv-debian"_s);
        older.cves = {u"CVE-2026-0"_s, u"CVE-2026-1"_s};
        older.cvssVector = u"CVSS:3.1/AV:N"_s;
        scene.advisories = {older, dsa(fixedIn(u"2.0"_s))};
        const auto finding = scene.only();
        QCOMPARE(finding.verdict, Verdict::Vulnerable);
        QCOMPARE(finding.evidence.feed, u"debian-dsa"_s);
        QCOMPARE(finding.cves, (QList<QString>{u"CVE-2026-0"_s, u"CVE-2026-1"_s}));
        QCOMPARE(finding.cvssVector, u"CVSS:3.1/AV:N"_s);
        QVERIFY(finding.reason.isEmpty());
    }

    void contradictionsAreKept_data()
    {
        QTest::addColumn<QString>("installed");
        QTest::addColumn<QString>("osvFix");
        QTest::addColumn<QString>("dsaFix");
        QTest::addColumn<QString>("fixedVersion");
        QTest::addColumn<QString>("feedId");
        QTest::newRow("the older feed wants more") << u"2.0"_s << u"3.0"_s << u"2.0"_s << u"3.0"_s << u"osv-debian"_s;
        QTest::newRow("the newer feed wants more") << u"2.0"_s << u"2.0"_s << u"3.0"_s << u"3.0"_s << u"debian-dsa"_s;
        QTest::newRow("both, but not the same") << u"1.0"_s << u"3.0"_s << u"2.0"_s << u"3.0"_s << u"osv-debian"_s;
    }
    void contradictionsAreKept()
    {
        QFETCH(QString, installed);
        QFETCH(QString, osvFix);
        QFETCH(QString, dsaFix);
        auto scene = sceneWith(installed);
        scene.advisories = {dsa(fixedIn(osvFix), u"DSA-1-1"_s, u"osv-debian"_s), dsa(fixedIn(dsaFix))};
        const auto finding = scene.only();
        QCOMPARE(finding.verdict, Verdict::Vulnerable);
        QCOMPARE(finding.reason, u"feedsDisagree"_s);
        QTEST(finding.fixedVersion, "fixedVersion");
        QTEST(finding.evidence.feed, "feedId");
    }

    void anUnreadableFeedOutweighsAReassuringOne()
    {
        auto scene = sceneWith(u"2.0"_s);
        scene.advisories = {dsa(fixedIn(u"1-"_s), u"DSA-1-1"_s, u"osv-debian"_s), dsa(fixedIn(u"2.0"_s))};
        QCOMPARE(scene.only().verdict, Verdict::Undetermined);
        QCOMPARE(scene.only().reason, u"versionUnreadable"_s);
    }

    void anIdWithoutCvesIsMatchedByItself()
    {
        auto scene = sceneWith(u"1.0"_s);
        auto first = dsa(open(), u"DSA-1-1"_s, u"osv-debian"_s);
        auto second = dsa(fixedIn(u"2.0"_s));
        first.cves.clear();
        second.cves.clear();
        scene.advisories = {first, second};
        QCOMPARE(scene.only().fixedVersion, u"2.0"_s);
        QVERIFY(scene.only().cves.isEmpty());
    }

    void unimportantOnlyMattersWithoutAFix()
    {
        auto scene = sceneWith(u"1.0"_s);
        auto small = cve(open());
        small.affected.front().urgency = u"unimportant"_s;
        scene.advisories = {small};
        QCOMPARE(scene.only().verdict, Verdict::Possible);
        QCOMPARE(scene.only().reason, u"publisherUnimportant"_s);
        QVERIFY(scene.only().confidence < 70);
        QCOMPARE(scene.only().publisherUrgency, u"unimportant"_s);

        scene.advisories = {small, dsa(fixedIn(u"2.0"_s))};
        QCOMPARE(scene.about(u"tool"_s, u"CVE-2026-1"_s).verdict, Verdict::Vulnerable);
        QCOMPARE(scene.about(u"tool"_s, u"CVE-2026-1"_s).confidence, 100);

        small.affected.front().ranges = {fixedIn(u"2.0"_s)};
        scene.advisories = {small};
        QCOMPARE(scene.only().verdict, Verdict::Vulnerable);
    }

    void withdrawnIsNeverVulnerable()
    {
        auto scene = sceneWith(u"1.0"_s);
        auto withdrawn = cve(fixedIn(u"2.0"_s));
        withdrawn.withdrawn = true;
        scene.advisories = {withdrawn};
        QCOMPARE(scene.only().verdict, Verdict::NotVulnerable);
        QCOMPARE(scene.only().evidence.rule, u"withdrawn"_s);
        QVERIFY(scene.only().fixedVersion.isEmpty());
        // Another feed still stands by it.
        scene.advisories = {withdrawn, cve(fixedIn(u"2.0"_s), u"debian-dsa"_s)};
        QCOMPARE(scene.only().verdict, Verdict::Vulnerable);
    }

    void anExpiredFeedCannotReassure_data()
    {
        QTest::addColumn<int>("osvDay");
        QTest::addColumn<Verdict>("fixed");
        QTest::addColumn<QString>("reason");
        QTest::newRow("fresh") << 0 << Verdict::NotVulnerable << QString();
        QTest::newRow("stale") << -15 << Verdict::NotVulnerable << QString();
        QTest::newRow("expired") << -40 << Verdict::NotChecked << u"feedExpired"_s;
    }
    void anExpiredFeedCannotReassure()
    {
        QFETCH(int, osvDay);
        auto scene = sceneWith(u"2.0"_s);
        scene.now = day(7);
        scene.feeds = {feed(u"osv-debian"_s, day(osvDay))};
        scene.advisories = {cve(fixedIn(u"2.0"_s))};
        QTEST(scene.only().verdict, "fixed");
        QTEST(scene.only().reason, "reason");
        scene.advisories = {cve(fixedIn(u"3.0"_s))};
        QCOMPARE(scene.only().verdict, Verdict::Vulnerable);
        QCOMPARE(scene.only().fixedVersion, u"3.0"_s);
    }

    void anUnknownFeedCannotReassure()
    {
        auto scene = sceneWith(u"2.0"_s);
        scene.advisories = {cve(fixedIn(u"2.0"_s), u"nobody"_s)};
        QCOMPARE(scene.only().verdict, Verdict::NotChecked);
        QCOMPARE(scene.only().reason, u"feedMissing"_s);
    }

    void oneFreshFeedThatAgreesIsEnough()
    {
        auto scene = sceneWith(u"2.0"_s);
        scene.feeds = {feed(u"osv-debian"_s, day(-100)), feed(u"debian-dsa"_s, day(9))};
        scene.advisories = {dsa(fixedIn(u"2.0"_s), u"DSA-1-1"_s, u"osv-debian"_s), dsa(fixedIn(u"2.0"_s))};
        QCOMPARE(scene.only().verdict, Verdict::NotVulnerable);
        QCOMPARE(scene.only().evidence.feed, u"debian-dsa"_s);
    }
};

QTEST_GUILESS_MAIN(JudgementTest)
#include "tst_judgement.moc"
