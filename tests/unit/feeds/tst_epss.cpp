// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/epss.h"
#include "feeds/feedformat.h"
#include "transport/archive/archivereader.h"

#include <QFile>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray remark = "#model_version:v2099.01.01,score_date:2099-02-03T12:55:00Z\n";
const QByteArray headings = "cve,epss,percentile\n";
const QByteArray rows = "CVE-2099-0002,0.5,0.97\nCVE-2099-0001,5e-05,0.00191\n";

} // namespace

class TestEpss : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheFormOfToday();
    void readsTheFormsOfBefore();
    void takesOtherWaysToWriteIt_data();
    void takesOtherWaysToWriteIt();
    void keepsTheGoodOnesAndReportsTheBad_data();
    void keepsTheGoodOnesAndReportsTheBad();
    void keepsTheHigherOfTwo();
    void refusesAsAWhole_data();
    void refusesAsAWhole();
    void refusesWhatIsCutInALine();
    void readsTheRealOnes_data();
    void readsTheRealOnes();
};

void TestEpss::readsTheFormOfToday()
{
    const auto epss = parseEpss(remark + headings + rows, u"epss.csv"_s);
    QVERIFY(epss);
    QCOMPARE(epss->model, u"v2099.01.01"_s);
    QCOMPARE(epss->scored.toString(Qt::ISODate), u"2099-02-03T12:55:00Z"_s);
    QCOMPARE(epss->skipped, QList<Error>());
    QCOMPARE(epss->scores,
             (QList<ExploitProbability>{{u"CVE-2099-0001"_s, 5e-05, 0.00191}, {u"CVE-2099-0002"_s, 0.5, 0.97}}));
}

void TestEpss::readsTheFormsOfBefore()
{
    const auto first = parseEpss("cve,epss\nCVE-2099-0001,0.65117\n", u"e"_s);
    QVERIFY(first);
    QVERIFY(first->model.isEmpty() && !first->scored.isValid() && first->skipped.isEmpty());
    QCOMPARE(first->scores, (QList<ExploitProbability>{{u"CVE-2099-0001"_s, 0.65117, -1}}));
    const auto second = parseEpss(headings + "CVE-2099-0001,0.65117,0.9981063485700858\n", u"e"_s);
    QVERIFY(second);
    QCOMPARE(second->scores, (QList<ExploitProbability>{{u"CVE-2099-0001"_s, 0.65117, 0.9981063485700858}}));
    const auto third = parseEpss("#model_version:v1,score_date:2099-02-04T02:00:00+0200\n" + headings + rows, u"e"_s);
    QVERIFY(third);
    QCOMPARE(third->scored.toString(Qt::ISODate), u"2099-02-04T00:00:00Z"_s);
}

void TestEpss::takesOtherWaysToWriteIt_data()
{
    QTest::addColumn<QByteArray>("csv");
    const auto good = remark + headings + rows;
    QTest::newRow("Windows line ends") << QByteArray(good).replace('\n', "\r\n");
    QTest::newRow("mark") << "\xEF\xBB\xBF" + good;
    QTest::newRow("quotes") << QByteArray(good).replace("CVE-2099-0002", "\"CVE-2099-0002\"");
    QTest::newRow("date first") << "#score_date:2099-02-03T12:55:00Z, model_version:v2099.01.01\n" + headings + rows;
    QTest::newRow("other columns") << remark
            + "percentile,CVE,new,EPSS\n0.97,CVE-2099-0002,x,0.5\n"
              "0.00191,CVE-2099-0001,,0.00005\n";
    QTest::newRow("empty lines") << remark + '\n' + headings + '\n' + rows + '\n';
}

void TestEpss::takesOtherWaysToWriteIt()
{
    QFETCH(QByteArray, csv);
    const auto epss = parseEpss(csv, u"e"_s);
    const auto usual = parseEpss(remark + headings + rows, u"e"_s);
    QVERIFY(epss && usual);
    QCOMPARE(epss->skipped, QList<Error>());
    QCOMPARE(epss->model, usual->model);
    QCOMPARE(epss->scored, usual->scored);
    QCOMPARE(epss->scores, usual->scores);
}

void TestEpss::keepsTheGoodOnesAndReportsTheBad_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::newRow("not a CVE") << QByteArray("CVE-2099-x,0.1,0.1");
    QTest::newRow("no CVE") << QByteArray(",0.1,0.1");
    QTest::newRow("more than one") << QByteArray("CVE-2099-0007,1.1,0.1");
    QTest::newRow("less than nothing") << QByteArray("CVE-2099-0007,-0.1,0.1");
    QTest::newRow("not a number") << QByteArray("CVE-2099-0007,nan,0.1");
    QTest::newRow("endless") << QByteArray("CVE-2099-0007,inf,0.1");
    QTest::newRow("huge") << QByteArray("CVE-2099-0007,1e999,0.1");
    QTest::newRow("a word") << QByteArray("CVE-2099-0007,high,0.1");
    QTest::newRow("percentile") << QByteArray("CVE-2099-0007,0.1,97");
    QTest::newRow("half a line") << QByteArray("CVE-2099-0007,0.1");
    QTest::newRow("20 kB") << "CVE-2099-0007," + QByteArray(20'000, '0') + ",0.1";
    QTest::newRow("NUL") << QByteArray("CVE-2099-0007,0.1\0,0.1", 23);
    QTest::newRow("a quote") << QByteArray("\"CVE-2099-0007,0.1,0.1");
    QTest::newRow("a second remark") << QByteArray("#model_version:v2");
}

void TestEpss::keepsTheGoodOnesAndReportsTheBad()
{
    QFETCH(QByteArray, bad);
    const auto epss = parseEpss(remark + headings + bad + '\n' + rows, u"e"_s);
    QVERIFY(epss);
    QCOMPARE(epss->scores.size(), 2);
    QCOMPARE(epss->skipped.size(), 1);
    QCOMPARE(epss->skipped[0].where, u"e:3"_s);
}

void TestEpss::keepsTheHigherOfTwo()
{
    const auto epss =
        parseEpss(headings + "CVE-2099-0001,0.1,0.1\nCVE-2099-0001,0.2,0.3\nCVE-2099-0001,0.15,0.2\n", u"e"_s);
    QVERIFY(epss);
    QCOMPARE(epss->scores, (QList<ExploitProbability>{{u"CVE-2099-0001"_s, 0.2, 0.3}}));
    QCOMPARE(epss->skipped.size(), 1);
    QVERIFY(epss->skipped[0].detail.endsWith(u": 2"));
}

void TestEpss::refusesAsAWhole_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<int>("code");
    QTest::newRow("empty") << QByteArray() << int(Error::Code::UnknownFormat);
    QTest::newRow("only a remark") << remark << int(Error::Code::UnknownFormat);
    QTest::newRow("other headings") << QByteArray("a,b\n1,2\n") << int(Error::Code::UnknownFormat);
    QTest::newRow("web page") << QByteArray("<!DOCTYPE html>\n<html>") << int(Error::Code::UnknownFormat);
    QTest::newRow("no scores") << remark + headings << int(Error::Code::BadValue);
    QTest::newRow("only bad ones") << remark + headings + "x,y,z\n" << int(Error::Code::BadValue);
    QTest::newRow("NULs") << QByteArray(5'000, '\0') << int(Error::Code::UnknownFormat);
    QTest::newRow("still packed") << QByteArray("\x1f\x8b\x08\x00\x00", 5) << int(Error::Code::UnknownFormat);
}

void TestEpss::refusesAsAWhole()
{
    QFETCH(QByteArray, csv);
    QFETCH(int, code);
    const auto epss = parseEpss(csv, u"e"_s);
    QVERIFY(!epss);
    QCOMPARE(int(epss.error().code), code);
}

void TestEpss::refusesWhatIsCutInALine()
{
    const auto good = remark + headings + rows;
    for (qsizetype size = 0; size < good.size(); ++size) {
        const auto epss = parseEpss(good.left(size), u"e"_s);
        // Cut between two lines nothing shows it.
        QCOMPARE(bool(epss), size > (remark + headings).size() && good[size - 1] == '\n');
    }
}

void TestEpss::readsTheRealOnes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QDate>("date");
    QTest::newRow("April 2021") << u"2021-04-14"_s << 2 << QString() << QDate();
    QTest::newRow("September 2021") << u"2021-09-01"_s << 2 << QString() << QDate();
    QTest::newRow("2022") << u"2022-02-04"_s << 2 << u"v2022.01.01"_s << QDate(2022, 2, 4);
    QTest::newRow("2023") << u"2023-03-07"_s << 2 << u"v2023.03.01"_s << QDate(2023, 3, 7);
    QTest::newRow("2026") << u"2026-01-30"_s << 313'089 << u"v2025.03.14"_s << QDate(2026, 1, 30);
}

void TestEpss::readsTheRealOnes()
{
    QFETCH(QString, name);
    QFETCH(int, count);
    QFETCH(QString, model);
    QFETCH(QDate, date);
    const auto path = QStringLiteral(PW_SHARED_DIR "/corpus/epss/epss_scores-") + name + u".csv.gz"_s;
    if (!QFile::exists(path))
        QSKIP("SKIP: no real data beside the checkout");
    const auto csv = readMaybeCompressed(path);
    QVERIFY(csv);
    QCOMPARE(recogniseFeed(*csv), FeedFormat::Epss);
    const auto epss = parseEpss(*csv, name);
    QVERIFY(epss);
    QCOMPARE(epss->skipped, QList<Error>());
    QCOMPARE(epss->scores.size(), count);
    QCOMPARE(epss->model, model);
    QCOMPARE(epss->scored.date(), date);
}

QTEST_GUILESS_MAIN(TestEpss)
#include "tst_epss.moc"
