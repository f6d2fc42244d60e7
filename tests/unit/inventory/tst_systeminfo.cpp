// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/hotfixlist.h"
#include "inventory/windows/systeminfo.h"
#include "inventory/windows/windowsinventory.h"
#include "unit/inventory/windowsfixture.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

class TestSysteminfo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsDutchOutput();
    void readsEveryLanguage_data();
    void readsEveryLanguage();
    void knowsThatAListWasCut_data();
    void knowsThatAListWasCut();
    void knowsThatThereAreNone();
    void readsOldHotfixes();
    void refusesOtherText_data();
    void refusesOtherText();
    void readsHotfixTables();
    void readsGetHotFix();
    void readsOffers();
    void readsDism();
    void saysWhenDismDoesNotTellTheKind_data();
    void saysWhenDismDoesNotTellTheKind();
    void takesServicingPackagesApart_data();
    void takesServicingPackagesApart();
    void takesFullNamesApart_data();
    void takesFullNamesApart();
    void survivesEveryCut();
};

namespace {

QByteArray machine(const QByteArray &rest)
{
    return "OS Name:      Microsoft Windows 10 Pro\r\nOS Version:   10.0.19045 N/A Build 19045\r\n"
           "System Type:  x64-based PC\r\nLogon Server: \\\\PC\r\n"
        + rest;
}

} // namespace

void TestSysteminfo::readsDutchOutput()
{
    const auto bytes = data("systeminfo-nl.txt");
    QVERIFY(looksLikeSysteminfo(bytes));
    const auto inventory = readSysteminfo(bytes, u"f"_s, now);
    QVERIFY(inventory);
    const auto &windows = *inventory->machine.windows;
    QCOMPARE(windows.productName, u"Windows 10 Pro"_s);
    QCOMPARE(windows.edition, u"Professional"_s);
    QCOMPARE(windows.build, u"10.0.19045.2364"_s);
    QCOMPARE(windows.advisoryName, u"Windows 10 Version 22H2 for x64-based Systems"_s);
    QCOMPARE(windows.installedUpdates, (QList<QString>{u"5015684"_s, u"5020872"_s, u"5021233"_s}));
    QVERIFY(windows.updatesKnown);
    QCOMPARE(inventory->machine.architecture, u"amd64"_s);
    const NotLookedAt programs{u"windowsPrograms"_s, u"notPresent"_s, u"f"_s};
    QCOMPARE(inventory->notLookedAt, QList<NotLookedAt>{programs});
    QCOMPARE(inventory->software.size(), 1);
    QCOMPARE(inventory->software[0].kind, SoftwareKind::OperatingSystem);
}

void TestSysteminfo::readsEveryLanguage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *text, const QString &expected) {
        QTest::newRow(name) << QByteArray(text) << expected;
    };
    row("Italian, old code page",
        "Nome SO:        Microsoft Windows 10 Pro\r\nVersione SO:    10.0.17134 N/D build 17134\r\n"
        "Propriet\x85:     x\r\nTipo sistema:   x64-based PC\r\n",
        u"Windows 10 Version 1803 for x64-based Systems"_s);
    row("German",
        "Betriebssystemname:    Microsoft Windows 7 Ultimate N \nBetriebssystemversion: 6.1.7601 Service Pack 1 Build "
        "7601\n"
        "Systemtyp:             x64-basierter PC\n",
        u"Windows 7 for x64-based Systems Service Pack 1"_s);
    row("Russian",
        "Название ОС: Майкрософт Windows Server 2012 R2 Standard\nВерсия ОС:   6.3.9600 Н/Д построение 9600\n",
        u"Windows Server 2012 R2"_s);
    row("Chinese, old code page",
        "OS \xc3\xfb\xb3\xc6:  Microsoft Windows 10 \xc6\xf3\xd2\xb5\xb0\xe6\nOS \xb0\xe6\xb1\xbe:  10.0.17763 "
        "\xd4\xdd\xc8\xb1 Build 17763\n\xcf\xb5\xcd\xb3\xc0\xe0\xd0\xcd: X86-based PC\n",
        u"Windows 10 Version 1809 for 32-bit Systems"_s);
    row("Japanese",
        "OS 名:            Microsoft Windows 11 Pro\nOS バージョン:    10.0.22631 N/A ビルド 22631\n"
        "システムの種類:   ARM64-based PC\n",
        u"Windows 11 Version 23H2 for ARM64-based Systems"_s);
    row("Portuguese",
        "Nome do sistema operacional: Microsoft Windows 11 Pro\nVersão do sistema operacional: 10.0.26100 N/A "
        "compilação "
        "26100\nTipo de sistema: PC baseado em x64\n",
        u"Windows 11 Version 24H2 for x64-based Systems"_s);
    row("XP", "OS Name:  Microsoft Windows XP Professional\nOS Version: 5.1.2600 Service Pack 3 Build 2600\n",
        u"Microsoft Windows XP Service Pack 3"_s);
}

void TestSysteminfo::readsEveryLanguage()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(looksLikeSysteminfo(bytes));
    const auto inventory = readSysteminfo(bytes, u"f"_s, now);
    QVERIFY(inventory);
    QTEST(inventory->machine.windows->advisoryName, "expected");
    QVERIFY(!inventory->machine.windows->updatesKnown);
}

void TestSysteminfo::knowsThatAListWasCut_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::newRow("last entry is empty") << QByteArray(
        "Hotfix(s): 2 Hotfix(s) Installed.\n  [01]: KB5020872\n  [02]\n");
    QTest::newRow("fewer than announced") << QByteArray("Hotfix(s): 3 Hotfix(s) Installed.\n  [01]: KB5020872\n");
}

void TestSysteminfo::knowsThatAListWasCut()
{
    QFETCH(const QByteArray, rest);
    const auto inventory = readSysteminfo(machine(rest), u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->machine.windows->installedUpdates, QList<QString>{u"5020872"_s});
    QVERIFY(!inventory->machine.windows->updatesKnown);
    QCOMPARE(inventory->skipped.size(), 1);
    QCOMPARE(inventory->skipped[0].code, Error::Code::FileTruncated);
}

void TestSysteminfo::knowsThatThereAreNone()
{
    const auto none = readSysteminfo(machine("Hotfix(s):    N/A\nNetwork Card(s): 1\n"), u"f"_s, now);
    QVERIFY(none && none->machine.windows->updatesKnown);
    QCOMPARE(none->machine.windows->installedUpdates, QList<QString>());
    const auto gone = readSysteminfo(machine({}), u"f"_s, now);
    QVERIFY(gone && !gone->machine.windows->updatesKnown);
}

void TestSysteminfo::readsOldHotfixes()
{
    const auto inventory = readSysteminfo(machine("Hotfix(s): 5 Hotfix(s) Installed.\n [01]: File 1\n [02]: Q147222\n"
                                                  " [03]: KB893803v2 - Update\n [04]: 943729\n"
                                                  " [05]: {7A068575-C5DB-43D9-BE20-3895D0C69B17}\n"
                                                  "Cards: 1\n [01]: Realtek 123456\n [02]: 123456\n"),
                                          u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->machine.windows->installedUpdates, (QList<QString>{u"147222"_s, u"893803"_s, u"943729"_s}));
}

void TestSysteminfo::refusesOtherText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("builds differ") << QByteArray("OS Name: Windows\nOS Version: 10.0.19045 Build 19044\n");
    QTest::newRow("no Windows") << QByteArray("Name: Linux\nVersion: 10.0.19045 Build 19045\n");
    QTest::newRow("first line") << QByteArray("OS Version: 10.0.19045 Build 19045\n");
}

void TestSysteminfo::refusesOtherText()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!looksLikeSysteminfo(bytes));
    const auto inventory = readSysteminfo(bytes, u"f"_s, now);
    QVERIFY(!inventory);
    QCOMPARE(inventory.error().code, Error::Code::UnknownFormat);
}

void TestSysteminfo::readsHotfixTables()
{
    const auto bytes = data("qfe.txt");
    QVERIFY(looksLikeHotfixTable(bytes));
    const auto inventory = readHotfixTable(bytes, u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->machine.windows->installedUpdates, (QList<QString>{u"5033920"_s, u"5034123"_s, u"943729"_s}));
    QVERIFY(inventory->machine.windows->updatesKnown);
    QVERIFY(inventory->software.isEmpty());
}

void TestSysteminfo::readsGetHotFix()
{
    const QByteArray bytes(
        "\r\nSource        Description      HotFixID      InstalledBy          InstalledOn\r\n"
        "------        -----------      --------      -----------          -----------\r\n"
        "PC            Update           KB5033920     NT AUTHORITY\\SYSTEM  1/10/2024 12:00:00 AM\r\n"
        "PC            Security Update  KB5034123                          \r\n\r\n");
    QVERIFY(looksLikeHotfixTable(bytes));
    QVERIFY(!looksLikeHotfixTable("HotFixID : KB5033920\n"));
    QVERIFY(!looksLikeHotfixTable("Node,HotFixID\n"));
    const auto inventory = readHotfixTable(bytes, u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->machine.windows->installedUpdates, (QList<QString>{u"5033920"_s, u"5034123"_s}));
}

void TestSysteminfo::readsOffers()
{
    const QByteArray bytes("\r\nKB5034123: 2024-01 Cumulative Update (KB5034123)\r\nwhat\r\nKB890830: Tool\r\n");
    QVERIFY(looksLikeOfferedUpdates(bytes));
    QVERIFY(!looksLikeOfferedUpdates("KB5034123\n"));
    const auto inventory = readOfferedUpdates(bytes, u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->machine.windows->missingUpdates, (QList<QString>{u"5034123"_s, u"890830"_s}));
    QCOMPARE(inventory->machine.windows->installedUpdates, QList<QString>());
    QVERIFY(!inventory->machine.windows->updatesKnown);
    QCOMPARE(inventory->skipped.size(), 1);
    QCOMPARE(inventory->skipped[0].where, u"f:3"_s);
}

void TestSysteminfo::readsDism()
{
    const auto bytes = data("dism.txt");
    QVERIFY(looksLikeDism(bytes));
    const auto inventory = readDism(bytes, u"f"_s, now);
    QVERIFY(inventory);
    const auto &windows = *inventory->machine.windows;
    QCOMPARE(windows.build, u"10.0.22631.3007"_s);
    QCOMPARE(windows.advisoryName, u"Windows 11 Version 23H2 for x64-based Systems"_s);
    QCOMPARE(windows.installedUpdates, QList<QString>{u"5033920"_s});
    QVERIFY(inventory->machine.restartPending);
}

void TestSysteminfo::saysWhenDismDoesNotTellTheKind_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QString>("advisory");
    QTest::newRow("both") << QByteArray("10.0.17763.3406") << QString();
    QTest::newRow("server alone") << QByteArray("10.0.20348.681") << u"Windows Server 2022"_s;
    QTest::newRow("client alone") << QByteArray("10.0.19045.2364")
                                  << u"Windows 10 Version 22H2 for x64-based Systems"_s;
}

void TestSysteminfo::saysWhenDismDoesNotTellTheKind()
{
    QFETCH(const QByteArray, version);
    const auto inventory =
        readDism("Deployment Image Servicing and Management tool\nVersion: 10.0.22621.1\n\nImage Version: " + version
                     + "\n\nPackage Identity : Package_for_KB4470788~31bf3856ad364e35~amd64~~1.1\n"
                       "State : Installed\n",
                 u"f"_s, now);
    QVERIFY(inventory);
    QTEST(inventory->machine.windows->advisoryName, "advisory");
    QVERIFY(inventory->machine.windows->build.endsWith(QString::fromLatin1(version)));
}

void TestSysteminfo::takesServicingPackagesApart_data()
{
    QTest::addColumn<QString>("identity");
    QTest::addColumn<QString>("kb");
    QTest::addColumn<int>("build");
    QTest::newRow("update") << u"Package_for_KB4470788~31bf3856ad364e35~amd64~~17763.164.1.1"_s << u"4470788"_s << 0;
    QTest::newRow("part") << u"Package_1_for_KB4470788~31bf3856ad364e35~amd64~~6.3.1.0"_s << u"4470788"_s << 0;
    QTest::newRow("release") << u"Package_for_KB4470788_RTM_GM~31bf3856ad364e35~amd64~~6.3.1.0"_s << u"4470788"_s << 0;
    QTest::newRow("rollup") << u"Package_for_RollupFix~31bf3856ad364e35~amd64~~22621.3007.1.8"_s << QString() << 22621;
    QTest::newRow("cut") << u"_for_RollupFix~31bf3856ad364e35~amd64~~17763.379.1.11"_s << QString() << 17763;
    QTest::newRow("stack") << u"Package_for_ServicingStack_3232~31bf3856ad364e35~amd64~~17763.3232.1.1"_s << QString()
                           << 0;
    QTest::newRow("feature") << u"NetFx3-OnDemand~31bf3856ad364e35~amd64~~10.0.22621.1"_s << QString() << 0;
    QTest::newRow("short rollup") << u"Package_for_RollupFix~31bf3856ad364e35~amd64~~22621.3007"_s << QString() << 0;
}

void TestSysteminfo::takesServicingPackagesApart()
{
    QFETCH(const QString, identity);
    const auto package = servicingPackage(identity);
    QTEST(package.kb, "kb");
    QTEST(package.build, "build");
}

void TestSysteminfo::takesFullNamesApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("family");
    QTest::newRow("app") << u"Example.App_1.2.3.4_x64__8wekyb3d8bbwe"_s << u"Example.App_8wekyb3d8bbwe"_s;
    QTest::newRow("resource") << u"Example.App_1.2.3.4_neutral_split.scale-100_8wekyb3d8bbwe"_s
                              << u"Example.App_8wekyb3d8bbwe"_s;
    QTest::newRow("bundle") << u"Example.App_1.2.3.4_neutral_~_8wekyb3d8bbwe"_s << u"Example.App_8wekyb3d8bbwe"_s;
    QTest::newRow("family alone") << u"Example.App_8wekyb3d8bbwe"_s << QString();
    QTest::newRow("version too short") << u"Example.App_1.2.3_x64__8wekyb3d8bbwe"_s << QString();
    QTest::newRow("hash too short") << u"Example.App_1.2.3.4_x64__8wekyb3d8bb"_s << QString();
    QTest::newRow("words before") << u"x Example.App_1.2.3.4_x64__8wekyb3d8bbwe"_s << QString();
}

void TestSysteminfo::takesFullNamesApart()
{
    QFETCH(const QString, text);
    const auto package = packageFullName(text);
    QTEST(package ? package->family() : QString(), "family");
}

void TestSysteminfo::survivesEveryCut()
{
    for (const auto *name : {"systeminfo-nl.txt", "qfe.txt", "dism.txt"}) {
        const auto whole = data(name);
        QVERIFY(!whole.isEmpty());
        for (qsizetype size = 0; size < whole.size(); size += 3) {
            (void)readSysteminfo(whole.first(size), u"f"_s, now);
            (void)readHotfixTable(whole.first(size), u"f"_s, now);
            (void)readOfferedUpdates(whole.first(size), u"f"_s, now);
            (void)readDism(whole.first(size), u"f"_s, now);
        }
    }
}

QTEST_APPLESS_MAIN(TestSysteminfo)
#include "tst_systeminfo.moc"
