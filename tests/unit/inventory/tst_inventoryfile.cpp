// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventoryfile.h"
#include "support/golden.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestInventoryFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsADpkgStatusFile();
    void doesNotGuessTheReleaseWithoutBaseFiles();
    void readsBackWhatItWrote();
    void writesTheSameBytesWhateverTheOrder();
    void readsAMinimalScanOfAnotherProgram();
    void neverTakesAFileForThisMachine();
    void refusesWithACode_data();
    void refusesWithACode();
    void namesThePlaceOfTheFault();
    void cutAnywhereIsRefused();
    void survivesRandomDamage();
    void readsASharedRealMachine();

private:
    static Result<Inventory> read(const QByteArray &bytes) { return readInventoryFile(bytes, u"the-file"_s, now()); }
    static QDateTime now() { return {QDate(2026, 11, 22), QTime(6, 0), Qt::UTC}; }
    static QByteArray status() { return Test::readFile(QStringLiteral(PW_TEST_DATA "/inventory/states.status")); }
    static Inventory full()
    {
        auto inventory = *read(status());
        inventory.machine.runningKernel = u"6.1.0-9-amd64"_s;
        inventory.machine.restartPending = true;
        inventory.notLookedAt = {{u"opt"_s, u"notSupportedYet"_s, u"/opt"_s}, {u"snap"_s, u"otherTree"_s, {}}};
        inventory.skipped = {{Error::Code::FileTruncated, u"status:5"_s, u"cut"_s}};
        inventory.software.last().publisher = u"Uitgever B.V. \u20ac"_s;
        inventory.takenAt = QDateTime(QDate(2026, 11, 22), QTime(6, 0, 0, 123), Qt::UTC);
        return inventory;
    }
};

void TestInventoryFile::readsADpkgStatusFile()
{
    const auto inventory = read(status());
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 13);
    QCOMPARE(inventory->machine.os.id, u"debian"_s);
    QCOMPARE(inventory->machine.os.versionId, u"12"_s);
    QCOMPARE(inventory->machine.os.codename, u"bookworm"_s);
    QCOMPARE(inventory->machine.architecture, u"amd64"_s);
    QCOMPARE(inventory->machine.installedKernels, QList<QString>{u"6.1.0-40-amd64"_s});
    QCOMPARE(inventory->takenAt, now());
    QVERIFY(!inventory->machine.live);
    QVERIFY(inventory->notLookedAt.isEmpty());
    QVERIFY(read("\xef\xbb\xbf\n" + status()));
}

void TestInventoryFile::doesNotGuessTheReleaseWithoutBaseFiles()
{
    const auto inventory = read("Package: a\nStatus: install ok installed\nVersion: 1+deb12u1\n\n");
    QVERIFY(inventory);
    QCOMPARE(inventory->machine.os, OsRelease{});
    QCOMPARE(inventory->notLookedAt.size(), 1);
    QCOMPARE(inventory->notLookedAt[0].what, u"osRelease"_s);
}

void TestInventoryFile::readsBackWhatItWrote()
{
    const auto inventory = full();
    const auto json = inventoryToJson(inventory);
    const auto again = read(json);
    QVERIFY(again);
    QVERIFY(again->software == inventory.software);
    QVERIFY(*again == inventory);
    QCOMPARE(inventoryToJson(*again), json);
    QVERIFY(json.contains("\"takenAt\": \"2026-11-22T06:00:00.123Z\""));
}

void TestInventoryFile::writesTheSameBytesWhateverTheOrder()
{
    auto inventory = full();
    const auto json = inventoryToJson(inventory);
    std::reverse(inventory.software.begin(), inventory.software.end());
    std::reverse(inventory.notLookedAt.begin(), inventory.notLookedAt.end());
    inventory.takenAt = inventory.takenAt.toOffsetFromUtc(3600);
    QCOMPARE(inventoryToJson(inventory), json);
}

void TestInventoryFile::readsAMinimalScanOfAnotherProgram()
{
    const auto inventory = read(R"({"machine":{},"later":[1],"notLookedAt":[],"software":[
        {"name":"b","version":"2","scheme":"deb","source":"dpkg","architecture":"amd64","new":true},
        {"name":"a","version":"1","scheme":"deb","source":"dpkg","architecture":"amd64"}]})");
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 2);
    QCOMPARE(inventory->software[0].name, u"a"_s);
    QCOMPARE(inventory->software[0].sourcePackage, u"a"_s);
    QCOMPARE(inventory->software[0].sourceVersion, u"1"_s);
    QVERIFY(inventory->software[0].scheme == VersionScheme::Deb);
    QCOMPARE(inventory->takenAt, now());
}

void TestInventoryFile::neverTakesAFileForThisMachine()
{
    auto inventory = full();
    inventory.machine.live = true;
    const auto json = inventoryToJson(inventory);
    QVERIFY(json.contains("\"live\": true"));
    QVERIFY(!read(json)->machine.live);
}

void TestInventoryFile::refusesWithACode_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Error::Code>("code");
    const auto row = [](const char *name, const QByteArray &bytes, Error::Code code) {
        QTest::newRow(name) << bytes << code;
    };
    const auto software = [](const QByteArray &one) { return R"({"machine":{},"software":[)" + one + "]}"; };
    row("empty", "", Error::Code::NoSoftwareList);
    row("only blanks", " \n\n", Error::Code::NoSoftwareList);
    row("text", "Dear sir: hello\n", Error::Code::UnknownFormat);
    row("an archive",
        "\xfd"
        "7zXZ\0\0",
        Error::Code::UnknownFormat);
    row("NUL bytes", QByteArray(100, '\0'), Error::Code::UnknownFormat);
    row("a list of packages", "acl 2.3.1-3\nbash 5.2\n", Error::Code::UnknownFormat);
    row("a package index is no inventory", "Package: a\nVersion: 1\n\n", Error::Code::NoSoftwareList);
    row("broken JSON", "{\"machine\":", Error::Code::NotJson);
    row("JSON and more", "{} {}", Error::Code::NotJson);
    row("JSON that is no UTF-8", "{\"machine\":{},\"software\":[],\"x\":\"\xff\"}", Error::Code::NotJson);
    row("deep JSON", "{\"machine\":" + QByteArray("[").repeated(5000) + QByteArray("]").repeated(5000) + "}",
        Error::Code::NotJson);
    row("another program's JSON", R"({"Sources":[]})", Error::Code::UnknownFormat);
    row("machine is a list", R"({"machine":[],"software":[]})", Error::Code::BadValue);
    row("software is an object", R"({"machine":{},"software":{}})", Error::Code::BadValue);
    row("software holds a number", software("1"), Error::Code::BadValue);
    row("no name", software(R"({"version":"1"})"), Error::Code::MissingField);
    row("name is a number", software(R"({"name":1})"), Error::Code::BadValue);
    row("unknown scheme", software(R"({"name":"a","scheme":"magic"})"), Error::Code::BadValue);
    row("unknown state", software(R"({"name":"a","state":"perfect"})"), Error::Code::BadValue);
    row("held is a text", software(R"({"name":"a","held":"yes"})"), Error::Code::BadValue);
    row("negative size", software(R"({"name":"a","installedSizeBytes":-5})"), Error::Code::BadValue);
    row("absurd size", software(R"({"name":"a","installedSizeBytes":9e99})"), Error::Code::BadValue);
    row("very long text", software(R"({"name":")" + QByteArray(5000, 'a') + "\"}"), Error::Code::BadValue);
    row("terminal codes", software(R"({"name":"a\u001b[2J"})"), Error::Code::BadValue);
    row("key twice", software(R"({"name":"a","name":"b"})"), Error::Code::BadValue);
    row("key twice, written differently", software(R"({"name":"a","n\u0061me":"b"})"), Error::Code::BadValue);
    row("software twice", R"({"machine":{},"software":[],"software":[]})", Error::Code::BadValue);
    row("machine's key twice", R"({"machine":{"os":{"id":"a","id":"b"}},"software":[]})", Error::Code::BadValue);
    row("time without zone", R"({"machine":{},"software":[],"takenAt":"2026-11-22T06:00:00"})", Error::Code::BadValue);
    row("no time at all", R"({"machine":{},"software":[],"takenAt":"yesterday"})", Error::Code::BadValue);
    row("kernels of another type", R"({"machine":{"installedKernels":[1]},"software":[]})", Error::Code::BadValue);
}

void TestInventoryFile::refusesWithACode()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Error::Code, code);
    const auto inventory = read(bytes);
    QVERIFY(!inventory);
    QVERIFY2(inventory.error().code == code, qPrintable(inventory.error().detail));
    QVERIFY(inventory.error().where.startsWith(u"the-file"));
}

void TestInventoryFile::namesThePlaceOfTheFault()
{
    const auto inventory = read(R"({"machine":{},"software":[{"name":"a"},{"name":"b","held":3}]})");
    QVERIFY(!inventory);
    QCOMPARE(inventory.error().where, u"the-file#/software/1/held"_s);
}

void TestInventoryFile::cutAnywhereIsRefused()
{
    const auto json = inventoryToJson(full()).trimmed();
    for (qsizetype length = 0; length < json.size(); ++length) {
        const auto inventory = read(json.first(length));
        QVERIFY(!inventory);
        QVERIFY(inventory.error().code == (length == 0 ? Error::Code::NoSoftwareList : Error::Code::NotJson));
    }
}

void TestInventoryFile::survivesRandomDamage()
{
    const auto json = inventoryToJson(full());
    QRandomGenerator random(7); // Fixed: a failure can be repeated.
    for (auto round = 0; round < 2000; ++round) {
        auto bytes = json;
        for (auto change = random.bounded(1, 6); change > 0; --change) {
            const auto at = random.bounded(static_cast<int>(bytes.size()));
            if (random.bounded(2) == 0)
                bytes[at] = "\"{}[]:,0-e\\"[random.bounded(11)];
            else
                bytes.insert(at, bytes.mid(random.bounded(static_cast<int>(bytes.size())), 30));
        }
        const auto inventory = read(bytes);
        if (!inventory)
            QVERIFY(!inventory.error().where.isEmpty());
        else
            for (const auto &one : inventory->software)
                QVERIFY(!one.name.isEmpty());
    }
}

void TestInventoryFile::readsASharedRealMachine()
{
    QProcess xz;
    xz.start(u"xz"_s,
             {u"-dc"_s, QStringLiteral(PW_SHARED_DIR "/corpus/inventories/dpkg/debian12-container.status.xz")});
    if (!xz.waitForStarted() || !xz.waitForFinished() || xz.exitCode() != 0)
        QSKIP("SKIP: the shared inventories are not beside this checkout, or there is no xz");
    const auto inventory = read(xz.readAllStandardOutput());
    QVERIFY(inventory);
    QCOMPARE(inventory->software.size(), 1003);
    QCOMPARE(inventory->skipped.size(), 0);
    QCOMPARE(inventory->machine.os.versionId, u"12"_s);
    QVERIFY(*read(inventoryToJson(*inventory)) == *inventory);
}

QTEST_GUILESS_MAIN(TestInventoryFile)
#include "tst_inventoryfile.moc"
