// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/wingetlist.h"
#include "inventory/windows/wingettable.h"
#include "unit/inventory/windowsfixture.h"

#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;
using Kind = SoftwareIdentifier::Kind;

class TestWingetList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsATableWithEverythingAroundIt();
    void readsRows_data();
    void readsRows();
    void knowsColumnsInEveryLanguage_data();
    void knowsColumnsInEveryLanguage();
    void undoesTheConsole();
    void readsLinesInJson();
    void tellsListsFromOtherOutput_data();
    void tellsListsFromOtherOutput();
    void readsAnExport();
    void refusesOtherJson_data();
    void refusesOtherJson();
    void survivesEveryCut();
};

void TestWingetList::readsATableWithEverythingAroundIt()
{
    const auto bytes = data("winget-list-nl.txt");
    QVERIFY(looksLikeWingetList(bytes));
    const auto inventory = readWingetList(bytes, u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 10);
    const auto zip = find(*inventory, u"7-Zip 24.08 (x64)"_s);
    QCOMPARE(zip.version, u"24.08"_s);
    QCOMPARE(zip.source, u"winget"_s);
    QCOMPARE(zip.identifiers, (QList<SoftwareIdentifier>{{Kind::Winget, u"7zip.7zip"_s}}));
    QCOMPARE(find(*inventory, u"카카오톡"_s).version, u"3.4.8"_s);
    QCOMPARE(find(*inventory, u"Discord"_s).version, u"1.0.1"_s);
    QCOMPARE(find(*inventory, u"E-mail en agenda"_s).version, QString());
    const NotLookedAt cut{u"wingetIds"_s, u"cutShort"_s, u"3 of 10 rows"_s};
    QVERIFY(inventory->notLookedAt.contains(cut));
    QVERIFY(std::is_sorted(inventory->software.begin(), inventory->software.end(),
                           [](const Software &one, const Software &next) { return one.name < next.name; }));
}

void TestWingetList::readsRows_data()
{
    QTest::addColumn<WingetRow>("row");
    QTest::addColumn<QString>("version");
    QTest::addColumn<VersionOrigin>("origin");
    QTest::addColumn<QString>("identifier");
    QTest::addColumn<InstallScope>("scope");
    QTest::addColumn<QString>("architecture");
    const auto recorded = VersionOrigin::Recorded;
    QTest::newRow("machine") << WingetRow{u"A"_s, u"ARP\\Machine\\X64\\{0A1B}"_s, u"5.16.6 (24712)"_s, {}, {}}
                             << u"5.16.6"_s << VersionOrigin::Suffix << u"{0a1b}"_s << InstallScope::Machine
                             << u"x64"_s;
    QTest::newRow("user") << WingetRow{u"Hulp 2.5"_s, u"ARP\\User\\X86\\Hulp_is1"_s, u"Unknown"_s, {}, {}} << u"2.5"_s
                          << VersionOrigin::DisplayName << u"hulp_is1"_s << InstallScope::User << u"x86"_s;
    QTest::newRow("key cut short") << WingetRow{u"A"_s, u"ARP\\Machine\\X86\\{0A1…"_s, u"1.0"_s, {}, {}} << u"1.0"_s
                                   << recorded << QString() << InstallScope::Machine << u"x86"_s;
    QTest::newRow("app") << WingetRow{u"A"_s, u"MSIX\\Example.App_1.2.3.4_arm64__8wekyb3d8bbwe"_s, u"Unknown"_s, {}, {}}
                         << u"1.2.3.4"_s << recorded << u"Example.App_8wekyb3d8bbwe"_s << InstallScope::User
                         << u"arm64"_s;
    QTest::newRow("app cut short") << WingetRow{u"A"_s, u"MSIX\\Example.App_1.2.3.4_…"_s, u"1.2.…"_s, {}, {}}
                                   << u"1.2.3.4"_s << recorded << QString() << InstallScope::User << QString();
    QTest::newRow("family") << WingetRow{u"A"_s, u"Example.App_8wekyb3d8bbwe"_s, u"1.0"_s, {}, {}} << u"1.0"_s
                            << recorded << u"Example.App_8wekyb3d8bbwe"_s << InstallScope::Unknown << QString();
    QTest::newRow("approximate") << WingetRow{u"A"_s, u"A.A"_s, u"< 3.12.0"_s, {}, u"winget"_s} << u"< 3.12.0"_s
                                 << recorded << u"A.A"_s << InstallScope::Unknown << QString();
    QTest::newRow("store") << WingetRow{u"A"_s, u"9NBLGGH5R558"_s, u"Unknown"_s, {}, u"msstore"_s} << QString()
                           << recorded << u"9NBLGGH5R558"_s << InstallScope::Unknown << QString();
    QTest::newRow("key of old") << WingetRow{u"A"_s, u"{AAAA-1}"_s, u"10.0"_s, {}, {}} << u"10.0"_s << recorded
                                << u"{aaaa-1}"_s << InstallScope::Unknown << QString();
    QTest::newRow("name cut short") << WingetRow{u"Example 2.…"_s, u"A.A"_s, u"Unknown"_s, {}, u"winget"_s} << QString()
                                    << recorded << u"A.A"_s << InstallScope::Unknown << QString();
}

void TestWingetList::readsRows()
{
    QFETCH(const WingetRow, row);
    QFETCH(const QString, identifier);
    const auto software = wingetProgram(row);
    QVERIFY(software);
    QTEST(software->version, "version");
    QTEST(software->versionOrigin, "origin");
    QTEST(software->scope, "scope");
    QTEST(software->architecture, "architecture");
    QCOMPARE(software->identifiers.isEmpty() ? QString() : software->identifiers[0].value, identifier);
}

void TestWingetList::knowsColumnsInEveryLanguage_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("row");
    QTest::newRow("English") << u"Name    Id       Version Available Source"_s
                             << u"Editor  A.Editor 1.0     2.0       winget"_s;
    QTest::newRow("Dutch") << u"Naam    Id       Versie  Beschikbaar Bron"_s
                           << u"Editor  A.Editor 1.0     2.0         winget"_s;
    QTest::newRow("German") << u"Name    ID       Version Verfügbar Quelle"_s
                            << u"Editor  A.Editor 1.0     2.0       winget"_s;
    QTest::newRow("French") << u"Nom     ID       Version Disponible Source"_s
                            << u"Editor  A.Editor 1.0     2.0        winget"_s;
    QTest::newRow("Russian") << u"Имя     ИД       Версия  Доступно Источник"_s
                             << u"Editor  A.Editor 1.0     2.0      winget"_s;
    QTest::newRow("Chinese") << u"名称    ID       版本    可用     源"_s
                             << u"Editor  A.Editor 1.0     2.0      winget"_s;
    QTest::newRow("Korean") << u"이름    장치 ID  버전    사용 가능 원본"_s
                            << u"Editor  A.Editor 1.0     2.0       winget"_s;
    QTest::newRow("heading of two words")
        << u"Name    Ident nr Version Available Source"_s << u"Editor  A.Editor 1.0     2.0       winget"_s;
}

void TestWingetList::knowsColumnsInEveryLanguage()
{
    QFETCH(const QString, header);
    QFETCH(const QString, row);
    const auto tables = wingetTables(header + u"\r\n"_s + QString(50, u'-') + u"\r\n"_s + row + u"\r\n\r\n"_s);
    QVERIFY(!tables.search);
    const WingetRow expected{u"Editor"_s, u"A.Editor"_s, u"1.0"_s, u"2.0"_s, u"winget"_s};
    QCOMPARE(tables.rows, QList<WingetRow>{expected});
}

void TestWingetList::undoesTheConsole()
{
    const auto tables = wingetTables(u"Name         Id          Version\n--------------------------------\n"
                                     "Long nameΓÇª   A.Longer    1.0\nCaf├⌐         A.Cafe      2.0\n"_s);
    QCOMPARE(tables.rows.size(), 2);
    QCOMPARE(tables.rows[0].name, u"Long name…"_s);
    QCOMPARE(tables.rows[0].id, u"A.Longer"_s);
    QCOMPARE(tables.rows[1].name, u"Café"_s);
}

void TestWingetList::readsLinesInJson()
{
    const QByteArray lines("[\"\",\"   - \",\"Name    Id       Version Source\",\"" + QByteArray(40, '-')
                           + "\",\"Editor  A.Editor 1.0     winget\"]");
    QVERIFY(looksLikeWingetList(lines));
    const auto inventory = readWingetList(lines, u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 1);
    QCOMPARE(inventory->software[0].version, u"1.0"_s);
}

void TestWingetList::tellsListsFromOtherOutput_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("detail");
    QTest::newRow("search") << QByteArray("Name    Id       Version Match        Source\n"
                                          "---------------------------------------------\n"
                                          "Editor  A.Editor 1.0     Tag: editor  winget\n")
                            << u"a search of winget, not a list of what is installed"_s;
    QTest::newRow("search in Dutch") << QByteArray("Naam    Id       Versie  Overeenkomst Bron\n"
                                                   "---------------------------------------------\n"
                                                   "Editor  A.Editor 1.0                  winget\n")
                                     << u"a search of winget, not a list of what is installed"_s;
    QTest::newRow("one program") << QByteArray("Found Mozilla Firefox [Mozilla.Firefox]\nVersion: 138.0.1\n")
                                 << u"no table of winget"_s;
    QTest::newRow("story") << QByteArray("A title\n-------\nSome words of a story.\n") << u"no table of winget"_s;
    QTest::newRow("empty") << QByteArray() << u"no table of winget"_s;
}

void TestWingetList::tellsListsFromOtherOutput()
{
    QFETCH(const QByteArray, bytes);
    const auto inventory = readWingetList(bytes, u"f"_s, now);
    QVERIFY(!inventory);
    QCOMPARE(inventory.error().code, Error::Code::UnknownFormat);
    QTEST(inventory.error().detail, "detail");
}

void TestWingetList::readsAnExport()
{
    const auto bytes = data("winget-export.json");
    QVERIFY(looksLikeWingetExport(bytes));
    const auto inventory = readWingetExport(bytes, u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 3);
    QCOMPARE(find(*inventory, u"Example.Editor"_s).version, u"24.08"_s);
    QCOMPARE(find(*inventory, u"Example.Viewer"_s).version, QString());
    QCOMPARE(find(*inventory, u"Example.Viewer"_s).scope, InstallScope::User);
    QCOMPARE(inventory->skipped.size(), 3);
    QCOMPARE(inventory->skipped[0].where, u"f/Sources/0/Packages/2"_s);
}

void TestWingetList::refusesOtherJson_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Error::Code>("code");
    QTest::newRow("no JSON") << QByteArray("{") << Error::Code::NotJson;
    QTest::newRow("no sources") << QByteArray("{}") << Error::Code::UnknownFormat;
    QTest::newRow("list") << QByteArray("[]") << Error::Code::UnknownFormat;
    QTest::newRow("nothing in it") << QByteArray("{\"Sources\":[]}") << Error::Code::NoSoftwareList;
    QTest::newRow("id twice") << QByteArray(
        R"({"Sources":[{"Packages":[{"PackageIdentifier":"A.B","PackageIdentifier":"A.C"}]}]})")
                              << Error::Code::NoSoftwareList;
}

void TestWingetList::refusesOtherJson()
{
    QFETCH(const QByteArray, bytes);
    const auto inventory = readWingetExport(bytes, u"f"_s, now);
    QVERIFY(!inventory);
    QTEST(inventory.error().code, "code");
    QVERIFY(!looksLikeWingetExport("{\"name\":1}"));
}

void TestWingetList::survivesEveryCut()
{
    for (const auto *name : {"winget-list-nl.txt", "winget-export.json"}) {
        const auto whole = data(name);
        for (qsizetype size = 0; size < whole.size(); size += 3) {
            (void)readWingetList(whole.first(size), u"f"_s, now);
            (void)looksLikeWingetExport(whole.first(size));
            QVERIFY(!readWingetExport(whole.first(size), u"f"_s, now) || size + 2 >= whole.size());
        }
    }
}

QTEST_APPLESS_MAIN(TestWingetList)
#include "tst_wingetlist.moc"
