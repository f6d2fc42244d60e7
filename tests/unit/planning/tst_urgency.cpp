// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planning/urgency.h"

#include <QFile>
#include <QTest>

using namespace Patchwijzer;

Q_DECLARE_METATYPE(Patchwijzer::LeakSignals)

class TestUrgency : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isThePublishedTable();
    void coversEveryCombinationOnce();
    void readsSignalsFromCvss_data();
    void readsSignalsFromCvss();
    void countsUnknownAsWorseOnlyWhenExposed();
    void isNeverCalmerForASevererLeak();
    void countsDeadlinesFromToday_data();
    void countsDeadlinesFromToday();
    void countsFromTheDayAFixWasThere_data();
    void countsFromTheDayAFixWasThere();
    void takesTheFirstDayOfSeveralLeaks();
    void asksForALookWhenTheTableDoes();
    void neverCallsItQuietWithoutAList();
    void letsTheWorstLeakDecide();
    void namesReasonsInOrder();

private:
    const QDate m_today{2026, 11, 22};
};

namespace {

Timeline timelineOfText(const QString &text)
{
    if (text == u"3 days & forensic investigation")
        return Timeline::Days3AndInvestigation;
    if (text == u"3 days")
        return Timeline::Days3;
    if (text == u"14 days")
        return Timeline::Days14;
    return text == u"60 days" ? Timeline::Days60 : Timeline::OnSystemUpgrade;
}

constexpr Answer answers[]{Answer::Unknown, Answer::Yes, Answer::No};
constexpr Signal values[]{Signal::Unknown, Signal::Yes, Signal::No};

} // namespace

void TestUrgency::isThePublishedTable()
{
    QFile file(QStringLiteral(PW_SHARED_DIR "/facts/prioritisation/cisa_bod_26_04_1_0_0.csv"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("SKIP: facts/prioritisation is not here, so the table was not compared with the published one");
    const auto lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 17);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const auto cells = lines[i].trimmed().split(u',');
        QCOMPARE(cells.size(), 6);
        const auto &row = timelineTable()[i - 1];
        QCOMPARE(row.exploited, cells[1] == u"yes");
        QCOMPARE(row.exposed, cells[2] == u"yes");
        QCOMPARE(row.automatable, cells[3] == u"yes");
        QCOMPARE(row.totalControl, cells[4] == u"total");
        QCOMPARE(row.timeline, timelineOfText(cells[5]));
        QVERIFY(row.timeline != Timeline::OnSystemUpgrade || cells[5] == u"fix on system upgrade");
    }
}

void TestUrgency::coversEveryCombinationOnce()
{
    QList<int> seen;
    for (const auto &row : timelineTable())
        seen += row.exploited * 8 + row.exposed * 4 + row.automatable * 2 + row.totalControl;
    std::sort(seen.begin(), seen.end());
    QCOMPARE(seen, (QList<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}));
}

void TestUrgency::readsSignalsFromCvss_data()
{
    QTest::addColumn<QStringList>("vectors");
    QTest::addColumn<int>("automatable");
    QTest::addColumn<int>("total");
    const auto row = [](const char *name, const QStringList &vectors, Signal automatable, Signal total) {
        QTest::newRow(name) << vectors << static_cast<int>(automatable) << static_cast<int>(total);
    };
    const auto worm = QStringLiteral("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
    const auto local = QStringLiteral("CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H");
    const auto hard = QStringLiteral("CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:L");
    row("none", {}, Signal::Unknown, Signal::Unknown);
    row("unreadable", {QStringLiteral("CVSS:3.1/AV:?")}, Signal::Unknown, Signal::Unknown);
    row("worm", {worm}, Signal::Yes, Signal::Yes);
    row("local", {local}, Signal::No, Signal::Yes);
    row("needs a click", {QStringLiteral("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:N/I:N/A:H")}, Signal::No, Signal::No);
    row("hard", {hard}, Signal::Unknown, Signal::No);
    row("version 4", {QStringLiteral("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N")}, Signal::Yes,
        Signal::Yes);
    row("version 4, at the right moment", {QStringLiteral("CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H")},
        Signal::Unknown, Signal::Yes);
    row("no consequences given", {QStringLiteral("CVSS:3.1/AV:N")}, Signal::Unknown, Signal::Unknown);
    row("two vectors: the worst of each", {local, hard}, Signal::Unknown, Signal::Yes);
    row("unreadable one beside a good one", {QStringLiteral("x"), local}, Signal::No, Signal::Yes);
}

void TestUrgency::readsSignalsFromCvss()
{
    QFETCH(QStringList, vectors);
    QFETCH(int, automatable);
    QFETCH(int, total);
    const auto leak = signalsFromCvss(vectors);
    QCOMPARE(static_cast<int>(leak.automatable), automatable);
    QCOMPARE(static_cast<int>(leak.totalControl), total);
}

void TestUrgency::countsUnknownAsWorseOnlyWhenExposed()
{
    const LeakSignals unknown;
    QCOMPARE(timelineOf(unknown, Answer::Yes), Timeline::Days3);
    QCOMPARE(timelineOf(unknown, Answer::No), Timeline::OnSystemUpgrade);
    QCOMPARE(timelineOf(unknown, Answer::Unknown), Timeline::OnSystemUpgrade);
    const LeakSignals exploited{.exploited = true, .ransomware = false};
    QCOMPARE(timelineOf(exploited, Answer::Unknown), Timeline::Days3AndInvestigation);
    QCOMPARE(timelineOf(exploited, Answer::No), Timeline::Days14);
}

/** Rubric D7, for the answers as well: worse facts never give more time. */
void TestUrgency::isNeverCalmerForASevererLeak()
{
    const auto worse = [](Signal lhs, Signal rhs) { return lhs == Signal::Yes && rhs != Signal::Yes; };
    for (const auto answer : answers) {
        for (const auto automatable : values) {
            for (const auto total : values) {
                const LeakSignals calm{false, false, automatable, total};
                const LeakSignals exploited{true, false, automatable, total};
                QVERIFY(timelineOf(exploited, answer) >= timelineOf(calm, answer));
                for (const auto &leak : {calm, exploited}) {
                    QVERIFY(timelineOf(leak, Answer::Yes) >= timelineOf(leak, answer));
                    for (const auto other : values) {
                        if (worse(other, automatable))
                            QVERIFY(timelineOf({leak.exploited, false, other, total}, answer)
                                    >= timelineOf(leak, answer));
                        if (worse(other, total))
                            QVERIFY(timelineOf({leak.exploited, false, automatable, other}, answer)
                                    >= timelineOf(leak, answer));
                    }
                }
            }
        }
    }
}

void TestUrgency::countsDeadlinesFromToday_data()
{
    QTest::addColumn<LeakSignals>("leak");
    QTest::addColumn<int>("urgency");
    QTest::addColumn<int>("days");
    const auto row = [](const char *name, const LeakSignals &leak, Urgency urgency, int days) {
        QTest::newRow(name) << leak << static_cast<int>(urgency) << days;
    };
    row("3 days with investigation", {true, false, Signal::Yes, Signal::Yes}, Urgency::Today, 3);
    row("3 days", {true, false, Signal::Yes, Signal::No}, Urgency::Today, 3);
    row("14 days", {false, false, Signal::Yes, Signal::No}, Urgency::NextRound, 14);
    row("60 days", {false, false, Signal::No, Signal::No}, Urgency::NextRound, 60);
}

void TestUrgency::countsDeadlinesFromToday()
{
    QFETCH(LeakSignals, leak);
    QFETCH(int, urgency);
    QFETCH(int, days);
    const auto judgement = judge({leak}, {Answer::Yes, true, m_today});
    QCOMPARE(static_cast<int>(judgement.urgency), urgency);
    QVERIFY(judgement.deadline.has_value());
    QCOMPARE(*judgement.deadline, m_today.addDays(days));
    const auto quiet = judge({LeakSignals{}}, {Answer::No, true, m_today});
    QCOMPARE(quiet.urgency, Urgency::CanWait);
    QVERIFY(!quiet.deadline);
}

void TestUrgency::asksForALookWhenTheTableDoes()
{
    for (const auto &row : timelineTable()) {
        const LeakSignals leak{row.exploited, false, row.automatable ? Signal::Yes : Signal::No,
                               row.totalControl ? Signal::Yes : Signal::No};
        const auto judgement = judge({leak}, {row.exposed ? Answer::Yes : Answer::No, true, m_today});
        QCOMPARE(judgement.checkForBreakIn, row.timeline == Timeline::Days3AndInvestigation);
    }
}

void TestUrgency::countsFromTheDayAFixWasThere_data()
{
    QTest::addColumn<int>("daysAgo");
    QTest::addColumn<int>("dueInDays");
    QTest::addColumn<int>("urgency");
    const auto row = [](const char *name, int daysAgo, int due, Urgency urgency) {
        QTest::newRow(name) << daysAgo << due << static_cast<int>(urgency);
    };
    row("today", 0, 14, Urgency::NextRound);
    row("six days ago", 6, 8, Urgency::NextRound);
    row("a week left", 7, 7, Urgency::ThisWeek);
    row("one day left", 13, 1, Urgency::ThisWeek);
    row("due today", 14, 0, Urgency::Today);
    row("overdue", 200, 0, Urgency::Today);
    row("dated in the future", -30, 14, Urgency::NextRound);
}

void TestUrgency::countsFromTheDayAFixWasThere()
{
    QFETCH(int, daysAgo);
    QFETCH(int, dueInDays);
    QFETCH(int, urgency);
    LeakSignals leak{false, false, Signal::Yes, Signal::No}; // 14 days on a computer that can be reached
    leak.since = m_today.addDays(-daysAgo);
    const auto judgement = judge({leak}, {Answer::Yes, true, m_today});
    QVERIFY(judgement.deadline.has_value());
    QCOMPARE(*judgement.deadline, m_today.addDays(dueInDays));
    QCOMPARE(static_cast<int>(judgement.urgency), urgency);
    // The day after, the same day is due: waiting never moves it.
    const auto tomorrow = judge({leak}, {Answer::Yes, true, m_today.addDays(1)});
    if (daysAgo >= 0 && dueInDays > 0)
        QCOMPARE(*tomorrow.deadline, *judgement.deadline);
}

void TestUrgency::takesTheFirstDayOfSeveralLeaks()
{
    LeakSignals slow{false, false, Signal::No, Signal::No}; // 60 days
    slow.since = m_today.addDays(-58);
    LeakSignals fast{false, false, Signal::Yes, Signal::No}; // 14 days
    fast.since = m_today;
    const auto judgement = judge({fast, slow}, {Answer::Yes, true, m_today});
    QCOMPARE(*judgement.deadline, m_today.addDays(2));
    QCOMPARE(judgement.urgency, Urgency::ThisWeek);
}

void TestUrgency::neverCallsItQuietWithoutAList()
{
    for (const auto answer : answers) {
        for (const auto &row : timelineTable()) {
            const LeakSignals leak{row.exploited, false, row.automatable ? Signal::Yes : Signal::No,
                                   row.totalControl ? Signal::Yes : Signal::No};
            const auto judgement = judge({leak}, {answer, false, m_today});
            QVERIFY(judgement.urgency <= Urgency::NextRound);
            // No term of our own making: only the table sets one.
            QCOMPARE(judgement.deadline.has_value(), timelineOf(leak, answer) != Timeline::OnSystemUpgrade);
            QVERIFY(judgement.reasons.contains(QStringLiteral("kevUnknown")));
        }
    }
}

void TestUrgency::letsTheWorstLeakDecide()
{
    const LeakSignals quiet{false, false, Signal::No, Signal::No};
    const LeakSignals bad{true, true, Signal::Yes, Signal::Yes};
    for (const auto &leaks : {QList<LeakSignals>{quiet, bad}, QList<LeakSignals>{bad, quiet}}) {
        const auto judgement = judge(leaks, {Answer::No, true, m_today});
        QCOMPARE(judgement.urgency, Urgency::Today);
        QVERIFY(judgement.checkForBreakIn);
    }
}

void TestUrgency::namesReasonsInOrder()
{
    const LeakSignals bad{true, true, Signal::Yes, Signal::Yes};
    QCOMPARE(judge({bad}, {Answer::Yes, true, m_today}).reasons,
             (QStringList{QStringLiteral("exploited"), QStringLiteral("ransomware"), QStringLiteral("exposed"),
                          QStringLiteral("totalControl"), QStringLiteral("automatable")}));
    QCOMPARE(
        judge({LeakSignals{true, false}}, {Answer::Unknown, false, m_today}).reasons,
        (QStringList{QStringLiteral("exploited"), QStringLiteral("exposureUnknown"), QStringLiteral("kevUnknown")}));
    const LeakSignals gone{true, false, Signal::No, Signal::No, {}, true};
    QCOMPARE(judge({gone}, {Answer::No, true, m_today}).reasons,
             (QStringList{QStringLiteral("exploited"), QStringLiteral("stopUsing")}));
    // Whether it can be reached would change the answer, so the question is named.
    QCOMPARE(judge({LeakSignals{}}, {Answer::Unknown, true, m_today}).reasons,
             QStringList{QStringLiteral("exposureUnknown")});
    QCOMPARE(judge({LeakSignals{}}, {Answer::No, true, m_today}).reasons, QStringList());
}

QTEST_GUILESS_MAIN(TestUrgency)
#include "tst_urgency.moc"
