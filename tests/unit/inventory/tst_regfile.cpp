// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/clicktorun.h"
#include "inventory/windows/regfile.h"
#include "inventory/windows/registryrules.h"
#include "unit/inventory/windowsfixture.h"

#include <QStringEncoder>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using Patchwijzer::Test::now;
using namespace Qt::Literals::StringLiterals;

class TestRegFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAMachine();
    void readsEveryEncoding_data();
    void readsEveryEncoding();
    void readsValues_data();
    void readsValues();
    void deletesKeysAndValues();
    void reportsWhatIsNoValue();
    void readsOldFiles();
    void knowsItsForm_data();
    void knowsItsForm();
    void keepsBothOfOneProgram();
    void tellsAServer_data();
    void tellsAServer();
    void knowsThatARestartIsToCome_data();
    void knowsThatARestartIsToCome();
    void takesTheRevisionFromRollups();
    void namesOfficeThatIsNotListed();
    void refusesKeysThatSayNothing();
    void survivesEveryCut();
};

namespace {

QByteArray machine()
{
    return Test::data("machine.reg");
}

const Software *find(const Inventory &inventory, const QString &name, const QString &source = u"registry"_s)
{
    const auto found = std::find_if(inventory.software.begin(), inventory.software.end(),
                                    [&](const Software &one) { return one.name == name && one.source == source; });
    return found == inventory.software.end() ? nullptr : &*found;
}

RegFile parsed(const QByteArray &body)
{
    return parseRegFile("Windows Registry Editor Version 5.00\r\n\r\n" + body, u"f"_s).value_or(RegFile());
}

constexpr auto currentVersion = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"_L1;

} // namespace

void TestRegFile::readsAMachine()
{
    const auto inventory = readRegFile(machine(), u"m.reg"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->skipped, QList<Error>());
    QCOMPARE(inventory->notLookedAt, QList<NotLookedAt>());
    QCOMPARE(inventory->takenAt, now);
    QVERIFY(inventory->machine.restartPending);
    QCOMPARE(inventory->machine.architecture, u"amd64"_s);
    const auto &windows = *inventory->machine.windows;
    QCOMPARE(windows.productName, u"Windows 11 Pro"_s);
    QCOMPARE(windows.build, u"10.0.22631.3007"_s);
    QCOMPARE(windows.displayVersion, u"23H2"_s);
    QCOMPARE(windows.advisoryName, u"Windows 11 Version 23H2 for x64-based Systems"_s);
    QCOMPARE(windows.installedUpdates, (QList<QString>{u"4023057"_s, u"5033920"_s}));
    QVERIFY(windows.updatesKnown);

    const auto *const program = find(*inventory, u"Voorbeeld \"Boekhouder\" C:\\Map"_s);
    QVERIFY(program);
    QCOMPARE(program->version, u"5.16.6"_s);
    QCOMPARE(program->versionOrigin, VersionOrigin::Suffix);
    QCOMPARE(program->publisher, u"Example B.V."_s);
    QCOMPARE(program->installedSizeBytes, 2048 * 1024);
    QCOMPARE(program->scope, InstallScope::Machine);
    const auto *const other = find(*inventory, u"Other user's program"_s);
    QVERIFY(other);
    QCOMPARE(other->version, u"4.2"_s);
    QCOMPARE(other->scope, InstallScope::User);

    const auto *const office = find(*inventory, u"Microsoft 365-apps voor bedrijven - nl-nl"_s, u"clickToRun"_s);
    QVERIFY(office);
    QCOMPARE(office->version, u"16.0.17231.20236"_s);
    QCOMPARE(office->channel, u"Current Channel"_s);
    QVERIFY(office->held);
    const SoftwareIdentifier product{SoftwareIdentifier::Kind::OfficeProduct, u"O365BusinessRetail"_s};
    const SoftwareIdentifier channel{SoftwareIdentifier::Kind::OfficeChannel,
                                     u"492350f6-3a01-4f97-b9c0-c7c6ddf67d60"_s};
    QVERIFY(office->identifiers.contains(product));
    QVERIFY(office->identifiers.contains(channel));
    QVERIFY(find(*inventory, u"Microsoft Visio Professional"_s, u"clickToRun"_s));

    const auto *const app = find(*inventory, u"Example.Terminal"_s, u"msix"_s);
    QVERIFY(app);
    QCOMPARE(app->version, u"1.18.3181.0"_s);
    QCOMPARE(app->architecture, u"x64"_s);
    const SoftwareIdentifier family{SoftwareIdentifier::Kind::PackageFamily, u"Example.Terminal_8wekyb3d8bbwe"_s};
    QCOMPARE(app->identifiers, QList<SoftwareIdentifier>{family});
    QCOMPARE(find(*inventory, u"Example.Photos"_s, u"msix"_s)->scope, InstallScope::Machine);
    QVERIFY(!find(*inventory, u"Terminal"_s, u"msix"_s));
    QVERIFY(!find(*inventory, u"Hidden"_s));
    QCOMPARE(find(*inventory, u"Windows 11 Pro"_s, u"windows"_s)->version, u"10.0.22631.3007"_s);
}

void TestRegFile::readsEveryEncoding_data()
{
    QTest::addColumn<QStringConverter::Encoding>("encoding");
    QTest::addColumn<bool>("mark");
    QTest::newRow("UTF-16LE") << QStringConverter::Utf16LE << true;
    QTest::newRow("UTF-16BE") << QStringConverter::Utf16BE << true;
    QTest::newRow("UTF-16LE without a mark") << QStringConverter::Utf16LE << false;
    QTest::newRow("UTF-8 with a mark") << QStringConverter::Utf8 << true;
    QTest::newRow("Latin-1") << QStringConverter::Latin1 << false;
}

void TestRegFile::readsEveryEncoding()
{
    QFETCH(const QStringConverter::Encoding, encoding);
    QFETCH(const bool, mark);
    QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    const QByteArray bytes = encoder.encode(QString::fromUtf8(machine()).replace(u'\n', u"\r\n"_s));
    QVERIFY(looksLikeRegFile(bytes));
    const auto expected = readRegFile(machine(), u"f"_s, now);
    const auto inventory = readRegFile(bytes, u"f"_s, now);
    QVERIFY(inventory && expected);
    QCOMPARE(inventory->software, expected->software);
    QCOMPARE(inventory->machine, expected->machine);
}

void TestRegFile::readsValues_data()
{
    using Kind = RegistryValue::Kind;
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<RegistryValue>("expected");
    const auto row = [](const char *name, const QByteArray &line, const RegistryValue &value) {
        QTest::newRow(name) << line << value;
    };
    row("text", "\"n\"=\"a \\\"b\\\" c:\\\\d\"", {u"n"_s, Kind::String, u"a \"b\" c:\\d"_s});
    row("other backslashes stay", "\"n\"=\"a\\b\"", {u"n"_s, Kind::String, u"a\\b"_s});
    row("default value", "@=\"x\"", {QString(), Kind::String, u"x"_s});
    row("blanks", "  \"n\" = \"x\"  ", {u"n"_s, Kind::String, u"x"_s});
    row("equals sign in the name", "\"a=b\"=\"x\"", {u"a=b"_s, Kind::String, u"x"_s});
    row("number", "\"n\"=dword:0000000A", {u"n"_s, Kind::Number, {}, 10});
    row("long number", "\"n\"=hex(b):01,00,00,00,01,00,00,00", {u"n"_s, Kind::Number, {}, 0x100000001});
    row("number in hex", "\"n\"=hex(4):0a,00,00,00", {u"n"_s, Kind::Number, {}, 10});
    row("expanding text", "\"n\"=hex(2):61,00,62,00,00,00", {u"n"_s, Kind::String, u"ab"_s});
    row("texts", "\"n\"=hex(7):61,00,00,00,62,00,00,00,00,00", {u"n"_s, Kind::Multi, u"a\nb"_s});
    row("bytes", "\"n\"=hex:01,02", {u"n"_s, Kind::Other});
    row("no bytes", "\"n\"=hex:", {u"n"_s, Kind::Other});
    row("lines", "\"n\"=hex(2):61,00,\\\r\n  62,00,\\\r\n  00,00", {u"n"_s, Kind::String, u"ab"_s});
    row("end of line in a text", "\"n\"=\"a\r\nb\"", {u"n"_s, Kind::String, u"a\nb"_s});
    row("later value", "\"N\"=\"a\"\r\n\"n\"=\"b\"", {u"n"_s, Kind::String, u"b"_s});
}

void TestRegFile::readsValues()
{
    QFETCH(const QByteArray, line);
    QFETCH(const RegistryValue, expected);
    const auto file = parsed("[HKLM\\Software\\X]\r\n" + line + "\r\n");
    QCOMPARE(file.skipped, QList<Error>());
    QCOMPARE(file.keys.size(), 1);
    QCOMPARE(file.keys[0].path, u"HKEY_LOCAL_MACHINE\\Software\\X"_s);
    QCOMPARE(file.keys[0].values, QList<RegistryValue>{expected});
}

void TestRegFile::deletesKeysAndValues()
{
    const auto file = parsed("[HKLM\\A]\r\n\"x\"=\"1\"\r\n\"y\"=\"2\"\r\n\"X\"=-\r\n"
                             "[HKLM\\A\\B]\r\n\"z\"=\"3\"\r\n[HKLM\\AB]\r\n\"q\"=\"4\"\r\n"
                             "[-HKLM\\a\\b]\r\n\"ignored\"=\"5\"\r\n[HKLM\\C\\D]\r\n\"d\"=\"6\"\r\n[-HKLM\\C]\r\n"
                             "[HKLM\\C\\D]\r\n\"e\"=\"7\"\r\n");
    QStringList found;
    for (const auto &key : file.keys) {
        for (const auto &value : key.values)
            found.append(key.path + u':' + value.name);
    }
    QCOMPARE(
        found,
        (QStringList{u"HKEY_LOCAL_MACHINE\\A:y"_s, u"HKEY_LOCAL_MACHINE\\AB:q"_s, u"HKEY_LOCAL_MACHINE\\C\\D:e"_s}));
}

void TestRegFile::reportsWhatIsNoValue()
{
    const auto file = parsed("[HKLM\\A]\r\nnonsense\r\n\"a\"=dword:xyz\r\n\"b\"=hex:1,zz\r\n\"c\"\r\n\"d\"=\"fine\"\r\n"
                             "\"e\"=\"open\r\n[]\r\n; a comment\r\n");
    QCOMPARE(file.keys[0].values.size(), 1);
    QCOMPARE(file.skipped.size(), 6);
    QCOMPARE(file.skipped[0].where, u"f:4"_s);
}

void TestRegFile::readsOldFiles()
{
    const auto inventory = readRegFile("REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\"
                                       "CurrentVersion\\Uninstall\\A]\r\n\"DisplayName\"=\"Caf\xe9\"\r\n"
                                       "\"DisplayVersion\"=hex(2):31,2e,32,00\r\n",
                                       u"f"_s, now);
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 1);
    QCOMPARE(inventory->software[0].name, u"Café"_s);
    QCOMPARE(inventory->software[0].version, u"1.2"_s);
}

void TestRegFile::knowsItsForm_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("expected");
    QTest::newRow("5") << QByteArray("Windows Registry Editor Version 5.00\r\n") << true;
    QTest::newRow("4") << QByteArray("\r\nREGEDIT4\r\n") << true;
    QTest::newRow("other") << QByteArray("[HKLM]\r\n") << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void TestRegFile::knowsItsForm()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, expected);
    QCOMPARE(looksLikeRegFile(bytes), expected);
    const auto file = parseRegFile(bytes, u"f"_s);
    QCOMPARE(file.has_value(), expected);
    if (!expected)
        QCOMPARE(file.error().code, Error::Code::UnknownFormat);
}

void TestRegFile::keepsBothOfOneProgram()
{
    const auto inventory = readRegFile(machine(), u"f"_s, now);
    QVERIFY(inventory);
    QList<std::pair<InstallScope, QString>> found;
    for (const auto &software : inventory->software) {
        if (software.name == "Example 32"_L1)
            found.append({software.scope, software.architecture});
    }
    QCOMPARE(
        found,
        (QList<std::pair<InstallScope, QString>>{{InstallScope::User, QString()}, {InstallScope::Machine, u"x86"_s}}));
}

void TestRegFile::tellsAServer_data()
{
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<QString>("expected");
    QTest::newRow("installation type") << QByteArray("\"CurrentBuild\"=\"20348\"\n\"InstallationType\"=\"Server\"\n")
                                       << u"Windows Server 2022"_s;
    QTest::newRow("core") << QByteArray("\"CurrentBuild\"=\"17763\"\n\"InstallationType\"=\"Server Core\"\n")
                          << u"Windows Server 2019 (Server Core installation)"_s;
    QTest::newRow("product name") << QByteArray(
        "\"CurrentBuild\"=\"9600\"\n\"ProductName\"=\"Windows Server 2012 R2\"\n")
                                  << u"Windows Server 2012 R2"_s;
    QTest::newRow("edition") << QByteArray("\"CurrentBuild\"=\"26100\"\n\"EditionID\"=\"ServerStandard\"\n")
                             << u"Windows Server 2025"_s;
    QTest::newRow("client") << QByteArray("\"CurrentBuild\"=\"26100\"\n\"BuildLab\"=\"26100.arm64fre.x\"\n")
                            << u"Windows 11 Version 24H2 for ARM64-based Systems"_s;
    QTest::newRow("XP") << QByteArray("\"CurrentBuildNumber\"=\"2600\"\n\"CSDVersion\"=\"Service Pack 3\"\n")
                        << u"Microsoft Windows XP Service Pack 3"_s;
}

void TestRegFile::tellsAServer()
{
    QFETCH(const QByteArray, values);
    const auto inventory = readRegFile(
        "Windows Registry Editor Version 5.00\n\n[" + QByteArray(currentVersion.data()) + "]\n" + values, u"f"_s, now);
    QVERIFY(inventory);
    QTEST(inventory->machine.windows->advisoryName, "expected");
}

void TestRegFile::knowsThatARestartIsToCome_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("expected");
    const auto base = u"HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\"_s;
    QTest::newRow("update") << base + u"WindowsUpdate\\Auto Update\\RebootRequired"_s << true;
    QTest::newRow("after update") << base + u"WindowsUpdate\\Auto Update\\PostRebootReporting"_s << true;
    QTest::newRow("servicing") << base + u"Component Based Servicing\\RebootPending"_s << true;
    QTest::newRow("servicing goes on") << base + u"Component Based Servicing\\RebootInProgress\\x"_s << true;
    QTest::newRow("packages") << base + u"Component Based Servicing\\PackagesPending"_s << true;
    QTest::newRow("services") << base + u"WindowsUpdate\\Services\\Pending\\x"_s << true;
    QTest::newRow("nothing") << base + u"WindowsUpdate\\Auto Update\\Results"_s << false;
}

void TestRegFile::knowsThatARestartIsToCome()
{
    QFETCH(const QString, path);
    const RegistryKey uninstall{u"HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall"_s, {}};
    const auto inventory = inventoryOfRegistry({uninstall, {path, {}}}, u"f"_s, now);
    QVERIFY(inventory);
    QTEST(inventory->machine.restartPending, "expected");
}

void TestRegFile::takesTheRevisionFromRollups()
{
    const auto packages =
        u"HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages\\"_s;
    const auto rollup = [&](const QString &version, quint64 state) {
        return RegistryKey{packages + u"Package_for_RollupFix~31bf3856ad364e35~amd64~~"_s + version,
                           {{u"CurrentState"_s, RegistryValue::Kind::Number, {}, state}}};
    };
    const auto build = [](const QList<RegistryKey> &keys) {
        const auto inventory = inventoryOfRegistry(keys, u"f"_s, now);
        return inventory ? inventory->machine.windows->build : u"refused"_s;
    };
    const RegistryKey release{QString(currentVersion), {{u"CurrentBuild"_s, RegistryValue::Kind::String, u"19045"_s}}};
    QCOMPARE(build({rollup(u"19041.2364.1.9"_s, 0x70), rollup(u"19041.2006.1.7"_s, 0x50), release}),
             u"10.0.19045.2364"_s);
    QCOMPARE(build({rollup(u"19041.2364.1.9"_s, 0x40), release}), u"10.0.19045"_s);
    QCOMPARE(build({rollup(u"22621.2364.1.9"_s, 0x70), release}), u"10.0.19045"_s);
    // 19041 may be any of five releases; 17763 is one.
    QCOMPARE(build({rollup(u"19041.2364.1.9"_s, 0x70)}), QString());
    QCOMPARE(build({rollup(u"17763.3406.1.5"_s, 0x70)}), u"10.0.17763.3406"_s);
}

void TestRegFile::namesOfficeThatIsNotListed()
{
    QList<Software> software;
    addOffice({u"16.0.17231.20236"_s, {u"ProPlus2021Volume"_s, u"UnknownRetail"_s}, u"x64"_s, {}, false}, &software);
    QCOMPARE(software.size(), 2);
    QCOMPARE(software[0].name, u"Microsoft Office LTSC Professional Plus 2021"_s);
    QCOMPARE(software[0].architecture, u"x64"_s);
    QVERIFY(!software[0].held);
    QCOMPARE(software[1].name, u"Microsoft Office (UnknownRetail)"_s);
}

void TestRegFile::refusesKeysThatSayNothing()
{
    const auto inventory = readRegFile("REGEDIT4\n[HKEY_LOCAL_MACHINE\\Software\\X]\n\"a\"=\"b\"\n", u"f"_s, now);
    QVERIFY(!inventory);
    QCOMPARE(inventory.error().code, Error::Code::NoSoftwareList);
}

void TestRegFile::survivesEveryCut()
{
    const auto whole = machine();
    for (qsizetype size = 0; size < whole.size(); size += 7) {
        const auto inventory = readRegFile(whole.first(size), u"f"_s, now);
        QVERIFY(inventory || !inventory.error().detail.isEmpty());
    }
}

QTEST_APPLESS_MAIN(TestRegFile)
#include "tst_regfile.moc"
