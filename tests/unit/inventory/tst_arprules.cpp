// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/arprules.h"
#include "inventory/windows/installdate.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;
using Reason = NotAProgram::Reason;

class TestArpRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsARow();
    void hidesWhatWindowsHides_data();
    void hidesWhatWindowsHides();
    void showsWhatWindowsShows_data();
    void showsWhatWindowsShows();
    void keepsTheUpdatesOfSqlServer();
    void findsTheVersion_data();
    void findsTheVersion();
    void readsAVersionField_data();
    void readsAVersionField();
    void readsAVersionInAName_data();
    void readsAVersionInAName();
    void readsDates_data();
    void readsDates();
    void knowsTheNumberOfAnUpdate_data();
    void knowsTheNumberOfAnUpdate();
};

namespace {

UninstallKey key(const QString &displayName, const QString &name = u"Example"_s)
{
    UninstallKey key;
    key.name = name;
    key.displayName = displayName;
    return key;
}

} // namespace

void TestArpRules::readsARow()
{
    auto row = key(u"  Example\tEditor \n"_s, u"{0A1B2C3D-0000-4000-8000-00000000ABCD}"_s);
    row.scope = InstallScope::User;
    row.architecture = u"x86"_s;
    row.displayVersion = u"2.5.1"_s;
    row.publisher = u"Example B.V."_s;
    row.installDate = u"20240131"_s;
    row.installLocation = u"C:\\Program Files\\Example\\"_s;
    row.estimatedSizeKiB = 2048;
    row.windowsInstaller = 1;
    const auto judged = programOf(row);
    QVERIFY(std::holds_alternative<Software>(judged));
    const auto &software = std::get<Software>(judged);
    QCOMPARE(software.name, u"Example Editor"_s);
    QCOMPARE(software.version, u"2.5.1"_s);
    QCOMPARE(software.sourceVersion, u"2.5.1"_s);
    QCOMPARE(software.versionOrigin, VersionOrigin::Recorded);
    QCOMPARE(software.scheme, VersionScheme::Windows);
    QCOMPARE(software.kind, SoftwareKind::Program);
    QCOMPARE(software.source, u"registry"_s);
    QCOMPARE(software.publisher, u"Example B.V."_s);
    QCOMPARE(software.installed, QDate(2024, 1, 31));
    QCOMPARE(software.location, u"C:\\Program Files\\Example\\"_s);
    QCOMPARE(software.installedSizeBytes, 2048 * 1024);
    QCOMPARE(software.scope, InstallScope::User);
    QCOMPARE(software.architecture, u"x86"_s);
    const SoftwareIdentifier code{SoftwareIdentifier::Kind::ProductCode, u"{0a1b2c3d-0000-4000-8000-00000000abcd}"_s};
    QCOMPARE(software.identifiers, QList<SoftwareIdentifier>{code});
}

void TestArpRules::hidesWhatWindowsHides_data()
{
    QTest::addColumn<UninstallKey>("row");
    QTest::addColumn<NotAProgram>("expected");
    const auto add = [](const char *name, const UninstallKey &row, Reason reason, const QString &kb = {}) {
        QTest::newRow(name) << row << NotAProgram{reason, kb};
    };
    add("no name", key({}), Reason::NoName);
    add("blanks for a name", key(u" \t "_s), Reason::NoName);
    auto row = key(u"Example Runtime"_s);
    row.systemComponent = 1;
    add("system component", row, Reason::SystemComponent);
    row = key(u"Example"_s);
    row.valueCount = 1;
    add("one value", row, Reason::NoContent);
    row.valueCount = 0;
    add("no value", row, Reason::NoContent);
    row = key(u"Example Office Proofing (Dutch)"_s);
    row.parentKeyName = u"Office14.PROPLUS"_s;
    add("part of another", row, Reason::PartOfOther);
    row = key(u"Security Update for Example 2010 (KB2597126) 32-Bit Edition"_s);
    row.parentKeyName = u"Office14.PROPLUS"_s;
    add("update of a program", row, Reason::Update, u"2597126"_s);
    row.parentKeyName.clear();
    add("update by its name alone", row, Reason::Update, u"2597126"_s);
    add("Dutch update", key(u"Beveiligingsupdate voor Windows (KB2079403)"_s), Reason::Update, u"2079403"_s);
    add("French update", key(u"Mise à jour de sécurité pour Windows (KB2079403)"_s), Reason::Update, u"2079403"_s);
    add("key KBnnnnnn", key(u"Anything"_s, u"KB2467173"_s), Reason::Update, u"2467173"_s);
    add("key of a part", key(u"Anything"_s, u"{D69C8EDE-BBC5-436B-8E0E-C5A6D311CF4F}.KB2565057"_s), Reason::Update,
        u"2565057"_s);
    add("key without a name", key({}, u"KB2467173"_s), Reason::Update, u"2467173"_s);
    add("row of a package manager", key(u"KB2919355"_s), Reason::Update);
    for (const auto *type : {"Update", "Hotfix", "Security Update", "Service Pack", "update rollup "}) {
        row = key(u"Example fix"_s);
        row.releaseType = QString::fromLatin1(type);
        add(type, row, Reason::Update);
    }
    row = key(u"Example fix (KB123456)"_s);
    row.releaseType = u"Hotfix"_s;
    row.systemComponent = 1;
    add("hidden update", row, Reason::Update, u"123456"_s);
}

void TestArpRules::hidesWhatWindowsHides()
{
    QFETCH(const UninstallKey, row);
    QFETCH(const NotAProgram, expected);
    const auto judged = programOf(row);
    QVERIFY(std::holds_alternative<NotAProgram>(judged));
    QCOMPARE(std::get<NotAProgram>(judged).reason, expected.reason);
    QCOMPARE(std::get<NotAProgram>(judged).kb, expected.kb);
}

void TestArpRules::showsWhatWindowsShows_data()
{
    QTest::addColumn<UninstallKey>("row");
    auto row = key(u"Example"_s);
    row.systemComponent = 0;
    QTest::newRow("system component 0") << row;
    row = key(u"Example"_s);
    row.systemComponent = 2;
    QTest::newRow("system component 2") << row;
    row = key(u"Example"_s);
    row.parentKeyName = u" "_s;
    QTest::newRow("parent of blanks") << row;
    row = key(u"Example"_s);
    row.releaseType = u"Product"_s;
    QTest::newRow("other release type") << row;
    row.valueCount = 2;
    QTest::newRow("two values") << row;
    QTest::newRow("a fix that is the program") << key(u"MSXML 4.0 SP2 (KB954430)"_s);
    QTest::newRow("KB within a word") << key(u"Example"_s, u"MKB2467173"_s);
}

void TestArpRules::showsWhatWindowsShows()
{
    QFETCH(const UninstallKey, row);
    QVERIFY(std::holds_alternative<Software>(programOf(row)));
}

void TestArpRules::keepsTheUpdatesOfSqlServer()
{
    auto row = key(u"Hotfix 4345 for SQL Server\u00a02019 (KB5033688) (64-bit)"_s, u"KB5033688"_s);
    row.parentKeyName = u"Microsoft SQL Server 2019"_s;
    row.releaseType = u"Hotfix"_s;
    row.displayVersion = u"15.0.4345.5"_s;
    const auto judged = programOf(row);
    QVERIFY(std::holds_alternative<Software>(judged));
    QCOMPARE(std::get<Software>(judged).version, u"15.0.4345.5"_s);
    // Without a version it is an update as any other.
    row.displayVersion.clear();
    const auto other = programOf(row);
    QVERIFY(std::holds_alternative<NotAProgram>(other));
    QCOMPARE(std::get<NotAProgram>(other).kb, u"5033688"_s);
}

void TestArpRules::findsTheVersion_data()
{
    QTest::addColumn<UninstallKey>("row");
    QTest::addColumn<QString>("version");
    QTest::addColumn<VersionOrigin>("origin");
    auto row = key(u"Example 9.9"_s);
    row.displayVersion = u"24.08.00.0"_s;
    row.versionMajor = 1;
    QTest::newRow("display version") << row << u"24.08.00.0"_s << VersionOrigin::Recorded;
    row.displayVersion = u"unknown"_s;
    row.versionMinor = 7;
    row.majorVersion = 5;
    QTest::newRow("parts") << row << u"1.7"_s << VersionOrigin::VersionParts;
    row.versionMajor.reset();
    row.versionMinor.reset();
    QTest::newRow("other parts") << row << u"5.0"_s << VersionOrigin::VersionParts;
    row.majorVersion.reset();
    row.version = 0x05002ee0;
    QTest::newRow("number of the installer") << row << u"5.0.12000"_s << VersionOrigin::MsiNumber;
    row.version = 0;
    QTest::newRow("name") << row << u"9.9"_s << VersionOrigin::DisplayName;
    row = key(u"Example 4.1.33.0 (64-bit)"_s);
    row.versionMajor = 4;
    row.versionMinor = 1;
    QTest::newRow("name goes on from the parts") << row << u"4.1.33.0"_s << VersionOrigin::DisplayName;
    row.versionMinor = 2;
    QTest::newRow("name says something else") << row << u"4.2"_s << VersionOrigin::VersionParts;
    row = key(u"Example"_s);
    row.versionMajor = 0;
    row.versionMinor = 0;
    QTest::newRow("nothing") << row << QString() << VersionOrigin::Recorded;
}

void TestArpRules::findsTheVersion()
{
    QFETCH(const UninstallKey, row);
    QFETCH(const QString, version);
    const auto found = versionOf(row);
    QCOMPARE(found.version, version);
    if (!version.isEmpty())
        QTEST(found.origin, "origin");
}

void TestArpRules::readsAVersionField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("recorded");
    const auto row = [](const char *field, const char *version, bool recorded = false) {
        QTest::newRow(field) << QString::fromUtf8(field) << QString::fromUtf8(version) << recorded;
    };
    row("24.08.00.0", "24.08.00.0", true);
    row(" 1.2.3 ", "1.2.3", false);
    row("12", "12", true);
    row("1.1.1w", "1.1.1w", true);
    row("138.0b3", "138.0b3", true);
    row("1.0-beta", "1.0-beta", true);
    row("1.0 beta 2", "1.0 beta 2", true);
    row("2.4.x-build-26", "2.4.x-build-26", true);
    row("< 3.12.0", "< 3.12.0", true);
    row("5.16.6 (24712)", "5.16.6");
    row("v1.2", "1.2");
    row("V2.0.11", "2.0.11");
    row("140.0.2 (x64 nl)", "140.0.2");
    row("17.14.22 (December 2025)", "17.14.22");
    row("RootsMagic 11.0.2.0 (32-bit)", "11.0.2.0");
    row("11/19/2021 4.0.2.0", "4.0.2.0");
    row("18.1-1", "18.1");
    row("1, 2, 0, 4", "1.2.0.4");
    row("1,2,0,4", "1.2.0.4");
    row("10.0.19041.1 (WinBuild.160101.0800)", "10.0.19041.1");
    row("Version 9 (build 3)", "9");
    row("", "");
    row("x.x.x", "");
    row("0.0.0.0", "");
    row("unknown", "");
    row("\xef\xbf\xbd 1.0", "");
}

void TestArpRules::readsAVersionField()
{
    QFETCH(const QString, field);
    QFETCH(const bool, recorded);
    const auto found = versionInField(field);
    QTEST(found.version, "version");
    if (!found.version.isEmpty())
        QCOMPARE(found.origin,
                 recorded || field.trimmed() == found.version ? VersionOrigin::Recorded : VersionOrigin::Suffix);
    QVERIFY(found.version.isEmpty() || isValidVersion(VersionScheme::Windows, found.version));
}

void TestArpRules::readsAVersionInAName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("version");
    const auto row = [](const char *name, const char *version) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(version);
    };
    row("7-Zip 24.08 (x64)", "24.08");
    row("TreeSize Free V4.7.3 (64 bit)", "4.7.3");
    row("Wondershare DemoCreator 8(Build 8.8.4)", "8.8.4");
    row("FFmpeg 5.0.0 for Audacity - x86_64", "5.0.0");
    row("Plug-in 2.1 for Editor 25.0", "2.1");
    row("Microsoft Visual C++ 2013 x64 Minimum Runtime - 12.0.21005", "12.0.21005");
    row("Iceows V4.20a", "4.20a");
    row("Example 3.0 beta 2", "3.0 beta 2");
    row("Microsoft Office 2016", "");
    row("Windows 10 Update Assistant", "");
    row("OpenSSL 1.1.1za Light (64-bit)", "1.1.1za");
    row("Java 8 Update 391 (64-bit)", "8u391");
    row("Java SE Development Kit 8 Update 20 (64-bit)", "8u20");
    row("Game 8 Update 391", "");
    row("Windows Driver Package - X (CSRBC) USB  (11/19/2021 4.0.2.0)", "4.0.2.0");
    row("Report of 21.08.2020", "");
    row("x86_64-1.5 helper", "");
    row("Room for 1.5 GB", "");
    row("C++11.2x", "");
    row("", "");
}

void TestArpRules::readsAVersionInAName()
{
    QFETCH(const QString, name);
    QTEST(versionInName(name).version, "version");
}

void TestArpRules::readsDates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("expected");
    const auto row = [](const char *text, const QDate &date) {
        QTest::newRow(text) << QString::fromLatin1(text) << date;
    };
    row("20240131", {2024, 1, 31});
    row("2021724", {2021, 7, 24});
    row("7/24/2021", {2021, 7, 24});
    row("3/4/2021", {2021, 3, 4});
    row("24/7/2021", {2021, 7, 24});
    row("24-7-2021", {2021, 7, 24});
    row("24.07.2021", {2021, 7, 24});
    row("2021-07-24", {2021, 7, 24});
    row("7.24.2021", {2021, 7, 24});
    row("5.5.2021", {2021, 5, 5});
    row("3/17/2019 12:00:00 AM", {2019, 3, 17});
    row("2019-03-17T00:00:00Z", {2019, 3, 17});
    row("20130813153755.000000+120", {2013, 8, 13});
    row("/Date(1551740400000)/", {2019, 3, 4});
    row("4.5.2021", {});
    row("4-5-2021", {});
    row("20241301", {});
    row("00000000", {});
    row("19011231", {});
    row("01d4dfd0fb4eb361", {});
    row("2024", {});
    row("1/2", {});
    row("", {});
}

void TestArpRules::readsDates()
{
    QFETCH(const QString, text);
    QTEST(installDate(text), "expected");
}

void TestArpRules::knowsTheNumberOfAnUpdate_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("kb");
    const auto row = [](const char *word, const char *kb) {
        QTest::newRow(word) << QString::fromLatin1(word) << QString::fromLatin1(kb);
    };
    row("KB5034123", "5034123");
    row("kb5034123", "5034123");
    row("KB893803v2", "893803");
    row("KB982381-IE8", "982381");
    row("KB2378111_WM9", "2378111");
    row("{GUID}.KB2565057", "2565057");
    row("Q147222", "147222");
    row("KB12", "");
    row("KB5034123x", "");
    row("MSKB5034123", "");
    row("5034123", "");
    row("Q1", "");
    row("", "");
}

void TestArpRules::knowsTheNumberOfAnUpdate()
{
    QFETCH(const QString, word);
    QTEST(kbOfWord(word), "kb");
}

QTEST_APPLESS_MAIN(TestArpRules)
#include "tst_arprules.moc"
