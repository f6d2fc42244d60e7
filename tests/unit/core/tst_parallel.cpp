// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parallel.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace Patchwijzer;

class TestParallel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyItemHasItsTurnOnce_data();
    void everyItemHasItsTurnOnce();
    void fewItemsStayOnOneThread();
    void theFirstRunsWhereItIsCalled();
};

void TestParallel::everyItemHasItsTurnOnce_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("none") << 0;
    QTest::newRow("one") << 1;
    QTest::newRow("as many as a thread is worth") << 10;
    QTest::newRow("many") << 10'007;
}

void TestParallel::everyItemHasItsTurnOnce()
{
    QFETCH(int, count);
    std::vector<std::atomic<int>> turns(static_cast<size_t>(count));
    inParallel(count, 10, [&](qsizetype i) { ++turns[static_cast<size_t>(i)]; });
    for (const auto &turn : turns)
        QCOMPARE(turn.load(), 1);
}

void TestParallel::fewItemsStayOnOneThread()
{
    QCOMPARE(threadsFor(0, 100), 1);
    QCOMPARE(threadsFor(199, 100), 1);
    QVERIFY(threadsFor(1'000'000, 100) >= 1);
    QVERIFY(threadsFor(1'000'000, 100) <= 4);
    QVERIFY(threadsFor(1'000'000, 0) <= 4);
}

void TestParallel::theFirstRunsWhereItIsCalled()
{
    std::vector<std::thread::id> ids(3);
    onThreads(3, [&](qsizetype index) { ids[static_cast<size_t>(index)] = std::this_thread::get_id(); });
    QVERIFY(ids[0] == std::this_thread::get_id());
    QVERIFY(ids[1] != ids[0]);
    QVERIFY(ids[2] != ids[0]);
    QVERIFY(ids[1] != std::thread::id() && ids[2] != std::thread::id());
}

QTEST_GUILESS_MAIN(TestParallel)
#include "tst_parallel.moc"
