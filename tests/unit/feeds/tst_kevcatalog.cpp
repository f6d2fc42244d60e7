// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/kevcatalog.h"

#include <QDir>
#include <QFile>
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
}

QTEST_GUILESS_MAIN(TestKevCatalog)
#include "tst_kevcatalog.moc"
