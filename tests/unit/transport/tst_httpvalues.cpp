// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/net/httpvalues.h"
#include "transport/net/retrypolicy.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QDateTime now()
{
    return {QDate(2026, 11, 22), QTime(12, 0), Qt::UTC};
}

} // namespace

class TestHttpValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsDates_data();
    void readsDates();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void readsContentRange_data();
    void readsContentRange();
    void findsStrongValidators_data();
    void findsStrongValidators();
    void dropsValuesThatAreNotPlain();
    void doublesItsPatience();
    void leavesHalfToChance();
    void doesWhatRetryAfterAsks();
};

void TestHttpValues::readsDates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto moment = u"1994-11-06T08:49:37Z"_s;
    QTest::newRow("as it should be") << "Sun, 06 Nov 1994 08:49:37 GMT"_ba << moment;
    QTest::newRow("RFC 850") << "Sunday, 06-Nov-94 08:49:37 GMT"_ba << moment;
    QTest::newRow("C") << "Sun Nov  6 08:49:37 1994"_ba << moment;
    QTest::newRow("two digits, near future") << "Sunday, 06-Nov-76 08:49:37 GMT"_ba << u"2076-11-06T08:49:37Z"_s;
    QTest::newRow("two digits, too far") << "Sunday, 06-Nov-77 08:49:37 GMT"_ba << u"1977-11-06T08:49:37Z"_s;
    for (const QByteArray bad :
         {"", "soon", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 31 Feb 1994 08:49:37 GMT",
          "Zon, 06 nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, -6 Nov 1994 08:49:37 GMT",
          "Sun, 06 Nov 99999 08:49:37 GMT", "2026-11-22T12:00:00Z"})
        QTest::newRow(bad.isEmpty() ? "nothing" : bad.constData()) << bad << QString();
    QTest::newRow("very long") << QByteArray(20'000, '6') << QString();
}

void TestHttpValues::readsDates()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const auto date = parseHttpDate(text, now());
    QCOMPARE(date ? date->toString(Qt::ISODate) : QString(), expected);
}

void TestHttpValues::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("seconds") << "120"_ba << qint64(120);
    QTest::newRow("now") << "0"_ba << qint64(0);
    QTest::newRow("date") << "Sun, 22 Nov 2026 12:00:30 GMT"_ba << qint64(30);
    QTest::newRow("past date") << "Sun, 22 Nov 2026 11:00:00 GMT"_ba << qint64(0);
    QTest::newRow("absurd") << "9223372036854775807"_ba << qint64(315'360'000);
    QTest::newRow("more than fits") << "99999999999999999999"_ba << qint64(-1);
    QTest::newRow("negative") << "-5"_ba << qint64(-1);
    QTest::newRow("fraction") << "1.5"_ba << qint64(-1);
    QTest::newRow("nothing") << QByteArray() << qint64(-1);
}

void TestHttpValues::readsRetryAfter()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, expected);
    QCOMPARE(qint64(parseRetryAfter(text, now()).value_or(-1s).count()), expected);
}

void TestHttpValues::readsContentRange_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<qint64>>("expected");
    QTest::newRow("with total") << "bytes 100-199/200"_ba << QList<qint64>{100, 199, 200};
    QTest::newRow("without total") << "bytes 100-199/*"_ba << QList<qint64>{100, 199, -1};
    QTest::newRow("other case") << "Bytes 0-0/1"_ba << QList<qint64>{0, 0, 1};
    for (const QByteArray bad : {"", "bytes", "bytes */200", "items 1-2/3", "bytes 199-100/200", "bytes 100-200/200",
                                 "bytes 100-199", "bytes -5-199/200", "bytes 100-199/x", "bytes 1-2-3/4",
                                 "bytes 0-9223372036854775807/*", "bytes 0-99999999999999999999/*", "bytes=1-2/3"})
        QTest::newRow(bad.isEmpty() ? "nothing" : bad.constData()) << bad << QList<qint64>();
}

void TestHttpValues::readsContentRange()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<qint64>, expected);
    const auto range = parseContentRange(text);
    QCOMPARE(range ? QList<qint64>({range->first, range->last, range->total}) : QList<qint64>(), expected);
}

void TestHttpValues::findsStrongValidators_data()
{
    QTest::addColumn<QByteArray>("etag");
    QTest::addColumn<QByteArray>("modified");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QByteArray>("expected");
    const auto modified = "Sun, 22 Nov 2026 11:00:00 GMT"_ba;
    const auto later = "Sun, 22 Nov 2026 11:01:00 GMT"_ba;
    const auto tooSoon = "Sun, 22 Nov 2026 11:00:59 GMT"_ba;
    QTest::newRow("tag") << "\"a\""_ba << modified << later << "\"a\""_ba;
    QTest::newRow("weak tag") << "W/\"a\""_ba << modified << later << QByteArray();
    QTest::newRow("tag without quotes") << "a"_ba << modified << later << QByteArray();
    QTest::newRow("one quote") << "\""_ba << modified << later << QByteArray();
    QTest::newRow("date") << QByteArray() << modified << later << modified;
    QTest::newRow("too fresh a date") << QByteArray() << modified << tooSoon << QByteArray();
    QTest::newRow("no date of the answer") << QByteArray() << modified << QByteArray() << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray() << later << QByteArray();
}

void TestHttpValues::findsStrongValidators()
{
    QFETCH(QByteArray, etag);
    QFETCH(QByteArray, modified);
    QFETCH(QByteArray, date);
    QFETCH(QByteArray, expected);
    QCOMPARE(strongValidator(etag, modified, date, now()), expected);
}

void TestHttpValues::dropsValuesThatAreNotPlain()
{
    QCOMPARE(plainValue(" \"a\" "_ba), "\"a\""_ba);
    QCOMPARE(plainValue("a\r\nX-Evil: 1"_ba), QByteArray());
    QCOMPARE(plainValue(QByteArray("a\0b", 3)), QByteArray());
    QCOMPARE(plainValue(QByteArray(2'000, 'a')), QByteArray());
}

void TestHttpValues::doublesItsPatience()
{
    RetryPolicy policy;
    policy.attempts = 8;
    QList<qint64> delays;
    for (int attempt = 1; attempt < policy.attempts; ++attempt)
        delays.append(delayAfter(attempt, policy, {}, 0).value_or(-1ms).count());
    QCOMPARE(delays, QList<qint64>({500, 1'000, 2'000, 4'000, 8'000, 15'000, 15'000}));
    QVERIFY(!delayAfter(8, policy, {}, 0));
    QVERIFY(!delayAfter(8, policy, 1s, 0));
}

void TestHttpValues::leavesHalfToChance()
{
    const RetryPolicy policy;
    QCOMPARE(delayAfter(1, policy, {}, 0.0), 500ms);
    QCOMPARE(delayAfter(1, policy, {}, 0.5), 750ms);
    QCOMPARE(delayAfter(1, policy, {}, 0.998), 999ms);
}

void TestHttpValues::doesWhatRetryAfterAsks()
{
    const RetryPolicy policy;
    QCOMPARE(delayAfter(1, policy, 7s, 0.5), 7'000ms);
    QCOMPARE(delayAfter(1, policy, 0s, 0.5), 750ms);
    QCOMPARE(delayAfter(1, policy, 120s, 0.5), 120'000ms);
    QVERIFY(!delayAfter(1, policy, 121s, 0.5));
    QVERIFY(!delayAfter(1, policy, 315'360'000s, 0.5));
}

QTEST_GUILESS_MAIN(TestHttpValues)
#include "tst_httpvalues.moc"
