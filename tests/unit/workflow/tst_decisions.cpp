// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/casedatabase.h"
#include "unit/workflow/fixture.h"
#include "workflow/decisions.h"

#include <QFile>
#include <QTest>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;

namespace {

const auto opensslId = QStringLiteral("deb:openssl");

} // namespace

class TestDecisions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void savesBeforeItAnswers();
    void keepsAPostponementWithItsReason();
    void refusesAPostponementWithoutEnd_data();
    void refusesAPostponementWithoutEnd();
    void forgetsTheReasonWhenReopened();
    void doesNotKnowAnUpdateThatIsNotInThePlan();
    void keepsNothingWithoutAFolder();
    void remembersPreparationsAndAnswers();
    void checksAStepThatIsNoLongerPending();
    void saysFailedWhileTheOldVersionIsThere();
    void changesNothingWhenItCannotSave();

private:
    [[nodiscard]] Result<PlanMemory> decideOn(const QString &update, const StepChange &change)
    {
        auto memory = decide(m_fixture->decisions.path(), *m_assessment, update, change, fixtureNow);
        if (memory)
            applyMemory(*m_assessment, *memory, fixtureNow);
        return memory;
    }
    [[nodiscard]] PlanMemory onDisk() const
    {
        const auto database = CaseDatabase::open(m_fixture->decisions.path());
        return database ? database->load().value_or(PlanMemory()) : PlanMemory();
    }

    std::unique_ptr<Fixture> m_fixture;
    std::unique_ptr<Assessment> m_assessment;
};

void TestDecisions::init()
{
    m_fixture = std::make_unique<Fixture>();
    QVERIFY(m_fixture->importAll());
    const auto assessment = assess(m_fixture->options());
    QVERIFY(assessment.has_value());
    m_assessment = std::make_unique<Assessment>(*assessment);
}

void TestDecisions::savesBeforeItAnswers()
{
    QVERIFY(decideOn(opensslId, {StepChange::Kind::PutInPlan, {}, {}}).has_value());
    const auto saved = onDisk();
    QCOMPARE(saved.steps.size(), 1);
    QCOMPARE(saved.steps.constFirst().inPlan, true);
    QCOMPARE(saved.steps.constFirst().fromVersion, QStringLiteral("3.0.14-1~deb12u2"));
    QCOMPARE(saved.steps.constFirst().toVersion, QStringLiteral("3.0.15-1~deb12u1"));
    QVERIFY(findStep(m_assessment->plan, opensslId)->record.inPlan);
    QVERIFY(decideOn(opensslId, {StepChange::Kind::MarkDone, {}, {}}).has_value());
    QCOMPARE(onDisk().steps.constFirst().state, StepState::Done);
    QCOMPARE(onDisk().steps.constFirst().inPlan, true);
    QVERIFY(decideOn(opensslId, {StepChange::Kind::RemoveFromPlan, {}, {}}).has_value());
    QCOMPARE(onDisk().steps.constFirst().inPlan, false);
    QCOMPARE(onDisk().steps.size(), 1);
}

void TestDecisions::keepsAPostponementWithItsReason()
{
    const StepChange change{StepChange::Kind::Postpone, QDate(2026, 8, 24), QStringLiteral("  Eerst de kassa  ")};
    QVERIFY(decideOn(opensslId, change).has_value());
    const auto record = onDisk().steps.constFirst();
    QCOMPARE(record.state, StepState::Postponed);
    QCOMPARE(record.until, QDate(2026, 8, 24));
    QCOMPARE(record.reason, QStringLiteral("Eerst de kassa"));
}

void TestDecisions::refusesAPostponementWithoutEnd_data()
{
    QTest::addColumn<QDate>("until");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("where");
    const auto later = QDate(2026, 8, 24);
    QTest::newRow("no date") << QDate() << QStringLiteral("x") << QStringLiteral("until");
    QTest::newRow("today") << QDate(2026, 8, 22) << QStringLiteral("x") << QStringLiteral("until");
    QTest::newRow("past") << QDate(2026, 8, 1) << QStringLiteral("x") << QStringLiteral("until");
    QTest::newRow("no reason") << later << QString() << QStringLiteral("reason");
    QTest::newRow("blank reason") << later << QStringLiteral("  \n ") << QStringLiteral("reason");
    QTest::newRow("endless reason") << later << QString(1001, QLatin1Char('x')) << QStringLiteral("reason");
}

void TestDecisions::refusesAPostponementWithoutEnd()
{
    QFETCH(QDate, until);
    QFETCH(QString, reason);
    QFETCH(QString, where);
    const auto memory = decideOn(opensslId, {StepChange::Kind::Postpone, until, reason});
    QVERIFY(!memory);
    QCOMPARE(memory.error().code, Error::Code::WrongUse);
    QCOMPARE(memory.error().where, where);
    QVERIFY(!QFile::exists(m_fixture->decisions.filePath(QStringLiteral("case.sqlite"))));
}

void TestDecisions::forgetsTheReasonWhenReopened()
{
    QVERIFY(decideOn(opensslId, {StepChange::Kind::Postpone, QDate(2026, 8, 24), QStringLiteral("x")}).has_value());
    QVERIFY(decideOn(opensslId, {StepChange::Kind::PutInPlan, {}, {}}).has_value());
    QCOMPARE(onDisk().steps.constFirst().reason, QStringLiteral("x"));
    QVERIFY(decideOn(opensslId, {StepChange::Kind::Reopen, {}, {}}).has_value());
    QCOMPARE(onDisk().steps.constFirst().state, StepState::Open);
    QCOMPARE(onDisk().steps.constFirst().reason, QString());
    QVERIFY(!onDisk().steps.constFirst().until.isValid());
}

void TestDecisions::doesNotKnowAnUpdateThatIsNotInThePlan()
{
    for (const auto &id : {QStringLiteral("deb:zlib"), QStringLiteral("deb:nonsense"), QString()}) {
        const auto memory = decideOn(id, {StepChange::Kind::MarkDone, {}, {}});
        QVERIFY(!memory);
        QCOMPARE(memory.error().code, Error::Code::UnknownUpdate);
        const auto step = stepToCheck(*m_assessment, id);
        QVERIFY(!step);
    }
}

void TestDecisions::keepsNothingWithoutAFolder()
{
    const auto memory = decide({}, *m_assessment, opensslId, {StepChange::Kind::MarkDone, {}, {}}, fixtureNow);
    QVERIFY(!memory);
    QCOMPARE(memory.error().code, Error::Code::WrongUse);
}

void TestDecisions::remembersPreparationsAndAnswers()
{
    const auto &folder = m_fixture->decisions.path();
    auto memory =
        decidePreparation(folder, *m_assessment, QStringLiteral("backup"), PreparationState::Done, fixtureNow);
    QVERIFY(memory.has_value());
    applyMemory(*m_assessment, *memory, fixtureNow);
    QVERIFY(!decidePreparation(folder, *m_assessment, QStringLiteral("nonsense"), PreparationState::Done, fixtureNow));
    memory = decideExposed(folder, *m_assessment, Answer::No);
    QVERIFY(memory.has_value());
    QCOMPARE(memory->preparations.size(), 1);
    QCOMPARE(onDisk(), *memory);
}

void TestDecisions::checksAStepThatIsNoLongerPending()
{
    QVERIFY(decideOn(opensslId, {StepChange::Kind::PutInPlan, {}, {}}).has_value());
    auto options = m_fixture->options();
    options.inventoryFiles = {QStringLiteral(PW_TEST_DATA "/workflow/updated/openssl.status")};
    // A new start of the program: the update is gone from the plan, the owner still asks whether it worked.
    const auto after = assess(options);
    QVERIFY(after.has_value());
    QVERIFY(findStep(after->plan, opensslId) == nullptr);
    const auto step = stepToCheck(*after, opensslId);
    QVERIFY(step.has_value());
    const auto record = checkAndSave(options, *step);
    QVERIFY(record.has_value());
    QCOMPARE(record->state, StepState::Checked);
    QCOMPARE(record->versionFound, QStringLiteral("3.0.15-1~deb12u1"));
    QCOMPARE(onDisk().steps.constFirst().state, StepState::Checked);
}

void TestDecisions::saysFailedWhileTheOldVersionIsThere()
{
    const auto step = stepToCheck(*m_assessment, opensslId);
    QVERIFY(step.has_value());
    const auto record = checkAndSave(m_fixture->options(), *step);
    QVERIFY(record.has_value());
    QCOMPARE(record->state, StepState::Failed);
    QCOMPARE(onDisk().steps.constFirst().state, StepState::Failed);
}

void TestDecisions::changesNothingWhenItCannotSave()
{
    QFile file(m_fixture->decisions.filePath(QStringLiteral("case.sqlite")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("rubbish") == 7);
    file.close();
    const auto before = *m_assessment;
    const auto memory = decideOn(opensslId, {StepChange::Kind::MarkDone, {}, {}});
    QVERIFY(!memory);
    QCOMPARE(memory.error().code, Error::Code::DatabaseBroken);
    QCOMPARE(m_assessment->plan, before.plan);
}

QTEST_GUILESS_MAIN(TestDecisions)
#include "tst_decisions.moc"
