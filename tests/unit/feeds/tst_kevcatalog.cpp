// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedformat.h"
#include "feeds/kevcatalog.h"
#include "support/corpusarchive.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray entryA = R"({"cveID":"CVE-2099-0002","vendorProject":"Voorbeeld","product":"Router",)"
                          R"("dateAdded":"2099-01-02","knownRansomwareCampaignUse":"Known"})";
const QByteArray entryB = R"({"cveID":"CVE-2099-0001","dateAdded":"2099-01-03"})";

QByteArray catalogOf(const QByteArray &entries, const QByteArray &count)
{
    return R"({"title":"t","catalogVersion":"2099.01.04","dateReleased":"2099-01-04T17:46:43.6019Z","count":)" + count
        + R"(,"vulnerabilities":[)" + entries + "]}";
}

const QByteArray headings = "cveID,vendorProject,product,vulnerabilityName,dateAdded,shortDescription,requiredAction,"
                            "dueDate,knownRansomwareCampaignUse,notes,cwes\n";

QByteArray lineOf(const QByteArray &cve, const QByteArray &date, const QByteArray &ransomware)
{
    return cve + ",Voorbeeld,\"Router, \"\"oud\"\"\",A name," + date + ",\"two\nlines, a comma\",Do it,2099-02-01,"
        + ransomware + ",https://voorbeeld.test/ ; x,\"CWE-1, CWE-2\"\n";
}

} // namespace

class TestKevCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEntriesSorted();
    void keepsTheGoodOnesAndReportsTheBad();
    void reportsACountThatDoesNotAddUp();
    void mergesAnEntryGivenTwice();
    void refusesAsAWhole_data();
    void refusesAsAWhole();
    void refusesEveryTruncation();
    void readsTheRealOne();
    void readsTheRealOneOfBefore();
    void readsTheTable_data();
    void readsTheTable();
    void saysWhatIsToBeUsedNoLonger_data();
    void saysWhatIsToBeUsedNoLonger();
    void tellsBadLinesOfATable();
    void cutOffATableLosesOnlyItsEnd();
    void theRealOneAsATableIsTheSame();
};

void TestKevCatalog::readsEntriesSorted()
{
    const auto catalog = parseKevCatalog(catalogOf(entryA + ',' + entryB, "2"), u"kev.json"_s);
    QVERIFY(catalog);
    QCOMPARE(catalog->version, u"2099.01.04"_s);
    QCOMPARE(catalog->released.toString(Qt::ISODateWithMs), u"2099-01-04T17:46:43.601Z"_s);
    QCOMPARE(catalog->skipped, QList<Error>());
    QCOMPARE(catalog->entries.size(), 2);
    QCOMPARE(catalog->entries[0],
             (ExploitedCve{u"CVE-2099-0001"_s, QDate(2099, 1, 3), false, {}, {}, ExploitedList::Cisa}));
    QCOMPARE(
        catalog->entries[1],
        (ExploitedCve{u"CVE-2099-0002"_s, QDate(2099, 1, 2), true, u"Voorbeeld"_s, u"Router"_s, ExploitedList::Cisa}));
}

void TestKevCatalog::keepsTheGoodOnesAndReportsTheBad()
{
    const QByteArray bad = R"({"cveID":"CVE-2099-XX","dateAdded":"2099-01-02"},{"cveID":"CVE-2099-0009"},7,)"
                           R"({"cveID":"CVE-2099-0009","dateAdded":"soon"})";
    const auto catalog = parseKevCatalog(catalogOf(bad + ',' + entryA, "5"), u"kev.json"_s);
    QVERIFY(catalog);
    QCOMPARE(catalog->entries.size(), 1);
    QCOMPARE(catalog->skipped.size(), 4);
    QCOMPARE(catalog->skipped[0].where, u"kev.json/vulnerabilities/0"_s);
    QCOMPARE(catalog->skipped[1].where, u"kev.json/vulnerabilities/1/dateAdded"_s);
    QCOMPARE(catalog->skipped[1].code, Error::Code::MissingField);
}

void TestKevCatalog::reportsACountThatDoesNotAddUp()
{
    const auto catalog = parseKevCatalog(catalogOf(entryA, "3"), u"kev.json"_s);
    QVERIFY(catalog);
    QCOMPARE(catalog->skipped.size(), 1);
    QCOMPARE(catalog->skipped[0].where, u"kev.json/count"_s);
}

void TestKevCatalog::mergesAnEntryGivenTwice()
{
    const QByteArray again =
        R"({"cveID":"CVE-2099-0002","dateAdded":"2098-01-01","knownRansomwareCampaignUse":"Unknown"})";
    const auto catalog = parseKevCatalog(catalogOf(entryA + ',' + again, "2"), u"kev.json"_s);
    QVERIFY(catalog);
    QCOMPARE(catalog->entries.size(), 1);
    QCOMPARE(catalog->entries[0].dateAdded, QDate(2098, 1, 1));
    QVERIFY(catalog->entries[0].ransomware);
    QCOMPARE(catalog->skipped.size(), 1);
}

void TestKevCatalog::refusesAsAWhole_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("code");
    const auto good = catalogOf(entryA, "1");
    QTest::newRow("a list") << QByteArray("[]") << int(Error::Code::UnknownFormat);
    QTest::newRow("something else") << QByteArray("{\"a\":1}") << int(Error::Code::UnknownFormat);
    QTest::newRow("no version") << QByteArray(good).replace("catalogVersion", "x") << int(Error::Code::MissingField);
    QTest::newRow("no date") << QByteArray(good).replace("dateReleased", "x") << int(Error::Code::MissingField);
    QTest::newRow("date that is none") << QByteArray(good).replace("2099-01-04T", "x") << int(Error::Code::BadValue);
    QTest::newRow("no list") << QByteArray(good).replace("vulnerabilities", "x") << int(Error::Code::MissingField);
    QTest::newRow("not one entry") << catalogOf({}, "0") << int(Error::Code::BadValue);
    QTest::newRow("only bad entries") << catalogOf("1,2", "2") << int(Error::Code::BadValue);
    QTest::newRow("list given twice") << QByteArray(good).replace("\"title\":", "\"vulnerabilities\":")
                                      << int(Error::Code::BadValue);
    QTest::newRow("something behind it") << good + "x" << int(Error::Code::NotJson);
    QTest::newRow("a second document") << good + good << int(Error::Code::NotJson);
    QTest::newRow("empty") << QByteArray() << int(Error::Code::NotJson);
    QTest::newRow("another table") << QByteArray("a,b\n1,2\n") << int(Error::Code::UnknownFormat);
    QTest::newRow("a web page") << QByteArray("<!DOCTYPE html>\n<html>") << int(Error::Code::UnknownFormat);
    QTest::newRow("a table without lines") << headings << int(Error::Code::BadValue);
    QTest::newRow("a table without good lines")
        << headings + lineOf("CVE-2099-X", "2099-01-02", "Known") << int(Error::Code::BadValue);
    QTest::newRow("a table without dates")
        << QByteArray(headings).replace("dateAdded", "date") + lineOf("CVE-2099-0001", "2099-01-02", "Known")
        << int(Error::Code::UnknownFormat);
}

void TestKevCatalog::refusesAsAWhole()
{
    QFETCH(QByteArray, json);
    QFETCH(int, code);
    const auto catalog = parseKevCatalog(json, u"kev.json"_s);
    QVERIFY(!catalog);
    QCOMPARE(int(catalog.error().code), code);
}

void TestKevCatalog::refusesEveryTruncation()
{
    const auto good = catalogOf(entryA, "1");
    for (qsizetype size = 0; size < good.size(); ++size)
        QVERIFY(!parseKevCatalog(good.left(size), u"kev.json"_s));
}

void TestKevCatalog::readsTheRealOne()
{
    QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/kev/known_exploited_vulnerabilities-2026.08.21.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("SKIP: no real data beside the checkout");
    const auto catalog = parseKevCatalog(file.readAll(), u"kev.json"_s);
    QVERIFY(catalog);
    QCOMPARE(catalog->entries.size(), 1674);
    QCOMPARE(catalog->skipped.size(), 0);
    const auto stop = [](const ExploitedCve &entry) { return entry.stopUsing; };
    // Of its 46 texts these are the four that ask for nothing else.
    QCOMPARE(std::count_if(catalog->entries.begin(), catalog->entries.end(), stop), 52 + 8 + 4 + 3);
}

void TestKevCatalog::readsTheRealOneOfBefore()
{
    const auto files = Test::corpusFiles(u"kev/known_exploited_vulnerabilities-2025.08.25.json.gz"_s, {});
    if (files.isEmpty())
        QSKIP("SKIP: no real data beside the checkout");
    const auto catalog = parseKevCatalog(files.first(), u"kev.json"_s);
    QVERIFY(catalog);
    QCOMPARE(catalog->version, u"2025.08.25"_s);
    QCOMPARE(catalog->entries.size(), 1404);
    QCOMPARE(catalog->skipped.size(), 0);
    const auto isRansomware = [](const ExploitedCve &entry) { return entry.ransomware; };
    QCOMPARE(std::count_if(catalog->entries.begin(), catalog->entries.end(), isRansomware), 293);
}

void TestKevCatalog::readsTheTable_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("ransomware");
    const auto known = headings + lineOf("CVE-2099-0002", "2099-01-02", "Known");
    QTest::newRow("known") << known << true;
    QTest::newRow("unknown") << headings + lineOf("CVE-2099-0002", "2099-01-02", "Unknown") << false;
    QTest::newRow("nothing said") << headings + lineOf("CVE-2099-0002", "2099-01-02", "") << false;
    QTest::newRow("in capitals") << headings + lineOf("CVE-2099-0002", "2099-01-02", "KNOWN") << true;
    QTest::newRow("mark") << "\xEF\xBB\xBF" + known << true;
    QTest::newRow("Windows line ends") << QByteArray(known).replace("\n", "\r\n") << true;
    QTest::newRow("without the last line end") << known.chopped(1) << true;
    QTest::newRow("empty lines") << known + "\n\n" << true;
    QTest::newRow("blanks about the cells") << headings + lineOf(" CVE-2099-0002 ", " 2099-01-02 ", " Known ") << true;
    QTest::newRow("quotes about all headings")
        << '"' + headings.trimmed().replace(",", "\",\"") + "\"\n" + lineOf("CVE-2099-0002", "2099-01-02", "Known")
        << true;
    QTest::newRow("before ransomware was told") << QByteArray(headings).replace("knownRansomwareCampaignUse,", "")
            + lineOf("CVE-2099-0002", "2099-01-02", "Known").replace("Known,", "")
                                                << false;
}

void TestKevCatalog::readsTheTable()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, ransomware);
    QCOMPARE(recogniseFeed(bytes), FeedFormat::CisaKev);
    const auto catalog = parseKevCatalog(bytes, u"kev.csv"_s);
    QVERIFY(catalog);
    QCOMPARE(catalog->skipped, QList<Error>());
    QCOMPARE(catalog->version, QString());
    QCOMPARE(catalog->released, QDateTime(QDate(2099, 1, 2), QTime(0, 0), Qt::UTC));
    QCOMPARE(catalog->entries,
             (QList<ExploitedCve>{{u"CVE-2099-0002"_s, QDate(2099, 1, 2), ransomware, u"Voorbeeld"_s,
                                   u"Router, \"oud\""_s, ExploitedList::Cisa}}));
}

void TestKevCatalog::saysWhatIsToBeUsedNoLonger_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<bool>("stop");
    QTest::newRow("disconnect") << QByteArray("The impacted product is end-of-life and should be disconnected.")
                                << true;
    QTest::newRow("in capitals") << QByteArray("IT IS END-OF-LIFE AND SHOULD BE DISCONNECTED") << true;
    QTest::newRow("discontinue") << QByteArray("It is end-of-life (EoL). Users should discontinue utilization.")
                                 << true;
    QTest::newRow("retire") << QByteArray("All have reached their end-of-life and should be retired and replaced.")
                            << true;
    QTest::newRow("only when there is nothing better")
        << QByteArray("Apply mitigations per vendor instructions or discontinue use of the product.") << false;
    QTest::newRow("perhaps") << QByteArray("It could be end-of-life. Users should discontinue it.") << false;
    QTest::newRow("or update") << QByteArray("Apply updates; if it is end-of-life it should be disconnected.") << false;
    QTest::newRow("or a newer one") << QByteArray("End-of-life: it should be retired, or upgrade to 5.0.") << false;
    QTest::newRow("an end, and nothing else") << QByteArray("The product is end-of-life.") << false;
    QTest::newRow("update") << QByteArray("Apply updates per vendor instructions.") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestKevCatalog::saysWhatIsToBeUsedNoLonger()
{
    QFETCH(QByteArray, action);
    QFETCH(bool, stop);
    const QByteArray entry = R"({"cveID":"CVE-2099-0001","dateAdded":"2099-01-03","requiredAction":")" + action + "\"}";
    const auto catalog = parseKevCatalog(catalogOf(entry, "1"), u"kev.json"_s);
    QVERIFY(catalog);
    QCOMPARE(catalog->entries.value(0).stopUsing, stop);
    const QByteArray table =
        headings + lineOf("CVE-2099-0001", "2099-01-03", "Known").replace("Do it", '"' + action + '"');
    QCOMPARE(parseKevCatalog(table, u"kev.csv"_s)->entries.value(0).stopUsing, stop);
    // Not a text: not said.
    const QByteArray number = R"({"cveID":"CVE-2099-0001","dateAdded":"2099-01-03","requiredAction":7})";
    QVERIFY(!parseKevCatalog(catalogOf(number, "1"), u"kev.json"_s)->entries.value(0).stopUsing);
}

void TestKevCatalog::tellsBadLinesOfATable()
{
    const auto good = lineOf("CVE-2099-0001", "2099-01-02", "Known");
    const auto bytes = headings + good // Lines 2 and 3, as one cell holds a line end.
        + "CVE-2099-0002,too,few\n" + lineOf("CVE-2099-0003", "2/1/99", "Known")
        + lineOf("no CVE", "2099-01-02", "Known") + good.trimmed() + ",one more\n" + good
        + lineOf("CVE-2099-0004", "2099-01-05", "Unknown");
    const auto catalog = parseKevCatalog(bytes, u"kev.csv"_s);
    QVERIFY(catalog);
    QCOMPARE(catalog->entries.size(), 2);
    QCOMPARE(catalog->entries[0].cve, u"CVE-2099-0001"_s);
    QCOMPARE(catalog->entries[1].cve, u"CVE-2099-0004"_s);
    QCOMPARE(catalog->released.date(), QDate(2099, 1, 5));
    QStringList where;
    for (const auto &error : catalog->skipped)
        where.append(error.where);
    QCOMPARE(where, QStringList({u"kev.csv:4"_s, u"kev.csv:5"_s, u"kev.csv:7"_s, u"kev.csv:9"_s, u"kev.csv"_s}));
}

void TestKevCatalog::cutOffATableLosesOnlyItsEnd()
{
    const auto first = headings + lineOf("CVE-2099-0001", "2099-01-02", "Known");
    const auto whole = first + lineOf("CVE-2099-0002", "2099-01-03", "Known");
    const auto entries = parseKevCatalog(whole, u"kev.csv"_s)->entries;
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const auto catalog = parseKevCatalog(whole.left(size), u"kev.csv"_s);
        if (size < first.size() - lineOf("CVE-2099-0001", "2099-01-02", "Known").size())
            QVERIFY(!catalog);
        if (!catalog)
            continue;
        QVERIFY(catalog->entries.size() <= entries.size());
        for (qsizetype i = 0; i < catalog->entries.size(); ++i)
            QCOMPARE(catalog->entries[i], entries[i]);
    }
}

void TestKevCatalog::theRealOneAsATableIsTheSame()
{
    QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/kev/known_exploited_vulnerabilities-2026.08.21.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("SKIP: no real data beside the checkout");
    const auto json = file.readAll();
    const auto names = QString::fromLatin1(headings.trimmed()).split(u',');
    QByteArray table = headings;
    const auto items = QJsonDocument::fromJson(json)[u"vulnerabilities"_s].toArray();
    for (const auto &item : items) {
        QStringList cells;
        for (const auto &name : names) {
            QStringList words(item[name].toString());
            for (const auto &word : item[name].toArray())
                words.append(word.toString());
            cells.append(u'"' + words.join(u", "_s).replace(u'"', u"\"\""_s) + u'"');
        }
        table += cells.join(u',').toUtf8() + "\r\n";
    }
    const auto catalog = parseKevCatalog(table, u"kev.csv"_s);
    QVERIFY(catalog);
    QCOMPARE(catalog->skipped, QList<Error>());
    QCOMPARE(catalog->entries.size(), 1674);
    QCOMPARE(catalog->entries, parseKevCatalog(json, u"kev.json"_s)->entries);
}

QTEST_GUILESS_MAIN(TestKevCatalog)
#include "tst_kevcatalog.moc"
