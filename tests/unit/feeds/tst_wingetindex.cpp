// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedformat.h"
#include "feeds/wingetindex.h"
#include "transport/archive/archivereader.h"

#include <QFile>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray headings = "\xEF\xBB\xBF\"PackageId\",\"Version\",\"Name\",\"LastUpdate\"\r\n";

QByteArray item(const QByteArray &id, const QByteArray &version = "1.2.3", const QByteArray &name = "Naam",
                const QByteArray &updated = "2099-01-12T20:44:35.3075248+00:00")
{
    return R"({"Name":")" + name + R"(","PackageId":")" + id + R"(","Version":")" + version
        + R"(","Tags":["a","b"],"LastUpdate":")" + updated + "\"}";
}

QByteArray row(const QByteArray &id, const QByteArray &version = "1.2.3", const QByteArray &name = "Naam",
               const QByteArray &updated = "2099-01-12 20:44:35Z")
{
    return '"' + id + "\",\"" + version + "\",\"" + name + "\",\"" + updated + "\"\r\n";
}

} // namespace

class TestWingetIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsJson();
    void readsATable();
    void keepsTheGoodOnesAndReportsTheBad_data();
    void keepsTheGoodOnesAndReportsTheBad();
    void keepsOneOfTwo();
    void refusesAsAWhole_data();
    void refusesAsAWhole();
    void survivesEveryTruncation();
    void readsTheRealOnes();
};

void TestWingetIndex::readsJson()
{
    const auto json = '[' + item("maker.Zeta") + ',' + item("Maker.Alfa", "2", "\\u5B89", "2099-01-01T00:00:00Z") + ','
        + item("Maker.Beta", "v3 beta", "", "soon") + ']';
    QCOMPARE(recogniseFeed(json), FeedFormat::WingetIndex);
    const auto index = parseWingetIndex(json, u"index.json"_s);
    QVERIFY(index);
    QCOMPARE(index->skipped, QList<Error>());
    const QDateTime updated(QDate(2099, 1, 12), QTime(20, 44, 35, 307), Qt::UTC);
    QCOMPARE(index->packages,
             (QList<WingetPackage>{
                 {u"Maker.Alfa"_s, u"\u5B89"_s, u"2"_s, QDateTime(QDate(2099, 1, 1), QTime(0, 0), Qt::UTC)},
                 {u"Maker.Beta"_s, {}, u"v3 beta"_s, {}},
                 {u"maker.Zeta"_s, u"Naam"_s, u"1.2.3"_s, updated}}));
    QCOMPARE(index->newest, updated);
}

void TestWingetIndex::readsATable()
{
    const auto csv = headings + row("Maker.Zeta") + row("Maker.Alfa", "2", "say \"\"x\"\"");
    QCOMPARE(recogniseFeed(csv), FeedFormat::WingetIndex);
    const auto index = parseWingetIndex(csv, u"index.csv"_s);
    QVERIFY(index);
    QCOMPARE(index->skipped, QList<Error>());
    const QDateTime updated(QDate(2099, 1, 12), QTime(20, 44, 35), Qt::UTC);
    QCOMPARE(index->packages,
             (QList<WingetPackage>{{u"Maker.Alfa"_s, u"say \"x\""_s, u"2"_s, updated},
                                   {u"Maker.Zeta"_s, u"Naam"_s, u"1.2.3"_s, updated}}));
}

void TestWingetIndex::keepsTheGoodOnesAndReportsTheBad_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("version");
    QTest::newRow("no id") << QByteArray() << QByteArray("1");
    QTest::newRow("no version") << QByteArray("Maker.Ding") << QByteArray();
    QTest::newRow("no maker") << QByteArray("Ding") << QByteArray("1");
    QTest::newRow("a blank in the id") << QByteArray("Maker.D ing") << QByteArray("1");
    QTest::newRow("a path") << QByteArray("Maker/../Ding") << QByteArray("1");
    QTest::newRow("a path in the version") << QByteArray("Maker.Ding") << QByteArray("../1");
    QTest::newRow("20 kB id") << "Maker." + QByteArray(20'000, 'x') << QByteArray("1");
    QTest::newRow("20 kB version") << QByteArray("Maker.Ding") << QByteArray(20'000, '1');
    QTest::newRow("DEL") << QByteArray("Maker.D\x7f") << QByteArray("1");
}

void TestWingetIndex::keepsTheGoodOnesAndReportsTheBad()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, version);
    const auto json = parseWingetIndex('[' + item("Maker.A") + ',' + item(id, version) + ",7]", u"e"_s);
    QVERIFY(json);
    QCOMPARE(json->packages.size(), 1);
    QCOMPARE(json->skipped.size(), 2);
    QCOMPARE(json->skipped[0].where, u"e/1"_s);
    const auto csv = parseWingetIndex(headings + row("Maker.A") + row(id, version) + "1,2\r\n\"x\"y\r\n", u"e"_s);
    QVERIFY(csv);
    QCOMPARE(csv->packages.size(), 1);
    QCOMPARE(csv->skipped.size(), 3);
    QCOMPARE(csv->skipped[0].where, u"e:3"_s);
}

void TestWingetIndex::keepsOneOfTwo()
{
    const auto index = parseWingetIndex('[' + item("Maker.Ding", "1") + ',' + item("maker.ding", "2") + ']', u"e"_s);
    QVERIFY(index);
    QCOMPARE(index->packages.size(), 1);
    QCOMPARE(index->packages[0].version, u"1"_s);
    QCOMPARE(index->skipped.size(), 1);
}

void TestWingetIndex::refusesAsAWhole_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::newRow("empty") << QByteArray() << int(Error::Code::NotJson);
    QTest::newRow("an object") << item("Maker.A") << int(Error::Code::UnknownFormat);
    QTest::newRow("an empty list") << QByteArray("[]") << int(Error::Code::BadValue);
    QTest::newRow("another list") << QByteArray(R"([{"cveID":"x"}])") << int(Error::Code::BadValue);
    QTest::newRow("key twice") << '[' + item("Maker.A").replace("\"Tags\"", "\"Version\"") + ']'
                               << int(Error::Code::BadValue);
    QTest::newRow("another table") << QByteArray("a,b\n1,2\n") << int(Error::Code::UnknownFormat);
    QTest::newRow("only headings") << headings << int(Error::Code::BadValue);
    QTest::newRow("trailing bytes") << '[' + item("Maker.A") + "]]" << int(Error::Code::NotJson);
    QTest::newRow("lone surrogate") << '[' + item("Maker.A", "1", "\\udead") + ']' << int(Error::Code::NotJson);
    QTest::newRow("deep") << QByteArray(10'000, '[') + QByteArray(10'000, ']') << int(Error::Code::BadValue);
    QTest::newRow("huge number") << QByteArray("[1e99999]") << int(Error::Code::NotJson);
    QTest::newRow("web page") << QByteArray("<!DOCTYPE html>") << int(Error::Code::UnknownFormat);
}

void TestWingetIndex::refusesAsAWhole()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const auto index = parseWingetIndex(bytes, u"e"_s);
    QVERIFY(!index);
    QCOMPARE(int(index.error().code), code);
}

void TestWingetIndex::survivesEveryTruncation()
{
    const auto json = '[' + item("Maker.A") + ']';
    for (qsizetype size = 0; size < json.size(); ++size)
        QVERIFY(!parseWingetIndex(json.left(size), u"e"_s));
    const auto csv = headings + row("Maker.A") + row("Maker.B");
    for (qsizetype size = 0; size < csv.size(); ++size) {
        const auto index = parseWingetIndex(csv.left(size), u"e"_s);
        if (!index)
            continue;
        for (const auto &package : index->packages) // Half a row gives no half a version.
            QCOMPARE(package.version, u"1.2.3"_s);
    }
}

void TestWingetIndex::readsTheRealOnes()
{
    const auto path = QStringLiteral(PW_SHARED_DIR "/corpus/winget/winget-index.v2-2026-08-22.");
    if (!QFile::exists(path + u"json.gz"_s))
        QSKIP("SKIP: no real data beside the checkout");
    QList<WingetIndex> indexes;
    for (const auto &suffix : {u"json.gz"_s, u"csv.gz"_s}) {
        const auto bytes = readMaybeCompressed(path + suffix);
        QVERIFY(bytes);
        QCOMPARE(recogniseFeed(*bytes), FeedFormat::WingetIndex);
        const auto index = parseWingetIndex(*bytes, suffix);
        QVERIFY(index);
        for (const auto &error : index->skipped)
            qWarning().noquote() << error.where << error.detail;
        QCOMPARE(index->skipped.size(), 0);
        QCOMPARE(index->packages.size(), 14'585);
        QCOMPARE(index->newest.date(), QDate(2026, 8, 22));
        indexes.append(*index);
    }
    for (qsizetype i = 0; i < indexes[0].packages.size(); ++i) {
        QCOMPARE(indexes[0].packages[i].id, indexes[1].packages[i].id);
        QCOMPARE(indexes[0].packages[i].version, indexes[1].packages[i].version);
    }
}

QTEST_GUILESS_MAIN(TestWingetIndex)
#include "tst_wingetindex.moc"
