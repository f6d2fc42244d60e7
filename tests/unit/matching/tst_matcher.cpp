// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/matcher.h"
#include "unit/matching/matchfixture.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

class MatcherTest : public QObject
{
    Q_OBJECT

    static Advisory opensslFix()
    {
        auto made = advisory(u"debian-dsa"_s, u"DSA-5-1"_s, {u"CVE-2026-5"_s},
                             {affects(u"openssl"_s, {fixedIn(u"3.0.16-1~deb12u1"_s)})});
        made.cvssVector = u"CVSS:3.1/AV:N/AC:L"_s;
        return made;
    }

private Q_SLOTS:
    void matchesBySourcePackageAndItsOwnVersion()
    {
        Scene scene;
        auto library = package(u"libssl3"_s, u"openssl"_s, u"3.0.15-1~deb12u1"_s);
        library.version = u"3.0.99-1+b1"_s; // A rebuild: only the source's version says what is in it.
        scene.inventory.software = {library, package(u"openssl-tool"_s, u"other"_s, u"1.0"_s)};
        scene.advisories = {opensslFix()};
        const auto finding = scene.only();
        QCOMPARE(finding.software, library);
        QCOMPARE(finding.advisory, u"DSA-5-1"_s);
        QCOMPARE(finding.cves, (QList<QString>{u"CVE-2026-5"_s}));
        QCOMPARE(finding.verdict, Verdict::Vulnerable);
        QCOMPARE(finding.confidence, 100);
        QCOMPARE(finding.fixedVersion, u"3.0.16-1~deb12u1"_s);
        QCOMPARE(finding.cvssVector, u"CVSS:3.1/AV:N/AC:L"_s);
        QCOMPARE(finding.evidence,
                 (Evidence{u"debian-dsa"_s, day(9), u"debFixedVersion"_s, VersionScheme::Deb, u"openssl"_s,
                           u"3.0.15-1~deb12u1"_s, u"3.0.16-1~deb12u1"_s}));
    }

    void aBinaryNameIsNotASourceName()
    {
        Scene scene;
        scene.inventory.software = {package(u"openssl"_s, u"something-else"_s, u"1.0"_s)};
        scene.advisories = {opensslFix()};
        QVERIFY(scene.match().findings.isEmpty());
    }

    void everyBinaryPackageGetsItsFinding()
    {
        Scene scene;
        scene.inventory.software = {package(u"openssl"_s, u"openssl"_s, u"3.0.15-1"_s),
                                    package(u"libssl3"_s, u"openssl"_s, u"3.0.15-1"_s)};
        auto foreign = package(u"libssl3"_s, u"openssl"_s, u"3.0.17-1"_s);
        foreign.architecture = u"i386"_s;
        scene.inventory.software += foreign;
        scene.advisories = {opensslFix()};
        const auto findings = scene.match().findings;
        QCOMPARE(findings.size(), 3);
        QCOMPARE(findings.at(0).software.architecture, u"amd64"_s);
        QCOMPARE(findings.at(0).verdict, Verdict::Vulnerable);
        QCOMPARE(findings.at(1).software.architecture, u"i386"_s);
        QCOMPARE(findings.at(1).verdict, Verdict::NotVulnerable);
        QCOMPARE(findings.at(2).software.name, u"openssl"_s);
    }

    void aPackageWithoutSourceFieldsIsItsOwnSource()
    {
        Scene scene;
        auto plain = package(u"openssl"_s, {}, u"3.0.15-1"_s);
        plain.sourceVersion.clear();
        scene.inventory.software = {plain};
        scene.advisories = {opensslFix()};
        QCOMPARE(scene.only().verdict, Verdict::Vulnerable);
        QCOMPARE(scene.only().evidence.installedVersion, u"3.0.15-1"_s);
    }

    void aSourceWithoutAVersionIsUndetermined()
    {
        Scene scene;
        auto library = package(u"libssl3"_s, u"openssl"_s, u"3.0.99-1"_s);
        library.sourceVersion.clear();
        scene.inventory.software = {library};
        scene.advisories = {opensslFix()};
        QCOMPARE(scene.only().verdict, Verdict::Undetermined);
        QCOMPARE(scene.only().reason, u"versionUnknown"_s);
    }

    void aSignedSourceIsJudgedByWhatWasSigned()
    {
        Scene scene;
        scene.inventory.software = {signedKernel(u"linux-image-amd64"_s, u"6.1.153-1"_s)};
        scene.advisories = {
            advisory(u"debian-dsa"_s, u"DSA-9-1"_s, {}, {affects(u"linux"_s, {fixedIn(u"6.1.158-1"_s)})})};
        QCOMPARE(scene.only().verdict, Verdict::Vulnerable);
        QCOMPARE(scene.only().evidence.package, u"linux"_s);
        QCOMPARE(scene.only().evidence.installedVersion, u"6.1.153-1"_s);

        scene.inventory.software.front().baseSourceVersion.clear();
        QCOMPARE(scene.only().verdict, Verdict::Undetermined);
        QCOMPARE(scene.only().reason, u"versionUnknown"_s);
    }

    void anAdvisoryAboutTheSignedSourceItselfCountsToo()
    {
        Scene scene;
        scene.inventory.software = {signedKernel(u"linux-image-amd64"_s, u"6.1.153-1"_s)};
        scene.advisories = {advisory(u"debian-dsa"_s, u"DSA-9-1"_s, {},
                                     {affects(u"linux"_s, {fixedIn(u"6.1.100-1"_s)}),
                                      affects(u"linux-signed-amd64"_s, {fixedIn(u"6.1.158+1"_s)})})};
        QCOMPARE(scene.only().verdict, Verdict::Vulnerable);
        QCOMPARE(scene.only().evidence.package, u"linux-signed-amd64"_s);
        QCOMPARE(scene.only().fixedVersion, u"6.1.158+1"_s);
    }

    void otherReleasesAndEcosystemsAreIgnored()
    {
        Scene scene;
        scene.inventory.software = {package(u"openssl"_s, u"openssl"_s, u"1.0"_s)};
        auto ubuntu = affects(u"openssl"_s, {open()});
        ubuntu.ecosystem = u"Ubuntu"_s;
        scene.advisories = {advisory(u"osv-debian"_s, u"CVE-2026-7"_s, {},
                                     {affects(u"openssl"_s, {open()}, u"13"_s), affects(u"openssl"_s, {open()}, u"1"_s),
                                      affects(u"openssl"_s, {open()}, {}), ubuntu})};
        QVERIFY(scene.match().findings.isEmpty());
    }

    void installStatesDecideWhatIsJudged_data()
    {
        QTest::addColumn<InstallState>("state");
        QTest::addColumn<bool>("judged");
        QTest::addColumn<bool>("incomplete");
        QTest::newRow("installed") << InstallState::Installed << true << false;
        QTest::newRow("half installed") << InstallState::HalfInstalled << true << true;
        QTest::newRow("unpacked") << InstallState::Unpacked << true << true;
        QTest::newRow("half configured") << InstallState::HalfConfigured << true << true;
        QTest::newRow("triggers") << InstallState::TriggersPending << true << false;
        QTest::newRow("config files") << InstallState::ConfigFiles << false << false;
        QTest::newRow("not installed") << InstallState::NotInstalled << false << false;
    }
    void installStatesDecideWhatIsJudged()
    {
        QFETCH(InstallState, state);
        QFETCH(bool, judged);
        Scene scene;
        scene.inventory.software = {package(u"openssl"_s, u"openssl"_s, u"3.0.15-1"_s)};
        scene.inventory.software.front().state = state;
        scene.advisories = {opensslFix()};
        const auto result = scene.match();
        QCOMPARE(result.findings.size(), judged ? 1 : 0);
        const bool told = std::any_of(result.notChecked.begin(), result.notChecked.end(), [](const NotChecked &item) {
            return item.what == u"packageIncomplete" && item.subject == u"openssl";
        });
        QTEST(told, "incomplete");
    }

    void heldPackagesAreJudged()
    {
        Scene scene;
        scene.inventory.software = {package(u"openssl"_s, u"openssl"_s, u"3.0.15-1"_s)};
        scene.inventory.software.front().held = true;
        scene.advisories = {opensslFix()};
        QCOMPARE(scene.only().verdict, Verdict::Vulnerable);
    }

    void aPackageListedTwiceGivesOneFinding()
    {
        Scene scene;
        const auto same = package(u"openssl"_s, u"openssl"_s, u"3.0.15-1"_s);
        scene.inventory.software = {same, same};
        scene.advisories = {opensslFix(), opensslFix()};
        QCOMPARE(scene.only().verdict, Verdict::Vulnerable);
        QVERIFY(scene.only().reason.isEmpty());
    }

    void nothingGivesNothing()
    {
        const Inventory inventory;
        const auto result = matchAdvisories({inventory, {}, {}, day(0)});
        QVERIFY(result.findings.isEmpty());
        QCOMPARE(result.notChecked.size(), 1);
        QCOMPARE(result.notChecked.front().what, u"releaseUnknown"_s);
    }
};

QTEST_GUILESS_MAIN(MatcherTest)
#include "tst_matcher.moc"
