// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventoryfile.h"
#include "inventory/inventoryorder.h"
#include "inventory/mergeinventory.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

using Kind = SoftwareIdentifier::Kind;

class TestMergeInventory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unitesAProgramByItsIdentifier();
    void unitesAProgramByItsName();
    void keepsApartWhatDiffers_data();
    void keepsApartWhatDiffers();
    void losesNoneOfTwoInstallations();
    void makesOneSystemOfTheParts();
    void refusesTwoComputers_data();
    void refusesTwoComputers();
    void takesTheLowerOfTwoRevisions();
    void forgetsWhatAnotherFileHas();
    void theOrderOfFilesDoesNotMatter();
    void leavesOneFileAsItIs();

private:
    static QDateTime at(int day) { return {QDate(2026, 1, day), QTime(0, 0), Qt::UTC}; }
    static Software program(const QString &name, const QString &version)
    {
        Software one;
        one.name = one.sourcePackage = name;
        one.version = one.sourceVersion = version;
        one.kind = SoftwareKind::Program;
        one.scheme = VersionScheme::Windows;
        return one;
    }
    static Inventory with(const QList<Software> &software)
    {
        Inventory inventory;
        inventory.software = software;
        inventory.takenAt = at(1);
        sortInventory(inventory);
        return inventory;
    }
    static Inventory windows(const QString &build, bool server = false)
    {
        Inventory inventory;
        inventory.takenAt = at(2);
        inventory.machine.windows = WindowsRelease();
        inventory.machine.windows->productName = u"Windows"_s;
        inventory.machine.windows->build = build;
        inventory.machine.windows->server = server;
        return inventory;
    }
    static Inventory linux(const QString &id, const QString &version)
    {
        Inventory inventory;
        inventory.takenAt = at(3);
        inventory.machine.os = {id, {}, version, {}, id + u' ' + version};
        return inventory;
    }
};

void TestMergeInventory::unitesAProgramByItsIdentifier()
{
    auto registry = program(u"7-Zip 23.01 (x64)"_s, u"23.01"_s);
    registry.identifiers = {{Kind::ProductCode, u"7-zip"_s}};
    registry.publisher = u"Igor Pavlov"_s;
    registry.scope = InstallScope::Machine;
    auto winget = program(u"7-Zip"_s, u"23.01"_s);
    winget.identifiers = {{Kind::Winget, u"7zip.7zip"_s}, {Kind::ProductCode, u"7-Zip"_s}};
    const auto merged = mergeInventories({with({registry}), with({winget})});
    QVERIFY(merged);
    QCOMPARE(merged->software.size(), 1);
    const auto &one = merged->software[0];
    QCOMPARE(one.name, registry.name); // It tells more.
    QCOMPARE(one.publisher, u"Igor Pavlov"_s);
    QCOMPARE(one.identifiers.size(), 3);
    QVERIFY(one.identifiers.contains(winget.identifiers[0]));
}

void TestMergeInventory::unitesAProgramByItsName()
{
    auto first = program(u"Mozilla Firefox (x64 nl)"_s, u"121.0"_s);
    first.location = u"C:\\Program Files\\Mozilla Firefox\\"_s;
    first.architecture = u"x64"_s;
    auto second = program(u"MOZILLA Firefox (x64 nl)"_s, u"121.0.0"_s); // Equal by the rules of Windows.
    second.location = u"\"c:\\program files\\Mozilla Firefox\""_s;
    second.installed = QDate(2026, 1, 1);
    const auto merged = mergeInventories({with({first}), with({second})});
    QCOMPARE(merged->software.size(), 1);
    QCOMPARE(merged->software[0].installed, QDate(2026, 1, 1));
    QCOMPARE(merged->software[0].architecture, u"x64"_s);
}

void TestMergeInventory::keepsApartWhatDiffers_data()
{
    QTest::addColumn<int>("difference");
    QTest::newRow("version") << 0;
    QTest::newRow("scope") << 1;
    QTest::newRow("architecture") << 2;
    QTest::newRow("folder") << 3;
    QTest::newRow("kind") << 4;
    QTest::newRow("channel") << 5;
    QTest::newRow("name") << 6;
}

void TestMergeInventory::keepsApartWhatDiffers()
{
    QFETCH(const int, difference);
    auto first = program(u"Tool"_s, u"1.0"_s);
    first.scope = InstallScope::Machine;
    first.architecture = u"x64"_s;
    first.location = u"C:\\a"_s;
    first.channel = u"stable"_s;
    auto second = first;
    switch (difference) {
    case 0:
        second.version = u"1.1"_s;
        break;
    case 1:
        second.scope = InstallScope::User;
        break;
    case 2:
        second.architecture = u"x86"_s;
        break;
    case 3:
        second.location = u"C:\\b"_s;
        break;
    case 4:
        second.kind = SoftwareKind::Package;
        break;
    case 5:
        second.channel = u"beta"_s;
        break;
    default:
        second.name = u"Other tool"_s;
        break;
    }
    QCOMPARE(mergeInventories({with({first}), with({second})})->software.size(), 2);
    QCOMPARE(mergeInventories({with({first}), with({first})})->software.size(), 1);
}

/** What one file has twice is there twice, whatever a file that tells less makes of it. */
void TestMergeInventory::losesNoneOfTwoInstallations()
{
    auto machine = program(u"Zoom"_s, u"5.16"_s);
    machine.scope = InstallScope::Machine;
    auto user = machine;
    user.scope = InstallScope::User;
    const auto plain = program(u"Zoom"_s, u"5.16"_s);
    const auto merged = mergeInventories({with({machine, user}), with({plain})});
    QCOMPARE(merged->software.size(), 2);
    QVERIFY(merged->software[0].scope != merged->software[1].scope);
}

void TestMergeInventory::makesOneSystemOfTheParts()
{
    auto registry = windows(u"10.0.22631.3007"_s);
    registry.machine.windows->edition = u"Professional"_s;
    registry.software = {program(u"Tool"_s, u"1"_s)};
    auto updates = windows({});
    updates.machine.windows->installedUpdates = {u"5034123"_s};
    updates.machine.windows->updatesKnown = true;
    updates.takenAt = at(1);
    auto systeminfo = windows(u"10.0.22631"_s);
    systeminfo.machine.windows->architecture = u"x64"_s;
    const auto merged = mergeInventories({registry, updates, systeminfo});
    QVERIFY(merged);
    QVERIFY(merged->machine.windows);
    const auto &release = *merged->machine.windows;
    QCOMPARE(release.build, u"10.0.22631.3007"_s);
    QCOMPARE(release.productName, u"Windows 11 Pro"_s);
    QVERIFY(release.advisoryName.contains(u"23H2"_s));
    QCOMPARE(release.installedUpdates, QList<QString>{u"5034123"_s});
    QVERIFY(release.updatesKnown);
    QCOMPARE(merged->takenAt, at(1));
    QCOMPARE(merged->software.size(), 2); // The tool, and Windows itself once.
}

void TestMergeInventory::refusesTwoComputers_data()
{
    QTest::addColumn<Inventory>("one");
    QTest::addColumn<Inventory>("other");
    QTest::newRow("Windows and Linux") << windows(u"10.0.22631"_s) << linux(u"debian"_s, u"12"_s);
    QTest::newRow("two builds") << windows(u"10.0.22631.3007"_s) << windows(u"10.0.19045.3803"_s);
    QTest::newRow("server and client") << windows(u"10.0.17763"_s) << windows(u"10.0.17763"_s, true);
    QTest::newRow("two distributions") << linux(u"debian"_s, u"12"_s) << linux(u"ubuntu"_s, u"22.04"_s);
    QTest::newRow("two releases") << linux(u"debian"_s, u"12"_s) << linux(u"debian"_s, u"11"_s);
}

void TestMergeInventory::refusesTwoComputers()
{
    QFETCH(const Inventory, one);
    QFETCH(const Inventory, other);
    const auto merged = mergeInventories({one, other});
    QVERIFY(!merged);
    QVERIFY(merged.error().code == Error::Code::BadValue);
    QCOMPARE(mergeInventories({other, one}).error(), merged.error());
    for (const auto &inventory : {one, other}) {
        const auto name =
            inventory.machine.windows ? inventory.machine.windows->build : inventory.machine.os.prettyName;
        QVERIFY2(merged.error().detail.contains(name), qPrintable(merged.error().detail));
    }
}

void TestMergeInventory::takesTheLowerOfTwoRevisions()
{
    const auto merged = mergeInventories({windows(u"10.0.22631.3155"_s), windows(u"10.0.22631.3007"_s)});
    QVERIFY(merged);
    QCOMPARE(merged->machine.windows->build, u"10.0.22631.3007"_s);
    QVERIFY(mergeInventories({linux(u"rhel"_s, u"9"_s), linux(u"rhel"_s, u"9.2"_s)}));
}

void TestMergeInventory::forgetsWhatAnotherFileHas()
{
    const auto status = readInventoryFile(
        "Package: a\nStatus: install ok installed\nVersion: 1\nArchitecture: amd64\n\n", u"status"_s, at(1));
    const auto release = readInventoryFile("ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"Debian GNU/Linux 12\"\n",
                                           u"os-release"_s, at(1));
    QVERIFY(status);
    QVERIFY(release);
    QVERIFY(!status->notLookedAt.isEmpty());
    QVERIFY(!release->notLookedAt.isEmpty());
    const auto merged = mergeInventories({*status, *release});
    QVERIFY(merged);
    QCOMPARE(merged->machine.os.versionId, u"12"_s);
    QCOMPARE(merged->software.size(), 1);
    QVERIFY(merged->notLookedAt.isEmpty());
    auto other = *status;
    other.notLookedAt.append({u"opt"_s, u"notSupportedYet"_s, u"/opt"_s});
    QCOMPARE(mergeInventories({other, *release})->notLookedAt.size(), 1);
}

/** Made of a few words, so that much is alike. */
void TestMergeInventory::theOrderOfFilesDoesNotMatter()
{
    QRandomGenerator random(11); // Fixed: a failure can be repeated.
    const auto one = [&](const QList<QString> &words) { return words[random.bounded(static_cast<int>(words.size()))]; };
    for (auto round = 0; round < 300; ++round) {
        QList<Inventory> files;
        qsizetype most = 0;
        for (auto file = 0; file < 3; ++file) {
            QList<Software> software;
            for (auto i = random.bounded(1, 8); i > 0; --i) {
                auto record = program(one({u"Tool"_s, u"tool"_s, u"Zoom"_s}), one({u"1"_s, u"1.0"_s, u"2"_s, {}}));
                record.scope = static_cast<InstallScope>(random.bounded(3));
                record.publisher = one({{}, u"A"_s, u"B"_s});
                record.architecture = one({{}, u"x64"_s, u"x86"_s});
                record.location = one({{}, {}, u"C:\\a"_s, u"c:\\A\\"_s});
                if (random.bounded(2) == 0)
                    record.identifiers = {{Kind::Winget, one({u"A.B"_s, u"a.b"_s, u"C.D"_s})}};
                software.append(record);
            }
            files.append(with(software));
            most = std::max(most, files.last().software.size());
        }
        const auto merged = mergeInventories(files);
        QVERIFY(merged);
        QVERIFY(merged->software.size() >= most); // What one file has apart stays apart.
        std::sort(files.begin(), files.end(),
                  [](const Inventory &lhs, const Inventory &rhs) { return lhs.software.size() < rhs.software.size(); });
        for (auto turn = 0; turn < 3; ++turn) {
            std::rotate(files.begin(), files.begin() + 1, files.end());
            QVERIFY(*mergeInventories(files) == *merged);
            std::swap(files[0], files[1]);
            QVERIFY(*mergeInventories(files) == *merged);
        }
    }
}

void TestMergeInventory::leavesOneFileAsItIs()
{
    const auto file = with({program(u"a"_s, u"1"_s), program(u"b"_s, u"2"_s)});
    QVERIFY(*mergeInventories({file}) == file);
    QVERIFY(mergeInventories({file, file})->software == file.software);
    QVERIFY(mergeInventories({}));
}

QTEST_GUILESS_MAIN(TestMergeInventory)
#include "tst_mergeinventory.moc"
