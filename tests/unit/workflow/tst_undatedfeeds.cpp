// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/archivebytes.h"

#include <QFile>
#include <QTest>

#include "feeddesk.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray debianTable = "version,codename,series,created,release,eol,eol-lts,eol-elts\n"
                               "12,Bookworm,bookworm,2021-08-14,2023-06-10,2026-06-10,2028-06-30,2033-06-30\n"
                               "20,Later,later,2150-01-01,,,,\n";

/** Gzip as qCompress() can make it. @see RFC 1952 */
QByteArray gzipOf(const QByteArray &bytes, quint32 modified)
{
    return QByteArray("\x1f\x8b\x08\0", 4) + little(modified) + QByteArray("\0\xff", 2) + deflated(bytes)
        + little(zipChecksum(bytes)) + little(quint32(bytes.size()));
}

} // namespace

/** How old a list is whose maker does not say so. */
class TestUndatedFeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsWithoutADateAreAsOldAsTheirFile_data();
    void listsWithoutADateAreAsOldAsTheirFile();
    void aListIsNoOlderThanWhatIsInIt();
    void aDateOfTheMakerComesFirst();
};

void TestUndatedFeeds::listsWithoutADateAreAsOldAsTheirFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("feed");
    QTest::addColumn<QDate>("date");
    const QDate file(2098, 12, 5); // When it was copied.
    const QDate inside(2090, 3, 4);
    const qint64 seconds = inside.startOfDay(Qt::UTC).toSecsSinceEpoch();
    const auto dos = (110U << 9 | 3U << 5 | 4U) << 16;
    const auto releases = u"debian-releases"_s;
    QTest::newRow("file") << debianTable << releases << file;
    QTest::newRow("support") << QByteArray("# List of packages whose security support ends before x\n")
                             << u"debian-support"_s << file;
    QTest::newRow("tracker") << QByteArray(
        R"({"a":{"CVE-2050-0001":{"releases":{"bookworm":{"status":"open","repositories":{"bookworm":"1"},)"
        R"("urgency":"low"}}}}})")
                             << u"debian-tracker"_s << file;
    QTest::newRow("winget") << QByteArray("PackageId,Version,Name\nMaker.Ding,1.0,Ding\n") << u"winget"_s << file;
    QTest::newRow("in a zip") << zipBytes({{"a", debianTable, false, 0, 0, {}, -1, false, -1, dos}}) << releases
                              << inside;
    QTest::newRow("in a zip without dates") << zipBytes({{"a", debianTable}}) << releases << file;
    QTest::newRow("in a zip, first day of DOS")
        << zipBytes({{"a", debianTable, false, 0, 0, {}, -1, false, -1, 0x21U << 16}}) << releases << file;
    QTest::newRow("in a zip, a day that is none")
        << zipBytes({{"a", debianTable, false, 0, 0, {}, -1, false, -1, 0xFFFFFFFFU}}) << releases << file;
    QTest::newRow("in a tar") << tarBytes({{"a", debianTable, '0', {}, -1, seconds}}) << releases << inside;
    QTest::newRow("in a tar without dates") << tarBytes({{"a", debianTable}}) << releases << file;
    QTest::newRow("in a tar, long ago") << tarBytes({{"a", debianTable, '0', {}, -1, 499'162'500}}) << releases << file;
    QTest::newRow("in a tar, later than the file")
        << tarBytes({{"a", debianTable, '0', {}, -1, seconds + 4'000'000'000}}) << releases << file;
    QTest::newRow("gzip") << gzipOf(debianTable, 3'000'000'000U) << releases << QDate(2065, 1, 24);
    QTest::newRow("gzip without a date") << gzipOf(debianTable, 0) << releases << file;
    QTest::newRow("gzip of a tar") << gzipOf(tarBytes({{"a", debianTable, '0', {}, -1, seconds}}), 3'000'000'000U)
                                   << releases << inside;
}

void TestUndatedFeeds::listsWithoutADateAreAsOldAsTheirFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, feed);
    QFETCH(QDate, date);
    const Desk desk;
    const auto path = desk.file(u"file.deb12"_s, bytes);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime(QDate(2098, 12, 5), QTime(0, 0), Qt::UTC), QFileDevice::FileModificationTime));
    file.close();
    const auto report = desk.import({path});
    QVERIFY2(!report.files.value(0).refused, qPrintable(report.files.value(0).refusal.detail));
    QCOMPARE(desk.state(feed).dataDate.date(), date);
    QCOMPARE(desk.state(feed).dateSource, FeedDateSource::File);
}

/** A clock that was wrong when the file was copied. */
void TestUndatedFeeds::aListIsNoOlderThanWhatIsInIt()
{
    const auto dateOf = [](const QByteArray &bytes, const QString &feed) {
        const Desk desk;
        QFile file(desk.file(u"file"_s, bytes));
        if (!file.open(QIODevice::ReadWrite)
            || !file.setFileTime(QDateTime(QDate(1999, 1, 1), QTime(0, 0), Qt::UTC), QFileDevice::FileModificationTime))
            return QDate();
        file.close();
        const auto report = desk.import({file.fileName()});
        return desk.state(feed).dataDate.date();
    };
    QCOMPARE(dateOf(debianTable, u"debian-releases"_s), QDate(2021, 8, 14));
    const QByteArray status = R"({"releases":{"bookworm":{"status":"open","repositories":{"bookworm":"1"},)"
                              R"("urgency":"low"}}})";
    const auto tracker = R"({"a":{"CVE-2031-0001":)" + status + R"(,"CVE-2024-0001":)" + status + R"(,"CVE-2150-0001":)"
        + status + R"(,"TEMP-0-1":)" + status + "}}";
    QCOMPARE(dateOf(tracker, u"debian-tracker"_s), QDate(2031, 1, 1));
}

void TestUndatedFeeds::aDateOfTheMakerComesFirst()
{
    const Desk desk;
    QVERIFY(!desk.import(QByteArray("PackageId,Version,Name\nMaker.Ding,1.0,Ding\n"), u"a"_s).refused);
    QCOMPARE(desk.state(u"winget"_s).dateSource, FeedDateSource::File);
    const auto dated =
        desk.import(R"([{"PackageId":"M.D","Name":"D","Version":"2.0","LastUpdate":"2099-01-19T00:00:00Z"}])", u"b"_s);
    QCOMPARE(dated.records, 1);
    QCOMPARE(desk.state(u"winget"_s).dataDate.date(), QDate(2099, 1, 19));
    QCOMPARE(desk.state(u"winget"_s).dateSource, FeedDateSource::Maker);
    QCOMPARE(desk.import(listEntry("DSA-1-1", 3), u"c"_s).records, 1);
    QCOMPARE(desk.state(u"debian-dsa"_s).dateSource, FeedDateSource::Maker);
}

QTEST_GUILESS_MAIN(TestUndatedFeeds)
#include "tst_undatedfeeds.moc"
