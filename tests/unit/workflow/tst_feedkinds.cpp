// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/unusedformat.h"
#include "store/feeddatabase.h"
#include "support/archivebytes.h"
#include "workflow/feedimport.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include "feeddesk.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray wesngHead = "DatePosted,CVE,BulletinKB,Title,AffectedProduct,AffectedComponent,Severity,Impact,"
                             "Supersedes,Exploits\n";

/** The bytes of a database made of these statements. */
QByteArray databaseOf(const QString &path, const QStringList &statements)
{
    bool good = false;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"maker"_s);
        database.setDatabaseName(path);
        good = database.open();
        for (const auto &statement : statements)
            good = QSqlQuery(database).exec(statement) && good;
        database.close();
    }
    QSqlDatabase::removeDatabase(u"maker"_s);
    QFile file(path);
    return good && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/** What becomes of each kind of feed in the database. @see tst_feedimport for how files are taken */
class TestFeedKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindFindsItsFeed_data();
    void everyKindFindsItsFeed();
    void keepsADocumentAsItCame();
    void setsApartWhatBreaksTheRules();
    void aDraftIsNeverUsed();
    void newerDocumentsReplaceOlder();
    void anArrayOfCveRecordsBecomesOneDocumentEach();
    void listsOfExploitedCvesAddUp();
    void scoresReplaceEachOtherByTheirDate();
    void scoresWithoutADateNeverStandInTheWay();
    void windowsUpdatesComeInPieces();
    void windowsUpdatesOfAllTablesInAnArchiveBelongTogether();
    void aDamagedListAmongOthersHidesNoOther();
    void looseRecordsOfAllKindsAreOneRowEach();
    void objectsThatAreNoFeedAreNoDamage();
    void whatIsNotUsedIsSaidByName();
    void oneVendorCannotSpeakForADistribution();
    void anArchiveInAnArchiveIsRead();
    void readsTheDatabaseOfWinget();
    void anotherDatabaseIsNoFeed();
    void largeDocumentsInAnArchiveArriveToo();
};

void TestFeedKinds::everyKindFindsItsFeed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("feed");
    QTest::addColumn<qint64>("records");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &feed, qint64 records = 1) {
        QTest::newRow(name) << bytes << feed << records;
    };
    row("OSV of Debian", osvRecord("A", 3), u"osv-debian"_s);
    row("OSV of Ubuntu", osvRecord("USN-1-1", 3, "2", "Ubuntu:22.04:LTS"), u"osv-ubuntu"_s);
    row("DSA", listEntry("DSA-1-1", 3), u"debian-dsa"_s);
    row("DLA", listEntry("DLA-1-1", 3), u"debian-dla"_s);
    row("tracker",
        R"({"voorbeeld":{"CVE-2099-0001":{"releases":{"bookworm":{"status":"open","repositories":{"bookworm":"1"},)"
        R"("urgency":"low"}}}}})",
        u"debian-tracker"_s);
    row("USN",
        R"({"1-1":{"id":"1-1","title":"t","cves":["CVE-2099-0001"],"timestamp":4071081600.0,"releases":{"jammy":)"
        R"({"sources":{"voorbeeld":{"version":"2"}}}}}})",
        u"ubuntu-usn"_s);
    row("KEV of CISA", kevOf(3), u"cisa-kev"_s);
    row("KEV of the EU",
        R"([{"cveID":"CVE-2099-0001","euvdID":"EUVD-2099-1","vendorProject":"M","product":"D",)"
        R"("dateReported":"2099/01/03"}])",
        u"eu-kev"_s);
    row("KEV of the EUVD",
        R"([{"cveId":"CVE-2099-0001","euvdId":"EUVD-2099-1","dateAdded":"2099-01-03","sources":["cisa_kev"]}])",
        u"euvd-kev"_s);
    row("EPSS", epssOf(3, "0.1"), u"epss"_s);
    row("CVE record", cveRecord("CVE-2099-0001", 3), u"cve-list"_s);
    row("CSAF", csafDocument("M-1", 3), u"csaf-other"_s);
    row("CVRF of Microsoft",
        R"({"DocumentTitle":{"Value":"January 2099"},"DocumentTracking":{"Identification":{"ID":{"Value":"2099-Jan"}},)"
        R"("InitialReleaseDate":"2099-01-03T08:00:00","CurrentReleaseDate":"2099-01-03T08:00:00"},)"
        R"("ProductTree":{"FullProductName":[{"ProductID":"1","Value":"Windows"}]},)"
        R"("Vulnerability":[{"CVE":"CVE-2099-0001","Title":{"Value":"t"}}]})",
        u"msrc-cvrf"_s);
    row("wesng", wesngHead + "20990103,CVE-2099-0001,5000001,T,Windows,,Important,X,,\n", u"wesng"_s);
    row("endoflife.date",
        R"({"schema_version":"1.2.1","generated_at":"2099-01-03T00:00:00Z","total":2,"result":[)"
        R"({"name":"a","label":"A","category":"app","releases":[]},{"name":"b","label":"B","category":"app",)"
        R"("releases":[]}]})",
        u"endoflife"_s, 2);
    row("releases of Debian",
        "version,codename,series,created,release,eol,eol-lts,eol-elts\n"
        "12,Bookworm,bookworm,2021-08-14,2023-06-10,2026-06-10,2028-06-30,2033-06-30\n",
        u"debian-releases"_s);
    row("releases of Ubuntu",
        "version,codename,series,created,release,eol,eol-server,eol-esm\n"
        "24.04 LTS,Noble Numbat,noble,2023-10-26,2024-04-25,2029-05-31,2029-05-31,2036-04-25\n",
        u"ubuntu-releases"_s);
    row("winget", R"([{"PackageId":"Maker.Ding","Name":"Ding","Version":"1.0","LastUpdate":"2099-01-03T00:00:00Z"}])",
        u"winget"_s);
}

void TestFeedKinds::everyKindFindsItsFeed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, feed);
    QFETCH(qint64, records);
    const Desk desk;
    const auto path = desk.file(u"file"_s, bytes);
    const auto report = desk.import({path});
    QCOMPARE(report.files.size(), 1);
    QVERIFY2(!report.files[0].refused, qPrintable(report.files[0].refusal.detail));
    QCOMPARE(report.files[0].feed, feed);
    QCOMPARE(report.files[0].records, records);
    QCOMPARE(desk.state(feed).records, records);
    QVERIFY(desk.state(feed).dataDate.isValid());
    // Known by its hash, and by its contents when the file is another one.
    const auto again = desk.import({path}, 21);
    QVERIFY(!again.changed);
    QCOMPARE(again.files[0].unchanged, records);
    const auto other = desk.import({desk.file(u"all.zip"_s, zipBytes({{"file", bytes, true}}))}, 20);
    QVERIFY(!other.files[0].refused);
    QCOMPARE(other.files[0].feed, feed);
}

void TestFeedKinds::keepsADocumentAsItCame()
{
    const Desk desk;
    const auto bytes = csafDocument("M-1", 3);
    QCOMPARE(desk.import(bytes).records, 1);
    const auto documents = desk.documents(u"csaf-other"_s);
    QCOMPARE(documents.size(), 1);
    const auto &document = documents[0];
    QCOMPARE(document.bytes, bytes);
    QCOMPARE(document.key, u"https://maker.example/M-1"_s);
    QCOMPARE(document.title, u"Bericht M-1"_s);
    QCOMPARE(document.revision, QDateTime(QDate(2099, 1, 3), QTime(0, 0), Qt::UTC));
    QCOMPARE(document.state, DocumentState::Valid);
    QCOMPARE(document.cves, QList<QString>{u"CVE-2099-0001"_s});
    QVERIFY(document.shareable);
    const auto about = FeedDatabase::open(desk.data())
                           ->documentsAbout({u"CVE-2099-0001"_s}, {DocumentKind::Csaf, DocumentKind::CveRecord});
    QCOMPARE(*about, documents);
    QVERIFY(FeedDatabase::open(desk.data())
                ->documentsAbout({u"CVE-2099-0002"_s}, {DocumentKind::Csaf, DocumentKind::CveRecord})
                ->isEmpty());
    // What its publisher restricts is kept, and marked.
    QCOMPARE(desk.import(csafDocument("M-2", 3).replace("WHITE", "AMBER"), u"amber"_s).records, 1);
    QVERIFY(!desk.documents(u"csaf-other"_s).at(1).shareable);
}

void TestFeedKinds::setsApartWhatBreaksTheRules()
{
    const Desk desk;
    // 6.1.14: the revision history ends with another version than the document has.
    const auto bad = csafDocument("M-1", 3).replace(R"("number":"1")", R"("number":"2")");
    const auto file = desk.import(bad);
    QVERIFY(!file.refused);
    QCOMPARE(file.records, 0);
    QCOMPARE(file.setApart, 1);
    QCOMPARE(file.skipped.value(0).code, Error::Code::CsafInvalid);
    QVERIFY2(file.skipped.value(0).detail.contains(u"6.1."), qPrintable(file.skipped.value(0).detail));
    QVERIFY(desk.documents(u"csaf-other"_s).isEmpty());
    QVERIFY(FeedDatabase::open(desk.data())
                ->documentsAbout({u"CVE-2099-0001"_s}, {DocumentKind::Csaf, DocumentKind::CveRecord})
                ->isEmpty());
    QCOMPARE(desk.state(u"csaf-other"_s).setApart, 1);
    QCOMPARE(desk.state(u"csaf-other"_s).records, 0);
    // Its correction takes its place.
    QCOMPARE(desk.import(csafDocument("M-1", 4), u"good"_s).records, 1);
    QCOMPARE(desk.state(u"csaf-other"_s).setApart, 0);
    QCOMPARE(desk.documents(u"csaf-other"_s).size(), 1);
}

void TestFeedKinds::aDraftIsNeverUsed()
{
    const Desk desk;
    const auto draft = csafDocument("M-1", 3).replace(R"("status":"final")", R"("status":"draft")");
    QCOMPARE(desk.import(draft).setApart, 1);
    QVERIFY(desk.documents(u"csaf-other"_s).isEmpty());
}

void TestFeedKinds::newerDocumentsReplaceOlder()
{
    const Desk desk;
    QCOMPARE(desk.import(csafDocument("M-1", 4)).records, 1);
    const auto older = desk.import(csafDocument("M-1", 3), u"older"_s);
    QCOMPARE(older.records, 0);
    QCOMPARE(older.unchanged, 1);
    QCOMPARE(desk.documents(u"csaf-other"_s).value(0).revision.date(), QDate(2099, 1, 4));
    QCOMPARE(desk.import(csafDocument("M-1", 5), u"newer"_s).records, 1);
    QCOMPARE(desk.documents(u"csaf-other"_s).size(), 1);
    // The same id of another publisher is another document.
    QCOMPARE(desk.import(csafDocument("M-1", 3, "https://other.example"), u"other"_s).records, 1);
    QCOMPARE(desk.documents(u"csaf-other"_s).size(), 2);
}

void TestFeedKinds::anArrayOfCveRecordsBecomesOneDocumentEach()
{
    const Desk desk;
    const auto first = cveRecord("CVE-2099-0001", 3);
    const auto second = cveRecord("CVE-2099-0002", 3);
    const auto file = desk.import("[" + first + ",\n{\"dataType\":1}," + second + "]");
    QCOMPARE(file.records, 2);
    QCOMPARE(file.skippedCount, 1);
    const auto documents = desk.documents(u"cve-list"_s);
    QCOMPARE(documents.size(), 2);
    QCOMPARE(documents[0].key, u"CVE-2099-0001"_s);
    QCOMPARE(documents[0].bytes.trimmed(), first);
    QCOMPARE(documents[1].bytes.trimmed(), second);
}

void TestFeedKinds::listsOfExploitedCvesAddUp()
{
    const Desk desk;
    const QByteArray eu = R"([{"cveID":"CVE-2099-0001","euvdID":"EUVD-2099-1","vendorProject":"M","product":"D",)"
                          R"("dateReported":"2099/01/02","exploitationType":["ransomware"]},)"
                          R"({"cveID":"CVE-2099-0007","euvdID":"EUVD-2099-7","vendorProject":"M","product":"D",)"
                          R"("dateReported":"2099/01/03"}])";
    QCOMPARE(desk.import(kevOf(3)).records, 1);
    QCOMPARE(desk.import(eu, u"eu"_s).records, 2);
    const auto exploited = FeedDatabase::open(desk.data())->exploited();
    QCOMPARE(exploited->size(), 2);
    const auto both = exploited->value(u"CVE-2099-0001"_s);
    QCOMPARE(both.lists, ExploitedLists(ExploitedList::Cisa) | ExploitedList::Eu);
    QCOMPARE(both.dateAdded, QDate(2099, 1, 2));
    QVERIFY(both.ransomware);
    // A newer list of the one takes nothing from the other.
    QCOMPARE(desk.import(kevOf(5, "CVE-2099-0009"), u"newer"_s).records, 1);
    const auto later = FeedDatabase::open(desk.data())->exploited();
    QCOMPARE(later->size(), 3);
    QCOMPARE(later->value(u"CVE-2099-0001"_s).lists, ExploitedLists(ExploitedList::Eu));
}

void TestFeedKinds::scoresReplaceEachOtherByTheirDate()
{
    const Desk desk;
    QCOMPARE(desk.import(epssOf(4, "0.4")).records, 1);
    const auto older = desk.import(epssOf(3, "0.3"), u"older"_s);
    QVERIFY(older.refused);
    QCOMPARE(older.refusal.code, Error::Code::FeedOlder);
    QCOMPARE(desk.import(epssOf(5, "0.5", "CVE-2099-0002"), u"newer"_s).records, 1);
    const auto database = FeedDatabase::open(desk.data());
    const auto scores = database->probabilities({u"CVE-2099-0001"_s, u"CVE-2099-0002"_s, u"no CVE"_s});
    QCOMPARE(scores->size(), 1);
    QCOMPARE(scores->value(u"CVE-2099-0002"_s).probability, 0.5);
    QCOMPARE(scores->value(u"CVE-2099-0002"_s).percentile, 0.5);
    QCOMPARE(database->probabilityModel().value(), u"v2099.01.01"_s);
}

void TestFeedKinds::scoresWithoutADateNeverStandInTheWay()
{
    const Desk desk;
    QCOMPARE(desk.import("cve,epss\nCVE-2021-0001,0.2\n").records, 1);
    QVERIFY(desk.state(u"epss"_s).dataDate.date() < QDate(2022, 2, 4));
    QCOMPARE(desk.import(epssOf(3, "0.3"), u"dated"_s).records, 1);
    QCOMPARE(desk.state(u"epss"_s).dataDate.date(), QDate(2099, 1, 3));
}

void TestFeedKinds::windowsUpdatesComeInPieces()
{
    const Desk desk;
    QByteArray table = wesngHead;
    // More than one piece of 256 KiB.
    for (int i = 0; i < 6'000; ++i)
        table +=
            "20990103,CVE-2099-" + QByteArray::number(10'000 + i) + ",5000001,T,Windows 11,,Important,X,4999999,\n";
    table += "20990104,CVE-2099-0001,5000002,T,Windows 11,Kernel,Critical,X,5000001,\n";
    for (const auto &bytes : {table, zipBytes({{"CVEs.csv", table, true}})}) {
        const Desk own;
        const auto file = own.import(bytes);
        QVERIFY2(!file.refused, qPrintable(file.refusal.detail));
        QCOMPARE(file.records, 2);
        const auto database = FeedDatabase::open(own.data());
        QCOMPARE(database->windowsProducts().value(), QList<QString>{u"Windows 11"_s});
        const auto facts = database->windowsUpdatesFor(u"Windows 11"_s);
        QCOMPARE(facts->size(), 2);
        QCOMPARE(facts->at(0).cves.size(), 6'000);
        QCOMPARE(facts->at(1).supersedes, QList<QString>{u"5000001"_s});
        QCOMPARE(facts->at(1).severity, u"Critical"_s);
        QCOMPARE(facts->at(1).posted, QDate(2099, 1, 4));
        QVERIFY(database->windowsUpdatesFor(u"Windows 10"_s)->isEmpty());
    }
}

void TestFeedKinds::windowsUpdatesOfAllTablesInAnArchiveBelongTogether()
{
    const Desk desk;
    const auto zip = zipBytes({{"CVEs.csv", wesngHead + "20990103,CVE-2099-0001,5000001,T,Windows,,Important,X,,\n"},
                               {"Custom.csv", wesngHead + "20980103,CVE-2098-0001,4000001,T,Windows,,Important,X,,\n"},
                               {"cut.csv", wesngHead.chopped(4) + "\n"}});
    const auto file = desk.import(zip);
    QCOMPARE(file.records, 2);
    QCOMPARE(FeedDatabase::open(desk.data())->windowsUpdatesFor(u"Windows"_s)->size(), 2);
    QCOMPARE(desk.state(u"wesng"_s).dataDate.date(), QDate(2099, 1, 3));
}

void TestFeedKinds::aDamagedListAmongOthersHidesNoOther()
{
    const Desk desk;
    const auto report =
        desk.import({desk.file(u"all.zip"_s, zipBytes({{"a", kevOf(3).chopped(3)}, {"b", listEntry("DSA-1-1", 3)}}))});
    QCOMPARE(report.files.size(), 2);
    QCOMPARE(report.files[0].feed, u"cisa-kev"_s);
    QCOMPARE(report.files[0].skippedCount, 1);
    QVERIFY(report.files[0].skipped[0].where.startsWith(u"all.zip: a"));
    QCOMPARE(report.files[1].records, 1);
}

void TestFeedKinds::looseRecordsOfAllKindsAreOneRowEach()
{
    const Desk desk;
    for (int i = 1; i <= 3; ++i) {
        const auto number = QByteArray::number(i);
        QVERIFY(!desk.file(u"stick/osv-%1"_s.arg(i), osvRecord("A-" + number, 3)).isEmpty());
        QVERIFY(!desk.file(u"stick/csaf-%1"_s.arg(i), csafDocument("M-" + number, 3)).isEmpty());
        QVERIFY(!desk.file(u"stick/cve-%1"_s.arg(i), cveRecord("CVE-2099-000" + number, 3)).isEmpty());
    }
    const auto report = desk.import({desk.folder.filePath(u"stick"_s)});
    QCOMPARE(report.files.size(), 3);
    for (const auto &file : report.files) {
        QCOMPARE(file.name, u"stick"_s);
        QCOMPARE(file.records, 3);
    }
    // Each is known by its own hash: one new among them is the only one that is read.
    QVERIFY(!desk.file(u"stick/osv-4"_s, osvRecord("A-4", 3)).isEmpty());
    const auto again = desk.import({desk.folder.filePath(u"stick"_s)});
    for (const auto &file : again.files) {
        QCOMPARE(file.unchanged, 3);
        QCOMPARE(file.records, file.feed == u"osv-debian" ? 1 : 0);
    }
    QVERIFY(!desk.import({desk.folder.filePath(u"stick"_s)}).changed);
}

void TestFeedKinds::objectsThatAreNoFeedAreNoDamage()
{
    const Desk desk;
    const QByteArray something = R"({"id":"x","text":"y"})";
    const auto file = desk.import(zipBytes({{"a", something}, {"b", kevOf(3)}}));
    QCOMPARE(file.feed, u"cisa-kev"_s);
    QCOMPARE(file.other, 1);
    QCOMPARE(file.skippedCount, 0);
    // Beside records that are whole it is one that is damaged.
    const auto beside = desk.import(zipBytes({{"a", something}, {"b", osvRecord("A", 3)}}), u"beside"_s);
    QCOMPARE(beside.skippedCount, 1);
}

void TestFeedKinds::whatIsNotUsedIsSaidByName()
{
    const QByteArray nvd = R"({"CVE_data_type":"CVE","CVE_data_format":"MITRE","CVE_Items":[]})"; // The old form.
    const QByteArray cvrf = // Of another maker than Microsoft, with the same keys.
        R"({"DocumentTitle":"t","DocumentPublisher":{"Type":"Vendor"},"DocumentTracking":{"ID":"FG-IR-99-1"},)"
        R"("Vulnerability":{"CVE":"CVE-2099-0001"}})";
    const Desk desk;
    for (const auto &[bytes, name] : {std::pair(nvd, u"nvd"_s), std::pair(cvrf, u"otherCvrf"_s),
                                      std::pair(QByteArray("VERSION 1\nCVE-2099-0001,,x\n"), u"debsecan"_s)}) {
        // Whole, packed as it comes, and in an archive behind something that nobody knows.
        for (const auto &given : {bytes, qCompress(bytes).mid(4), zipBytes({{"README", "x"}, {"a", bytes}})}) {
            const auto file = desk.import(given, name);
            QVERIFY(file.refused);
            QCOMPARE(unusedFormatName(file.refusal), name);
            QVERIFY(file.refusal.where.startsWith(name));
        }
    }
    // Beside a list that is used it hides nothing, and is no damage.
    const auto beside = desk.import(zipBytes({{"a", nvd}, {"b", kevOf(3)}, {"c", cvrf}}));
    QCOMPARE(beside.records, 1);
    QCOMPARE(beside.other, 2);
    QCOMPARE(beside.skippedCount, 0);
    // In a folder it is passed over; a folder with nothing else is told what it holds.
    QVERIFY(!desk.file(u"stick/nvd"_s, nvd).isEmpty());
    const auto alone = desk.import({desk.folder.filePath(u"stick"_s)});
    QCOMPARE(alone.files.size(), 2);
    QVERIFY(alone.files[0].ignored);
    QVERIFY(alone.files[1].refused);
    QCOMPARE(unusedFormatName(alone.files[1].refusal), u"nvd"_s);
    QVERIFY(!desk.file(u"stick/kev"_s, kevOf(4)).isEmpty());
    for (const auto &file : desk.import({desk.folder.filePath(u"stick"_s)}).files) {
        QVERIFY(!file.refused);
        QCOMPARE(file.ignored, file.name == u"nvd");
    }
}

/** Anybody can publish CSAF that calls a package of Debian repaired. */
void TestFeedKinds::oneVendorCannotSpeakForADistribution()
{
    const Desk desk;
    auto document = csafDocument("M-1", 3);
    document.replace(
        R"("vulnerabilities":[{"cve":"CVE-2099-0001"}])",
        R"("product_tree":{"full_product_names":[{"product_id":"P","name":"voorbeeld",)"
        R"("product_identification_helper":{"purl":"pkg:deb/debian/voorbeeld@2.0-1?arch=source&distro=bookworm"}}]},)"
        R"("vulnerabilities":[{"cve":"CVE-2099-0001","product_status":{"fixed":["P"]}}])");
    QCOMPARE(desk.import(document).records, 1);
    QVERIFY(FeedDatabase::open(desk.data())->advisoriesFor(u"Debian"_s, u"12"_s, {u"voorbeeld"_s})->isEmpty());
}

void TestFeedKinds::anArchiveInAnArchiveIsRead()
{
    const Desk desk;
    const auto file =
        desk.import(zipBytes({{"inner.zip", zipBytes({{"a.json", cveRecord("CVE-2099-0001", 3)}})}}), u"all.zip.zip"_s);
    QCOMPARE(file.feed, u"cve-list"_s);
    QCOMPARE(file.records, 1);
}

void TestFeedKinds::readsTheDatabaseOfWinget()
{
    const Desk desk;
    const auto database = databaseOf(
        desk.folder.filePath(u"index.db"_s),
        {u"CREATE TABLE metadata(name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)"_s,
         u"INSERT INTO metadata VALUES ('majorVersion','2'),('minorVersion','0'),('lastwritetime','4070908800')"_s,
         u"CREATE TABLE packages(rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, moniker TEXT,"
         " latest_version TEXT NOT NULL, arp_min_version TEXT, arp_max_version TEXT, hash BLOB)"_s,
         u"CREATE TABLE productcodes2(productcode TEXT NOT NULL, package INT64 NOT NULL)"_s,
         u"CREATE TABLE upgradecodes2(upgradecode TEXT NOT NULL, package INT64 NOT NULL)"_s,
         u"CREATE TABLE pfns2(pfn TEXT NOT NULL, package INT64 NOT NULL)"_s,
         u"CREATE TABLE norm_names2(norm_name TEXT NOT NULL, package INT64 NOT NULL)"_s,
         u"CREATE TABLE norm_publishers2(norm_publisher TEXT NOT NULL, package INT64 NOT NULL)"_s,
         u"INSERT INTO packages VALUES (7,'Maker.Ding','Ding',NULL,'10.2',NULL,NULL,NULL)"_s});
    QVERIFY(!database.isEmpty());
    const auto file = desk.import(zipBytes({{"AppxManifest.xml", "<x/>"}, {"Public/index.db", database, true}}));
    QVERIFY2(!file.refused, qPrintable(file.refusal.detail));
    QCOMPARE(file.feed, u"winget"_s);
    QCOMPARE(file.records, 1);
    QCOMPARE(file.other, 1);
    const auto kept = desk.documents(u"winget"_s).value(0);
    QCOMPARE(kept.kind, DocumentKind::WingetDatabase);
    QCOMPARE(kept.bytes, database);
    QCOMPARE(desk.state(u"winget"_s).dataDate.date(), QDate(2099, 1, 1));
}

void TestFeedKinds::anotherDatabaseIsNoFeed()
{
    const Desk desk;
    const auto database = databaseOf(desk.folder.filePath(u"other.db"_s), {u"CREATE TABLE a(b)"_s});
    const auto file = desk.import(database);
    QVERIFY(file.refused);
    QCOMPARE(file.refusal.code, Error::Code::UnknownFormat);
    QVERIFY(file.refusal.where.startsWith(u"file"));
}

void TestFeedKinds::largeDocumentsInAnArchiveArriveToo()
{
    const Desk desk;
    // Above what is understood during unpacking.
    const QByteArray blanks(9 << 20, ' ');
    const auto large = [&](const QByteArray &id) {
        return csafDocument(id, 3).replace("{\"document\"", "{" + blanks + "\"document\"");
    };
    const auto file =
        desk.import(tarBytes({{"a.json", large("M-1")}, {"b.json", csafDocument("M-2", 3)}, {"c.json", large("M-3")}}));
    QCOMPARE(file.records, 3);
    QCOMPARE(desk.documents(u"csaf-other"_s).size(), 3);
}

QTEST_GUILESS_MAIN(TestFeedKinds)

#include "tst_feedkinds.moc"
