// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/record.h"
#include "inventory/windows/windowsfile.h"
#include "inventory/windows/windowslist.h"
#include "unit/inventory/windowsfixture.h"

#include <QStringEncoder>
#include <QTest>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

class TestWindowsList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsJson();
    void readsOneObject();
    void readsOsquery();
    void readsCsv();
    void readsOtherSeparators_data();
    void readsOtherSeparators();
    void readsFormatList();
    void readsListsOfWmic_data();
    void readsListsOfWmic();
    void readsProgramsOnOneLine();
    void readsTables_data();
    void readsTables();
    void readsReleases_data();
    void readsReleases();
    void readsUpdatesOfWindowsUpdate();
    void passesOverWhatIsNoProgram();
    void knowsItsOwnLists_data();
    void knowsItsOwnLists();
    void refusesWhatSaysNothing_data();
    void refusesWhatSaysNothing();
    void survivesEveryCut();
};

void TestWindowsList::readsJson()
{
    const auto bytes = data("programs.json");
    QVERIFY(looksLikeWindowsJson(bytes));
    const auto inventory = readWindowsJson(bytes, u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 3);
    const auto editor = find(*inventory, u"Example Editor"_s);
    QCOMPARE(editor.version, u"24.08"_s);
    QCOMPARE(editor.source, u"registry"_s);
    QCOMPARE(editor.scope, InstallScope::User);
    QCOMPARE(editor.installed, QDate(2024, 1, 31));
    QCOMPARE(editor.identifiers[0].value, u"{0a1b2c3d-0000-4000-8000-00000000abcd}"_s);
    const auto viewer = find(*inventory, u"Example Viewer 3.1"_s);
    QCOMPARE(viewer.version, u"3.1"_s);
    QCOMPARE(viewer.versionOrigin, VersionOrigin::DisplayName);
    QCOMPARE(find(*inventory, u"Example.Terminal"_s).source, u"msix"_s);
    QCOMPARE(inventory->machine.windows->installedUpdates, QList<QString>{u"5033920"_s});
    QVERIFY(inventory->machine.windows->updatesKnown);
    QCOMPARE(inventory->skipped.size(), 1);
    QCOMPARE(inventory->skipped[0].where, u"f/3"_s);
}

void TestWindowsList::readsOneObject()
{
    QStringEncoder encoder(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    const QByteArray bytes = encoder.encode(u"{\r\n  \"DisplayName\": \"Eén\",\r\n  \"DisplayVersion\": 5\r\n}"_s);
    QVERIFY(looksLikeWindowsJson(bytes));
    const auto inventory = readWindowsJson(bytes, u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(find(*inventory, u"Eén"_s).version, u"5"_s);
}

void TestWindowsList::readsOsquery()
{
    const auto bytes = data("osquery-programs.json");
    QVERIFY(looksLikeWindowsJson(bytes));
    const auto inventory = readWindowsJson(bytes, u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 2);
    const auto editor = find(*inventory, u"Example Editor"_s);
    QCOMPARE(editor.source, u"osquery"_s);
    QCOMPARE(editor.location, u"C:\\Program Files\\Example\\"_s);
    QCOMPARE(editor.identifiers[0].kind, SoftwareIdentifier::Kind::ProductCode);
    QCOMPARE(find(*inventory, u"Example Viewer"_s).version, QString());
    const auto csv = readWindowsCsv("name|version|publisher\n", u"f"_s, now);
    QVERIFY(!csv);
}

void TestWindowsList::readsCsv()
{
    const auto bytes = data("programs.csv");
    QVERIFY(looksLikeWindowsCsv(bytes));
    const auto inventory = readWindowsCsv(bytes, u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 2);
    const auto program = find(*inventory, u"Voorbeeld; met \"aanhaling\""_s);
    QCOMPARE(program.version, u"1.2"_s);
    QCOMPARE(program.versionOrigin, VersionOrigin::Suffix);
    QCOMPARE(program.installed, QDate(2024, 1, 31));
    QCOMPARE(program.scope, InstallScope::Machine);
    QCOMPARE(program.architecture, u"x86"_s);
    QCOMPARE(find(*inventory, u"Twee regels"_s).version, u"2.0"_s);
    QCOMPARE(inventory->skipped.size(), 1);
    QCOMPARE(inventory->skipped[0].where, u"f:8"_s);
}

void TestWindowsList::readsOtherSeparators_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("comma") << QByteArray("\"DisplayName\",\"DisplayVersion\"\r\n\"A, B\",\"1.0\"\r\n");
    QTest::newRow("tab") << QByteArray("DisplayName\tDisplayVersion\nA, B\t1.0\n");
    QTest::newRow("said first") << QByteArray("sep=;\nDisplayName;DisplayVersion\nA, B;1.0\n");
    QTest::newRow("wmic") << QByteArray("\r\r\nNode,DisplayName,DisplayVersion\r\r\nPC,\"A, B\",1.0\r\r\n");
    QTest::newRow("quote left open") << QByteArray("DisplayName,DisplayVersion\n\"A, B\",1.0\n\"never closed\n");
}

void TestWindowsList::readsOtherSeparators()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(looksLikeWindowsCsv(bytes));
    const auto inventory = readWindowsCsv(bytes, u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(find(*inventory, u"A, B"_s).version, u"1.0"_s);
}

void TestWindowsList::readsFormatList()
{
    const auto bytes = data("format-list.txt");
    QVERIFY(looksLikeWindowsList(bytes));
    const auto inventory = readWindowsList(bytes, u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 2);
    QVERIFY(find(*inventory, u"Example Editor"_s).publisher.startsWith(u"A publisher whose name"_s));
    QVERIFY(find(*inventory, u"Example Editor"_s).publisher.endsWith(u"one line"_s));
    QCOMPARE(find(*inventory, u"Example Editor"_s).installed, QDate(2024, 1, 31));
    QCOMPARE(find(*inventory, u"Example Viewer 3.1"_s).version, u"3.1"_s);
}

void TestWindowsList::readsListsOfWmic_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("CR LF") << QByteArray("\r\n");
    QTest::newRow("CR CR LF") << QByteArray("\r\r\n");
    QTest::newRow("two ends for one") << QByteArray("\n\n");
}

void TestWindowsList::readsListsOfWmic()
{
    QFETCH(const QByteArray, end);
    QByteArray bytes = end + end;
    for (const auto *line :
         {"Name=A", "Vendor=Example", "Version=1.0", "", "", "Name=B", "Vendor=Example", "Version=2.0", ""})
        bytes += line + end;
    QVERIFY(looksLikeWindowsList(bytes));
    const auto inventory = readWindowsList(bytes, u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 2);
    QCOMPARE(find(*inventory, u"B"_s).version, u"2.0"_s);
    QCOMPARE(find(*inventory, u"B"_s).publisher, u"Example"_s);
}

void TestWindowsList::readsProgramsOnOneLine()
{
    const auto inventory = readWindowsList("Name=A, Version=1.0, Publisher=Example, Inc. \nName=B, Version=undefined, "
                                           "Publisher=undefined \nNumber of installed apps: 2",
                                           u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 2);
    QCOMPARE(find(*inventory, u"A"_s).publisher, u"Example, Inc."_s);
    QCOMPARE(find(*inventory, u"B"_s).version, QString());
}

void TestWindowsList::readsTables_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("wmic") << QByteArray("how this was made\n\nName                     Version   \n"
                                        "Example Editor           24.08     \nExample                  1.0       \n");
    QTest::newRow("Format-Table") << QByteArray("\nDisplayName    DisplayVersion Publisher\n"
                                                "-----------    -------------- ---------\n"
                                                "Example Editor 24.08          Example B.V.\n"
                                                "Example        1.0\n\n");
}

void TestWindowsList::readsTables()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(looksLikeWindowsTable(bytes));
    const auto inventory = readWindowsTable(bytes, u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->skipped, QList<Error>());
    QCOMPARE(inventory->software.size(), 2);
    QCOMPARE(find(*inventory, u"Example Editor"_s).version, u"24.08"_s);
}

void TestWindowsList::readsReleases_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("build");
    QTest::addColumn<QString>("advisory");
    const auto row = [](const char *name, const char *bytes, const QString &build, const QString &advisory) {
        QTest::newRow(name) << QByteArray(bytes) << build << advisory;
    };
    row("Win32_OperatingSystem", R"({"Caption":"Microsoft Windows Server 2019 Standard","BuildNumber":"17763",
        "Version":"10.0.17763","OSArchitecture":"64-bit","ProductType":3,"OperatingSystemSKU":13})",
        u"10.0.17763"_s, u"Windows Server 2019 (Server Core installation)"_s);
    row("Get-ComputerInfo", R"({"WindowsProductName":"Windows 10 Pro","WindowsVersion":"2009","OsVersion":"10.0.22631",
        "OsBuildNumber":"22631","WindowsUBR":3007,"OsArchitecture":"64-bit","OsProductType":1,
        "OsHotFixes":[{"HotFixID":"KB5033920"},{"HotFixID":"KB5034123"}]})",
        u"10.0.22631.3007"_s, u"Windows 11 Version 23H2 for x64-based Systems"_s);
    row("osquery", R"([{"arch":"64-bit","build":"19045","codename":"Microsoft Windows 10 Pro","major":"10","minor":"0",
        "name":"Microsoft Windows 10 Pro","platform":"windows","version":"10.0.19045","revision":"2364"}])",
        u"10.0.19045.2364"_s, u"Windows 10 Version 22H2 for x64-based Systems"_s);
    row("registry key", R"({"CurrentBuild":"20348","CurrentBuildNumber":"20348","UBR":681,"DisplayVersion":"21H2",
        "EditionID":"ServerStandard","InstallationType":"Server","ProductName":"Windows Server 2022 Standard"})",
        u"10.0.20348.681"_s, u"Windows Server 2022"_s);
    row("ARM", R"({"Caption":"Microsoft Windows 11 Pro","BuildNumber":"26100","OSArchitecture":"ARM 64-bit Processor",
        "ProductType":1})",
        u"10.0.26100"_s, u"Windows 11 Version 24H2 for ARM64-based Systems"_s);
    row("wmic dump",
        "\r\nBuildNumber=7600\r\nCaption=Microsoft Windows 7 Professionnel \r\nOSArchitecture=32 bits\r\n"
        "ProductType=1\r\nVersion=6.1.7600\r\n",
        u"6.1.7600"_s, u"Windows 7 for 32-bit Systems"_s);
}

void TestWindowsList::readsReleases()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(looksLikeWindowsFile(bytes));
    const auto inventory = readWindowsFile(bytes, u"f"_s, now);
    QVERIFY(inventory);
    QTEST(inventory->machine.windows->build, "build");
    QTEST(inventory->machine.windows->advisoryName, "advisory");
    QCOMPARE(inventory->software.size(), 1);
    if (bytes.contains("OsHotFixes"))
        QCOMPARE(inventory->machine.windows->installedUpdates, (QList<QString>{u"5033920"_s, u"5034123"_s}));
}

void TestWindowsList::readsUpdatesOfWindowsUpdate()
{
    const auto inventory = readWindowsJson(R"([{"KB":"KB5034123","Title":"a","IsInstalled":false},
        {"KBArticleIDs":["5033920"],"Title":"b","IsInstalled":true},{"KB":"KB1111111","Title":"c"}])",
                                           u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->machine.windows->missingUpdates, QList<QString>{u"5034123"_s});
    QCOMPARE(inventory->machine.windows->installedUpdates, QList<QString>{u"5033920"_s});
    QVERIFY(!inventory->machine.windows->updatesKnown);
}

void TestWindowsList::passesOverWhatIsNoProgram()
{
    const auto inventory = readWindowsJson(
        R"([{"Name":"Az.Accounts","Version":"2.0","ProviderName":"PowerShellGet"},
            {"Name":"Example","Version":"2.0","ProviderName":"Programs"},
            {"PackageFullName":"nonsense","Name":"x"},
            {"PackageFullName":"A.Bcd_1.2.3.4_x64__8wekyb3d8bbwe","IsResourcePackage":true}])",
        u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 1);
    QCOMPARE(inventory->software[0].source, u"list"_s);
    QCOMPARE(inventory->skipped.size(), 1);
}

void TestWindowsList::knowsItsOwnLists_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *name, const char *bytes, bool expected) {
        QTest::newRow(name) << QByteArray(bytes) << expected;
    };
    row("winget module", R"([{"Id":"A.B","Name":"A","InstalledVersion":"1.0","Source":"winget"}])", true);
    row("Get-HotFix list", "HotFixID : KB5033920\nDescription : Update\n", true);
    row("services", R"([{"Name":"x","DisplayName":"X","ServiceType":16,"StartType":2}])", false);
    row("own inventory", R"({"machine":{},"software":[{"name":"a","version":"1"}]})", false);
    row("CycloneDX", R"({"bomFormat":"CycloneDX","components":[{"name":"a","version":"1","publisher":"x"}]})", false);
    row("osquery of Linux", R"([{"name":"bash","version":"5","arch":"amd64","maintainer":"x","vendor":"y"}])", false);
    row("os_version of Linux", R"([{"name":"Debian","version":"12","build":"","platform":"debian"}])", false);
    row("dpkg", "Package: bash\nStatus: install ok installed\nVersion: 5.2\n", false);
    row("rpm -qi", "Name        : bash\nVersion     : 5.2\nRelease     : 1\nVendor      : Fedora\n", false);
    row("story", "Once upon a time, there was a list.\nIt had no names.\n", false);
    row("CSV of something else", "a,b,c\n1,2,3\n", false);
    row("XML", "<?xml version=\"1.0\"?><DisplayName,x>\n", false);
    row("empty", "", false);
}

void TestWindowsList::knowsItsOwnLists()
{
    QFETCH(const QByteArray, bytes);
    QTEST(looksLikeWindowsFile(bytes), "expected");
}

void TestWindowsList::refusesWhatSaysNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Error::Code>("code");
    QTest::newRow("empty") << QByteArray() << Error::Code::NoSoftwareList;
    QTest::newRow("byte order mark and blanks") << QByteArray("\xff\xfe\r\0\n\0", 6) << Error::Code::NoSoftwareList;
    QTest::newRow("story") << QByteArray("Once upon a time.\n") << Error::Code::UnknownFormat;
    QTest::newRow("headings alone") << QByteArray("DisplayName,DisplayVersion\n") << Error::Code::NoSoftwareList;
    QTest::newRow("JSON that ends") << QByteArray("[{\"DisplayName\":\"a\"}") << Error::Code::NotJson;
}

void TestWindowsList::refusesWhatSaysNothing()
{
    QFETCH(const QByteArray, bytes);
    const auto inventory = readWindowsFile(bytes, u"f"_s, now);
    QVERIFY(!inventory);
    QTEST(inventory.error().code, "code");
    QVERIFY(!inventory.error().detail.isEmpty());
}

void TestWindowsList::survivesEveryCut()
{
    for (const auto *name : {"programs.csv", "programs.json", "osquery-programs.json", "format-list.txt"}) {
        const auto whole = data(name);
        QVERIFY(!whole.isEmpty());
        for (qsizetype size = 0; size < whole.size(); size += 3) {
            (void)readWindowsFile(whole.first(size), u"f"_s, now);
            (void)readWindowsCsv(whole.first(size), u"f"_s, now);
            (void)readWindowsList(whole.first(size), u"f"_s, now);
            (void)readWindowsTable(whole.first(size), u"f"_s, now);
        }
    }
}

QTEST_APPLESS_MAIN(TestWindowsList)
#include "tst_windowslist.moc"
