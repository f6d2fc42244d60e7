// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "planningfixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

class TestPlanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stagesByUrgencyAndLeavesEmptyOnesOut();
    void ordersQuietFirstAndRemovalsLast();
    void keepsADecisionForTheSameTarget();
    void startsAgainForAnotherTarget();
    void endsAPostponementOnItsDate_data();
    void endsAPostponementOnItsDate();
    void showsAPostponementPastTheDeadline();
    void doesNotBelieveACheckThatTheListContradicts();
    void measuresTheAgeOfTheLists();
    void measuresDiskSpace_data();
    void measuresDiskSpace();
    void letsAnswersGrowOld();
    void preparesNothingForAnEmptyPlan();
};

namespace {

Update row(const QString &id, Urgency urgency = Urgency::NextRound, qint64 download = 1000)
{
    Update update;
    update.id = id;
    update.name = id;
    update.from = u"1-1"_s;
    update.to = u"2-1"_s;
    update.urgency = urgency;
    update.packages = {id};
    update.commands = {u"sudo apt-get install --only-upgrade "_s + id};
    update.impact.downloadBytes = {download, FactOrigin::Measured};
    update.impact.restart = {RestartKind::None, FactOrigin::Measured};
    return update;
}

StepRecord recordOf(const QString &id, StepState state)
{
    StepRecord record;
    record.updateId = id;
    record.toVersion = u"2-1"_s;
    record.fromVersion = u"1-1"_s;
    record.state = state;
    record.inPlan = true;
    return record;
}

const Preparation &preparation(const Plan &plan, const QString &id)
{
    for (const auto &one : plan.preparations) {
        if (one.record.id == id)
            return one;
    }
    static const Preparation none;
    return none;
}

} // namespace

void TestPlanner::stagesByUrgencyAndLeavesEmptyOnesOut()
{
    auto open = row(u"d"_s, Urgency::NoUpdate);
    open.availability = UpdateAvailability::NoFix;
    const auto plan = makePlan({open, row(u"c"_s, Urgency::CanWait), row(u"a"_s, Urgency::Today)}, {}, {}, planningNow);
    QCOMPARE(plan.stages.size(), 2);
    QCOMPARE(plan.stages[0].urgency, Urgency::Today);
    QCOMPARE(plan.stages[1].urgency, Urgency::CanWait);
    QCOMPARE(plan.stages[0].steps.front().commands, row(u"a"_s).commands);
    QCOMPARE(plan.madeAt, planningNow);
}

void TestPlanner::ordersQuietFirstAndRemovalsLast()
{
    auto removing = row(u"removing"_s);
    removing.impact.removed = {u"x"_s};
    auto restarting = row(u"restarting"_s, Urgency::NextRound, 1);
    restarting.impact.restart = {RestartKind::Computer, FactOrigin::Estimated};
    auto restart = row(u"restart"_s, Urgency::NextRound, 1);
    restart.reasons = {u"restartPending"_s};
    restart.availability = UpdateAvailability::FixPublished;
    auto waiting = row(u"waiting"_s, Urgency::NextRound, 1);
    waiting.availability = UpdateAvailability::FixPublished;
    const auto plan = makePlan(
        {waiting, removing, restart, restarting, row(u"big"_s, Urgency::NextRound, 9000), row(u"b"_s), row(u"a"_s)}, {},
        {}, planningNow);
    QCOMPARE(plan.stages.size(), 1);
    QList<QString> order;
    for (const auto &step : plan.stages.front().steps)
        order += step.update.id;
    QCOMPARE(order,
             (QList<QString>{u"a"_s, u"b"_s, u"big"_s, u"restarting"_s, u"restart"_s, u"removing"_s, u"waiting"_s}));
}

void TestPlanner::keepsADecisionForTheSameTarget()
{
    PlanMemory memory;
    for (const auto state : {StepState::Open, StepState::Done, StepState::Failed}) {
        memory.steps = {recordOf(u"a"_s, state)};
        QCOMPARE(makePlan({row(u"a"_s)}, memory, {}, planningNow).stages.front().steps.front().record,
                 memory.steps.front());
    }
}

void TestPlanner::startsAgainForAnotherTarget()
{
    auto old = recordOf(u"a"_s, StepState::Postponed);
    old.toVersion = u"1-9"_s;
    old.until = planningNow.date().addDays(5);
    old.reason = u"druk"_s;
    const auto record = makePlan({row(u"a"_s)}, {{}, {old}, {}}, {}, planningNow).stages.front().steps.front().record;
    QCOMPARE(record.state, StepState::Open);
    QCOMPARE(record.toVersion, u"2-1"_s);
    QCOMPARE(record.fromVersion, u"1-1"_s);
    QVERIFY(record.inPlan);
    QVERIFY(record.reason.isEmpty());
    QVERIFY(!record.until.isValid());
}

void TestPlanner::endsAPostponementOnItsDate_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<bool>("postponed");
    QTest::newRow("tomorrow") << 1 << true;
    QTest::newRow("today") << 0 << false;
    QTest::newRow("yesterday") << -1 << false;
}

void TestPlanner::endsAPostponementOnItsDate()
{
    QFETCH(int, days);
    QFETCH(bool, postponed);
    auto record = recordOf(u"a"_s, StepState::Postponed);
    record.until = planningNow.date().addDays(days);
    const auto step = makePlan({row(u"a"_s)}, {{}, {record}, {}}, {}, planningNow).stages.front().steps.front();
    QCOMPARE(step.record.state, postponed ? StepState::Postponed : StepState::Open);
    QVERIFY(step.record.inPlan);
    record.until = {};
    QCOMPARE(makePlan({row(u"a"_s)}, {{}, {record}, {}}, {}, planningNow).stages.front().steps.front().record.state,
             StepState::Open);
}

void TestPlanner::showsAPostponementPastTheDeadline()
{
    auto update = row(u"a"_s);
    update.deadline = planningNow.date().addDays(14);
    auto record = recordOf(u"a"_s, StepState::Postponed);
    record.until = planningNow.date().addDays(14);
    const auto reasons = [&] {
        return makePlan({update}, {{}, {record}, {}}, {}, planningNow).stages.front().steps.front().update.reasons;
    };
    QVERIFY(!reasons().contains(u"postponedPastDeadline"_s));
    record.until = record.until.addDays(1);
    QVERIFY(reasons().contains(u"postponedPastDeadline"_s));
}

void TestPlanner::doesNotBelieveACheckThatTheListContradicts()
{
    const auto plan = makePlan({row(u"a"_s)}, {{}, {recordOf(u"a"_s, StepState::Checked)}, {}}, {}, planningNow);
    QCOMPARE(plan.stages.front().steps.front().record.state, StepState::Open);
}

void TestPlanner::measuresTheAgeOfTheLists()
{
    const auto lists = [](const QDateTime &date, const PlanMemory &memory = {}) {
        return preparation(makePlan({row(u"a"_s)}, memory, {}, planningNow, date), u"freshLists"_s);
    };
    QCOMPARE(lists(planningNow.addDays(-1)).record.state, PreparationState::Done);
    QCOMPARE(lists(planningNow.addDays(-1).addSecs(-1)).record.state, PreparationState::Open);
    QCOMPARE(lists(planningNow).origin, FactOrigin::Measured);
    QCOMPARE(lists(planningNow).commands, QList<QString>{u"sudo apt-get update"_s});
    QCOMPARE(lists({}).origin, FactOrigin::NotLookedFor);
    const PlanMemory said{{}, {}, {{u"freshLists"_s, PreparationState::Done, planningNow}}};
    QCOMPARE(lists(planningNow.addDays(-3), said).record.state, PreparationState::Open); // Measured beats said.
    const PlanMemory skipped{{}, {}, {{u"freshLists"_s, PreparationState::Skipped, planningNow}}};
    QCOMPARE(lists(planningNow.addDays(-3), skipped).record.state, PreparationState::Skipped);
}

void TestPlanner::measuresDiskSpace_data()
{
    QTest::addColumn<qint64>("download");
    QTest::addColumn<qint64>("delta");
    QTest::addColumn<qint64>("free");
    QTest::addColumn<bool>("measured");
    QTest::addColumn<bool>("done");
    QTest::newRow("enough") << qint64(100) << qint64(50) << qint64(250) << true << true;
    QTest::newRow("one byte short") << qint64(100) << qint64(50) << qint64(249) << true << false;
    QTest::newRow("frees space") << qint64(100) << qint64(-500) << qint64(200) << true << true;
    QTest::newRow("free not measured") << qint64(100) << qint64(0) << qint64(-1) << false << false;
    QTest::newRow("download unknown") << qint64(-1) << qint64(0) << qint64(1000) << false << false;
    QTest::newRow("absurd") << std::numeric_limits<qint64>::max() << std::numeric_limits<qint64>::max() << qint64(1)
                            << true << false;
}

void TestPlanner::measuresDiskSpace()
{
    QFETCH(qint64, download);
    QFETCH(qint64, delta);
    QFETCH(qint64, free);
    QFETCH(bool, measured);
    QFETCH(bool, done);
    auto update = row(u"a"_s, Urgency::NextRound, download);
    if (download < 0)
        update.impact.downloadBytes = {{}, FactOrigin::Unknown};
    const auto space = preparation(makePlan({update}, {}, {free, delta}, planningNow), u"diskSpace"_s);
    QCOMPARE(space.origin, measured ? FactOrigin::Measured : FactOrigin::NotLookedFor);
    QCOMPARE(space.record.state, done ? PreparationState::Done : PreparationState::Open);
    QCOMPARE(space.freeBytes, free);
}

void TestPlanner::letsAnswersGrowOld()
{
    const auto stateOf = [](const QString &id, int daysAgo) {
        const PlanMemory memory{{}, {}, {{id, PreparationState::Done, planningNow.addDays(-daysAgo).addSecs(-1)}}};
        return preparation(makePlan({row(u"a"_s)}, memory, {}, planningNow), id).record.state;
    };
    QCOMPARE(stateOf(u"backup"_s, 6), PreparationState::Done);
    QCOMPARE(stateOf(u"backup"_s, 7), PreparationState::Open);
    QCOMPARE(stateOf(u"saveWork"_s, 0), PreparationState::Done);
    QCOMPARE(stateOf(u"power"_s, 1), PreparationState::Open);
}

void TestPlanner::preparesNothingForAnEmptyPlan()
{
    QVERIFY(makePlan({}, {}, {}, planningNow, planningNow).preparations.isEmpty());
    QCOMPARE(makePlan({row(u"a"_s)}, {}, {}, planningNow).preparations.size(), 5);
}

QTEST_GUILESS_MAIN(TestPlanner)
#include "tst_planner.moc"
