// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/overview/importreportcard.h"
#include "gui/overview/nextstepcard.h"
#include "gui/overview/overviewpage.h"
#include "gui/overview/progresscard.h"
#include "gui/overview/unknowncard.h"
#include "gui/overview/urgencybar.h"
#include "gui/pagesupport.h"
#include "workflow/errorsentence.h"

#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace Patchwijzer;

namespace {

const QDateTime now(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);

FeedState feed(const char *id, const QDateTime &date = now)
{
    FeedState state;
    state.id = QLatin1String(id);
    state.dataDate = date;
    state.records = 1;
    return state;
}

Update update(const char *id, Urgency urgency)
{
    Update result;
    result.id = QLatin1String(id);
    result.name = result.id;
    result.urgency = urgency;
    return result;
}

Step step(const char *id, StepState state)
{
    Step result;
    result.update = update(id, Urgency::Today);
    result.record.updateId = result.update.id;
    result.record.state = state;
    return result;
}

NotChecked open(const char *what, const char *subject)
{
    return {QLatin1String(what), QLatin1String(subject), {}};
}

/** Every list is there and fresh. */
Assessment judged(const QList<Update> &updates)
{
    Assessment assessment;
    assessment.madeAt = now;
    assessment.updates = updates;
    assessment.exploitedKnown = true;
    for (const auto *id : {"osv-debian", "debian-dsa", "debian-dla", "cisa-kev"})
        assessment.feeds.append(feed(id));
    return assessment;
}

Assessment withoutLists(const QList<Update> &updates)
{
    auto assessment = judged(updates);
    assessment.exploitedKnown = false;
    for (auto &state : assessment.feeds) {
        state.dataDate = {};
        assessment.notChecked.append({QStringLiteral("feedMissing"), state.id, {}});
    }
    return assessment;
}

ImportedFile imported(const char *name, const char *feedId, qint64 records)
{
    ImportedFile file;
    file.name = QLatin1String(name);
    file.feed = QLatin1String(feedId);
    file.records = records;
    return file;
}

ImportedFile refused(const QString &name)
{
    ImportedFile file;
    file.name = name;
    file.refused = true;
    file.refusal = {Error::Code::FileTruncated, name, {}};
    return file;
}

} // namespace

class TestOverview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsOnlyWhatThereIs()
    {
        const auto shares = urgencyShares(judged({update("a", Urgency::Today), update("b", Urgency::CanWait),
                                                  update("c", Urgency::CanWait), update("d", Urgency::NoUpdate)}));
        QCOMPARE(shares, (QList<UrgencyShare>{{Urgency::Today, 1}, {Urgency::CanWait, 2}, {Urgency::NoUpdate, 1}}));
    }

    void doesNotSayCanWaitWithoutLists()
    {
        const QList<Update> updates{update("a", Urgency::NextRound), update("b", Urgency::CanWait)};
        const auto shares = urgencyShares(withoutLists(updates));
        QCOMPARE(shares, (QList<UrgencyShare>{{Urgency::CanWait, 2, false}}));
        QVERIFY(!UrgencyLegend(shares.constFirst()).accessibleName().contains(QStringLiteral("wait")));
    }

    void barShowsOneUpdateAmongHundreds()
    {
        const UrgencyBar bar({{Urgency::Today, 1}, {Urgency::CanWait, 900}, {Urgency::NoUpdate, 5000}});
        const auto lengths = bar.lengths(600);
        QCOMPARE(lengths.size(), 2); // What has no update is no work.
        QVERIFY(lengths.at(0) >= 12);
        QCOMPARE(std::accumulate(lengths.begin(), lengths.end(), 0), 598);
        QCOMPARE(bar.accessibleName(), QStringLiteral("1 today, 900 can wait"));
    }

    void barNeverGetsNegativeLengths()
    {
        const UrgencyBar bar({{Urgency::Today, 1}, {Urgency::ThisWeek, 1}, {Urgency::CanWait, 1}});
        for (const auto length : bar.lengths(5))
            QVERIFY(length > 0);
        QVERIFY(UrgencyBar({}).lengths(100).isEmpty());
    }

    void nextStepIsTheFirstThatIsNotFinished()
    {
        Plan plan;
        QVERIFY(!nextStep(plan));
        plan.stages = {{Urgency::Today, {step("checked", StepState::Checked), step("later", StepState::Postponed)}},
                       {Urgency::ThisWeek, {step("failed", StepState::Failed), step("open", StepState::Open)}}};
        QCOMPARE(nextStep(plan)->update.id, QStringLiteral("failed"));
    }

    void listsComeBeforeUpdatesWhenThereAreNone()
    {
        QVERIFY(needsLists(withoutLists({update("a", Urgency::CanWait)})));
        QVERIFY(!needsLists(judged({update("a", Urgency::CanWait)})));
        auto unknownSystem = judged({});
        unknownSystem.notChecked = {open("releaseUnknown", "")};
        QVERIFY(!needsLists(unknownSystem)); // Reading in more lists would not help.
    }

    void unknownsComeOnceAndActionableFirst()
    {
        auto assessment = judged({});
        assessment.notChecked = {open("sourceNotLookedAt", "flatpak"), open("packageIncomplete", "foo"),
                                 open("sourceNotLookedAt", "flatpak"), open("feedMissing", "cisa-kev")};
        const auto items = unknownItems(assessment);
        QCOMPARE(items.size(), 3);
        QVERIFY(items.at(0).canImport);
        QVERIFY(items.at(1).sentence.contains(QStringLiteral("foo")));
        QVERIFY(items.at(2).sentence.contains(QStringLiteral("Flatpak")));
    }

    void unknownsCountProgramsWithoutAnAnswer()
    {
        auto assessment = judged({});
        Finding finding;
        finding.software.sourcePackage = QStringLiteral("foo");
        finding.verdict = Verdict::Undetermined;
        assessment.findings = {finding, finding};
        QCOMPARE(unknownItems(assessment).size(), 1);
        QVERIFY(unknownItems(assessment).constFirst().sentence.contains(QStringLiteral("1 program")));
    }

    void unknownCardIsThereWheneverSomethingWasNotChecked()
    {
        auto assessment = judged({});
        QVERIFY(!UnknownCard::hasContents(assessment, ExposureQuestion::Answered));
        QVERIFY(UnknownCard::hasContents(assessment, ExposureQuestion::Ask));
        assessment.notChecked = {open("sourceNotLookedAt", "snap")};
        QVERIFY(UnknownCard::hasContents(assessment, ExposureQuestion::Answered));
    }

    void unknownCardShowsTheRestOnRequest()
    {
        auto assessment = judged({});
        for (const auto *place : {"flatpak", "snap", "opt", "usrLocal", "appimage", "homePrograms"})
            assessment.notChecked.append(open("sourceNotLookedAt", place));
        UnknownCard card(assessment, ExposureQuestion::Answered);
        card.show();
        QVERIFY(!Test::textOf(card).contains(QStringLiteral("own folder")));
        QVERIFY(Test::press(card, QStringLiteral("Show 2 more")));
        QVERIFY(Test::textOf(card).contains(QStringLiteral("own folder")));
    }

    void exposureHasThreeAnswers()
    {
        UnknownCard card(judged({}), ExposureQuestion::Ask);
        card.show();
        QList<Answer> answers;
        connect(&card, &UnknownCard::exposureAnswered, this, [&answers](Answer answer) { answers.append(answer); });
        for (const auto *words : {"Yes, that is possible", "No, only here", "I do not know"})
            QVERIFY(Test::press(card, QLatin1String(words)));
        QCOMPARE(answers, (QList<Answer>{Answer::Yes, Answer::No, Answer::Unknown}));
    }

    void progressGoesForwardOnly()
    {
        int before = 0;
        for (const auto stage : {ProgressStage::ReadingSystem, ProgressStage::AskingPackageManager,
                                 ProgressStage::ReadingFeeds, ProgressStage::Matching, ProgressStage::Planning}) {
            for (const auto &[done, total] : {std::pair{0, 0}, {1, 4}, {4, 4}, {9, 4}}) {
                const auto at = progressPermille({stage, done, total, {}});
                QVERIFY(at >= before || total == 0);
                QVERIFY(at <= 1000);
                before = at;
            }
        }
        QCOMPARE(before, 1000);
    }

    void progressStopsWhatIsGoingOn()
    {
        ProgressCard card;
        card.show();
        const QSignalSpy stopped(&card, &ProgressCard::cancelRequested);
        QVERIFY(Test::press(card, QStringLiteral("Stop looking")));
        card.setProgress({ProgressStage::ReadingFile, 0, 0, QStringLiteral("all.zip")});
        QVERIFY(Test::textOf(card).contains(QStringLiteral("all.zip")));
        QVERIFY(Test::press(card, QStringLiteral("Stop reading in")));
        QCOMPARE(stopped.size(), 2);
    }

    void importSaysPerListWhatWasRead()
    {
        ImportReport report;
        report.files = {imported("a.zip", "osv-debian", 31332), imported("b.zip", "osv-debian", 8),
                        imported("kev.json", "cisa-kev", 0)};
        report.files[1].skippedCount = 3;
        report.feeds = {feed("osv-debian", now)};
        const auto lines = importLines(report);
        QCOMPARE(lines.size(), 2);
        const auto &kev = lines.at(0);
        const auto &osv = lines.at(1);
        QVERIFY(osv.heading.contains(QStringLiteral("2 file")));
        QVERIFY(QString(osv.sentence).remove(QLocale().groupSeparator()).contains(QStringLiteral("31340")));
        QVERIFY(osv.sentence.contains(QStringLiteral("22 November 2026")));
        QVERIFY(osv.sentence.contains(QStringLiteral("could not read 3")));
        QVERIFY(kev.heading.contains(QStringLiteral("kev.json")));
        QVERIFY(kev.sentence.contains(QStringLiteral("Nothing in it was new")));
        QVERIFY(kev.sentence.contains(QStringLiteral("do not know from which date")));
    }

    void importGivesTheReasonForEveryRefusal()
    {
        ImportReport report;
        report.files = {imported("a.zip", "osv-debian", 1)};
        for (int number = 0; number < 7; ++number)
            report.files.append(refused(QStringLiteral("file%1").arg(number)));
        const auto lines = importLines(report);
        QCOMPARE(lines.size(), 7); // Five by name, the other two together, and the list.
        for (int index = 0; index < 5; ++index) {
            QVERIFY(lines.at(index).failed);
            QCOMPARE(lines.at(index).sentence, errorSentence(report.files.at(index + 1).refusal));
        }
        QVERIFY(lines.at(5).heading.contains(QStringLiteral("2 more")));
        QVERIFY(!lines.at(6).failed);
    }

    void importSaysSoWhenNothingWasRead()
    {
        ImportReport report;
        report.files = {refused(QStringLiteral("photo.jpg"))};
        ImportReportCard card(report);
        card.show();
        QVERIFY(Test::textOf(card).contains(QStringLiteral("Nothing was read in")));
        const QSignalSpy again(&card, &ImportReportCard::importRequested);
        QVERIFY(Test::press(card, QStringLiteral("Choose other files")));
        QCOMPARE(again.size(), 1);

        ImportReportCard empty({});
        QVERIFY(Test::textOf(empty).contains(QStringLiteral("nothing to read in")));
    }

    void importLeavesOutWhatIsNoList()
    {
        ImportReport report;
        report.files = {imported("readme.txt", "", 0)};
        report.files[0].ignored = true;
        QVERIFY(importLines(report).isEmpty());
    }

    void verdictIsSplitAfterTwoSentences()
    {
        const auto split = splitVerdict(QStringLiteral("One. Two. Three. Four."));
        QCOMPARE(split, (VerdictText{QStringLiteral("One. Two."), QStringLiteral("Three. Four.")}));
        QCOMPARE(splitVerdict(QStringLiteral("One. Two.")), (VerdictText{QStringLiteral("One. Two."), {}}));
        QCOMPARE(splitVerdict(QStringLiteral("One.")), (VerdictText{QStringLiteral("One."), {}}));
        QCOMPARE(splitVerdict({}), VerdictText());
    }
};

QTEST_MAIN(TestOverview)
#include "tst_overview.moc"
