// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventoryfile.h"
#include "inventory/inventoryorder.h"
#include "support/runprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

using Kind = SoftwareIdentifier::Kind;

/** Programs, Windows and devices in our own JSON; what was there before is tried in tst_inventoryfile. */
class TestInventoryJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsBackEveryField();
    void writesNothingForWhatIsUsual();
    void tellsAnUnknownSourceFromItsOwnName();
    void writesTheSameBytesWhateverTheOrder();
    void fitsTheSchema();
    void theSchemaKnowsNoOtherWord();
    void everyKindOfIdentifierIsReadBack();
    void refusesWithAPointer_data();
    void refusesWithAPointer();

private:
    static QDateTime now() { return {QDate(2026, 11, 22), QTime(6, 0), Qt::UTC}; }
    static Result<Inventory> read(const QByteArray &bytes) { return readInventoryFile(bytes, u"f"_s, now()); }
    static Software program()
    {
        Software one;
        one.name = u"Mozilla Firefox ESR (x64 nl)"_s;
        one.version = u"115.6.0"_s;
        one.scheme = VersionScheme::Windows;
        one.source = u"registry"_s;
        one.publisher = u"Mozilla"_s;
        one.displayName = u"Naam in het menu"_s;
        one.kind = SoftwareKind::Program;
        one.versionOrigin = VersionOrigin::DisplayName;
        one.scope = InstallScope::User;
        one.module = u"nodejs:18"_s;
        one.channel = u"esr"_s;
        one.owner = u"firefox-esr"_s;
        one.location = u"C:\\Program Files\\Mozilla Firefox"_s;
        one.installed = QDate(2024, 2, 29);
        one.endOfLife = true;
        one.epochKnown = false;
        one.endOfLifeReason = u"no longer supported"_s;
        one.identifiers = {{Kind::Winget, u"Mozilla.Firefox.ESR"_s},
                           {Kind::ProductCode, u"mozilla firefox 115.6.0 esr (x64 nl)"_s},
                           {Kind::Cpe, u"cpe:2.3:a:mozilla:firefox_esr:115.6.0:*:*:*:*:*:*:*"_s}};
        return one;
    }
    static Inventory full()
    {
        Inventory inventory;
        inventory.takenAt = now();
        inventory.machine.os = {u"rhel"_s,
                                u"fedora"_s,
                                u"9.2"_s,
                                u"plow"_s,
                                u"Red Hat Enterprise Linux 9.2"_s,
                                u"workstation"_s,
                                u"cpe:/o:redhat:enterprise_linux:9::baseos"_s,
                                u"fedora"_s,
                                u"34"_s,
                                u"thirtyfour"_s};
        WindowsRelease windows;
        windows.productName = u"Windows Server 2022 Standard"_s;
        windows.edition = u"ServerStandard"_s;
        windows.displayVersion = u"21H2"_s;
        windows.servicePack = u"SP1"_s;
        windows.build = u"10.0.20348.2227"_s;
        windows.architecture = u"x64"_s;
        windows.server = true;
        windows.serverCore = true;
        windows.advisoryName = u"Windows Server 2022 (Server Core installation)"_s;
        windows.installedUpdates = {u"5034129"_s, u"5034439"_s};
        windows.updatesKnown = true;
        windows.missingUpdates = {u"5035857"_s};
        inventory.machine.windows = windows;
        inventory.software = {program()};
        inventory.devices = {{u"a1"_s, DeviceKind::Firewall, u"Fortinet"_s, u"FortiGate 40F"_s, u"fortinet-fortigate"_s,
                              u"7.4.4"_s, Answer::Yes, DeviceManager::Supplier, u"in de kast\nbij de deur"_s,
                              QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC)},
                             {u"b2"_s, DeviceKind::CashRegister, u"Sam4s"_s, {}, {}, {}, {}, {}, {}, {}}};
        return inventory;
    }
};

void TestInventoryJson::readsBackEveryField()
{
    const auto inventory = full();
    const auto json = inventoryToJson(inventory);
    const auto again = read(json);
    QVERIFY2(again, again ? "" : qPrintable(again.error().where));
    QVERIFY(again->machine == inventory.machine);
    QVERIFY(again->software == inventory.software);
    QVERIFY(again->devices == inventory.devices);
    QVERIFY(*again == inventory);
    QCOMPARE(inventoryToJson(*again), json);
}

void TestInventoryJson::writesNothingForWhatIsUsual()
{
    Inventory inventory;
    Software one;
    one.name = one.sourcePackage = u"bash"_s;
    one.version = one.sourceVersion = u"5.2-1"_s;
    one.scheme = VersionScheme::Deb;
    one.source = u"dpkg"_s;
    inventory.software = {one};
    const auto root = QJsonDocument::fromJson(inventoryToJson(inventory)).object();
    QCOMPARE(root.keys(), (QStringList{u"machine"_s, u"notLookedAt"_s, u"skipped"_s, u"software"_s}));
    QCOMPARE(root[u"machine"_s].toObject().keys(),
             (QStringList{u"installedKernels"_s, u"live"_s, u"os"_s, u"restartPending"_s}));
    QCOMPARE(root[u"software"_s][0].toObject().keys(),
             (QStringList{u"architecture"_s, u"name"_s, u"scheme"_s, u"source"_s, u"sourcePackage"_s,
                          u"sourceVersion"_s, u"state"_s, u"version"_s}));
}

void TestInventoryJson::tellsAnUnknownSourceFromItsOwnName()
{
    Inventory inventory;
    Software package;
    package.name = u"libssl3"_s;
    package.version = u"3.0.11-1"_s;
    inventory.software = {package};
    const auto again = read(inventoryToJson(inventory));
    QVERIFY(again);
    QVERIFY(again->software == inventory.software);
    const auto old = read(R"({"machine":{},"software":[{"name":"a","version":"1"},
        {"name":"b","version":"1","kind":"program"}]})");
    QVERIFY(old);
    QCOMPARE(old->software[0].sourcePackage, u"a"_s);
    QCOMPARE(old->software[0].sourceVersion, u"1"_s);
    QVERIFY(old->software[1].sourcePackage.isEmpty());
}

void TestInventoryJson::writesTheSameBytesWhateverTheOrder()
{
    auto inventory = full();
    auto other = program();
    other.scope = InstallScope::Machine; // All the rest the same.
    inventory.software.append(other);
    const auto json = inventoryToJson(inventory);
    std::reverse(inventory.software.begin(), inventory.software.end());
    std::reverse(inventory.devices.begin(), inventory.devices.end());
    for (auto &one : inventory.software)
        std::reverse(one.identifiers.begin(), one.identifiers.end());
    QCOMPARE(inventoryToJson(inventory), json);
    QCOMPARE(read(json)->software.size(), 2);
}

void TestInventoryJson::fitsTheSchema()
{
    const auto verdict = Test::validate(u"scan"_s, inventoryToJson(full()));
    if (verdict.exitCode == Test::schemaModuleAbsent)
        QSKIP("SKIP: python3-jsonschema is not installed");
    QVERIFY2(verdict.exitCode == 0, verdict.err.constData());
}

void TestInventoryJson::theSchemaKnowsNoOtherWord()
{
    auto root = QJsonDocument::fromJson(inventoryToJson(full())).object();
    auto software = root[u"software"_s].toArray();
    auto one = software[0].toObject();
    one.insert(u"scope"_s, u"everybody"_s);
    software[0] = one;
    root.insert(u"software"_s, software);
    const auto verdict = Test::validate(u"scan"_s, QJsonDocument(root).toJson());
    if (verdict.exitCode == Test::schemaModuleAbsent)
        QSKIP("SKIP: python3-jsonschema is not installed");
    QVERIFY(verdict.exitCode != 0);
}

void TestInventoryJson::everyKindOfIdentifierIsReadBack()
{
    Inventory inventory;
    auto one = program();
    one.identifiers.clear();
    for (auto kind = static_cast<int>(Kind::Winget); kind <= static_cast<int>(Kind::KnownDevice); ++kind)
        one.identifiers.append({static_cast<Kind>(kind), u"value"_s});
    inventory.software = {one};
    inventory.takenAt = now();
    const auto json = inventoryToJson(inventory);
    QVERIFY(*read(json) == inventory);
    const auto verdict = Test::validate(u"scan"_s, json);
    if (verdict.exitCode == Test::schemaModuleAbsent)
        QSKIP("SKIP: python3-jsonschema is not installed");
    QVERIFY2(verdict.exitCode == 0, verdict.err.constData());
}

void TestInventoryJson::refusesWithAPointer_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("where");
    const auto software = [](const char *name, const QByteArray &member, const QString &where) {
        QTest::newRow(name) << R"({"machine":{},"software":[{"name":"a",)" + member + "}]}"
                            << u"f#/software/0/"_s + where;
    };
    software("unknown kind", R"("kind":"magic")", u"kind"_s);
    software("unknown scope", R"("scope":"all")", u"scope"_s);
    software("unknown origin", R"("versionOrigin":"guess")", u"versionOrigin"_s);
    software("end of life as a text", R"("endOfLife":"yes")", u"endOfLife"_s);
    software("a date that does not exist", R"("installed":"2023-02-29")", u"installed"_s);
    software("a date as a number", R"("installed":20230228)", u"installed"_s);
    software("a date with a time", R"("installed":"2023-02-28T00:00:00Z")", u"installed"_s);
    software("control character", R"("location":"a\u0000b")", u"location"_s);
    software("identifiers as an object", R"("identifiers":{})", u"identifiers"_s);
    software("identifier as a text", R"("identifiers":["a"])", u"identifiers/0"_s);
    software("identifier without kind", R"("identifiers":[{"value":"a"}])", u"identifiers/0/kind"_s);
    software("identifier of an unknown kind", R"("identifiers":[{"kind":"x","value":"a"}])", u"identifiers/0/kind"_s);
    software("identifier without value", R"("identifiers":[{"kind":"cpe"},{"kind":"cpe"}])", u"identifiers/0/value"_s);
    software("key twice in an identifier", R"("identifiers":[{"kind":"cpe","value":"a","kind":"purl"}])",
             u"identifiers/0/kind"_s);
    const auto root = [](const char *name, const QByteArray &json, const QString &where) {
        QTest::newRow(name) << json << u"f#"_s + where;
    };
    root("windows is a text", R"({"machine":{"windows":"11"},"software":[]})", u"/machine/windows"_s);
    root("server is a text", R"({"machine":{"windows":{"server":"no"}},"software":[]})", u"/machine/windows/server"_s);
    root("update is a number", R"({"machine":{"windows":{"installedUpdates":[5034129]}},"software":[]})",
         u"/machine/windows/installedUpdates/0"_s);
    root("device without id", R"({"machine":{},"software":[],"devices":[{"brand":"HP"}]})", u"/devices/0/id"_s);
    root("device without brand", R"({"machine":{},"software":[],"devices":[{"id":"1"}]})", u"/devices/0/brand"_s);
    root("unknown kind of device", R"({"machine":{},"software":[],"devices":[{"id":"1","brand":"b","kind":"tv"}]})",
         u"/devices/0/kind"_s);
    root("device twice", R"({"machine":{},"software":[],"devices":[{"id":"1","brand":"b"},{"id":"1","brand":"c"}]})",
         u"/devices"_s);
    root("terminal codes in a note",
         R"({"machine":{},"software":[],"devices":[{"id":"1","brand":"b","note":"\u001b"}]})", u"/devices/0/note"_s);
}

void TestInventoryJson::refusesWithAPointer()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, where);
    const auto inventory = read(bytes);
    QVERIFY(!inventory);
    QCOMPARE(inventory.error().where, where);
    QVERIFY(!inventory.error().detail.isEmpty());
}

QTEST_GUILESS_MAIN(TestInventoryJson)
#include "tst_inventoryjson.moc"
