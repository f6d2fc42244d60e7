// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/clirunner.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Patchwijzer::Test;

namespace {

const auto statusBefore = QStringLiteral(PW_TEST_DATA "/workflow/root/var/lib/dpkg/status");
const auto statusAfter = QStringLiteral(PW_TEST_DATA "/workflow/updated/openssl.status");
const auto feedFolder = QStringLiteral(PW_TEST_DATA "/workflow/feeds");

QJsonObject stepOf(const QJsonObject &plan, const QString &id)
{
    for (const auto &stage : plan.value(QStringLiteral("stages")).toArray()) {
        for (const auto &step : stage.toObject().value(QStringLiteral("steps")).toArray()) {
            if (step.toObject().value(QStringLiteral("id")).toString() == id)
                return step.toObject();
        }
    }
    return {};
}

} // namespace

/** The walk through the plan, in a terminal: add, do, check, postpone; every choice survives to the next command. */
class TestCliPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void ordersTheStepsByUrgency();
    void leavesOutWhatCannotBeDone();
    void remembersWhatIsInThePlan();
    void saysNotSucceededWhenNothingWasDone();
    void saysSucceededWhenTheVersionIsNewEnough();
    void postponesWithADateAndAReason();
    void refusesToPostponeIntoThePast();
    void doesNotKeepDecisionsForAnotherComputerUnasked();
    void neverWritesDecisionsWhenOnlyLooking();
    void saysWhenTheDecisionsCannotBeRead();

private:
    [[nodiscard]] CliAnswer plan(const QStringList &words, const QString &status = statusBefore) const
    {
        return runCli(QStringList{QStringLiteral("--data-dir"), m_data->path(), QStringLiteral("--now"),
                                  QStringLiteral("2026-08-22"), QStringLiteral("plan"), QStringLiteral("--inventory"),
                                  status, QStringLiteral("--case"), m_case->path()}
                      + words);
    }

    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<QTemporaryDir> m_case;
    const QString m_json = QStringLiteral("--json");
    const QString m_openssl = QStringLiteral("deb:openssl");
};

void TestCliPlan::init()
{
    m_data = std::make_unique<QTemporaryDir>();
    m_case = std::make_unique<QTemporaryDir>();
    const auto answer = runCli(
        {QStringLiteral("--data-dir"), m_data->path(), QStringLiteral("feeds"), QStringLiteral("import"), feedFolder});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
}

void TestCliPlan::ordersTheStepsByUrgency()
{
    const auto answer = plan({m_json});
    QCOMPARE(answer.exitCode, 10);
    QStringList urgencies;
    for (const auto &stage : answer.json().value(QStringLiteral("stages")).toArray())
        urgencies.append(stage.toObject().value(QStringLiteral("urgency")).toString());
    auto sorted = urgencies;
    const QStringList order{QStringLiteral("today"), QStringLiteral("thisWeek"), QStringLiteral("nextRound"),
                            QStringLiteral("canWait")};
    std::sort(sorted.begin(), sorted.end(),
              [&](const QString &lhs, const QString &rhs) { return order.indexOf(lhs) < order.indexOf(rhs); });
    QCOMPARE(urgencies, sorted);
    QVERIFY(!answer.json().value(QStringLiteral("preparations")).toArray().isEmpty());
    const auto shown = plan({});
    QVERIFY2(shown.outText().contains(QStringLiteral("Doe dit eerst:")), shown.out.constData());
    PW_VERIFY_SCHEMA("plan", answer);
}

void TestCliPlan::leavesOutWhatCannotBeDone()
{
    QVERIFY(stepOf(plan({m_json}).json(), QStringLiteral("deb:zlib")).isEmpty());
    QCOMPARE(plan({QStringLiteral("--add"), QStringLiteral("zlib")}).exitCode, 2);
    QCOMPARE(plan({QStringLiteral("--add"), QStringLiteral("nonsense")}).exitCode, 2);
}

void TestCliPlan::remembersWhatIsInThePlan()
{
    const auto added = plan({QStringLiteral("--add"), QStringLiteral("openssl")});
    QVERIFY2(added.outText().startsWith(QStringLiteral("openssl staat nu in uw plan.")), added.out.constData());
    QCOMPARE(stepOf(plan({m_json}).json(), m_openssl).value(QStringLiteral("inPlan")).toBool(), true);
    QCOMPARE(plan({QStringLiteral("--done"), m_openssl}).exitCode, 10);
    QCOMPARE(stepOf(plan({m_json}).json(), m_openssl).value(QStringLiteral("state")).toString(),
             QStringLiteral("done"));
    QCOMPARE(plan({QStringLiteral("--reopen"), m_openssl}).exitCode, 10);
    QCOMPARE(stepOf(plan({m_json}).json(), m_openssl).value(QStringLiteral("state")).toString(),
             QStringLiteral("open"));
    QCOMPARE(plan({QStringLiteral("--remove"), m_openssl}).exitCode, 10);
    QCOMPARE(stepOf(plan({m_json}).json(), m_openssl).value(QStringLiteral("inPlan")).toBool(), false);
}

void TestCliPlan::saysNotSucceededWhenNothingWasDone()
{
    QCOMPARE(plan({QStringLiteral("--done"), m_openssl}).exitCode, 10);
    const auto answer = plan({QStringLiteral("--check"), m_openssl});
    QCOMPARE(answer.exitCode, 10);
    QVERIFY2(answer.outText().startsWith(QStringLiteral("Niet gelukt.")), answer.out.constData());
    const auto json = plan({QStringLiteral("--check"), m_openssl, m_json});
    QCOMPARE(json.json().value(QStringLiteral("checked")).toObject().value(QStringLiteral("state")).toString(),
             QStringLiteral("failed"));
    QCOMPARE(stepOf(plan({m_json}).json(), m_openssl).value(QStringLiteral("state")).toString(),
             QStringLiteral("failed"));
    PW_VERIFY_SCHEMA("plan", json);
}

void TestCliPlan::saysSucceededWhenTheVersionIsNewEnough()
{
    // The owner's list is replaced between two commands, as an update does to /var/lib/dpkg/status.
    const auto status = m_case->filePath(QStringLiteral("status"));
    QVERIFY(QFile::copy(statusBefore, status));
    QCOMPARE(plan({QStringLiteral("--add"), m_openssl}, status).exitCode, 10);
    QVERIFY(QFile::remove(status) && QFile::copy(statusAfter, status));
    const auto checked = plan({QStringLiteral("--check"), QStringLiteral("openssl")}, status);
    QVERIFY2(checked.outText().startsWith(QStringLiteral("Gelukt. Versie 3.0.15-1~deb12u1 staat er nu op.")),
             checked.out.constData());
    QVERIFY(stepOf(plan({m_json}, status).json(), m_openssl).isEmpty());
}

void TestCliPlan::postponesWithADateAndAReason()
{
    const auto answer =
        plan({QStringLiteral("--postpone"), m_openssl, QStringLiteral("--until"), QStringLiteral("2026-08-24"),
              QStringLiteral("--reason"), QStringLiteral("Eerst de boekhouding")});
    QCOMPARE(answer.exitCode, 10);
    QVERIFY2(answer.outText().contains(QStringLiteral("wacht tot 24 augustus 2026")), answer.out.constData());
    const auto later = plan({m_json});
    const auto step = stepOf(later.json(), m_openssl);
    QCOMPARE(step.value(QStringLiteral("state")).toString(), QStringLiteral("postponed"));
    QCOMPARE(step.value(QStringLiteral("until")).toString(), QStringLiteral("2026-08-24"));
    QCOMPARE(step.value(QStringLiteral("reason")).toString(), QStringLiteral("Eerst de boekhouding"));
    PW_VERIFY_SCHEMA("plan", later);
}

void TestCliPlan::refusesToPostponeIntoThePast()
{
    const auto answer = plan({QStringLiteral("--postpone"), m_openssl, QStringLiteral("--until"),
                              QStringLiteral("2026-08-22"), QStringLiteral("--reason"), QStringLiteral("Druk")});
    QCOMPARE(answer.exitCode, 2);
    QVERIFY2(answer.errText().contains(QStringLiteral("de datum")), answer.err.constData());
    QCOMPARE(stepOf(plan({m_json}).json(), m_openssl).value(QStringLiteral("state")).toString(),
             QStringLiteral("open"));
}

void TestCliPlan::doesNotKeepDecisionsForAnotherComputerUnasked()
{
    const auto answer = runCli({QStringLiteral("--data-dir"), m_data->path(), QStringLiteral("--now"),
                                QStringLiteral("2026-08-22"), QStringLiteral("plan"), QStringLiteral("--inventory"),
                                statusBefore, QStringLiteral("--add"), m_openssl});
    QCOMPARE(answer.exitCode, 2);
    QVERIFY(!QFile::exists(m_data->filePath(QStringLiteral("case.sqlite"))));
}

void TestCliPlan::neverWritesDecisionsWhenOnlyLooking()
{
    QCOMPARE(plan({}).exitCode, 10);
    QVERIFY(QDir(m_case->path()).isEmpty());
}

void TestCliPlan::saysWhenTheDecisionsCannotBeRead()
{
    QCOMPARE(plan({QStringLiteral("--add"), m_openssl}).exitCode, 10);
    QFile file(m_case->filePath(QStringLiteral("case.sqlite")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("This was a database once.");
    file.close();
    const auto answer = plan({});
    QCOMPARE(answer.exitCode, 10);
    QVERIFY2(answer.errText().contains(QStringLiteral("case.sqlite")), answer.err.constData());
    QVERIFY(answer.outText().contains(QStringLiteral("Wij kunnen uw eerdere keuzes niet lezen.")));
    const auto refused = plan({QStringLiteral("--done"), m_openssl});
    QCOMPARE(refused.exitCode, 3);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("This was a database once."));
}

QTEST_GUILESS_MAIN(TestCliPlan)
#include "tst_cliplan.moc"
