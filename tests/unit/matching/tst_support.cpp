// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/lifecycle.h"
#include "unit/matching/matchfixture.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

/** The end of support is something to be found, and takes away what would reassure. @see facts: MATCHING 18 */
class SupportTest : public QObject
{
    Q_OBJECT

    /** Debian 12 on day 10, with a package that is up to date. */
    static Scene scene()
    {
        Scene made;
        made.inventory.machine.os.prettyName = u"Debian GNU/Linux 12"_s;
        made.inventory.software = {package(u"tool"_s, u"tool"_s, u"2.0-1"_s)};
        made.advisories = {advisory(u"debian-dsa"_s, u"DSA-1-1"_s, {}, {affects(u"tool"_s, {fixedIn(u"2.0-1"_s)})})};
        return made;
    }

    static SupportFacts debianUntil(const QDate &regular, const QDate &longTerm, const QDate &extended = {})
    {
        DistributionRelease release;
        release.distribution = u"Debian"_s;
        release.version = u"12"_s;
        release.regularUntil = regular;
        release.longTermUntil = longTerm;
        release.extendedUntil = extended;
        return {{release}, {}, {}};
    }

    static MatchResult match(const Scene &made, const SupportFacts &facts)
    {
        return matchAdvisories({made.inventory, made.advisories, made.feeds, made.now, facts});
    }

    /** What is asked for when nobody wants to hear what is well. */
    static QList<Finding> worrying(const Scene &made, const SupportFacts &facts)
    {
        return matchAdvisories({made.inventory, made.advisories, made.feeds, made.now, facts, FindingScope::Worrying})
            .findings;
    }

    static QList<QString> told(const MatchResult &result)
    {
        QList<QString> lines;
        for (const auto &finding : result.findings)
            lines += finding.software.name + u' ' + finding.advisory + u' ' + nameOf(finding.verdict) + u' '
                + finding.reason;
        return lines;
    }

private Q_SLOTS:
    void supportThatGoesOnIsNoNews()
    {
        const auto result = match(scene(), debianUntil(day(-100).date(), day(10).date()));
        QCOMPARE(told(result), QList<QString>{u"tool DSA-1-1 notVulnerable "_s});
        QVERIFY(result.notChecked.isEmpty());
    }

    void theEndIsFoundAndNothingReassures()
    {
        // The feed is of day 9, the last day was day 8.
        const auto result = match(scene(), debianUntil(day(-100).date(), day(8).date(), day(500).date()));
        QCOMPARE(told(result),
                 (QList<QString>{u"Debian GNU/Linux 12 EOL:debian:12 undetermined endOfSupport"_s,
                                 u"tool DSA-1-1 notChecked endOfSupport"_s}));
        QCOMPARE(result.findings.front().software.kind, SoftwareKind::OperatingSystem);
        QCOMPARE(result.findings.front().evidence.advisoryVersion, day(8).date().toString(Qt::ISODate));
        QCOMPARE(result.notChecked.size(), 1);
        QCOMPARE(result.notChecked.front().what, u"supportBought"_s);
        QVERIFY(result.notChecked.front().detail.contains(u"ELTS"_s));
    }

    void theWorryingScopeLeavesOutWhatReassuresAndNoMore()
    {
        auto made = scene();
        made.inventory.software += package(u"other"_s, u"other"_s, u"1.0-1"_s);
        made.advisories += advisory(u"debian-dsa"_s, u"DSA-2-1"_s, {}, {affects(u"other"_s, {fixedIn(u"2.0-1"_s)})});
        for (const int lastDay : {5, 8, 9, 12}) {
            const auto facts = debianUntil(day(-100).date(), day(lastDay).date());
            auto all = match(made, facts).findings;
            all.removeIf([](const Finding &finding) { return finding.verdict == Verdict::NotVulnerable; });
            QCOMPARE(worrying(made, facts), all);
            QVERIFY(!all.isEmpty());
        }
        const auto supported = debianUntil(day(-100).date(), day(100).date());
        QCOMPARE(worrying(made, supported).size(), 1);
        QCOMPARE(match(made, supported).findings.size(), 2);
    }

    void dataFromBeforeTheEndSayWhatTheySaid()
    {
        auto made = scene();
        made.now = day(15);
        const auto result = match(made, debianUntil(day(-100).date(), day(12).date()));
        QCOMPARE(told(result).back(), u"tool DSA-1-1 notVulnerable "_s);
        QCOMPARE(result.findings.size(), 2);
    }

    void whatLeaksStillLeaks()
    {
        auto made = scene();
        made.inventory.software.front().sourceVersion = u"1.0-1"_s;
        const auto result = match(made, debianUntil({}, day(0).date()));
        QCOMPARE(told(result).back(), u"tool DSA-1-1 vulnerable "_s);
    }

    void otherSystemsByTheirLifecycle_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("product");
        QTest::addColumn<QString>("release");
        QTest::addColumn<bool>("over");
        const auto row = [](const char *name, const QString &id, const QString &version, const QString &product,
                            const QString &release,
                            bool over) { QTest::newRow(name) << id << version << product << release << over; };
        row("AlmaLinux", u"almalinux"_s, u"8.9"_s, u"almalinux"_s, u"8"_s, true);
        row("Alpine", u"alpine"_s, u"3.15.4"_s, u"alpine-linux"_s, u"3.15"_s, true);
        row("SLES", u"sles"_s, u"15.4"_s, u"sles"_s, u"15.4"_s, true);
        row("another release", u"sles"_s, u"15.5"_s, u"sles"_s, u"15.4"_s, false);
        row("another product", u"rocky"_s, u"8"_s, u"almalinux"_s, u"8"_s, false);
    }
    void otherSystemsByTheirLifecycle()
    {
        QFETCH(QString, id);
        QFETCH(QString, version);
        QFETCH(QString, product);
        QFETCH(QString, release);
        ProductLifecycle lifecycle;
        lifecycle.name = product;
        lifecycle.releases = {ProductRelease()};
        lifecycle.releases.front().name = release;
        lifecycle.releases.front().security.lastDay = day(5).date();
        OsRelease os;
        os.id = id;
        os.versionId = version;
        const auto support = releaseSupport({{}, {lifecycle}, {}}, dataSpaceOf(os), os, day(6).date());
        QTEST(support.over, "over");
        QCOMPARE(releaseSupport({{}, {lifecycle}, {}}, dataSpaceOf(os), os, day(5).date()).over, false);
    }

    void packagesWithoutSupport()
    {
        SupportFacts facts;
        PackageSupport ended;
        ended.release = u"12"_s;
        ended.package = u"tool"_s;
        ended.lastVersion = u"1.0-1"_s;
        ended.since = day(3).date();
        auto limited = ended;
        limited.level = PackageSupport::Level::Limited;
        limited.release.clear();
        limited.package = u"to.*l"_s;
        limited.since = {};
        limited.reason = u"only behind a wall"_s;
        facts.packages = {ended, limited};
        const auto result = match(scene(), facts);
        QCOMPARE(told(result),
                 (QList<QString>{u"tool DSA-1-1 notChecked packageSupportEnded"_s,
                                 u"tool EOL:debian:12:tool undetermined packageSupportEnded"_s}));
        QCOMPARE(result.notChecked, (QList<NotChecked>{{u"packageSupportLimited"_s, u"tool"_s, limited.reason}}));
        facts.packages = {ended};
        facts.packages.front().release = u"11"_s;
        QCOMPARE(told(match(scene(), facts)).size(), 1);
        facts.packages.front().release = u"12"_s;
        facts.packages.front().since = day(11).date();
        QCOMPARE(told(match(scene(), facts)).size(), 1);
    }
};

QTEST_GUILESS_MAIN(SupportTest)
#include "tst_support.moc"
