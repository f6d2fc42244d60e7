// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lifecycle.h"

#include <QTest>

using namespace Patchwijzer;

class TestLifecycle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsOnTheDayAfter();
    void believesTheWordOnlyWithoutADate();
    void computesEveryPhase();
};

void TestLifecycle::endsOnTheDayAfter()
{
    const PhaseEnd phase{QDate(2026, 10, 13), true};
    QCOMPARE(isOver(phase, QDate(2026, 10, 12)), std::optional(false));
    QCOMPARE(isOver(phase, QDate(2026, 10, 13)), std::optional(false));
    QCOMPARE(isOver(phase, QDate(2026, 10, 14)), std::optional(true));
}

void TestLifecycle::believesTheWordOnlyWithoutADate()
{
    const QDate today(2026, 11, 22);
    QCOMPARE(isOver({{}, true}, today), std::optional(true));
    QCOMPARE(isOver({{}, false}, today), std::optional(false));
    QCOMPARE(isOver({}, today), std::optional<bool>());
    // Written down a year ago, when it was not over yet.
    QCOMPARE(isOver({QDate(2026, 1, 1), false}, today), std::optional(true));
}

void TestLifecycle::computesEveryPhase()
{
    ProductRelease release;
    QCOMPARE(supportOn(release, QDate(2026, 1, 1)), SupportState{});
    release.active.lastDay = QDate(2026, 1, 1);
    release.security.lastDay = QDate(2027, 1, 1);
    release.extended.lastDay = QDate(2028, 1, 1);
    release.discontinued.over = true;
    release.longTerm = true; // As it was once said; the date knows better.
    release.longTermFrom = QDate(2026, 6, 1);
    QCOMPARE(supportOn(release, QDate(2026, 5, 31)), (SupportState{true, false, false, true, false, true}));
    QCOMPARE(supportOn(release, QDate(2026, 6, 1)), (SupportState{true, false, false, true, true, true}));
    QCOMPARE(supportOn(release, QDate(2027, 6, 1)), (SupportState{true, true, false, true, true, true}));
    QCOMPARE(supportOn(release, QDate(2028, 6, 1)), (SupportState{true, true, true, true, true, false}));
    // Still sold, but without repairs.
    release.discontinued.over = false;
    QVERIFY(!supportOn(release, QDate(2028, 6, 1)).maintained);
    release.longTermFrom = {};
    QVERIFY(supportOn(release, QDate(2028, 6, 1)).longTerm);
}

QTEST_GUILESS_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"
