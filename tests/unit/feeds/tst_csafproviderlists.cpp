// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/directorylist.h"
#include "feeds/csaf/provider/roliefeed.h"
#include "support/corpusarchive.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

namespace {

using Code = Error::Code;

const QUrl directory(u"https://a.test/csaf/"_s);
const QUrl feedAddress(u"https://a.test/csaf/white.json"_s);

/** Names and dates, in order. */
template<typename List>
QStringList namesOf(const List &documents)
{
    QStringList names;
    for (const auto &document : documents)
        names.append(document.url.fileName() + u' ' + document.released.toString(Qt::ISODateWithMs));
    return names;
}

QByteArray feed(const QByteArray &entries)
{
    return R"({"feed":{"id":"x","title":"Lijst","link":[{"rel":"self","href":"https://a.test/csaf/white.json"}],)"
           R"("updated":"2026-11-02T00:00:00Z","entry":[)"
        + entries + "]}}";
}

QByteArray linkTo(const QByteArray &relation, const QByteArray &address)
{
    return R"({"rel":")" + relation + R"(","href":")" + address + "\"}";
}

QByteArray entry(const QByteArray &updated, const QByteArray &links, const QByteArray &source)
{
    return R"({"id":"A-1","title":"x","link":[)" + links + R"(],"published":"2026-01-01T00:00:00Z","updated":")"
        + updated + R"(","content":{"type":"application/json","src":")" + source + "\"}}";
}

QByteArray corpusFile(const QString &name)
{
    QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/** The lists of documents that providers keep. */
class TestCsafProviderLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsChanges_data();
    void readsChanges();
    void refusesChanges_data();
    void refusesChanges();
    void readsAnIndex();
    void readsAFeed();
    void leavesOutEntries_data();
    void leavesOutEntries();
    void refusesAFeed_data();
    void refusesAFeed();
    void refusesEveryTruncationOfAFeed();
    void readsRealLists();
    void readsRealFeeds();
};

void TestCsafProviderLists::readsChanges_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<int>("skipped");
    const auto a = u"a-1.json 2026-11-01T00:00:00.000Z"_s;
    const auto b = u"b-1.json 2026-10-01T00:00:00.000Z"_s;
    QTest::newRow("empty") << QByteArray() << QStringList() << 0;
    QTest::newRow("quoted") << QByteArray("\"2026/a-1.json\",\"2026-11-01T00:00:00Z\"\n"
                                          "\"2026/b-1.json\",\"2026-10-01T02:00:00+02:00\"")
                            << QStringList{a, b} << 0;
    QTest::newRow("unquoted") << QByteArray("2026/a-1.json,2026-11-01T00:00:00.000Z\r\n"
                                            "2026/b-1.json,2026-10-01T00:00:00.000Z\r\n")
                              << QStringList{a, b} << 0;
    QTest::newRow("fractions") << QByteArray("\"2026/a-1.json\",\"2026-11-01T00:00:00.175708+00:00\"\n")
                               << QStringList{u"a-1.json 2026-11-01T00:00:00.175Z"_s} << 0;
    QTest::newRow("oldest first") << QByteArray("2026/b-1.json,2026-10-01T00:00:00Z\n"
                                                "2026/a-1.json,2026-11-01T00:00:00Z\n")
                                  << QStringList{a, b} << 0;
    QTest::newRow("the same twice") << QByteArray("2026/b-1.json,2026-09-01T00:00:00Z\n"
                                                  "2026/a-1.json,2026-11-01T00:00:00Z\n"
                                                  "2026/b-1.json,2026-10-01T00:00:00Z\n")
                                    << QStringList{a, b} << 0;
    QTest::newRow("bad lines") << QByteArray(
        "path,date\n2026/a-1.json,2026-11-01T00:00:00Z\n../x.json,2026-11-01T00:00:00Z\n"
        "2026/b-1.json,yesterday\n2026/b-1.json\n\"2026/b-1.json,2026\n")
                               << QStringList{a} << 5;
    QTest::newRow("another column") << QByteArray("2026/a-1.json,2026-11-01T00:00:00Z,x\n") << QStringList{a} << 0;
}

void TestCsafProviderLists::readsChanges()
{
    QFETCH(QByteArray, csv);
    QFETCH(QStringList, names);
    QFETCH(int, skipped);
    const auto read = parseChangesList(csv, directory);
    QVERIFY(read);
    QCOMPARE(namesOf(read->documents), names);
    QCOMPARE(read->skippedCount, skipped);
    QCOMPARE(read->skipped.size(), skipped);
}

void TestCsafProviderLists::refusesChanges_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::newRow("web page") << QByteArray("<!DOCTYPE html>\n<html lang=\"nl\">\n</html>\n");
    QTest::newRow("json") << QByteArray("{\"a\": 1}");
    QTest::newRow("no document in it") << QByteArray("a.txt,2026-11-01T00:00:00Z\n");
    QTest::newRow("zeros") << QByteArray(1'000, '\0');
}

void TestCsafProviderLists::refusesChanges()
{
    QFETCH(QByteArray, csv);
    for (const auto &read : {parseChangesList(csv, directory), parseIndexList(csv, directory)}) {
        QVERIFY(!read);
        QCOMPARE(read.error().code, Code::UnknownFormat);
    }
}

void TestCsafProviderLists::readsAnIndex()
{
    const auto read = parseIndexList("\xEF\xBB\xBF"
                                     "2026/b-1.json\r\n\n2026/a-1.json\n2026/b-1.json\n/x.json\n2025/c.json",
                                     directory);
    QVERIFY(read);
    QStringList paths;
    for (const auto &document : read->documents) {
        paths.append(document.url.path());
        QVERIFY(!document.released.isValid());
    }
    QCOMPARE(paths, QStringList({u"/csaf/2025/c.json"_s, u"/csaf/2026/a-1.json"_s, u"/csaf/2026/b-1.json"_s}));
    QCOMPARE(read->skippedCount, 1);
    QCOMPARE(read->skipped.first().where, u"https://a.test/csaf/index.txt:5"_s);
    const auto empty = parseIndexList({}, directory);
    QVERIFY(empty && empty->documents.isEmpty());
}

void TestCsafProviderLists::readsAFeed()
{
    const QByteArray a("https://a.test/csaf/2026/a-1.json");
    const QByteArray b("https://a.test/csaf/2026/b-1.json");
    const auto read = parseRolieFeed(
        feed(entry("2026-10-01T00:00:00Z", {}, b) + ","
             + entry("2026-11-01T00:00:00Z",
                     linkTo("self", a) + "," + linkTo("hash", a + ".sha256") + "," + linkTo("hash", a + ".sha512") + ","
                         + linkTo("signature", a + ".asc") + "," + linkTo("pdf", "https://b.test/x.pdf"),
                     "https://a.test/elsewhere/a-1.json")
             + "," + entry("2026-09-01T00:00:00Z", linkTo("self", a), a)),
        feedAddress);
    QVERIFY(read);
    QVERIFY2(read->skipped.isEmpty(), qPrintable(read->skipped.value(0).where));
    QCOMPARE(read->title, u"Lijst"_s);
    QCOMPARE(read->updated, QDateTime(QDate(2026, 11, 2), QTime(0, 0), Qt::UTC));
    QCOMPARE(read->entries.size(), 2); // a-1 is there twice; its newest stays.
    const auto &first = read->entries.first();
    QCOMPARE(first.document.toEncoded(), a);
    QCOMPARE(first.sha256.toEncoded(), a + ".sha256");
    QCOMPARE(first.sha512.toEncoded(), a + ".sha512");
    QCOMPARE(first.signature.toEncoded(), a + ".asc");
    QCOMPARE(first.updated, QDateTime(QDate(2026, 11, 1), QTime(0, 0), Qt::UTC));
    QCOMPARE(read->entries.last().document.toEncoded(), b); // From its source, without a link.
    QVERIFY(read->entries.last().signature.isEmpty());
}

void TestCsafProviderLists::leavesOutEntries_data()
{
    QTest::addColumn<QByteArray>("bad");
    const QByteArray a("https://a.test/csaf/2026/a-1.json");
    const QByteArray date("2026-11-01T00:00:00Z");
    QTest::newRow("no object") << QByteArray("7");
    QTest::newRow("no address") << QByteArray(R"({"id":"x","updated":"2026-11-01T00:00:00Z"})");
    QTest::newRow("another server") << entry(date, linkTo("self", "https://b.test/a-1.json"), a);
    QTest::newRow("a source elsewhere") << entry(date, {}, "https://b.test/a-1.json");
    QTest::newRow("a hash elsewhere") << entry(date,
                                               linkTo("self", a) + "," + linkTo("hash", "https://b.test/a.sha512"), a);
    QTest::newRow("a signature elsewhere")
        << entry(date, linkTo("self", a) + "," + linkTo("signature", "https://b.test/a.asc"), a);
    QTest::newRow("http") << entry(date, linkTo("self", "http://a.test/a-1.json"), a);
    QTest::newRow("another port") << entry(date, linkTo("self", "https://a.test:8443/a-1.json"), a);
    QTest::newRow("no document") << entry(date, linkTo("self", "https://a.test/csaf/a.html"), a);
    QTest::newRow("a query") << entry(date, linkTo("self", a + "?x=1"), a);
    QTest::newRow("a bad date") << entry("today", linkTo("self", a), a);
    QTest::newRow("two dates") << entry(date + R"(","updated":")" + date, linkTo("self", a), a);
}

void TestCsafProviderLists::leavesOutEntries()
{
    QFETCH(QByteArray, bad);
    const auto read = parseRolieFeed(
        feed(bad + "," + entry("2026-10-01T00:00:00Z", {}, "https://a.test/csaf/good-1.json")), feedAddress);
    QVERIFY(read);
    QCOMPARE(read->entries.size(), 1);
    QCOMPARE(read->entries.first().document.fileName(), u"good-1.json"_s);
    QCOMPARE(read->skipped.size(), 1);
    QVERIFY(read->skipped.first().where.startsWith(feedAddress.toString() + "/feed/entry/0"_L1));
}

void TestCsafProviderLists::refusesAFeed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Code>("code");
    QTest::newRow("nothing") << QByteArray() << Code::NotJson;
    QTest::newRow("web page") << QByteArray("<html>") << Code::NotJson;
    QTest::newRow("no object") << QByteArray("[]") << Code::UnknownFormat;
    QTest::newRow("no feed") << QByteArray("{}") << Code::UnknownFormat;
    QTest::newRow("a feed that is text") << QByteArray(R"({"feed":"x"})") << Code::UnknownFormat;
    QTest::newRow("two feeds") << QByteArray(R"({"feed":{},"feed":{}})") << Code::BadValue;
    QTest::newRow("no date") << QByteArray(R"({"feed":{"entry":[]}})") << Code::MissingField;
    QTest::newRow("entries that are no list") << feed({}).replace("[]", "{}") << Code::BadValue;
    QTest::newRow("deep") << feed(QByteArray(100, '[') + QByteArray(100, ']')) << Code::BadValue;
}

void TestCsafProviderLists::refusesAFeed()
{
    QFETCH(QByteArray, json);
    QFETCH(Code, code);
    const auto read = parseRolieFeed(json, feedAddress);
    QVERIFY(!read);
    QCOMPARE(read.error().code, code);
}

void TestCsafProviderLists::refusesEveryTruncationOfAFeed()
{
    const auto json = feed(entry("2026-10-01T00:00:00Z", {}, "https://a.test/csaf/good-1.json"));
    QVERIFY(parseRolieFeed(json, feedAddress));
    for (qsizetype size = 0; size < json.size(); ++size)
        QVERIFY(!parseRolieFeed(json.left(size), feedAddress));
}

void TestCsafProviderLists::readsRealLists()
{
    const auto changes = corpusFile(u"csaf-redhat/vuls-raw/changes.csv"_s);
    if (changes.isEmpty())
        QSKIP("SKIP: the real data are not beside this checkout");
    const auto redHat =
        parseChangesList(changes, QUrl(u"https://security.access.redhat.com/data/csaf/v2/advisories/"_s));
    QVERIFY(redHat);
    QCOMPARE(redHat->documents.size(), 3);
    QCOMPARE(redHat->skippedCount, 0);
    for (const auto &name :
         {u"ncsc-nl/index.txt"_s, u"csaf-overig/cert-bund/index.txt"_s, u"csaf-overig/nozominetworks/index.txt"_s,
          u"csaf-overig/ox/dovecot/index.txt"_s, u"csaf-microsoft/csaf/index.txt"_s}) {
        const auto index = parseIndexList(corpusFile(name), directory);
        QVERIFY2(index && !index->documents.isEmpty() && index->skippedCount == 0, qPrintable(name));
    }
    const auto base = u"https://raw.githubusercontent.com/cisagov/CSAF/develop/csaf_files/OT/white/"_s;
    const auto files = Test::corpusFiles(u"csaf-cisa/cisa-csaf-2024-10-24.zip"_s, u"OT/white/changes.csv"_s);
    QCOMPARE(files.size(), 1);
    const auto cisa = parseChangesList(files.first(), QUrl(base));
    QVERIFY(cisa);
    QVERIFY2(cisa->documents.size() > 2'000, qPrintable(QString::number(cisa->documents.size())));
    QCOMPARE(cisa->skippedCount, 0);
    for (const auto &document : cisa->documents)
        QVERIFY2(document.url.toString().startsWith(base + "20"_L1), qPrintable(document.url.toString()));
}

void TestCsafProviderLists::readsRealFeeds()
{
    const QUrl siemens(u"https://cert-portal.siemens.com/productcert/csaf/ssa-feed-tlp-white.json"_s);
    const auto json = corpusFile(u"csaf-overig/siemens/ssa-feed-tlp-white.json"_s);
    if (json.isEmpty())
        QSKIP("SKIP: the real data are not beside this checkout");
    const auto read = parseRolieFeed(json, siemens);
    QVERIFY(read);
    QVERIFY(read->skipped.isEmpty());
    QVERIFY(!read->entries.isEmpty() && !read->entries.first().sha512.isEmpty());
    const auto sick = parseRolieFeed(corpusFile(u"csaf-overig/sick/csaf-feed-tlp-white.json"_s),
                                     QUrl(u"https://www.sick.com/.well-known/csaf/white/csaf-feed-tlp-white.json"_s));
    QVERIFY(sick);
    QVERIFY(sick->skipped.isEmpty());
    QVERIFY(!sick->entries.isEmpty() && !sick->entries.first().signature.isEmpty());
}

QTEST_GUILESS_MAIN(TestCsafProviderLists)
#include "tst_csafproviderlists.moc"
