// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/archivebytes.h"
#include "unit/workflow/fixture.h"
#include "workflow/decisions.h"
#include "workflow/session.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;

namespace {

constexpr int waitMs = 60000;
const auto opensslId = QStringLiteral("deb:openssl");

/** Counts every end signal of a session. */
struct Spies {
    explicit Spies(Session &session)
        : busy(&session, &Session::busyChanged)
        , progress(&session, &Session::progressChanged)
        , changed(&session, &Session::assessmentChanged)
        , scanFailed(&session, &Session::scanFailed)
        , importFinished(&session, &Session::importFinished)
        , importFailed(&session, &Session::importFailed)
        , checkFinished(&session, &Session::checkFinished)
        , checkFailed(&session, &Session::checkFailed)
    {
    }

    [[nodiscard]] bool waitUntilIdle(const Session &session) const
    {
        return QTest::qWaitFor([&] { return !session.isBusy(); }, waitMs);
    }

    QSignalSpy busy;
    QSignalSpy progress;
    QSignalSpy changed;
    QSignalSpy scanFailed;
    QSignalSpy importFinished;
    QSignalSpy importFailed;
    QSignalSpy checkFinished;
    QSignalSpy checkFailed;
};

Error errorOf(const QSignalSpy &spy)
{
    return spy.at(0).at(0).value<Error>();
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void scansInTheBackground();
    void importsAndThenScansOfItsOwnAccord();
    void runsOneJobAtATime();
    void endsEveryJobWhenCancelled();
    void saysWhenAScanFails();
    void saysWhenAnImportFails();
    void keepsTheLastGoodAssessment();
    void checksAndThenScansAgain();
    void doesNotCheckWhatItDoesNotKnow();
    void packsListsThatOthersDoubt();
    void savesDecisionsAtOnce();
    void keepsADecisionMadeDuringAScan();
    void keepsNoDecisionsForAnotherComputerUnasked();
    void waitsForItsJobWhenItIsDestroyed();

private:
    [[nodiscard]] std::unique_ptr<Session> session(const QString &root = fixtureRoot) const
    {
        Session::Options options;
        options.dataDir = m_fixture->data.path();
        options.caseDir = m_fixture->decisions.path();
        options.root = root;
        return std::make_unique<Session>(options, std::make_shared<FixedClock>(fixtureNow));
    }

    std::unique_ptr<Fixture> m_fixture;
};

void TestSession::init()
{
    m_fixture = std::make_unique<Fixture>();
}

void TestSession::scansInTheBackground()
{
    QVERIFY(m_fixture->importAll());
    const auto session = this->session();
    Spies spies(*session);
    QVERIFY(!session->hasAssessment());
    session->startScan();
    QVERIFY(session->isBusy());
    QCOMPARE(spies.changed.size(), 0);
    QVERIFY(spies.waitUntilIdle(*session));
    QCOMPARE(spies.changed.size(), 1);
    QCOMPARE(spies.scanFailed.size(), 0);
    QCOMPARE(spies.busy.size(), 2);
    QVERIFY(spies.progress.size() >= 3);
    QVERIFY(session->hasAssessment());
    QCOMPARE(session->assessment().inventory.software.size(), 8);
    QCOMPARE(session->now(), fixtureNow);
}

void TestSession::importsAndThenScansOfItsOwnAccord()
{
    const auto session = this->session();
    Spies spies(*session);
    session->startImport({fixtureFeeds});
    QVERIFY(spies.waitUntilIdle(*session));
    QCOMPARE(spies.importFinished.size(), 1);
    QCOMPARE(spies.importFailed.size(), 0);
    QCOMPARE(spies.changed.size(), 1);
    QCOMPARE(spies.busy.size(), 2); // Busy once, for both.
    QVERIFY(session->assessment().exploitedKnown);
}

void TestSession::runsOneJobAtATime()
{
    const auto session = this->session();
    Spies spies(*session);
    session->startScan();
    session->startImport({fixtureFeeds});
    session->startScan();
    QVERIFY(spies.waitUntilIdle(*session));
    QCOMPARE(spies.changed.size(), 3); // Two that were asked for, and the one after the import.
    QCOMPARE(spies.importFinished.size(), 1);
    QCOMPARE(spies.busy.size(), 2);
}

void TestSession::endsEveryJobWhenCancelled()
{
    const auto session = this->session();
    Spies spies(*session);
    session->startScan();
    session->startImport({fixtureFeeds});
    session->startCheck(opensslId);
    session->cancel();
    QVERIFY(spies.waitUntilIdle(*session));
    QCOMPARE(spies.changed.size() + spies.scanFailed.size(), 1);
    QCOMPARE(spies.importFailed.size(), 1);
    QCOMPARE(spies.checkFailed.size(), 1);
    QCOMPARE(errorOf(spies.importFailed).code, Error::Code::Cancelled);
    QCOMPARE(errorOf(spies.checkFailed).code, Error::Code::Cancelled);
    // And it works again afterwards.
    session->startScan();
    QVERIFY(spies.waitUntilIdle(*session));
    QVERIFY(session->hasAssessment());
}

void TestSession::saysWhenAScanFails()
{
    const auto session = this->session(m_fixture->data.path());
    Spies spies(*session);
    session->startScan();
    QVERIFY(spies.waitUntilIdle(*session));
    QCOMPARE(spies.scanFailed.size(), 1);
    QCOMPARE(errorOf(spies.scanFailed).code, Error::Code::UnsupportedPlatform);
    QCOMPARE(spies.changed.size(), 0);
    QVERIFY(!session->hasAssessment());
}

void TestSession::saysWhenAnImportFails()
{
    QFile file(m_fixture->data.filePath(QStringLiteral("occupied")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Session::Options options;
    options.dataDir = file.fileName();
    options.root = fixtureRoot;
    Session session(options, std::make_shared<FixedClock>(fixtureNow));
    Spies spies(session);
    session.startImport({fixtureFeeds});
    QVERIFY(spies.waitUntilIdle(session));
    QCOMPARE(spies.importFailed.size(), 1);
    QCOMPARE(spies.importFinished.size(), 0);
    QCOMPARE(spies.changed.size(), 0);
}

void TestSession::keepsTheLastGoodAssessment()
{
    QTemporaryDir root;
    QVERIFY(QDir(root.path()).mkpath(QStringLiteral("var/lib/dpkg")));
    const auto status = root.filePath(QStringLiteral("var/lib/dpkg/status"));
    QVERIFY(QFile::copy(fixtureStatus, status));
    const auto session = this->session(root.path());
    Spies spies(*session);
    session->startScan();
    QVERIFY(spies.waitUntilIdle(*session));
    QVERIFY(QFile::remove(status));
    session->startScan();
    QVERIFY(spies.waitUntilIdle(*session));
    QCOMPARE(spies.scanFailed.size(), 1);
    QVERIFY(session->hasAssessment());
    QCOMPARE(session->assessment().inventory.software.size(), 8);
}

void TestSession::checksAndThenScansAgain()
{
    QVERIFY(m_fixture->importAll());
    const auto session = this->session();
    Spies spies(*session);
    session->startScan();
    session->startCheck(opensslId); // Queued: the plan it needs is made by the scan before it.
    QVERIFY(spies.waitUntilIdle(*session));
    QCOMPARE(spies.checkFinished.size(), 1);
    QCOMPARE(spies.checkFinished.at(0).at(0).value<StepRecord>().state, StepState::Failed);
    QCOMPARE(spies.changed.size(), 2);
    QCOMPARE(findStep(session->assessment().plan, opensslId)->record.state, StepState::Failed);
}

void TestSession::doesNotCheckWhatItDoesNotKnow()
{
    const auto session = this->session();
    Spies spies(*session);
    session->startCheck(QStringLiteral("deb:nonsense"));
    QCOMPARE(spies.checkFailed.size(), 0); // Never before the call has returned.
    QVERIFY(spies.waitUntilIdle(*session));
    QCOMPARE(spies.checkFailed.size(), 1);
    QCOMPARE(errorOf(spies.checkFailed).code, Error::Code::UnknownUpdate);
}

void TestSession::packsListsThatOthersDoubt()
{
    QVERIFY(m_fixture->importAll());
    const auto path = m_fixture->decisions.filePath(QStringLiteral("lists.zip"));
    {
        const auto session = this->session();
        const Spies spies(*session);
        const QSignalSpy exported(session.get(), &Session::exportFinished);
        session->startExport(path);
        QVERIFY(spies.waitUntilIdle(*session));
        QCOMPARE(exported.size(), 1);
        const auto bundle = exported.at(0).at(0).value<ExportedBundle>();
        QVERIFY(QFile::exists(bundle.publicKey));
        QVERIFY(!bundle.report.manifest.feeds.isEmpty());
    }
    // Another computer, that has never heard of this one; it is given the whole folder.
    m_fixture->data.remove();
    const auto session = this->session();
    const Spies spies(*session);
    const QSignalSpy doubted(session.get(), &Session::bundlesDoubted);
    session->startImport({m_fixture->decisions.path()});
    QVERIFY(spies.waitUntilIdle(*session));
    QCOMPARE(doubted.size(), 1);
    const auto bundles = doubted.at(0).at(0).value<QList<DoubtedBundle>>();
    QCOMPARE(bundles.size(), 1);
    QCOMPARE(QFileInfo(bundles.at(0).path).canonicalFilePath(), QFileInfo(path).canonicalFilePath());
    QCOMPARE(bundles.at(0).check.trust, BundleTrust::UnknownKey);
    QVERIFY(!session->assessment().exploitedKnown);

    // The same one in another file: what was agreed to is the bundle.
    QFile packed(path);
    QVERIFY(packed.open(QIODevice::ReadOnly));
    QFile wrapped(m_fixture->decisions.filePath(QStringLiteral("wrapped.zip")));
    QVERIFY(wrapped.open(QIODevice::WriteOnly));
    wrapped.write(zipBytes({{"lists.zip", packed.readAll()}}));
    wrapped.close();
    session->startImport({wrapped.fileName()}, {false, {bundles.at(0).check.manifestHash}});
    QVERIFY(spies.waitUntilIdle(*session));
    QCOMPARE(doubted.size(), 1);
    QVERIFY(!spies.importFinished.at(1).at(0).value<ImportReport>().files.constFirst().refused);
    QVERIFY(!session->feeds().isEmpty());
}

void TestSession::savesDecisionsAtOnce()
{
    QVERIFY(m_fixture->importAll());
    {
        const auto session = this->session();
        Spies spies(*session);
        session->startScan();
        QVERIFY(spies.waitUntilIdle(*session));
        QVERIFY(session->putInPlan(opensslId).has_value());
        QCOMPARE(spies.changed.size(), 2);
        QVERIFY(findStep(session->assessment().plan, opensslId)->record.inPlan);
        QVERIFY(session->markDone(opensslId).has_value());
        QVERIFY(session->setPreparation(QStringLiteral("backup"), PreparationState::Done).has_value());
        QVERIFY(session->setExposed(Answer::No).has_value());
        QVERIFY(!session->postpone(opensslId, fixtureNow.date(), QStringLiteral("x")).has_value());
        QVERIFY(!session->putInPlan(QStringLiteral("deb:nonsense")).has_value());
        QCOMPARE(spies.changed.size(), 5);
    }
    // As after a crash: a new session finds everything that was decided.
    const auto session = this->session();
    const Spies spies(*session);
    session->startScan();
    QVERIFY(spies.waitUntilIdle(*session));
    const auto record = findStep(session->assessment().plan, opensslId)->record;
    QVERIFY(record.inPlan);
    QCOMPARE(record.state, StepState::Done);
    QCOMPARE(session->assessment().memory.answers.exposed, Answer::No);
    QVERIFY(session->reopen(opensslId).has_value());
    QVERIFY(session->removeFromPlan(opensslId).has_value());
    QVERIFY(!findStep(session->assessment().plan, opensslId)->record.inPlan);
}

void TestSession::keepsADecisionMadeDuringAScan()
{
    QVERIFY(m_fixture->importAll());
    const auto session = this->session();
    Spies spies(*session);
    session->startScan();
    QVERIFY(spies.waitUntilIdle(*session));
    session->startScan();
    QVERIFY(QTest::qWaitFor([&] { return !spies.progress.isEmpty(); }, waitMs));
    QVERIFY(session->putInPlan(opensslId).has_value());
    QVERIFY(spies.waitUntilIdle(*session));
    QVERIFY(findStep(session->assessment().plan, opensslId)->record.inPlan);
}

void TestSession::keepsNoDecisionsForAnotherComputerUnasked()
{
    QVERIFY(m_fixture->importAll());
    Session::Options options;
    options.dataDir = m_fixture->data.path();
    options.root = fixtureRoot;
    Session session(options, std::make_shared<FixedClock>(fixtureNow));
    const Spies spies(session);
    session.startScan();
    QVERIFY(spies.waitUntilIdle(session));
    const auto decided = session.putInPlan(opensslId);
    QVERIFY(!decided);
    QCOMPARE(decided.error().code, Error::Code::WrongUse);
}

void TestSession::waitsForItsJobWhenItIsDestroyed()
{
    for (int round = 0; round < 5; ++round) {
        const auto session = this->session();
        session->startImport({fixtureFeeds});
        session->startScan();
        QTest::qWait(round * 3);
    }
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
