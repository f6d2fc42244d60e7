// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedformat.h"
#include "feeds/wesng.h"
#include "transport/archive/archivereader.h"

#include <QFile>
#include <QHash>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray headings = "\"DatePosted\",\"CVE\",\"BulletinKB\",\"Title\",\"AffectedProduct\",\"AffectedComponent\","
                            "\"Severity\",\"Impact\",\"Supersedes\",\"Exploits\"\r\n";

/** One row; the cells that matter, the others are what they usually are. */
QByteArray row(const QByteArray &cve, const QByteArray &kb, const QByteArray &supersedes = "5000001",
               const QByteArray &product = "Vensters 12", const QByteArray &severity = "Important",
               const QByteArray &component = "Kern", const QByteArray &exploits = {},
               const QByteArray &date = "20990213")
{
    return '"'
        + QList<QByteArray>{date, cve, kb, "T", product, component, severity, "RCE", supersedes, exploits}.join("\",\"")
        + "\"\r\n";
}

KbFact factOf(const QByteArray &rows)
{
    const auto definitions = parseWesng(headings + rows, u"w"_s);
    return definitions ? definitions->facts.value(0) : KbFact();
}

} // namespace

class TestWesng : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsRowsAboutOneUpdate();
    void joinsWhatReadsTheSame();
    void readsTheSupersededOnes_data();
    void readsTheSupersededOnes();
    void readsTheCves_data();
    void readsTheCves();
    void keepsTheHighestSeverity();
    void countsWhatHasNoKb();
    void readsServicePacks();
    void collectsExploits();
    void keepsTheGoodOnesAndReportsTheBad_data();
    void keepsTheGoodOnesAndReportsTheBad();
    void givesTheSameInPieces();
    void refusesAsAWhole_data();
    void refusesAsAWhole();
    void survivesEveryTruncation();
    void readsTheRealOne();
};

void TestWesng::joinsRowsAboutOneUpdate()
{
    const auto csv = headings + row("CVE-2099-0002", "5000009", "5000002;5000001")
        + row("CVE-2099-0001", "5000009", "5000003", "Vensters 12", "Critical", "Winkel", {}, "20990101")
        + row("CVE-2099-0002", "5000009", "5000002;5000001") + row("CVE-2099-0001", "5000009", {}, "Vensters 11")
        + row("CVE-2099-0001", "5000008", {}, "Vensters 12");
    QCOMPARE(recogniseFeed(csv), FeedFormat::Wesng);
    const auto definitions = parseWesng(csv, u"w"_s);
    QVERIFY(definitions);
    QCOMPARE(definitions->rows, 5);
    QCOMPARE(definitions->skipped, QList<Error>());
    QCOMPARE(definitions->newest, QDate(2099, 2, 13));
    QCOMPARE(definitions->facts.size(), 3);
    QCOMPARE(definitions->facts[0].kb, u"5000008"_s);
    QCOMPARE(definitions->facts[1].product, u"Vensters 11"_s);
    const KbFact expected{u"5000009"_s,
                          u"Vensters 12"_s,
                          QDate(2099, 1, 1),
                          u"Critical"_s,
                          {u"Kern"_s, u"Winkel"_s},
                          {u"5000001"_s, u"5000002"_s, u"5000003"_s},
                          {u"CVE-2099-0001"_s, u"CVE-2099-0002"_s}};
    QCOMPARE(definitions->facts[2], expected);
}

/** What differs in bytes that nobody sees is one product, and one component. */
void TestWesng::joinsWhatReadsTheSame()
{
    const auto rows = row("CVE-2099-0001", "5000009", "5000001", "Vensters 12", "Low", "Kern")
        + row("CVE-2099-0002", "5000009", "5000001", QByteArray("\0Vensters\n12", 12), "Low", "\x01Kern")
        + row("CVE-2099-0003", "5000009", "5000001", "Vensters \xFF", "Low", "\x02")
        + row("CVE-2099-0003", "5000009", "5000001", "Vensters \xFE", "Low", "Kern");
    const auto definitions = parseWesng(headings + rows, u"w"_s);
    QVERIFY(definitions);
    QCOMPARE(definitions->facts.size(), 2);
    QCOMPARE(definitions->facts[0].cves, (QList<QString>{u"CVE-2099-0001"_s, u"CVE-2099-0002"_s}));
    QCOMPARE(definitions->facts[0].components, QList<QString>{u"Kern"_s});
    QCOMPARE(definitions->facts[1].components, QList<QString>{u"Kern"_s});
}

void TestWesng::readsTheSupersededOnes_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QList<QString>>("kbs");
    QTest::newRow("one") << QByteArray("5000001") << QList<QString>{u"5000001"_s};
    QTest::newRow("six digits") << QByteArray("976932") << QList<QString>{u"976932"_s};
    QTest::newRow("some") << QByteArray("5000002;5000001;5000002") << QList<QString>{u"5000001"_s, u"5000002"_s};
    QTest::newRow("a line end") << QByteArray("5000002;5000001\n") << QList<QString>{u"5000001"_s, u"5000002"_s};
    QTest::newRow("HTML") << QByteArray("5000002<br><br>5000001") << QList<QString>{u"5000001"_s, u"5000002"_s};
    QTest::newRow("commas") << QByteArray("5000002, 5000001") << QList<QString>{u"5000001"_s, u"5000002"_s};
    QTest::newRow("none") << QByteArray("None") << QList<QString>();
    QTest::newRow("nothing") << QByteArray() << QList<QString>();
    QTest::newRow("a version") << QByteArray("20.0.1") << QList<QString>();
    QTest::newRow("itself") << QByteArray("5000009;5000001") << QList<QString>{u"5000001"_s};
    QTest::newRow("a service pack") << QByteArray("5000001;SP81X86") << QList<QString>{u"5000001"_s, u"SP81X86"_s};
}

void TestWesng::readsTheSupersededOnes()
{
    QFETCH(QByteArray, cell);
    QFETCH(QList<QString>, kbs);
    QCOMPARE(factOf(row("CVE-2099-0001", "5000009", cell)).supersedes, kbs);
}

void TestWesng::readsTheCves_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QList<QString>>("cves");
    const QList<QString> one{u"CVE-2099-0001"_s};
    QTest::newRow("one") << QByteArray("CVE-2099-0001") << one;
    QTest::newRow("small letters") << QByteArray("cve-2099-0001") << one;
    QTest::newRow("a remark") << QByteArray("CVE-2099-0001 mariner - do not") << one;
    QTest::newRow("glued") << QByteArray("CVE-2099-0001CVE-2099-0002")
                           << QList<QString>{u"CVE-2099-0001"_s, u"CVE-2099-0002"_s};
    QTest::newRow("an advisory") << QByteArray("ADV990001") << QList<QString>();
    QTest::newRow("a word") << QByteArray("CVE") << QList<QString>();
    QTest::newRow("a beginning") << QByteArray("CVE-2099-") << QList<QString>();
    QTest::newRow("nothing") << QByteArray() << QList<QString>();
}

void TestWesng::readsTheCves()
{
    QFETCH(QByteArray, cell);
    QFETCH(QList<QString>, cves);
    QCOMPARE(factOf(row(cell, "5000009")).cves, cves);
}

void TestWesng::keepsTheHighestSeverity()
{
    const auto of = [](const QByteArray &one, const QByteArray &two) {
        return factOf(row("CVE-2099-0001", "5000009", {}, "V", one) + row("CVE-2099-0002", "5000009", {}, "V", two))
            .severity;
    };
    QCOMPARE(of("Low", "Moderate"), u"Moderate"_s);
    QCOMPARE(of("Critical", "Important"), u"Critical"_s);
    QCOMPARE(of("System.Object[]", "Low"), u"Low"_s);
    QCOMPARE(of("None", ""), QString());
}

void TestWesng::countsWhatHasNoKb()
{
    const auto definitions = parseWesng(headings + row("CVE-2099-0001", {}) + row("CVE-2099-0001", "Release Notes")
                                            + row("CVE-2099-0001", "openssl") + row("CVE-2099-0001", "12345")
                                            + row("CVE-2099-0001", "KB5000009"),
                                        u"w"_s);
    QVERIFY(definitions);
    QCOMPARE(definitions->withoutKb, 4);
    QCOMPARE(definitions->skippedCount, 0);
    QCOMPARE(definitions->facts.size(), 1);
    QCOMPARE(definitions->facts[0].kb, u"5000009"_s);
}

void TestWesng::readsServicePacks()
{
    const auto definitions =
        parseWesng(headings + "# Service Packs\n" + row("SP81U1X86", "SP81U1X86", "2883200;SP81X86"), u"custom"_s);
    QVERIFY(definitions);
    QCOMPARE(definitions->rows, 1);
    QCOMPARE(definitions->skipped, QList<Error>());
    QCOMPARE(definitions->facts[0].kb, u"SP81U1X86"_s);
    QCOMPARE(definitions->facts[0].cves, QList<QString>());
    QCOMPARE(definitions->facts[0].supersedes, (QList<QString>{u"2883200"_s, u"SP81X86"_s}));
}

void TestWesng::collectsExploits()
{
    const auto definitions = parseWesng(
        headings + row("CVE-2099-0002", "5000009", {}, "V", "Low", "K", "https://b.example/2, https://a.example/1")
            + row("CVE-2099-0002", {}, {}, "V", "Low", "K", "https://a.example/1,javascript:x,word")
            + row("CVE-2099-0001", {}, {}, "V", "Low", "K", "http://c.example/"),
        u"w"_s);
    QVERIFY(definitions);
    QCOMPARE(definitions->exploits,
             (QList<PublishedExploit>{{u"CVE-2099-0001"_s, {u"http://c.example/"_s}},
                                      {u"CVE-2099-0002"_s, {u"https://a.example/1"_s, u"https://b.example/2"_s}}}));
}

void TestWesng::keepsTheGoodOnesAndReportsTheBad_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::newRow("no day") << row("CVE-2099-0001", "5000009", {}, "V", "Low", "K", {}, "");
    QTest::newRow("impossible day") << row("CVE-2099-0001", "5000009", {}, "V", "Low", "K", {}, "20990230");
    QTest::newRow("no product") << row("CVE-2099-0001", "5000009", {}, "");
    QTest::newRow("product of nothing to read")
        << row("CVE-2099-0001", "5000009", {}, QByteArray("\0\0", 2) + "\xC2\x85");
    QTest::newRow("20 kB product") << row("CVE-2099-0001", "5000009", {}, QByteArray(20'000, 'x'));
    QTest::newRow("200 kB row") << row("CVE-2099-0001", "5000009", QByteArray(200'000, '1'));
    QTest::newRow("a cell short") << QByteArray("\"20990101\",\"CVE-2099-0001\",\"5000009\"\r\n");
    QTest::newRow("a cell more") << row("CVE-2099-0001", "5000009").chopped(2) + ",\"x\"\r\n";
    QTest::newRow("a quote inside") << QByteArray(row("CVE-2099-0001", "5000009")).replace("RCE", "R\"CE");
}

void TestWesng::keepsTheGoodOnesAndReportsTheBad()
{
    QFETCH(QByteArray, bad);
    const auto definitions =
        parseWesng(headings + row("CVE-2099-0001", "5000007") + bad + row("CVE-2099-0001", "5000008"), u"w"_s);
    QVERIFY(definitions);
    QCOMPARE(definitions->facts.size(), 2);
    QCOMPARE(definitions->rows, 3);
    QCOMPARE(definitions->skippedCount, 1);
    QCOMPARE(definitions->skipped.size(), 1);
    QCOMPARE(definitions->skipped[0].where, u"w:3"_s);
}

void TestWesng::givesTheSameInPieces()
{
    const auto csv = headings + row("CVE-2099-0001", "5000007") + "\"open\"x\n"
        + row("CVE-2099-0002", "5000007", "5000001\n") + row("CVE-2099-0003", "5000009", {}, "say \"\"V\"\"");
    const auto whole = parseWesng(csv, u"w"_s);
    QVERIFY(whole);
    for (const qsizetype piece : {1, 2, 7, 100}) {
        WesngReader reader(u"w"_s);
        for (qsizetype at = 0; at < csv.size(); at += piece)
            QVERIFY(reader.feed(csv.mid(at, piece)));
        const auto result = reader.finish();
        QVERIFY(result);
        QCOMPARE(result->facts, whole->facts);
        QCOMPARE(result->skipped, whole->skipped);
    }
    QCOMPARE(whole->facts.size(), 2);
    QCOMPARE(whole->facts[1].product, u"say \"V\""_s);
}

void TestWesng::refusesAsAWhole_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<int>("code");
    QTest::newRow("empty") << QByteArray() << int(Error::Code::UnknownFormat);
    QTest::newRow("another table") << QByteArray("a,b\n1,2\n") << int(Error::Code::UnknownFormat);
    QTest::newRow("a heading short") << QByteArray(headings).replace("Supersedes", "x")
                                     << int(Error::Code::UnknownFormat);
    QTest::newRow("broken headings") << "\"a\"x" + headings << int(Error::Code::UnknownFormat);
    QTest::newRow("only headings") << headings << int(Error::Code::BadValue);
    QTest::newRow("only bad rows") << headings + "1,2,3\n" << int(Error::Code::BadValue);
    QTest::newRow("web page") << QByteArray("<!DOCTYPE html>") << int(Error::Code::UnknownFormat);
}

void TestWesng::refusesAsAWhole()
{
    QFETCH(QByteArray, csv);
    QFETCH(int, code);
    const auto definitions = parseWesng(csv, u"w"_s);
    QVERIFY(!definitions);
    QCOMPARE(int(definitions.error().code), code);
}

void TestWesng::survivesEveryTruncation()
{
    const auto whole = headings + row("CVE-2099-0001", "5000007") + row("CVE-2099-0002", "5000009");
    const auto expected = parseWesng(whole, u"w"_s);
    QVERIFY(expected);
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const auto definitions = parseWesng(whole.left(size), u"w"_s);
        if (!definitions)
            continue;
        for (const auto &fact : definitions->facts) // Half a row gives no half a fact.
            QVERIFY(expected->facts.contains(fact));
    }
}

void TestWesng::readsTheRealOne()
{
    QFile file(QStringLiteral(PW_SHARED_DIR "/corpus/windows/wesng-definitions-2026-06-28.zip"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("SKIP: no real data beside the checkout");
    ArchiveLimits limits;
    limits.entryBytes = qint64(256) << 20;
    QHash<QString, WesngDefinitions> tables;
    const auto summary = visitArchive(
        file, u"wesng"_s,
        [&](const ArchiveEntry &entry) -> Result<void> {
            if (recogniseFeed(entry.data) != FeedFormat::Wesng)
                return {};
            PW_TRY(auto definitions, parseWesng(entry.data, entry.path));
            tables.insert(entry.path.left(4), std::move(definitions));
            return {};
        },
        limits);
    QVERIFY(summary);
    QCOMPARE(tables.size(), 2);
    const auto &cves = tables[u"CVEs"_s];
    QCOMPARE(cves.rows, 608'740);
    QCOMPARE(cves.skipped, QList<Error>());
    QCOMPARE(cves.withoutKb, 170'575);
    QCOMPARE(cves.facts.size(), 34'243);
    QCOMPARE(cves.newest, QDate(2026, 6, 26));
    qsizetype superseded = 0, closed = 0;
    for (const auto &fact : cves.facts) {
        superseded += fact.supersedes.size();
        closed += fact.cves.size();
    }
    // Counted once with another reader of tables.
    QCOMPARE(superseded, 25'975);
    QCOMPARE(closed, 281'252);
    QCOMPARE(cves.exploits.size(), 953);
    const auto &custom = tables[u"Cust"_s];
    QCOMPARE(custom.rows, 160);
    QCOMPARE(custom.skipped, QList<Error>());
}

QTEST_GUILESS_MAIN(TestWesng)
#include "tst_wesng.moc"
