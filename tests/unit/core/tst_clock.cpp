// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

#include <QTest>
#include <QTimeZone>

using namespace Patchwijzer;

class ClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theComputersClockSpeaksUtc()
    {
        const auto before = QDateTime::currentDateTimeUtc();
        const auto now = SystemClock().now();
        QCOMPARE(now.timeSpec(), Qt::UTC);
        QVERIFY(before <= now);
        QVERIFY(now <= QDateTime::currentDateTimeUtc());
    }

    void aFixedClockStandsStill()
    {
        const QDateTime moment(QDate(2026, 11, 22), QTime(5, 30), QTimeZone::utc());
        const FixedClock clock(moment);
        const Clock &asInterface = clock;
        QCOMPARE(asInterface.now(), moment);
        QCOMPARE(asInterface.now(), clock.now());
    }
};

QTEST_GUILESS_MAIN(ClockTest)
#include "tst_clock.moc"
