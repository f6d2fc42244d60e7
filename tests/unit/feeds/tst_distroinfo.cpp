// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/distroinfo.h"
#include "feeds/feedformat.h"

#include <QFile>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray debian = "version,codename,series,created,release,eol,eol-lts,eol-elts\n"
                          "98,Doos,doos,2095-01-02,2097-06-10,2099-07-11,2101-06-30,2106-06-30\n"
                          "99,Kist,kist,2097-08-01\n"
                          ",Sid,sid,1993-08-16\n";
const QByteArray ubuntu = "version,codename,series,created,release,eol,eol-server,eol-esm,eol-legacy\n"
                          "98.04 LTS,Rappe Raaf,rappe,2097-10-09,2098-04-23,2103-05,2103-05-29,2108-04-23,2110-04-27\n"
                          "98.10,Stille Snoek,stille,2098-04,2098-10-15,2099-07-15\n";

} // namespace

class TestDistroInfo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsDebian();
    void readsUbuntu();
    void keepsTheGoodOnesAndReportsTheBad_data();
    void keepsTheGoodOnesAndReportsTheBad();
    void refusesAsAWhole_data();
    void refusesAsAWhole();
    void survivesEveryTruncation();
    void readsTheRealOnes_data();
    void readsTheRealOnes();
};

void TestDistroInfo::readsDebian()
{
    QCOMPARE(recogniseFeed(debian), FeedFormat::DistroInfo);
    const auto info = parseDistroInfo(debian, u"debian.csv"_s);
    QVERIFY(info);
    QCOMPARE(info->skipped, QList<Error>());
    QCOMPARE(info->releases.size(), 3);
    DistributionRelease first;
    first.distribution = u"Debian"_s;
    first.version = u"98"_s;
    first.codename = u"Doos"_s;
    first.series = u"doos"_s;
    first.created = QDate(2095, 1, 2);
    first.released = QDate(2097, 6, 10);
    first.regularUntil = QDate(2099, 7, 11);
    first.longTermUntil = QDate(2101, 6, 30);
    first.extendedUntil = QDate(2106, 6, 30);
    QCOMPARE(info->releases[0], first);
    QVERIFY(!info->releases[1].released.isValid() && !info->releases[1].regularUntil.isValid());
    QCOMPARE(info->releases[2].version, QString());
    QCOMPARE(info->releases[2].series, u"sid"_s);
    QCOMPARE(parseDistroInfo("\xEF\xBB\xBF" + QByteArray(debian).replace('\n', "\r\n"), u"d"_s)->releases,
             info->releases);
}

void TestDistroInfo::readsUbuntu()
{
    QCOMPARE(recogniseFeed(ubuntu), FeedFormat::DistroInfo);
    const auto info = parseDistroInfo(ubuntu, u"ubuntu.csv"_s);
    QVERIFY(info);
    QCOMPARE(info->skipped, QList<Error>());
    DistributionRelease first;
    first.distribution = u"Ubuntu"_s;
    first.version = u"98.04"_s;
    first.longTerm = true;
    first.codename = u"Rappe Raaf"_s;
    first.series = u"rappe"_s;
    first.created = QDate(2097, 10, 9);
    first.released = QDate(2098, 4, 23);
    first.regularUntil = QDate(2103, 5, 31); // A month as end: all of it.
    first.serverUntil = QDate(2103, 5, 29);
    first.extendedUntil = QDate(2108, 4, 23);
    first.legacyUntil = QDate(2110, 4, 27);
    QCOMPARE(info->releases.value(0), first);
    QCOMPARE(info->releases.value(1).version, u"98.10"_s);
    QCOMPARE(info->releases.value(1).created, QDate(2098, 4, 1));
    QVERIFY(!info->releases.value(1).longTerm);
}

void TestDistroInfo::keepsTheGoodOnesAndReportsTheBad_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::newRow("not a date") << QByteArray("97,Mand,mand,soon");
    QTest::newRow("impossible date") << QByteArray("97,Mand,mand,2095-02-30");
    QTest::newRow("impossible month") << QByteArray("97,Mand,mand,2095-13");
    QTest::newRow("no series") << QByteArray("97,Mand,,2095-01-02");
    QTest::newRow("odd series") << QByteArray("97,Mand,../mand,2095-01-02");
    QTest::newRow("20 kB") << "97,Mand," + QByteArray(20'000, 'm') + ",2095-01-02";
    QTest::newRow("too many cells") << QByteArray("97,Mand,mand,,,,,,2095-01-02");
    QTest::newRow("open quote") << QByteArray("\"97,Mand,mand");
    QTest::newRow("NUL") << QByteArray("97,Mand,ma\0nd", 13);
}

void TestDistroInfo::keepsTheGoodOnesAndReportsTheBad()
{
    QFETCH(QByteArray, bad);
    const auto info = parseDistroInfo(debian + bad + '\n' + "100,Mand,mand,2099-01-01\n", u"d"_s);
    QVERIFY(info);
    QCOMPARE(info->releases.size(), 4);
    QCOMPARE(info->skipped.size(), 1);
    QCOMPARE(info->skipped[0].where, u"d:5"_s);
}

void TestDistroInfo::refusesAsAWhole_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<int>("code");
    QTest::newRow("empty") << QByteArray() << int(Error::Code::UnknownFormat);
    QTest::newRow("other table") << QByteArray("version,series,eol\n1,a,2099-01-01\n")
                                 << int(Error::Code::UnknownFormat);
    QTest::newRow("only headings") << debian.left(debian.indexOf('\n')) << int(Error::Code::BadValue);
    QTest::newRow("web page") << QByteArray("<!DOCTYPE html>") << int(Error::Code::UnknownFormat);
    QTest::newRow("too large") << debian + QByteArray(2 << 20, '\n') << int(Error::Code::FileTooLarge);
}

void TestDistroInfo::refusesAsAWhole()
{
    QFETCH(QByteArray, csv);
    QFETCH(int, code);
    const auto info = parseDistroInfo(csv, u"d"_s);
    QVERIFY(!info);
    QCOMPARE(int(info.error().code), code);
}

void TestDistroInfo::survivesEveryTruncation()
{
    for (const auto &whole : {debian, ubuntu}) {
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const auto info = parseDistroInfo(whole.left(size), u"d"_s);
            if (info)
                QVERIFY(info->releases.size() + info->skipped.size() <= 3);
        }
    }
}

void TestDistroInfo::readsTheRealOnes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("series");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QDate>("released");
    QTest::newRow("Debian") << u"debian"_s << u"bookworm"_s << u"12"_s << QDate(2023, 6, 10);
    QTest::newRow("Ubuntu") << u"ubuntu"_s << u"noble"_s << u"24.04"_s << QDate(2024, 4, 25);
}

void TestDistroInfo::readsTheRealOnes()
{
    QFETCH(QString, name);
    QFETCH(QString, series);
    QFETCH(QString, version);
    QFETCH(QDate, released);
    QFile file(u"/usr/share/distro-info/"_s + name + u".csv"_s);
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("SKIP: the package distro-info-data is not installed");
    const auto bytes = file.readAll();
    QCOMPARE(recogniseFeed(bytes), FeedFormat::DistroInfo);
    const auto info = parseDistroInfo(bytes, name);
    QVERIFY(info);
    QCOMPARE(info->skipped, QList<Error>());
    QCOMPARE(info->releases.size(), bytes.count('\n') - 1);
    const auto found = std::find_if(info->releases.begin(), info->releases.end(),
                                    [&](const auto &release) { return release.series == series; });
    QVERIFY(found != info->releases.end());
    QCOMPARE(found->version, version);
    QCOMPARE(found->released, released);
    QVERIFY(lastFreeDay(*found) > QDate(2026, 1, 1));
}

QTEST_GUILESS_MAIN(TestDistroInfo)
#include "tst_distroinfo.moc"
