// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feedstate.h"

#include <QTest>
#include <QTimeZone>

using namespace Patchwijzer;

Q_DECLARE_METATYPE(Patchwijzer::FeedFreshness)

class FeedStateTest : public QObject
{
    Q_OBJECT

    static QDateTime at(int day, int hour = 12)
    {
        return QDateTime(QDate(2026, 1, 1).addDays(day), QTime(hour, 0), QTimeZone::utc());
    }

private Q_SLOTS:
    void agesByWholeDays_data()
    {
        QTest::addColumn<QDateTime>("dataDate");
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<FeedFreshness>("expected");
        QTest::newRow("never imported") << QDateTime() << at(0) << FeedFreshness::Missing;
        QTest::newRow("this moment") << at(0) << at(0) << FeedFreshness::Fresh;
        QTest::newRow("dated tomorrow") << at(1) << at(0) << FeedFreshness::Fresh;
        QTest::newRow("dated the day after tomorrow") << at(2) << at(0) << FeedFreshness::Stale;
        QTest::newRow("last fresh day") << at(0) << at(7, 23) << FeedFreshness::Fresh;
        QTest::newRow("first stale day") << at(0) << at(8, 0) << FeedFreshness::Stale;
        QTest::newRow("last stale day") << at(0) << at(30, 23) << FeedFreshness::Stale;
        QTest::newRow("first expired day") << at(0) << at(31, 0) << FeedFreshness::Expired;
        QTest::newRow("years") << at(0) << at(3000) << FeedFreshness::Expired;
    }
    void agesByWholeDays()
    {
        QFETCH(QDateTime, dataDate);
        QFETCH(QDateTime, now);
        QFETCH(FeedFreshness, expected);
        FeedState feed;
        feed.dataDate = dataDate;
        QCOMPARE(freshness(feed, now), expected);
    }

    void eachFeedHasItsOwnLimits()
    {
        FeedState feed;
        feed.dataDate = at(0);
        feed.maxAgeDays = 1;
        feed.expiresAfterDays = 2;
        QCOMPARE(freshness(feed, at(1)), FeedFreshness::Fresh);
        QCOMPARE(freshness(feed, at(2)), FeedFreshness::Stale);
        QCOMPARE(freshness(feed, at(3)), FeedFreshness::Expired);
    }
};

QTEST_GUILESS_MAIN(FeedStateTest)
#include "tst_feedstate.moc"
