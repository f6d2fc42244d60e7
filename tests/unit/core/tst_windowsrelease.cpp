// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/windowsrelease.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestWindowsRelease : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesItAsAdvisoriesDo_data();
    void namesItAsAdvisoriesDo();
    void goesBackFromTheName();
    void namesTheProduct_data();
    void namesTheProduct();
    void writesTheBuild_data();
    void writesTheBuild();
    void takesTheServicePackFromTheBuild();
    void believesANewBuildOnlyWithANewVersion();
    void knowsTheArchitecture_data();
    void knowsTheArchitecture();
    void findsTheEditionInAName_data();
    void findsTheEditionInAName();
    void refusesWhatIsNoBuild();
};

namespace {

WindowsFacts client(int build, const QString &architecture, const QString &pack = {})
{
    return {.build = build, .architecture = architecture, .servicePack = pack};
}

WindowsFacts server(int build, bool core = false, const QString &architecture = u"x64"_s, const QString &pack = {})
{
    return {.build = build, .server = true, .architecture = architecture, .servicePack = pack, .core = core};
}

} // namespace

void TestWindowsRelease::namesItAsAdvisoriesDo_data()
{
    QTest::addColumn<WindowsFacts>("facts");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *expected, const WindowsFacts &facts) {
        QTest::newRow(expected) << facts << QString::fromLatin1(expected);
    };
    row("Microsoft Windows 2000 Service Pack 4", client(2195, u"x86"_s, u"Service Pack 4"_s));
    row("Microsoft Windows XP Service Pack 3", client(2600, u"X86-based PC"_s, u"Service Pack 3"_s));
    row("Microsoft Windows XP", client(2600, {}));
    row("Microsoft Windows XP Professional x64 Edition Service Pack 2", client(3790, u"x64"_s, u"SP2"_s));
    row("Microsoft Windows Server 2003 Service Pack 2", server(3790, false, u"x86"_s, u"2"_s));
    row("Microsoft Windows Server 2003 x64 Edition Service Pack 2", server(3790, false, u"x64"_s, u"SP2"_s));
    row("Microsoft Windows Server 2003 for Itanium-based Systems Service Pack 2",
        server(3790, false, u"ia64"_s, u"SP2"_s));
    row("Windows Vista", client(6000, u"x86"_s));
    row("Windows Vista x64 Edition Service Pack 1", client(6001, u"x64"_s));
    row("Windows Vista Service Pack 2", client(6002, u"x86"_s));
    row("Windows Server 2008 for x64-based Systems", server(6001));
    row("Windows Server 2008 for 32-bit Systems Service Pack 2", server(6002, false, u"x86"_s));
    row("Windows Server 2008 for x64-based Systems Service Pack 2 (Server Core installation)", server(6003, true));
    row("Windows Server 2008 for Itanium-Based Systems Service Pack 2", server(6002, false, u"Itanium"_s));
    row("Windows 7 for 32-bit Systems", client(7600, u"x86"_s));
    row("Windows 7 for x64-based Systems Service Pack 1", client(7601, u"x64"_s));
    row("Windows Server 2008 R2 for x64-based Systems Service Pack 1", server(7601));
    row("Windows 8 for x64-based Systems", client(9200, u"x64"_s));
    row("Windows RT", client(9200, u"ARM"_s));
    row("Windows Server 2012", server(9200));
    row("Windows 8.1 for 32-bit systems", client(9600, u"x86"_s));
    row("Windows RT 8.1", client(9600, u"ARM"_s));
    row("Windows Server 2012 R2 (Server Core installation)", server(9600, true));
    row("Windows 10 for 32-bit Systems", client(10240, u"x86"_s));
    row("Windows 10 Version 1511 for x64-based Systems", client(10586, u"x64"_s));
    row("Windows 10 Version 1607 for x64-based Systems", client(14393, u"x64"_s));
    row("Windows Server 2016", server(14393));
    row("Windows 10 Version 1703 for 32-bit Systems", client(15063, u"x86"_s));
    row("Windows 10 Version 1709 for ARM64-based Systems", client(16299, u"ARM64"_s));
    row("Windows Server, version 1709 (Server Core installation)", server(16299));
    row("Windows 10 Version 1803 for x64-based Systems", client(17134, u"x64"_s));
    row("Windows 10 Version 1809 for x64-based Systems", client(17763, u"x64"_s));
    row("Windows Server 2019", server(17763));
    row("Windows Server 2019 (Server Core installation)", server(17763, true));
    row("Windows 10 Version 1903 for x64-based Systems", client(18362, u"x64"_s));
    row("Windows Server, version 1909 (Server Core installation)", server(18363));
    row("Windows Server, version 20H2 (Server Core installation)", server(19042));
    row("Windows 10 Version 2004 for x64-based Systems", client(19041, u"x64"_s));
    row("Windows 10 Version 20H2 for x64-based Systems", client(19042, u"x64"_s));
    row("Windows 10 Version 21H1 for x64-based Systems", client(19043, u"x64"_s));
    row("Windows 10 Version 21H2 for 32-bit Systems", client(19044, u"x86"_s));
    row("Windows 10 Version 22H2 for x64-based Systems", client(19045, u"x64"_s));
    row("Windows Server 2022", server(20348));
    row("Windows 11 Version 21H2 for x64-based Systems", client(22000, u"x64"_s));
    row("Windows 11 Version 22H2 for ARM64-based Systems", client(22621, u"ARM64"_s));
    row("Windows 11 Version 23H2 for x64-based Systems", client(22631, u"x64"_s));
    row("Windows Server 2022, 23H2 Edition (Server Core installation)", server(25398));
    row("Windows 11 Version 24H2 for x64-based Systems", client(26100, u"x64"_s));
    row("Windows Server 2025 (Server Core installation)", server(26100, true));
    row("Windows 11 Version 25H2 for x64-based Systems", client(26200, u"x64"_s));
    row("Windows 11 Version 26H1 for ARM64-based Systems", client(28000, u"ARM64"_s));
    QTest::newRow("no architecture") << client(22631, {}) << QString();
    QTest::newRow("no such server") << server(19045) << QString();
    QTest::newRow("nothing known") << WindowsFacts{} << QString();
}

void TestWindowsRelease::namesItAsAdvisoriesDo()
{
    QFETCH(const WindowsFacts, facts);
    QFETCH(const QString, expected);
    QCOMPARE(windowsReleaseFrom(facts).advisoryName, expected);
    if (expected.isEmpty())
        return;
    const auto back = windowsFactsOf(expected.toUpper());
    QVERIFY(back);
    QCOMPARE(windowsReleaseFrom(*back).advisoryName, expected);
    QCOMPARE(back->server, facts.server);
}

void TestWindowsRelease::goesBackFromTheName()
{
    const auto facts = windowsFactsOf(u"Windows 10 version 1607 for 32-bit  systems ");
    QVERIFY(facts);
    QCOMPARE(facts->build, 14393);
    QCOMPARE(facts->architecture, u"32-bit"_s);
    QVERIFY(!facts->server);
    QVERIFY(windowsFactsOf(u"Windows Server 2012 R2 (server core installation)")->core);
    QVERIFY(!windowsFactsOf(u"Windows 10"));
    QVERIFY(!windowsFactsOf(u"Windows Terminal for Windows 10"));
    QVERIFY(!windowsFactsOf(u""));
}

void TestWindowsRelease::namesTheProduct_data()
{
    QTest::addColumn<WindowsFacts>("facts");
    QTest::addColumn<QString>("product");
    QTest::addColumn<QString>("version");
    const auto row = [](const char *name, const WindowsFacts &facts, const QString &product, const QString &version) {
        QTest::newRow(name) << facts << product << version;
    };
    row("11 by its build", {.build = 22631, .edition = u"Professional"_s, .displayVersion = u"22H2"_s},
        u"Windows 11 Pro"_s, u"23H2"_s);
    row("home", {.build = 19045, .edition = u"Core"_s}, u"Windows 10 Home"_s, u"22H2"_s);
    row("8.1 has no word for home", {.build = 9600, .edition = u"Core"_s}, u"Windows 8.1"_s, {});
    row("7", {.build = 7601, .edition = u"Professional"_s}, u"Windows 7 Professional"_s, {});
    row("long-term", {.build = 17763, .edition = u"EnterpriseS"_s}, u"Windows 10 Enterprise LTSC"_s, u"1809"_s);
    row("many people at once", {.build = 22631, .edition = u"ServerRdsh"_s}, u"Windows 11 Enterprise multi-session"_s,
        u"23H2"_s);
    row("server by its edition", {.build = 20348, .edition = u"ServerDatacenterEval"_s},
        u"Windows Server 2022 Datacenter Evaluation"_s, u"21H2"_s);
    row("server core", {.build = 7601, .edition = u"ServerStandardCore"_s}, u"Windows Server 2008 R2 Standard"_s, {});
    row("annual channel", {.build = 18363, .edition = u"ServerDatacenterACor"_s},
        u"Windows Server, version 1909 Datacenter"_s, u"1909"_s);
    row("unknown edition", {.build = 22631, .edition = u"Nobody"_s}, u"Windows 11"_s, u"23H2"_s);
    row("preview", {.build = 21996, .displayVersion = u"Dev"_s}, u"Windows 10"_s, u"Dev"_s);
}

void TestWindowsRelease::namesTheProduct()
{
    QFETCH(const WindowsFacts, facts);
    const auto windows = windowsReleaseFrom(facts);
    QTEST(windows.productName, "product");
    QTEST(windows.displayVersion, "version");
    QCOMPARE(windows.edition, facts.edition);
}

void TestWindowsRelease::writesTheBuild_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("expected");
    QTest::newRow("whole") << u"10.0.22631.3007"_s << u"10.0.22631.3007"_s;
    QTest::newRow("without a revision") << u"6.1.7601"_s << u"6.1.7601"_s;
    QTest::newRow("registry") << u"19045.2364"_s << u"10.0.19045.2364"_s;
    QTest::newRow("build alone") << u" 9600 "_s << u"6.3.9600"_s;
    QTest::newRow("revision 0") << u"10.0.10240.0"_s << u"10.0.10240.0"_s;
    QTest::newRow("wrong kernel") << u"6.3.19045"_s << u"10.0.19045"_s;
    QTest::newRow("preview of 10") << u"10.0.9926"_s << u"10.0.9926"_s;
}

void TestWindowsRelease::writesTheBuild()
{
    QFETCH(const QString, version);
    WindowsFacts facts;
    QVERIFY(setWindowsBuild(&facts, version));
    QTEST(windowsReleaseFrom(facts).build, "expected");
}

void TestWindowsRelease::refusesWhatIsNoBuild()
{
    for (const auto *text : {"", "10.0", "x", "10.0.x.1", "10.0.19045.-1", "1.2.3.4.19045", "10.0.19045.1.1",
                             "99999999999", "10..19045", "+19045"}) {
        WindowsFacts facts{.build = 1, .ubr = 2};
        QVERIFY2(!setWindowsBuild(&facts, QString::fromLatin1(text)), text);
        QCOMPARE(facts, (WindowsFacts{.build = 1, .ubr = 2}));
    }
}

void TestWindowsRelease::takesTheServicePackFromTheBuild()
{
    QCOMPARE(windowsReleaseFrom(client(7601, u"x64"_s)).servicePack, u"SP1"_s);
    QCOMPARE(windowsReleaseFrom(client(7600, u"x64"_s, u"SP1"_s)).servicePack, QString());
    QCOMPARE(windowsReleaseFrom(server(6003)).servicePack, u"SP2"_s);
    QCOMPARE(windowsReleaseFrom(client(2600, u"x86"_s, u"Service Pack 3"_s)).servicePack, u"SP3"_s);
    QCOMPARE(windowsReleaseFrom(client(2600, u"x86"_s)).servicePack, QString());
}

void TestWindowsRelease::believesANewBuildOnlyWithANewVersion()
{
    WindowsFacts facts{.build = 28500, .displayVersion = u"27H2"_s, .architecture = u"x64"_s};
    QCOMPARE(windowsReleaseFrom(facts).advisoryName, u"Windows 11 Version 27H2 for x64-based Systems"_s);
    QCOMPARE(windowsReleaseFrom(facts).productName, u"Windows 11"_s);
    facts.displayVersion = u"25H2"_s;
    QCOMPARE(windowsReleaseFrom(facts).advisoryName, QString());
    facts = {.build = 25000, .displayVersion = u"27H2"_s, .architecture = u"x64"_s};
    QCOMPARE(windowsReleaseFrom(facts).advisoryName, QString());
}

void TestWindowsRelease::knowsTheArchitecture_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    for (const auto *text : {"x64", "AMD64", "x64-based PC", "64-bit", "x86_64", "x64-based Systems", "64 bits",
                             "64-\xd1\x80\xd0\xb0\xd0\xb7\xd1\x80\xd1\x8f\xd0\xb4\xd0\xbd\xd0\xb0\xd1\x8f"})
        QTest::newRow(text) << QString::fromUtf8(text) << u"x64"_s;
    for (const auto *text : {"x86", "X86-based PC", "32-bit", "i386", "PC x86"})
        QTest::newRow(text) << QString::fromLatin1(text) << u"32-bit"_s;
    QTest::newRow("ARM64") << u"ARM64-based PC"_s << u"ARM64"_s;
    QTest::newRow("ARM 64-bit processor, ARM64") << u"ARM 64-bit, arm64"_s << u"ARM64"_s;
    QTest::newRow("ARM processor") << u"ARM 64-bit Processor"_s << u"ARM64"_s;
    QTest::newRow("ARM") << u"ARM"_s << u"ARM"_s;
    QTest::newRow("Itanium") << u"ia64-based"_s << u"Itanium"_s;
    QTest::newRow("no word") << u"mips"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestWindowsRelease::knowsTheArchitecture()
{
    QFETCH(const QString, text);
    QTEST(windowsArchitecture(text), "expected");
}

void TestWindowsRelease::findsTheEditionInAName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &expected) {
        QTest::newRow(name) << QString::fromUtf8(name) << expected;
    };
    row("Microsoft Windows 10 Pro", u"Professional"_s);
    row("Microsoft Windows 11 Pro for Workstations", u"ProfessionalWorkstation"_s);
    row("Microsoft Windows 7 Professional ", u"Professional"_s);
    row("Microsoft Windows 11 Home Single Language", u"CoreSingleLanguage"_s);
    row("Windows 10 S", u"Cloud"_s);
    row("Microsoft Windows 10 Enterprise LTSC", u"EnterpriseS"_s);
    row("Microsoft Windows Server 2019 Datacenter", u"ServerDatacenter"_s);
    row("Microsoft Windows Server 2012 R2 Standard Evaluation", u"ServerStandardEval"_s);
    row("Microsoft Windows Server 2008 Enterprise", u"ServerEnterprise"_s);
    row("Microsoft Windows 7 Édition Intégrale", {});
    row("Microsoft Windows 10", {});
    row("", {});
}

void TestWindowsRelease::findsTheEditionInAName()
{
    QFETCH(const QString, name);
    QTEST(windowsEditionOf(name), "expected");
}

QTEST_APPLESS_MAIN(TestWindowsRelease)
#include "tst_windowsrelease.moc"
