// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventoryfile.h"
#include "support/corpusarchive.h"
#include "support/golden.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

/** What a file, or every file whose path begins so, must give at least; the first row that fits counts. Counted in the
 *  files themselves, without what is not installed, keys of rpm, updates and parts of other programs.
 */
struct Expected {
    QLatin1StringView path;
    qsizetype software; ///< Of the system alone there is none, or Windows itself.
};
constexpr Expected expected[]{
    {"dism/"_L1, 1},
    {"dpkg-randgevallen/claircore-vcpkg"_L1, 15},
    {"dpkg-randgevallen/scalibr-nopackage"_L1, 2},
    {"dpkg-randgevallen/scalibr-noversion"_L1, 2},
    {"dpkg-randgevallen/scalibr-statusfield"_L1, 5},
    {"dpkg-randgevallen/scalibr-valid"_L1, 7},
    {"dpkg-randgevallen/"_L1, 1},
    {"dpkg/claircore-debian-only"_L1, 1},
    {"dpkg/claircore-postgresql"_L1, 3},
    {"dpkg/claircore-texlive"_L1, 357},
    {"dpkg/debian12-container.status.xz"_L1, 1003},
    {"dpkg/glpi-dpkg-query-squeeze"_L1, 16},
    {"flatpak-snap/flatpak_"_L1, 1},
    {"flatpak-snap/flatpak"_L1, 12},
    {"flatpak-snap/snap_"_L1, 1},
    {"flatpak-snap/snap"_L1, 5},
    {"flatpak-snap/scalibr-"_L1, 1},
    {"glpi/computer_1.json"_L1, 6},
    {"glpi/computer_3-fedora25.json.xz"_L1, 3000}, // 3,033 rows, some of them keys or alike.
    {"glpi/inventory-1.xml"_L1, 42},
    {"glpi/inventory-12.xml"_L1, 7},
    {"glpi/inventory-2.xml"_L1, 7},
    {"glpi/inventory-4.xml"_L1, 7},
    {"os-release/"_L1, 0},
    {"rpm/glpi-rpm-query-mageia"_L1, 10},
    {"windows-lijsten/pc1"_L1, 100},
    {"windows-lijsten/pc3"_L1, 200},
    {"windows-lijsten/pc4"_L1, 700},
    {"windows-lijsten/pc6"_L1, 35},
    {"windows-lijsten/pc7"_L1, 70},
    {"windows-reg/10_russian"_L1, 2},
    {"windows-reg/mssql-"_L1, 7},
    {"windows-reg/mssql_engine"_L1, 2},
    {"windows-reg/xp"_L1, 50},
    {"windows-systeminfo/"_L1, 0},
    {"windows-wmi/"_L1, 1},
    {"winget/winget-export-a"_L1, 83},
    {"winget/winget-export-b"_L1, 22},
    {"winget/winget-export-c"_L1, 39}, // 41, two of them twice.
    {"winget/winget-export-d"_L1, 66},
    {"winget/winget-list-pc1"_L1, 240},
    {"winget/wintui-installed_mixed"_L1, 4},
    {"winget/wintui-installed_no_source"_L1, 2},
    {"winget/wintui-upgrade_available"_L1, 3},
};

/** Files that hold no list of software, or one of no use to us. */
constexpr QLatin1StringView refused[]{
    "SOURCES.md"_L1,
    "dpkg-randgevallen/scalibr-empty.status"_L1,
    "dpkg-randgevallen/scalibr-invalid.status"_L1,
    "flatpak-snap/scalibr-metainfo-bad.xml"_L1,
    "flatpak-snap/scalibr-metainfo-empty.xml"_L1,
    "flatpak-snap/scalibr-snap-missing-name.yaml"_L1,
    "glpi/pacman-list.txt"_L1,
    "rpm/glpi-rpm-query-fedora35.txt"_L1, // A time alone.
    "vuls-resultaten/vuls-results-2026-07-14.tar.xz"_L1,
    "windows-systeminfo/10_1803_x64_proforworkstations_en-us_B_20190306_qfe.txt"_L1, // Blanks alone.
    "winget/wintui-clean_upgrade_output.txt"_L1,
    "winget/wintui-search_match_source.txt"_L1,
    "winget/wintui-show_firefox.txt"_L1,
};

} // namespace

/** Every real inventory beside the checkout is read, or refused with the reason. */
class TestInventoryCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readsOrRefusesEveryFile_data();
    void readsOrRefusesEveryFile();
    void readsEveryResultOfVuls();

private:
    static QString folder() { return QStringLiteral(PW_SHARED_DIR "/corpus/inventories"); }
    static QDateTime now() { return {QDate(2026, 11, 22), QTime(6, 0), Qt::UTC}; }
    static QByteArray contents(const QString &path)
    {
        if (!path.endsWith(".xz"_L1) || path.endsWith(".tar.xz"_L1))
            return Test::readFile(folder() + u'/' + path);
        const auto files = Test::corpusFiles(u"inventories/"_s + path, {});
        return files.isEmpty() ? QByteArray() : files.first();
    }
    static void checkRoundTrip(const Inventory &inventory)
    {
        const auto json = inventoryToJson(inventory);
        const auto again = readInventoryFile(json, u"again"_s, now());
        QVERIFY2(again, again ? "" : qPrintable(again.error().where + again.error().detail));
        QCOMPARE(inventoryToJson(*again), json);
    }
};

void TestInventoryCorpus::initTestCase()
{
    if (!QFileInfo(folder()).isDir())
        QSKIP("SKIP: the shared inventories are not beside this checkout");
}

void TestInventoryCorpus::readsOrRefusesEveryFile_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator files(folder(), QDir::Files, QDirIterator::Subdirectories);
    QStringList paths;
    while (files.hasNext())
        paths.append(files.next().mid(folder().size() + 1));
    paths.sort();
    for (const auto &path : std::as_const(paths))
        QTest::newRow(qPrintable(path)) << path;
}

void TestInventoryCorpus::readsOrRefusesEveryFile()
{
    QFETCH(const QString, path);
    const auto inventory = readInventoryFile(contents(path), path, now());
    if (std::find(std::begin(refused), std::end(refused), path) != std::end(refused)) {
        QVERIFY(!inventory);
        QVERIFY(!inventory.error().detail.isEmpty());
        QVERIFY(inventory.error().where.startsWith(path));
        return;
    }
    QVERIFY2(inventory, inventory ? "" : qPrintable(inventory.error().detail));
    const auto *const row = std::find_if(std::begin(expected), std::end(expected),
                                         [&](const Expected &one) { return path.startsWith(one.path); });
    QVERIFY2(row != std::end(expected), "a new file: count what is in it, and write that down in this test");
    QVERIFY2(inventory->software.size() >= row->software, qPrintable(QString::number(inventory->software.size())));
    QVERIFY(!inventory->software.isEmpty() || inventory->machine.windows || !inventory->machine.os.id.isEmpty());
    for (const auto &one : inventory->software)
        QVERIFY(!one.name.isEmpty() && !one.source.isEmpty());
    checkRoundTrip(*inventory);
}

void TestInventoryCorpus::readsEveryResultOfVuls()
{
    const auto files = Test::corpusFiles(u"inventories/vuls-resultaten/vuls-results-2026-07-14.tar.xz"_s, u".json"_s);
    QVERIFY(files.size() >= 70);
    for (auto file = files.begin(); file != files.end(); ++file) {
        const auto inventory = readInventoryFile(*file, file.key(), now());
        QVERIFY2(inventory, qPrintable(file.key()));
        QVERIFY2(!inventory->software.isEmpty() || inventory->machine.windows, qPrintable(file.key()));
        checkRoundTrip(*inventory);
    }
}

QTEST_GUILESS_MAIN(TestInventoryCorpus)
#include "tst_inventorycorpus.moc"
