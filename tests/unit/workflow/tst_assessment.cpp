// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/workflow/fixture.h"
#include "workflow/coverage.h"
#include "workflow/decisions.h"
#include "workflow/explainfacts.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;

class TestAssessment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesFromScanToPlan();
    void readsACompressedInventory();
    void namesEveryFeedEvenWhenThereIsNone();
    void stopsAtFindingsWhenAsked();
    void doesNotAskThePackageManagerOfAnotherSystem();
    void keepsOnlyExploitedLeaksThatMatterHere();
    void reportsProgressInOrder();
    void stopsWhenCancelled_data();
    void stopsWhenCancelled();
    void goesOnWithABrokenFeedDatabase();
    void goesOnWithBrokenDecisions();
    void neverWritesWhileReading();
    void usesDecisionsOnlyWhereTheyBelong();
    void gathersTheFactsOfAnExplanation();
    void findsUpdatesByIdAndName();
    void makesThePlanAgainAfterAnAnswer();
};

void TestAssessment::goesFromScanToPlan()
{
    const Fixture fixture;
    QVERIFY(fixture.importAll());
    const auto assessment = assess(fixture.options());
    QVERIFY(assessment.has_value());
    QCOMPARE(assessment->inventory.software.size(), 8);
    QCOMPARE(assessment->feeds.size(), 4);
    QVERIFY(assessment->exploitedKnown);
    const auto *openssl = findUpdate(*assessment, QStringLiteral("deb:openssl"));
    QVERIFY(openssl != nullptr);
    QCOMPARE(openssl->exploitedCves, QList<QString>{QStringLiteral("CVE-2026-90001")});
    QVERIFY(findUpdate(*assessment, QStringLiteral("deb:bash")) == nullptr);
    QVERIFY(findUpdate(*assessment, QStringLiteral("deb:linux")) != nullptr);
    QVERIFY(findStep(assessment->plan, QStringLiteral("deb:openssl")) != nullptr);
    QVERIFY(findStep(assessment->plan, QStringLiteral("deb:zlib")) == nullptr);
    QCOMPARE(coverageOf(*assessment), Coverage::PartsMissing); // Another system's home folders.
}

void TestAssessment::readsACompressedInventory()
{
    const Fixture fixture;
    auto options = fixture.options();
    options.inventoryFiles = {fixtureStatus};
    const auto plain = takeInventory(options);
    QVERIFY(plain.has_value());
    options.inventoryFiles = {QStringLiteral(PW_TEST_DATA "/workflow/status.xz")};
    const auto packed = takeInventory(options);
    QVERIFY(packed.has_value());
    QCOMPARE(packed->software, plain->software);
    QCOMPARE(packed->machine, plain->machine);
    options.inventoryFiles = {fixture.data.filePath(QStringLiteral("absent.xz"))};
    const auto missing = takeInventory(options);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, Error::Code::FileMissing);
    options.inventoryFiles = {fixtureFeeds + QStringLiteral("/kev.json")};
    const auto other = takeInventory(options);
    QVERIFY(!other);
    QCOMPARE(other.error().code, Error::Code::UnknownFormat);
}

void TestAssessment::namesEveryFeedEvenWhenThereIsNone()
{
    const Fixture fixture;
    const auto assessment = assess(fixture.options());
    QVERIFY(assessment.has_value());
    QCOMPARE(assessment->feeds.size(), 4);
    QVERIFY(std::all_of(assessment->feeds.begin(), assessment->feeds.end(),
                        [](const FeedState &feed) { return freshness(feed, fixtureNow) == FeedFreshness::Missing; }));
    QVERIFY(!assessment->exploitedKnown);
    QCOMPARE(coverageOf(*assessment), Coverage::UrgencyUnknown);
    QVERIFY(std::is_sorted(assessment->notChecked.begin(), assessment->notChecked.end(),
                           [](const auto &lhs, const auto &rhs) { return lhs.what < rhs.what; }));
}

void TestAssessment::stopsAtFindingsWhenAsked()
{
    const Fixture fixture;
    QVERIFY(fixture.importAll());
    auto options = fixture.options();
    options.depth = AssessDepth::Findings;
    QList<ProgressStage> stages;
    const auto assessment = assess(options, [&](const Progress &progress) { stages.append(progress.stage); });
    QVERIFY(assessment.has_value());
    QVERIFY(!assessment->findings.isEmpty());
    QVERIFY(!stages.contains(ProgressStage::AskingPackageManager));
    QVERIFY(!stages.contains(ProgressStage::Planning));
    QVERIFY(assessment->updates.isEmpty());
    QVERIFY(assessment->plan.stages.isEmpty());
    const auto whole = assess(fixture.options());
    QVERIFY(whole && !whole->updates.isEmpty());
    QCOMPARE(updatesFor(*assessment, fixtureNow), whole->updates);
}

void TestAssessment::doesNotAskThePackageManagerOfAnotherSystem()
{
    const Fixture fixture;
    const auto assessment = assess(fixture.options());
    QVERIFY(assessment.has_value());
    QVERIFY(!assessment->simulation.available);
    QVERIFY(assessment->problems.isEmpty());
    QCOMPARE(assessment->disk.freeBytes, qint64(-1));
}

void TestAssessment::keepsOnlyExploitedLeaksThatMatterHere()
{
    const Fixture fixture;
    QVERIFY(fixture.importAll());
    const auto assessment = assess(fixture.options());
    QVERIFY(assessment.has_value());
    QCOMPARE(assessment->exploited.keys(), QList<QString>{QStringLiteral("CVE-2026-90001")});
}

void TestAssessment::reportsProgressInOrder()
{
    const Fixture fixture;
    QList<ProgressStage> stages;
    QVERIFY(assess(fixture.options(), [&](const Progress &progress) { stages.append(progress.stage); }).has_value());
    QCOMPARE(stages,
             (QList<ProgressStage>{ProgressStage::ReadingSystem, ProgressStage::ReadingFeeds, ProgressStage::Matching,
                                   ProgressStage::AskingPackageManager, ProgressStage::Planning}));
}

void TestAssessment::stopsWhenCancelled_data()
{
    QTest::addColumn<ProgressStage>("stage");
    QTest::newRow("at the start") << ProgressStage::ReadingSystem;
    QTest::newRow("before the feeds") << ProgressStage::ReadingFeeds;
    QTest::newRow("before matching") << ProgressStage::Matching;
    QTest::newRow("at the end") << ProgressStage::Planning;
}

void TestAssessment::stopsWhenCancelled()
{
    QFETCH(ProgressStage, stage);
    const Fixture fixture;
    std::stop_source stop;
    const auto assessment = assess(
        fixture.options(),
        [&](const Progress &progress) {
            if (progress.stage == stage)
                stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!assessment);
    QCOMPARE(assessment.error().code, Error::Code::Cancelled);
}

void TestAssessment::goesOnWithABrokenFeedDatabase()
{
    const Fixture fixture;
    QVERIFY(fixture.importAll());
    const QDir folder(fixture.data.path());
    for (const auto &name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("rubbish") == 7);
    }
    const auto assessment = assess(fixture.options());
    QVERIFY(assessment.has_value());
    QCOMPARE(assessment->problems.size(), 1);
    QCOMPARE(assessment->problems.constFirst().code, Error::Code::DatabaseBroken);
    QCOMPARE(assessment->inventory.software.size(), 8);
    QCOMPARE(coverageOf(*assessment), Coverage::UrgencyUnknown);
    QVERIFY(!knownFeeds(fixture.data.path(), fixture.options().now).has_value());
}

void TestAssessment::goesOnWithBrokenDecisions()
{
    const Fixture fixture;
    QVERIFY(fixture.importAll());
    QFile file(fixture.decisions.filePath(QStringLiteral("case.sqlite")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("rubbish") == 7);
    file.close();
    const auto assessment = assess(fixture.options());
    QVERIFY(assessment.has_value());
    QCOMPARE(assessment->problems.size(), 1);
    QVERIFY(!assessment->plan.stages.isEmpty());
    QVERIFY(std::any_of(assessment->notChecked.begin(), assessment->notChecked.end(),
                        [](const NotChecked &item) { return item.what == u"decisionsUnreadable"; }));
}

void TestAssessment::neverWritesWhileReading()
{
    const Fixture fixture;
    QVERIFY(assess(fixture.options()).has_value());
    QVERIFY(knownFeeds(fixture.data.path(), fixture.options().now).has_value());
    QVERIFY(QDir(fixture.data.path()).isEmpty());
    QVERIFY(QDir(fixture.decisions.path()).isEmpty());
}

void TestAssessment::usesDecisionsOnlyWhereTheyBelong()
{
    AssessOptions options;
    options.dataDir = QStringLiteral("data");
    QVERIFY(options.isLive());
    QCOMPARE(options.decisionsDir(), QStringLiteral("data"));
    options.root = QStringLiteral("/mnt");
    QCOMPARE(options.decisionsDir(), QString());
    options.caseDir = QStringLiteral("case");
    QCOMPARE(options.decisionsDir(), QStringLiteral("case"));
    options.root = QStringLiteral("/");
    options.inventoryFiles = {QStringLiteral("file")};
    options.caseDir.clear();
    QCOMPARE(options.decisionsDir(), QString());
}

void TestAssessment::gathersTheFactsOfAnExplanation()
{
    const Fixture fixture;
    QVERIFY(fixture.importAll());
    const auto assessment = assess(fixture.options());
    QVERIFY(assessment.has_value());
    const auto facts = explainFacts(*assessment, *findUpdate(*assessment, QStringLiteral("openssl")));
    QVERIFY(facts.exploitedKnown);
    QCOMPARE(facts.exploitedListDate, QDate(2026, 8, 21));
    QCOMPARE(facts.exploitedSince, QDate(2026, 8, 19));
    QCOMPARE(facts.advisoriesDate, QDate(2026, 8, 19)); // The oldest of three lists.
    QCOMPARE(facts.now, fixtureNow);
    const auto other = explainFacts(*assessment, *findUpdate(*assessment, QStringLiteral("papier")));
    QVERIFY(!other.exploitedSince.isValid());
}

void TestAssessment::findsUpdatesByIdAndName()
{
    Assessment assessment;
    Update named;
    named.id = QStringLiteral("deb:b");
    named.name = QStringLiteral("deb:a");
    Update identified;
    identified.id = QStringLiteral("deb:a");
    assessment.updates = {named, identified};
    QCOMPARE(findUpdate(assessment, QStringLiteral("deb:a")), &assessment.updates.constLast());
    QVERIFY(findUpdate(assessment, QString()) == &assessment.updates.constLast()
            || findUpdate(assessment, QString()) == nullptr);
    QVERIFY(findUpdate(assessment, QStringLiteral("c")) == nullptr);
}

void TestAssessment::makesThePlanAgainAfterAnAnswer()
{
    const Fixture fixture;
    QVERIFY(fixture.importAll());
    auto assessment = assess(fixture.options());
    QVERIFY(assessment.has_value());
    const auto reasonsWith = [&](Answer exposed) {
        auto memory = assessment->memory;
        memory.answers.exposed = exposed;
        applyMemory(*assessment, memory, fixtureNow);
        return findUpdate(*assessment, QStringLiteral("openssl"))->reasons;
    };
    QVERIFY(reasonsWith(Answer::Unknown).contains(QStringLiteral("exposureUnknown")));
    QVERIFY(reasonsWith(Answer::Yes).contains(QStringLiteral("exposed")));
    QVERIFY(!reasonsWith(Answer::No).contains(QStringLiteral("exposed")));
    QCOMPARE(assessment->memory.answers.exposed, Answer::No);
}

QTEST_GUILESS_MAIN(TestAssessment)
#include "tst_assessment.moc"
