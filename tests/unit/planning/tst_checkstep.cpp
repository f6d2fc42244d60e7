// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "planningfixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

class TestCheckStep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void succeedsOnlyWhenEveryPackageIsAtItsTarget_data();
    void succeedsOnlyWhenEveryPackageIsAtItsTarget();
    void failsWhenNothingWasDone();
    void failsForAPackageThatIsGoneOrHalfInstalled();
    void wantsARemovedPackageGone();
    void wantsTheNewKernelBuildButNotEveryCompanion();
    void looksAtTheRightArchitecture();
    void checksAPublishedFixBySourceVersion();
    void checksARestartByWhatRuns();
    void remembersWhatWasFound();
    void neverSucceedsOnNothing();
};

namespace {

Step stepFor(const QList<PackageChange> &changes)
{
    Step step;
    step.update.id = u"deb:openssl"_s;
    step.update.from = u"1-1"_s;
    step.update.to = u"2-1"_s;
    step.update.changes = changes;
    step.record.inPlan = true;
    return step;
}

StepState stateFor(const Step &step, const QList<Software> &software)
{
    Inventory inventory;
    inventory.software = software;
    return checkStep(step, inventory, planningNow).state;
}

} // namespace

void TestCheckStep::succeedsOnlyWhenEveryPackageIsAtItsTarget_data()
{
    QTest::addColumn<QString>("installed");
    QTest::addColumn<bool>("good");
    QTest::newRow("equal") << u"2-1"_s << true;
    QTest::newRow("newer") << u"2-1+deb12u1"_s << true;
    QTest::newRow("older") << u"2-1~rc1"_s << false;
    QTest::newRow("unreadable") << u"2 1"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void TestCheckStep::succeedsOnlyWhenEveryPackageIsAtItsTarget()
{
    QFETCH(QString, installed);
    QFETCH(bool, good);
    const auto step = stepFor({upgrade(u"a"_s, u"1-1"_s, u"2-1"_s), upgrade(u"b"_s, u"1-1"_s, u"2-1"_s)});
    const QList<Software> software{package(u"a"_s, u"2-1"_s), package(u"b"_s, installed)};
    QCOMPARE(stateFor(step, software), good ? StepState::Checked : StepState::Failed);
}

void TestCheckStep::failsWhenNothingWasDone()
{
    const auto step = stepFor({upgrade(u"a"_s, u"1-1"_s, u"2-1"_s)});
    QCOMPARE(stateFor(step, {package(u"a"_s, u"1-1"_s)}), StepState::Failed);
}

void TestCheckStep::failsForAPackageThatIsGoneOrHalfInstalled()
{
    const auto step = stepFor({upgrade(u"a"_s, u"1-1"_s, u"2-1"_s)});
    QCOMPARE(stateFor(step, {}), StepState::Failed);
    for (const auto state : {InstallState::HalfInstalled, InstallState::Unpacked, InstallState::HalfConfigured,
                             InstallState::ConfigFiles, InstallState::NotInstalled}) {
        auto software = package(u"a"_s, u"2-1"_s);
        software.state = state;
        QCOMPARE(stateFor(step, {software}), StepState::Failed);
    }
    auto pending = package(u"a"_s, u"2-1"_s);
    pending.state = InstallState::TriggersPending;
    QCOMPARE(stateFor(step, {pending}), StepState::Checked);
}

void TestCheckStep::wantsARemovedPackageGone()
{
    const auto step =
        stepFor({upgrade(u"a"_s, u"1-1"_s, u"2-1"_s), change(PackageChange::Kind::Remove, u"b"_s, u"1-1"_s, {})});
    QCOMPARE(stateFor(step, {package(u"a"_s, u"2-1"_s)}), StepState::Checked);
    QCOMPARE(stateFor(step, {package(u"a"_s, u"2-1"_s), package(u"b"_s, u"1-1"_s)}), StepState::Failed);
    auto settings = package(u"b"_s, u"1-1"_s);
    settings.state = InstallState::ConfigFiles;
    QCOMPARE(stateFor(step, {package(u"a"_s, u"2-1"_s), settings}), StepState::Checked);
}

void TestCheckStep::wantsTheNewKernelBuildButNotEveryCompanion()
{
    const auto build = u"linux-image-6.1.0-40-amd64"_s;
    const auto step = stepFor({upgrade(u"linux-image-amd64"_s, u"1-1"_s, u"2-1"_s),
                               change(PackageChange::Kind::Install, build, {}, u"2-1"_s),
                               change(PackageChange::Kind::Install, u"companion"_s, {}, u"5-1"_s)});
    const QList<Software> software{package(u"linux-image-amd64"_s, u"2-1"_s)};
    QCOMPARE(stateFor(step, software), StepState::Failed);
    QCOMPARE(stateFor(step, software + QList<Software>{package(build, u"2-1"_s)}), StepState::Checked);
    const auto alone = stepFor({change(PackageChange::Kind::Install, u"companion"_s, {}, u"5-1"_s)});
    QCOMPARE(stateFor(alone, software), StepState::Failed);
    QCOMPARE(stateFor(alone, {package(u"companion"_s, u"5-1"_s)}), StepState::Checked);
}

void TestCheckStep::looksAtTheRightArchitecture()
{
    auto foreign = upgrade(u"a"_s, u"1-1"_s, u"2-1"_s);
    foreign.architecture = u"i386"_s;
    const auto step = stepFor({foreign});
    const QList<Software> software{package(u"a"_s, u"2-1"_s), package(u"a"_s, u"1-1"_s, {}, u"i386"_s)};
    QCOMPARE(stateFor(step, software), StepState::Failed);
    // Neither of two others may answer for the one that is gone.
    QCOMPARE(stateFor(step, {package(u"a"_s, u"2-1"_s), package(u"a"_s, u"2-1"_s, {}, u"armhf"_s)}), StepState::Failed);
    QCOMPARE(stateFor(step, {package(u"a"_s, u"2-1"_s, {}, u"all"_s)}), StepState::Checked);
}

void TestCheckStep::checksAPublishedFixBySourceVersion()
{
    Step step = stepFor({});
    step.update.availability = UpdateAvailability::FixPublished;
    step.update.packages = {u"a"_s};
    auto software = package(u"a"_s, u"9-1"_s);
    software.sourceVersion = u"1-9"_s;
    QCOMPARE(stateFor(step, {software}), StepState::Failed);
    software.sourceVersion = u"2-1"_s;
    QCOMPARE(stateFor(step, {software}), StepState::Checked);
    QCOMPARE(stateFor(step, {}), StepState::Failed);
}

void TestCheckStep::checksARestartByWhatRuns()
{
    Step step = stepFor({});
    step.update.reasons = {u"restartPending"_s};
    Inventory inventory;
    inventory.machine.live = true;
    inventory.machine.runningKernel = u"6.1.0-39-amd64"_s;
    inventory.machine.restartPending = true;
    QCOMPARE(checkStep(step, inventory, planningNow).state, StepState::Failed);
    inventory.machine.restartPending = false;
    inventory.machine.runningKernel = u"6.1.0-40-amd64"_s;
    const auto record = checkStep(step, inventory, planningNow);
    QCOMPARE(record.state, StepState::Checked);
    QCOMPARE(record.versionFound, u"6.1.0-40-amd64"_s);
    inventory.machine.live = false; // A file cannot tell what runs.
    QCOMPARE(checkStep(step, inventory, planningNow).state, StepState::Failed);
}

void TestCheckStep::remembersWhatWasFound()
{
    auto step = stepFor({upgrade(u"a"_s, u"1-1"_s, u"2-1"_s), upgrade(u"b"_s, u"1-1"_s, u"2-1"_s)});
    step.record.state = StepState::Postponed;
    step.record.reason = u"druk"_s;
    step.record.until = planningNow.date();
    Inventory inventory;
    inventory.software = {package(u"a"_s, u"2-1"_s), package(u"b"_s, u"1-5"_s)};
    const auto record = checkStep(step, inventory, planningNow);
    QCOMPARE(record.updateId, u"deb:openssl"_s);
    QCOMPARE(record.fromVersion, u"1-1"_s);
    QCOMPARE(record.toVersion, u"2-1"_s);
    QCOMPARE(record.versionFound, u"1-5"_s);
    QCOMPARE(record.changedAt, planningNow);
    QVERIFY(record.inPlan);
    QVERIFY(record.reason.isEmpty());
    QVERIFY(!record.until.isValid());
}

void TestCheckStep::neverSucceedsOnNothing()
{
    QCOMPARE(stateFor(stepFor({}), {}), StepState::Failed);
    QCOMPARE(stateFor(stepFor({}), {package(u"a"_s, u"2-1"_s)}), StepState::Failed);
}

QTEST_GUILESS_MAIN(TestCheckStep)
#include "tst_checkstep.moc"
