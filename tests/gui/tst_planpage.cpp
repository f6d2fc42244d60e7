// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/explainer.h"
#include "gui/kit/theme.h"
#include "gui/plan/copybox.h"
#include "gui/plan/planoverview.h"
#include "gui/plan/planpage.h"
#include "gui/plan/postponedialog.h"
#include "gui/plan/preparationtext.h"
#include "gui/plan/stepcard.h"
#include "gui/plan/steptext.h"

#include <QClipboard>
#include <QProgressBar>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "officefixture.h"
#include "pagesupport.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;

namespace {

const auto firefox = QStringLiteral("deb:firefox-esr");
const auto openSsl = QStringLiteral("deb:openssl");

StepCard *cardOf(const PlanPage &page, const QString &id)
{
    for (auto *card : page.findChildren<StepCard *>()) {
        if (card->isVisible() && card->content().step.step.update.id == id)
            return card;
    }
    return nullptr;
}

QScrollArea *visibleArea(const QWidget &page)
{
    for (auto *area : page.findChildren<QScrollArea *>()) {
        if (area->isVisible())
            return area;
    }
    return nullptr;
}

Step makeStep(const QString &name, int minutes, StepState state, bool inPlan)
{
    Step step;
    step.update.id = QStringLiteral("deb:") + name;
    step.update.name = name;
    step.update.impact.duration = {Minutes{minutes, minutes * 2}, FactOrigin::Estimated};
    step.record.updateId = step.update.id;
    step.record.state = state;
    step.record.inPlan = inPlan;
    return step;
}

bool scan(Session &session)
{
    QSignalSpy changed(&session, &Session::assessmentChanged);
    session.startScan();
    return changed.wait(20000);
}

} // namespace

class TestPlanPage : public QObject
{
    Q_OBJECT

private:
    struct Office {
        OfficeFixture fixture;
        std::unique_ptr<Session> session;
        std::unique_ptr<Explainer> explainer;
        std::unique_ptr<PlanPage> page;
    };

    [[nodiscard]] static std::unique_ptr<Office> open(QSize size = {1024, 640})
    {
        auto office = std::make_unique<Office>();
        auto explainer = Explainer::load();
        if (!explainer)
            return nullptr;
        office->explainer = std::make_unique<Explainer>(std::move(*explainer));
        office->session = office->fixture.makeSession();
        QSignalSpy changed(office->session.get(), &Session::assessmentChanged);
        office->session->startImport(OfficeFixture::feeds());
        if (!changed.wait(20000))
            return nullptr;
        office->page = std::make_unique<PlanPage>(*office->session, *office->explainer);
        office->page->resize(size);
        office->page->show();
        return QTest::qWaitForWindowExposed(office->page.get()) ? std::move(office) : nullptr;
    }

    /** With Firefox and OpenSSL in the plan. */
    [[nodiscard]] static std::unique_ptr<Office> openWithPlan(QSize size = {1024, 640})
    {
        auto office = open(size);
        if (!office || !office->session->putInPlan(firefox) || !office->session->putInPlan(openSsl))
            return nullptr;
        return office;
    }

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, qEnvironmentVariableIsSet("PW_DARK") ? ThemeKind::Dark : ThemeKind::Light);
        applyTextSize(*qApp);
    }

    void numbersStepsOverTheWholePlan()
    {
        Plan plan;
        plan.stages = {{Urgency::Today,
                        {makeStep(QStringLiteral("a"), 2, StepState::Checked, true),
                         makeStep(QStringLiteral("b"), 2, StepState::Postponed, true),
                         makeStep(QStringLiteral("no"), 2, StepState::Open, false)}},
                       {Urgency::CanWait, {makeStep(QStringLiteral("c"), 3, StepState::Failed, true)}}};
        PlanMemory memory;
        memory.steps.append(makeStep(QStringLiteral("gone"), 1, StepState::Checked, true).record);
        memory.steps.append(makeStep(QStringLiteral("notmine"), 1, StepState::Checked, false).record);
        const auto overview = planOverview(plan, memory);
        QCOMPARE(overview.steps, 4);
        QCOMPARE(overview.checked, 2);
        QCOMPARE(overview.postponed, 1);
        QCOMPARE(overview.finished.size(), 1);
        QCOMPARE(overview.currentId, QStringLiteral("deb:c"));
        QCOMPARE(overview.currentNumber, 4);
        QCOMPARE(overview.minutes, (Minutes{3, 6}));
        QVERIFY(!overview.restart);
    }

    void saysSoWhenADurationIsUnknown()
    {
        Plan plan;
        auto step = makeStep(QStringLiteral("a"), 2, StepState::Open, true);
        step.update.impact.duration = {};
        plan.stages = {{Urgency::Today, {step}}};
        QCOMPARE(planOverview(plan, {}).unknownMinutes, 1);
    }

    void verdictsNeverSayMoreThanWasRead_data()
    {
        QTest::addColumn<StepState>("state");
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("expected");
        QTest::newRow("succeeded") << StepState::Checked << QStringLiteral("3.0.22") << QStringLiteral("succeeded");
        QTest::newRow("failed") << StepState::Failed << QStringLiteral("3.0.20") << QStringLiteral("not succeeded yet");
        QTest::newRow("unreadable") << StepState::Failed << QString() << QStringLiteral("We do not read");
        QTest::newRow("only said to be done") << StepState::Done << QString() << QString();
        QTest::newRow("open") << StepState::Open << QStringLiteral("3.0.20") << QString();
    }

    void verdictsNeverSayMoreThanWasRead()
    {
        QFETCH(StepState, state);
        QFETCH(QString, found);
        QFETCH(QString, expected);
        StepRecord record;
        record.state = state;
        record.versionFound = found;
        const auto verdict = stepVerdict(record);
        QCOMPARE(verdict.isEmpty(), expected.isEmpty());
        QVERIFY2(verdict.contains(expected), qPrintable(verdict));
        QVERIFY(verdict.contains(found) || verdict.isEmpty());
        QVERIFY(state == StepState::Checked || !verdict.contains(QStringLiteral("update succeeded")));
    }

    void preparationsSayWhoKnows()
    {
        Preparation disk;
        disk.record.id = QStringLiteral("diskSpace");
        disk.origin = FactOrigin::Measured;
        disk.neededBytes = 400'000'000;
        disk.freeBytes = 100'000'000;
        auto text = preparationTextOf(disk);
        QVERIFY(text.title.contains(QStringLiteral("too little room")));
        QVERIFY2(text.explanation.contains(QStringLiteral("Needed for all updates together: 400 MB. Free: 100 MB.")),
                 qPrintable(text.explanation));
        QVERIFY(text.lookAgain);
        disk.record.state = PreparationState::Done;
        text = preparationTextOf(disk);
        QVERIFY(text.title.contains(QStringLiteral("enough room")));
        QVERIFY(text.confirm.isEmpty());

        Preparation backup;
        backup.record.id = QStringLiteral("backup");
        QCOMPARE(preparationTextOf(backup).confirm, QStringLiteral("I have a back-up"));
        backup.record.state = PreparationState::Skipped;
        QVERIFY(preparationTextOf(backup).explanation.contains(QStringLiteral("skipped")));
        Preparation unknown;
        unknown.record.id = QStringLiteral("later");
        QVERIFY(!preparationTextOf(unknown).title.isEmpty());
    }

    void stepsWithARestartSayItAndRemovalsWarn()
    {
        auto step = makeStep(QStringLiteral("linux"), 2, StepState::Open, true);
        step.commands = {QStringLiteral("sudo apt-get install linux")};
        QVERIFY(!stepInstructions(step).contains(QStringLiteral("Restart the computer.")));
        step.update.impact.restart = {RestartKind::Computer, FactOrigin::Measured};
        QVERIFY(stepInstructions(step).contains(QStringLiteral("Restart the computer.")));
        QVERIFY(stepWarning(step).isEmpty());
        step.update.impact.removed = {QStringLiteral("oldlib")};
        QVERIFY(stepWarning(step).contains(QStringLiteral("oldlib")));
    }

    void aStepIsWalkedThroughWithTheKeyboard()
    {
        StepCard::Content content;
        content.step.step = makeStep(QStringLiteral("openssl"), 2, StepState::Open, true);
        content.step.step.commands = {QStringLiteral("sudo apt-get install --only-upgrade openssl")};
        content.step.number = 2;
        content.total = 5;
        content.current = true;
        StepCard card(content);
        card.show();
        card.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&card));
        QVERIFY(textOf(card).contains(QStringLiteral("Step 2 of 5")));
        QVERIFY(textOf(card).contains(QStringLiteral("5.")));
        auto *box = card.findChild<CopyBox *>();
        QCOMPARE(box->text(), content.step.step.commands.first());
        QVERIFY(press(*box, QStringLiteral("Copy this line")));
        QCOMPARE(QGuiApplication::clipboard()->text(), box->text());

        QSignalSpy done(&card, &StepCard::doneRequested);
        card.focusAction();
        auto *button1 = qobject_cast<Button *>(card.focusWidget());
        QVERIFY(button1 && button1->kind() == ButtonKind::Primary);
        QCOMPARE(button1->text(), QStringLiteral("I have done this"));
        QTest::keyClick(button1, Qt::Key_Return);
        QCOMPARE(done.value(0).value(0).toString(), QStringLiteral("deb:openssl"));

        content.step.step.record.state = StepState::Done;
        card.setContent(content);
        auto *next = qobject_cast<Button *>(card.focusWidget());
        QVERIFY(next);
        QCOMPARE(next->text(), QStringLiteral("Check this update"));
        QCOMPARE(next->kind(), ButtonKind::Primary);
        QVERIFY(textOf(card).contains(QStringLiteral("not checked yet")));
        QVERIFY(!button(card, QStringLiteral("I have done this")));
    }

    void hostileTextsStayText()
    {
        StepCard::Content content;
        content.step.step = makeStep(QStringLiteral("<img src=x>\n<b>x</b>"), 2, StepState::Postponed, true);
        content.step.step.record.reason = QStringLiteral("<a href=\"http://x\">klik</a>");
        content.step.step.update.impact.removed = {QStringLiteral("<h1>weg</h1>")};
        StepCard card(content);
        card.setUnfolded(true);
        card.show();
        for (const auto *label : card.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(textOf(card).contains(QStringLiteral("<img src=x> <b>x</b>")));
        QVERIFY(textOf(card).contains(QStringLiteral("<h1>weg</h1>")));
    }

    void anEmptyPlanSuggestsTodayAndThisWeek()
    {
        const auto office = open();
        QVERIFY(office);
        QVERIFY(textOf(*office->page).contains(QStringLiteral("Your plan is still empty")));
        QCOMPARE(office->page->count(), 0);
        const auto suggested = suggestedForPlan(office->session->assessment().plan);
        QVERIFY(suggested.contains(firefox));
        keepPicture(*office->page, QStringLiteral("plan-empty"));
        QVERIFY(press(*office->page, QStringLiteral("Put these in the plan")));
        QCOMPARE(office->page->count(), static_cast<int>(suggested.size()));
        QVERIFY(cardOf(*office->page, firefox));
        QSignalSpy asked(office->page.get(), &PlanPage::updateRequested);
        QVERIFY(press(*cardOf(*office->page, firefox), QStringLiteral("Read the explanation")));
        QCOMPARE(asked.value(0).value(0).toString(), firefox);
    }

    void preparationsAreRememberedAndCanBeAskedAgain()
    {
        const auto office = openWithPlan();
        QVERIFY(office);
        QVERIFY(textOf(*office->page).contains(QStringLiteral("Do you have a back-up?")));
        auto *backup = button(*office->page, QStringLiteral("I have a back-up"));
        QVERIFY(backup);
        backup->setFocus();
        QTest::keyClick(backup, Qt::Key_Return);
        QVERIFY(textOf(*office->page).contains(QStringLiteral("You have a back-up")));
        auto *focused = qobject_cast<QPushButton *>(QApplication::focusWidget());
        QVERIFY(focused && focused->text() == QStringLiteral("Ask me again"));
        auto second = office->fixture.makeSession();
        QVERIFY(scan(*second));
        const auto &known = second->assessment().plan.preparations;
        QVERIFY(std::any_of(known.cbegin(), known.cend(), [](const Preparation &preparation) {
            return preparation.record.id == QLatin1String("backup")
                && preparation.record.state == PreparationState::Done;
        }));
        QTest::keyClick(focused, Qt::Key_Space);
        QVERIFY(textOf(*office->page).contains(QStringLiteral("Do you have a back-up?")));
    }

    void checkSaysNotSucceededWhenNothingWasDone()
    {
        const auto office = openWithPlan();
        QVERIFY(office);
        QVERIFY(cardOf(*office->page, firefox));
        auto *check = button(*cardOf(*office->page, firefox), QStringLiteral("Check this update"));
        QVERIFY(check);
        check->setFocus();
        QTest::mouseClick(check, Qt::LeftButton);
        auto *bar = cardOf(*office->page, firefox)->findChild<QProgressBar *>();
        QVERIFY(bar && bar->isVisible());
        QTRY_VERIFY(!office->session->isBusy());
        auto *card = cardOf(*office->page, firefox);
        QVERIFY(card);
        QVERIFY(!bar->isVisible());
        const auto text = textOf(*card);
        QVERIFY2(text.contains(
                     QStringLiteral("The update has not succeeded yet. We still read version 128.3.0esr-1~deb12u1")),
                 qPrintable(text));
        QVERIFY(!text.contains(QStringLiteral("The update succeeded")));
        QTest::qWait(50);
        auto *again = button(*card, QStringLiteral("Check it once more"));
        QVERIFY(again && !again->visibleRegion().isEmpty());
        keepPicture(*office->page, QStringLiteral("plan-failed"));
        auto second = office->fixture.makeSession();
        QVERIFY(scan(*second));
        const auto overview = planOverview(second->assessment().plan, second->assessment().memory);
        QCOMPARE(overview.stages.first().steps.first().step.record.state, StepState::Failed);
    }

    void checkSaysSucceededWhenTheVersionIsThere()
    {
        const auto office = openWithPlan();
        QVERIFY(office);
        QVERIFY(office->fixture.install("128.3.0esr-1~deb12u1", "128.7.0esr-1~deb12u1"));
        auto *check = button(*cardOf(*office->page, firefox), QStringLiteral("Check this update"));
        QVERIFY(check);
        check->setFocus();
        QTest::keyClick(check, Qt::Key_Return);
        QTRY_VERIFY(!office->session->isBusy());
        // The keyboard goes on to the step that comes next.
        auto *next = qobject_cast<Button *>(QApplication::focusWidget());
        QVERIFY(next && cardOf(*office->page, openSsl)->isAncestorOf(next));
        QCOMPARE(next->kind(), ButtonKind::Primary);
        const auto text = textOf(*office->page);
        QVERIFY2(
            text.contains(QStringLiteral("The update succeeded. We read the version again: 128.7.0esr-1~deb12u1.")),
            qPrintable(text));
        QVERIFY(!cardOf(*office->page, firefox));
        QCOMPARE(office->page->count(), 1);
        QVERIFY(text.contains(QStringLiteral("Step 2 of 2")));
        keepPicture(*office->page, QStringLiteral("plan-succeeded"));
    }

    void postponesTakesUpAgainAndRemoves()
    {
        const auto office = openWithPlan();
        QVERIFY(office);
        QVERIFY(press(*cardOf(*office->page, firefox), QStringLiteral("Postpone this step…")));
        auto *dialog = office->page->findChild<PostponeDialog *>();
        QVERIFY(dialog);
        keepPicture(*dialog, QStringLiteral("postpone"));
        QCOMPARE(namelessControls(*dialog), QStringList());
        QVERIFY(press(*dialog, QStringLiteral("Keep this moment")));
        QVERIFY(textOf(*cardOf(*office->page, firefox)).contains(QStringLiteral("postponed until")));
        // The next step is the current one now.
        QVERIFY(cardOf(*office->page, openSsl)->content().current);
        auto *card = cardOf(*office->page, firefox);
        office->page->showStep(firefox);
        QTRY_VERIFY(button(*card, QStringLiteral("Do it now after all")));
        QVERIFY(press(*card, QStringLiteral("Do it now after all")));
        QVERIFY(cardOf(*office->page, firefox)->content().current);
        QVERIFY(press(*cardOf(*office->page, firefox), QStringLiteral("Take out of the plan")));
        QVERIFY(!cardOf(*office->page, firefox));
        QCOMPARE(office->page->count(), 1);
    }

    void keepsCardsFocusAndScrollWhenSomethingElseChanges()
    {
        const auto office = openWithPlan();
        QVERIFY(office);
        auto *card = cardOf(*office->page, openSsl);
        QVERIFY(press(*card, QStringLiteral("Show this step")));
        auto *done = button(*card, QStringLiteral("Check this update"));
        QVERIFY(done);
        done->setFocus();
        auto *area = visibleArea(*office->page);
        QVERIFY(area);
        QTRY_VERIFY(area->verticalScrollBar()->maximum() > 120);
        QTest::qWait(0);
        area->verticalScrollBar()->setValue(120);
        QVERIFY(office->session->setPreparation(QStringLiteral("power"), PreparationState::Done).has_value());
        QTest::qWait(0);
        QCOMPARE(cardOf(*office->page, openSsl), card);
        QVERIFY(done->isVisible() && done->hasFocus());
        QCOMPARE(area->verticalScrollBar()->value(), 120);
    }

    void aFailedDecisionSaysSo()
    {
        const auto office = openWithPlan();
        QVERIFY(office);
        auto *card = cardOf(*office->page, firefox);
        QVERIFY(card);
        // The update vanished between showing and pressing: nothing is pretended.
        Q_EMIT card->doneRequested(QStringLiteral("deb:unknown"));
        QCOMPARE(office->page->count(), 2);
        QVERIFY(office->page->findChild<QWidget *>(QStringLiteral("problem"))->isVisible());
    }

    void everyControlHasAName()
    {
        const auto office = openWithPlan();
        QVERIFY(office);
        QCOMPARE(namelessControls(*office->page), QStringList());
    }

    void onlyOneButtonIsFilled()
    {
        const auto office = openWithPlan();
        QVERIFY(office);
        office->page->showStep(openSsl);
        QTest::qWait(0);
        int filled = 0;
        for (const auto *candidate : office->page->findChildren<Button *>())
            filled += candidate->isVisible() && candidate->kind() == ButtonKind::Primary ? 1 : 0;
        QCOMPARE(filled, 1);
    }

    void nothingIsClipped_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("factor");
        QTest::newRow("816x640 100 %") << QSize(816, 640) << 1.0;
        QTest::newRow("1180x760 100 %") << QSize(1180, 760) << 1.0;
        QTest::newRow("964x640 150 %") << QSize(964, 640) << 1.5;
        QTest::newRow("964x640 200 %") << QSize(964, 640) << 2.0;
    }

    void nothingIsClipped()
    {
        QFETCH(QSize, size);
        QFETCH(double, factor);
        const TextSize text(factor);
        const auto office = openWithPlan(size);
        QVERIFY(office);
        office->page->showStep(firefox);
        QTest::qWait(50);
        auto *content = visibleArea(*office->page);
        QVERIFY(content);
        keepPicture(*content->widget(), QStringLiteral("plan-%1-%2").arg(size.width()).arg(factor));
        QCOMPARE(clippedWidgets(*office->page).join(QStringLiteral("; ")), QString());
    }
};

QTEST_MAIN(TestPlanPage)
#include "tst_planpage.moc"
