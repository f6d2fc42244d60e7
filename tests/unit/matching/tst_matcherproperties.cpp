// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/versiongenerator.h"
#include "unit/matching/matchfixture.h"

#include <QDebug>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <tuple>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

/** Laws that hold for every machine and every set of advisories. */
class MatcherPropertiesTest : public QObject
{
    Q_OBJECT

    static VersionRange randomRange(VersionGenerator &generator)
    {
        switch (generator.below(5)) {
        case 0:
            return open();
        case 1:
            return {{}, {}, generator.next()};
        case 2:
            return {generator.next(), generator.next(), {}};
        default:
            return fixedIn(generator.next());
        }
    }

    static AffectedPackage randomStatement(VersionGenerator &generator)
    {
        auto statement = affects(u"source%1"_s.arg(generator.below(8)), {randomRange(generator)},
                                 generator.below(5) == 0 ? u"11"_s : u"12"_s);
        if (generator.below(4) == 0)
            statement.ranges += randomRange(generator);
        if (generator.below(6) == 0)
            statement.versions += generator.next();
        if (generator.below(8) == 0)
            statement.status = static_cast<AffectedStatus>(generator.below(4));
        if (generator.below(4) == 0)
            statement.urgency = u"unimportant"_s;
        return statement;
    }

    static Scene randomScene(VersionGenerator &generator)
    {
        Scene scene;
        for (int i = 0; i < 25; ++i) {
            auto software = package(u"name%1"_s.arg(i % 20), u"source%1"_s.arg(generator.below(8)), generator.next());
            software.architecture = generator.below(3) == 0 ? u"i386"_s : u"amd64"_s;
            software.state = static_cast<InstallState>(generator.below(7));
            if (generator.below(4) == 0) {
                software.name = u"linux-image-6.1.%1-%2-amd64"_s.arg(generator.below(2)).arg(generator.below(3));
                software.baseSourcePackage = u"linux"_s;
                software.sourcePackage = u"linux-signed-amd64"_s;
                software.baseSourceVersion = generator.next();
            }
            scene.inventory.software += software;
        }
        scene.inventory.machine.runningKernel = u"6.1.0-1-amd64"_s;
        const QList<QString> feedIds{u"osv-debian"_s, u"debian-dsa"_s, u"expired"_s, u"unknown"_s};
        scene.feeds += feed(u"expired"_s, day(-300));
        for (int i = 0; i < 60; ++i) {
            auto made = advisory(feedIds.at(generator.below(4)), u"ID-%1"_s.arg(generator.below(40)),
                                 {u"CVE-%1"_s.arg(generator.below(15))}, {randomStatement(generator)});
            if (generator.below(3) == 0)
                made.affected += randomStatement(generator);
            if (generator.below(4) == 0)
                made.affected.front().package = u"linux"_s;
            made.withdrawn = generator.below(10) == 0;
            made.cvssVector = generator.below(2) == 0 ? QString() : u"CVSS:%1"_s.arg(generator.below(5));
            scene.advisories += made;
        }
        return scene;
    }

    static QString pick(VersionGenerator &generator, const QStringList &choices)
    {
        return choices.at(generator.below(static_cast<int>(choices.size())));
    }

    static QString rpmVersion(VersionGenerator &generator)
    {
        return pick(generator, {{}, {}, u"1:"_s, u"2:"_s})
            + u"%1.%2-%3"_s.arg(generator.below(4)).arg(generator.below(3)).arg(generator.below(5))
            + pick(generator, {u".el9"_s, u".el9_2"_s, u".module+el9+1+1"_s, u".ksplice1.el9"_s, u".el9.centos"_s});
    }

    /** Kernels, modules, flavours, architectures, epochs that are there or not, and other names for one thing. */
    static Scene randomRpmScene(VersionGenerator &generator)
    {
        const QStringList names{u"a"_s, u"b"_s, u"c"_s, u"kernel"_s, u"kernel-core"_s};
        const QStringList modules{{}, {}, u"m:1"_s, u"m:2"_s};
        const QStringList architectures{u"x86_64"_s, u"i686"_s, u"noarch"_s};
        const QStringList releases{u"9"_s, u"9"_s, u"enterprise_linux:9::baseos"_s, u"rhel_eus:9.2::baseos"_s, u"8"_s};
        Scene scene;
        auto &machine = scene.inventory.machine;
        machine.os = {};
        machine.os.id = pick(generator, {u"rhel"_s, u"rhel"_s, u"centos"_s});
        machine.os.versionId = u"9.2"_s;
        machine.runningKernel = u"1.1-1.el9.x86_64"_s;
        for (int i = 0; i < 30; ++i) {
            auto software = package(pick(generator, names), pick(generator, names), rpmVersion(generator));
            software.scheme = VersionScheme::Rpm;
            software.module = pick(generator, modules);
            software.architecture = pick(generator, architectures);
            software.epochKnown = generator.below(3) != 0;
            if (generator.below(2) == 0)
                software.sourceVersion = software.sourceVersion.section(u':', -1);
            scene.inventory.software += software;
        }
        scene.feeds.front().covers = {u"Red Hat:9"_s};
        const QList<QString> feedIds{u"osv-debian"_s, u"debian-dsa"_s, u"unknown"_s};
        for (int i = 0; i < 80; ++i) {
            auto made = advisory(feedIds.at(generator.below(3)), u"ID-%1"_s.arg(generator.below(60)),
                                 {u"CVE-%1"_s.arg(generator.below(20))}, {});
            for (int statements = 1 + generator.below(3); statements > 0; --statements) {
                auto statement =
                    affects(pick(generator, names), {randomRpmRange(generator)}, pick(generator, releases));
                statement.ecosystem = u"Red Hat"_s;
                statement.scheme = VersionScheme::Rpm;
                statement.module = pick(generator, modules);
                statement.binaryPackage = generator.below(2) == 0;
                if (generator.below(4) == 0)
                    statement.architectures = {pick(generator, architectures)};
                made.affected += statement;
            }
            if (generator.below(5) == 0)
                made.aliases = {u"CVE-%1"_s.arg(generator.below(20))};
            made.withdrawn = generator.below(10) == 0;
            scene.advisories += made;
        }
        return scene;
    }

    static VersionRange randomRpmRange(VersionGenerator &generator)
    {
        return generator.below(6) == 0 ? open() : fixedIn(rpmVersion(generator));
    }

    /** Byte by byte the same, as the command line would print it. */
    static QString printed(const MatchResult &result)
    {
        QString text;
        QDebug debug(&text);
        for (const auto &finding : result.findings) {
            const auto &evidence = finding.evidence;
            debug << finding.software.name << finding.software.version << finding.software.architecture
                  << finding.software.module << finding.advisory << finding.cves << int(finding.verdict)
                  << finding.confidence << finding.fixedVersion << finding.reason << finding.cvssVector
                  << finding.publisherUrgency << evidence.feed << evidence.feedDate << evidence.rule
                  << int(evidence.comparator) << evidence.package << evidence.installedVersion
                  << evidence.advisoryVersion << '\n';
        }
        for (const auto &item : result.notChecked)
            debug << item.what << item.subject << item.detail << '\n';
        return text;
    }

    static void shuffleAll(Scene &scene, VersionGenerator &generator)
    {
        generator.shuffle(scene.inventory.software);
        generator.shuffle(scene.advisories);
        generator.shuffle(scene.feeds);
        for (auto &made : scene.advisories)
            generator.shuffle(made.affected);
    }

    template<typename Check>
    static void forManyScenes(Check check)
    {
        const auto seed = testSeed();
        qInfo("seed %u (repeat with PW_SEED=%u)", seed, seed);
        for (quint32 i = 0; i < 50; ++i) {
            VersionGenerator generator(seed + i);
            auto scene = randomScene(generator);
            check(scene, generator);
            if (QTest::currentTestFailed())
                return;
        }
    }

private Q_SLOTS:
    void theOrderOfTheInputNeverShows()
    {
        forManyScenes([](Scene &scene, VersionGenerator &generator) {
            const auto expected = scene.match();
            QVERIFY(!expected.findings.isEmpty());
            shuffleAll(scene, generator);
            const auto shuffled = scene.match();
            QCOMPARE(shuffled.findings, expected.findings);
            QCOMPARE(shuffled.notChecked, expected.notChecked);
            QCOMPARE(printed(shuffled), printed(expected));
        });
    }

    /** Many are judged by several threads, one at a time by one. */
    void manyGetTheAnswersThatEachGetsAlone()
    {
        const auto seed = testSeed();
        qInfo("seed %u (repeat with PW_SEED=%u)", seed, seed);
        VersionGenerator generator(seed);
        Scene scene;
        for (int i = 0; i < 1200; ++i)
            scene.inventory.software +=
                package(u"name%1"_s.arg(i), u"source%1"_s.arg(generator.below(900)), generator.next());
        for (int i = 0; i < 1500; ++i) {
            auto statement = randomStatement(generator);
            // A few have hundreds of leaks, most have one or two.
            statement.package = u"source%1"_s.arg(generator.below(generator.below(3) == 0 ? 3 : 900));
            scene.advisories += advisory(u"osv-debian"_s, u"ID-%1"_s.arg(i), {u"CVE-%1"_s.arg(i)}, {statement});
        }
        const auto together = scene.match().findings;
        QVERIFY(together.size() > 1000);
        QList<Finding> alone;
        const auto all = scene.inventory.software;
        for (const auto &software : all) {
            scene.inventory.software = {software};
            alone += scene.match().findings;
        }
        std::stable_sort(alone.begin(), alone.end(), [](const Finding &lhs, const Finding &rhs) {
            return std::tie(lhs.software.name, lhs.advisory) < std::tie(rhs.software.name, rhs.advisory);
        });
        QCOMPARE(together, alone);
    }

    void norForRpmsWithModulesEpochsAndOtherNames()
    {
        const auto seed = testSeed();
        qInfo("seed %u (repeat with PW_SEED=%u)", seed, seed);
        QSet<QString> reasons;
        for (quint32 i = 0; i < 200; ++i) {
            VersionGenerator generator(seed + i);
            auto scene = randomRpmScene(generator);
            const auto expected = scene.match();
            for (const auto &finding : expected.findings) {
                reasons.insert(finding.reason);
                if (finding.verdict == Verdict::Vulnerable)
                    QVERIFY(finding.confidence >= 70);
            }
            for (int round = 0; round < 2; ++round) {
                shuffleAll(scene, generator);
                const auto shuffled = scene.match();
                QCOMPARE(shuffled.findings, expected.findings);
                QCOMPARE(printed(shuffled), printed(expected));
            }
        }
        // Scenes in which nothing special happens would prove nothing.
        for (const auto *reason :
             {"epochUnknown", "moduleUnknown", "flavourUnknown", "fixNeedsSubscription", "oldKernel", "derivative"})
            QVERIFY2(reasons.contains(QString::fromLatin1(reason)), reason);
    }

    void findingsAreSortedAndSingle()
    {
        forManyScenes([](const Scene &scene, VersionGenerator &) {
            const auto findings = scene.match().findings;
            for (qsizetype i = 1; i < findings.size(); ++i) {
                const auto &a = findings.at(i - 1);
                const auto &b = findings.at(i);
                QVERIFY(a.software.name <= b.software.name);
                if (a.software == b.software)
                    QVERIFY(a.advisory < b.advisory);
            }
        });
    }

    void everyVerdictKeepsItsPromise()
    {
        forManyScenes([](const Scene &scene, VersionGenerator &) {
            const auto findings = scene.match().findings;
            for (const auto &finding : findings) {
                const bool unsure = finding.verdict == Verdict::Undetermined || finding.verdict == Verdict::NotChecked
                    || finding.verdict == Verdict::Possible;
                if (unsure)
                    QVERIFY(!finding.reason.isEmpty());
                if (finding.verdict == Verdict::Vulnerable)
                    QVERIFY(finding.confidence >= 70);
                if (!finding.fixedVersion.isEmpty())
                    QVERIFY(compareVersions(VersionScheme::Deb, finding.evidence.installedVersion, finding.fixedVersion)
                            < 0);
                if (finding.verdict == Verdict::NotVulnerable) {
                    QVERIFY(finding.evidence.feed != u"expired" && finding.evidence.feed != u"unknown");
                    QVERIFY(finding.fixedVersion.isEmpty());
                }
                QVERIFY(!finding.evidence.rule.isEmpty());
                QVERIFY(!finding.evidence.package.isEmpty());
                QVERIFY(finding.software.state != InstallState::ConfigFiles);
            }
        });
    }

    void aFixNobodyInstalledIsNeverLost()
    {
        // With one fixed version per advisory, the sources to update are exactly those below one of them.
        const auto seed = testSeed();
        qInfo("seed %u (repeat with PW_SEED=%u)", seed, seed);
        for (quint32 i = 0; i < 50; ++i) {
            VersionGenerator generator(seed + i);
            Scene scene;
            QMap<QString, QString> installed;
            for (int source = 0; source < 20; ++source) {
                const auto name = u"source%1"_s.arg(source);
                installed[name] = generator.next();
                scene.inventory.software += package(u"binary-"_s + name, name, installed[name]);
            }
            QStringList expected;
            for (int id = 0; id < 80; ++id) {
                const auto name = u"source%1"_s.arg(generator.below(20));
                const auto fixed = generator.below(4) == 0 ? QString() : generator.near(installed[name]);
                scene.advisories += advisory(id % 2 == 0 ? u"osv-debian"_s : u"debian-dsa"_s, u"ID-%1"_s.arg(id),
                                             {u"CVE-%1"_s.arg(generator.below(60))}, {affects(name, {fixedIn(fixed)})});
                if (!fixed.isEmpty() && compareVersions(VersionScheme::Deb, installed[name], fixed) < 0)
                    expected += name;
            }
            QStringList pending;
            const auto findings = scene.match().findings;
            for (const auto &finding : findings) {
                if (finding.verdict == Verdict::Vulnerable && !finding.fixedVersion.isEmpty())
                    pending += finding.software.sourcePackage;
            }
            for (auto *list : {&expected, &pending}) {
                list->removeDuplicates();
                list->sort();
            }
            QCOMPARE(pending, expected);
        }
    }
};

QTEST_GUILESS_MAIN(MatcherPropertiesTest)
#include "tst_matcherproperties.moc"
