// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/casedatabase.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

#include "storefixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

StepRecord stepOf(const QString &id, const QString &to = u"2.0-1"_s)
{
    StepRecord step;
    step.updateId = id;
    step.toVersion = to;
    step.fromVersion = u"1.0-1"_s;
    step.state = StepState::Postponed;
    step.reason = u"de kassa moet \u2019s middags draaien"_s;
    step.until = QDate(2099, 2, 1);
    step.changedAt = QDateTime(QDate(2099, 1, 1), QTime(1, 2, 3, 456), Qt::UTC);
    step.versionFound = u"1.0-1"_s;
    step.inPlan = true;
    return step;
}

} // namespace

class TestCaseDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty();
    void givesBackWhatWasSaved();
    void theLastWordCounts();
    void makesTheFolder();
    void twoCanBeOpenAtOnce();
    void refusesWhatIsNotOurs_data();
    void refusesWhatIsNotOurs();
    void refusesALaterProgramsFile();
    void neverOverwritesABrokenFile();
    void anUnknownWordIsAnErrorAndNotAGuess();
    void whatWasSavedSurvivesAKill();
};

void TestCaseDatabase::startsEmpty()
{
    const QTemporaryDir folder;
    const auto database = CaseDatabase::open(folder.path());
    QVERIFY(database);
    QCOMPARE(database->load().value(), PlanMemory());
}

void TestCaseDatabase::givesBackWhatWasSaved()
{
    const QTemporaryDir folder;
    PlanMemory expected;
    expected.answers.exposed = Answer::No;
    StepRecord bare;
    bare.updateId = u"deb:b"_s;
    expected.steps = {stepOf(u"deb:a"_s), bare};
    expected.preparations = {{u"backup"_s, PreparationState::Skipped, day(3)},
                             {u"power"_s, PreparationState::Done, {}}};
    {
        auto database = CaseDatabase::open(folder.path());
        QVERIFY(database);
        QVERIFY(database->save(expected.answers));
        QVERIFY(database->save(expected.steps[1]));
        QVERIFY(database->save(expected.steps[0]));
        QVERIFY(database->save(expected.preparations[1]));
        QVERIFY(database->save(expected.preparations[0]));
    }
    QCOMPARE(CaseDatabase::open(folder.path())->load().value(), expected);
}

void TestCaseDatabase::theLastWordCounts()
{
    const QTemporaryDir folder;
    auto database = CaseDatabase::open(folder.path());
    QVERIFY(database->save(stepOf(u"deb:a"_s)));
    auto done = stepOf(u"deb:a"_s, u"3.0-1"_s);
    done.state = StepState::Checked;
    QVERIFY(database->save(done));
    QVERIFY(database->save(MachineAnswers{Answer::Yes}));
    QVERIFY(database->save(MachineAnswers{Answer::Unknown}));
    QCOMPARE(database->load()->steps, QList<StepRecord>{done});
    QCOMPARE(database->load()->answers.exposed, Answer::Unknown);
}

void TestCaseDatabase::makesTheFolder()
{
    const QTemporaryDir folder;
    QVERIFY(CaseDatabase::open(folder.filePath(u"a/b"_s)));
    QVERIFY(writeFile(folder.filePath(u"file"_s), "x"));
    QCOMPARE(CaseDatabase::open(folder.filePath(u"file/b"_s)).error().code, Error::Code::CannotWrite);
}

void TestCaseDatabase::twoCanBeOpenAtOnce()
{
    const QTemporaryDir folder;
    auto one = CaseDatabase::open(folder.path());
    auto two = CaseDatabase::open(folder.path());
    QVERIFY(one && two);
    QVERIFY(one->save(stepOf(u"deb:a"_s)));
    QVERIFY(two->save(stepOf(u"deb:b"_s)));
    QCOMPARE(one->load()->steps.size(), 2);
}

void TestCaseDatabase::refusesWhatIsNotOurs_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("another program's") << u"PRAGMA application_id = 7"_s;
    QTest::newRow("nobody's, with tables") << u"PRAGMA application_id = 0"_s;
}

void TestCaseDatabase::refusesWhatIsNotOurs()
{
    QFETCH(QString, statement);
    const QTemporaryDir folder;
    QVERIFY(CaseDatabase::open(folder.path()));
    QVERIFY(tamper(folder.filePath(u"case.sqlite"_s), statement));
    QCOMPARE(CaseDatabase::open(folder.path()).error().code, Error::Code::DatabaseBroken);
}

void TestCaseDatabase::refusesALaterProgramsFile()
{
    const QTemporaryDir folder;
    QVERIFY(CaseDatabase::open(folder.path()));
    QVERIFY(tamper(folder.filePath(u"case.sqlite"_s), u"PRAGMA user_version = 99"_s));
    QCOMPARE(CaseDatabase::open(folder.path()).error().code, Error::Code::DatabaseTooNew);
}

void TestCaseDatabase::neverOverwritesABrokenFile()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"case.sqlite"_s);
    QVERIFY(CaseDatabase::open(folder.path())->save(stepOf(u"deb:a"_s)));
    const auto whole = bytesOf(path);
    for (const auto &bytes : {QByteArray("not a database at all, but somebody's file"), whole.left(whole.size() / 2)}) {
        QVERIFY(writeFile(path, bytes));
        const auto database = CaseDatabase::open(folder.path());
        QVERIFY(!database);
        QCOMPARE(database.error().code, Error::Code::DatabaseBroken);
        QCOMPARE(bytesOf(path), bytes);
    }
}

void TestCaseDatabase::anUnknownWordIsAnErrorAndNotAGuess()
{
    const QTemporaryDir folder;
    QVERIFY(CaseDatabase::open(folder.path())->save(stepOf(u"deb:a"_s)));
    QVERIFY(tamper(folder.filePath(u"case.sqlite"_s), u"UPDATE step SET state = 'perhaps'"_s));
    QCOMPARE(CaseDatabase::open(folder.path())->load().error().code, Error::Code::DatabaseBroken);
}

/** The other half of this program: saves steps for ever, and says so after each. */
static int saveUntilKilled(const QString &folder)
{
    auto database = CaseDatabase::open(folder);
    for (int i = 0; database; ++i) {
        if (!database->save(stepOf(u"deb:a"_s, QString::number(i))))
            return 1;
        std::printf("%d\n", i);
        std::fflush(stdout);
    }
    return 1;
}

void TestCaseDatabase::whatWasSavedSurvivesAKill()
{
    const QTemporaryDir folder;
    for (int round = 0; round < 10; ++round) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--save-until-killed"_s, folder.path()});
        QVERIFY(child.waitForStarted());
        for (int lines = 0; lines <= round;) {
            QVERIFY(child.waitForReadyRead());
            while (child.canReadLine() && ++lines <= round)
                child.readLine();
        }
        child.kill();
        QVERIFY(child.waitForFinished());
        const auto lines = child.readAll().trimmed().split('\n');
        const auto memory = CaseDatabase::open(folder.path())->load();
        QVERIFY(memory);
        QCOMPARE(memory->steps.size(), 1);
        // What was said to be saved is there; the save that was under way may be there too.
        QVERIFY(memory->steps[0].toVersion.toInt() >= lines.last().toInt());
        QVERIFY(memory->steps[0].toVersion.toInt() <= lines.last().toInt() + 1);
    }
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--save-until-killed")
        return saveUntilKilled(arguments.value(2));
    TestCaseDatabase test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_casedatabase.moc"
