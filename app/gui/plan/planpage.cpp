// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan/planpage.h"

#include "gui/kit/page.h"
#include "gui/kit/texts.h"
#include "gui/plan/finishedcard.h"
#include "gui/plan/postponedialog.h"
#include "gui/plan/preparationscard.h"
#include "gui/plan/stagelist.h"
#include "gui/plan/stepcard.h"
#include "gui/plan/suggestioncard.h"
#include "gui/updates/emptystate.h"
#include "gui/updates/problemline.h"
#include "gui/updates/rowtext.h"
#include "workflow/explainfacts.h"
#include "workflow/session.h"
#include "workflow/wording.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Patchwijzer {
namespace {

bool anyOpen(const QList<Preparation> &preparations)
{
    return std::any_of(preparations.cbegin(), preparations.cend(), [](const Preparation &preparation) {
        return preparation.record.state == PreparationState::Open;
    });
}

} // namespace

PlanPage::PlanPage(Session &session, const Explainer &explainer, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_explainer(explainer)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(session, tr("Plan")))
    , m_page(new Page(tr("Plan")))
    , m_summary(smallText({}))
    , m_title(titleText({}))
    , m_lead(bodyText({}))
    , m_problem(new ProblemLine)
    , m_suggestions(new SuggestionCard)
    , m_preparations(new PreparationsCard)
    , m_finished(new FinishedCard)
    , m_stages(new StageList)
{
    setAccessibleName(tr("Plan"));
    m_summary->setWide(true);
    buildPage();
    connectSession();
    connectCards();
    refresh();
}

void PlanPage::buildPage()
{
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_page);
    auto *head = new QVBoxLayout;
    head->setSpacing(Space::unit);
    head->addWidget(m_summary);
    head->addWidget(m_title);
    head->addWidget(m_lead);
    auto *body = m_page->body();
    body->addLayout(head);
    body->addWidget(m_problem);
    body->addWidget(m_suggestions);
    body->addWidget(m_preparations);
    body->addWidget(m_finished);
    body->addWidget(m_stages);
}

void PlanPage::connectSession()
{
    connect(&m_session, &Session::assessmentChanged, this, &PlanPage::refresh);
    connect(&m_session, &Session::busyChanged, this, &PlanPage::refresh);
    connect(&m_session, &Session::checkFinished, this, &PlanPage::checkEnded);
    connect(&m_session, &Session::checkFailed, this, [this](const Error &error) {
        m_checkingId.clear();
        m_problem->show(error);
        refresh();
    });
}

void PlanPage::connectCards()
{
    connect(m_empty, &EmptyState::importRequested, this, &PlanPage::importRequested);
    connect(m_suggestions, &SuggestionCard::accepted, this, &PlanPage::acceptSuggestions);
    connect(m_suggestions, &SuggestionCard::listRequested, this, [this] { Q_EMIT updateRequested({}); });
    connect(m_preparations, &PreparationsCard::decided, this, [this](const QString &id, PreparationState state) {
        m_problem->take(m_session.setPreparation(id, state));
    });
    connect(m_preparations, &PreparationsCard::lookAgainRequested, this, [this] { m_session.startScan(); });
    connect(m_stages, &StageList::doneRequested, this,
            [this](const QString &id) { m_problem->take(m_session.markDone(id)); });
    connect(m_stages, &StageList::reopenRequested, this,
            [this](const QString &id) { m_problem->take(m_session.reopen(id)); });
    connect(m_stages, &StageList::removeRequested, this,
            [this](const QString &id) { m_problem->take(m_session.removeFromPlan(id)); });
    connect(m_stages, &StageList::checkRequested, this, &PlanPage::check);
    connect(m_stages, &StageList::postponeRequested, this, &PlanPage::postpone);
    connect(m_stages, &StageList::explanationRequested, this, &PlanPage::updateRequested);
}

int PlanPage::count() const
{
    return m_overview.steps - m_overview.checked;
}

void PlanPage::focusFirst()
{
    if (m_stack->currentWidget() == m_empty)
        m_empty->focusFirst();
    else
        m_page->focusFirst();
}

void PlanPage::refresh()
{
    const auto &assessment = m_session.assessment();
    m_overview = describedOverview();
    const auto reason = emptyReason(m_session);
    if (reason && m_overview.steps == 0) {
        m_empty->show(*reason);
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    const auto position = m_page->verticalScrollBar()->value();
    refreshHead();
    const bool empty = m_overview.steps == 0;
    m_suggestions->setPlan(assessment.plan, coverageOf(assessment));
    m_suggestions->setVisible(empty);
    m_preparations->setPreparations(assessment.plan.preparations);
    m_preparations->setBusy(m_session.isBusy());
    m_preparations->setVisible(!m_overview.currentId.isEmpty() && !assessment.plan.preparations.isEmpty());
    m_finished->setRecords(m_overview.finished);
    refreshStages();
    m_stack->setCurrentWidget(m_page);
    // The new height is known only after the layout has run.
    QTimer::singleShot(0, this, [this, position] {
        m_page->verticalScrollBar()->setValue(position);
        if (std::exchange(m_showFinished, false))
            m_page->ensureWidgetVisible(m_finished, 0, Space::gap);
    });
}

void PlanPage::refreshStages()
{
    const auto before = m_stages->focusedId();
    m_stages->setOverview(m_overview, m_checkingId);
    m_stages->setVisible(!m_overview.stages.isEmpty());
    // The step that had the keyboard is done or taken out: on to the next.
    if (before.isEmpty() || m_stages->card(before) != nullptr)
        return;
    if (auto *next = m_stages->card(m_overview.currentId))
        next->focusAction();
}

PlanOverview PlanPage::describedOverview() const
{
    const auto &assessment = m_session.assessment();
    auto overview = planOverview(assessment.plan, assessment.memory);
    for (auto &stage : overview.stages) {
        for (auto &step : stage.steps)
            step.about = m_explainer.cardText(explainFacts(assessment, step.step.update));
    }
    return overview;
}

void PlanPage::refreshHead()
{
    m_summary->setText(summary());
    m_summary->setVisible(!m_summary->text().isEmpty());
    m_title->setText(title());
    const bool prepare = anyOpen(m_session.assessment().plan.preparations) && !m_overview.currentId.isEmpty();
    if (m_overview.steps == 0)
        m_lead->setText(tr("In the plan you do your updates one by one, in a good order."));
    else if (m_overview.currentId.isEmpty() && m_overview.postponed > 0)
        m_lead->setText(tr("You postponed what is left. On the day itself it is here again as an open step."));
    else if (m_overview.currentId.isEmpty())
        m_lead->setText(tr("We have read every version again. See in the list of updates what comes next."));
    else if (prepare)
        m_lead->setText(tr("Go through the points below first. After that you begin with the first open step."));
    else
        m_lead->setText(tr("Do the steps from top to bottom. After each step we read the version again."));
}

QString PlanPage::title() const
{
    if (m_overview.steps == 0)
        return tr("Your plan is still empty");
    if (m_overview.currentId.isEmpty())
        return m_overview.postponed > 0 ? tr("The rest of your plan waits") : tr("All steps are checked");
    if (m_overview.checked == 0 && anyOpen(m_session.assessment().plan.preparations))
        return tr("First some preparation");
    return tr("Step %1 of %2").arg(m_overview.currentNumber).arg(m_overview.steps);
}

QString PlanPage::summary() const
{
    if (m_overview.steps == 0)
        return {};
    QStringList parts{tr("Plan of %1").arg(dateText(m_session.assessment().plan.madeAt.toLocalTime().date())),
                      tr("%n update(s)", nullptr, m_overview.steps)};
    if (m_overview.checked > 0)
        parts << tr("%n checked", nullptr, m_overview.checked);
    if (m_overview.minutes.to > 0) {
        const Fact<Minutes> together{m_overview.minutes, FactOrigin::Estimated};
        parts << tr("together %1 (estimate)").arg(durationText(together));
    }
    if (m_overview.unknownMinutes > 0)
        parts << tr("of %n update(s) we do not know the duration", nullptr, m_overview.unknownMinutes);
    if (m_overview.restart)
        parts << tr("with a restart");
    return parts.join(QStringLiteral(" · "));
}

void PlanPage::check(const QString &updateId)
{
    m_problem->hide();
    m_checkingId = updateId;
    refresh();
    m_session.startCheck(updateId);
}

void PlanPage::checkEnded(const StepRecord &record)
{
    m_checkingId.clear();
    m_showFinished = record.state == StepState::Checked;
    // The new assessment follows in a moment; the owner reads the outcome now.
    if (auto *card = m_stages->card(record.updateId)) {
        auto content = card->content();
        content.step.step.record = record;
        content.checking = false;
        card->setContent(content);
        card->announceVerdict();
        // The verdict made the card longer: what to do now stays in sight.
        QTimer::singleShot(0, card, [this, card] { m_page->ensureWidgetVisible(card->actions(), 0, Space::gap); });
    }
}

void PlanPage::postpone(const QString &updateId)
{
    const auto *update = findUpdate(m_session.assessment(), updateId);
    if (update == nullptr)
        return;
    auto *dialog = new PostponeDialog(*update, m_session.now().toLocalTime().date(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, updateId] {
        m_problem->take(m_session.postpone(updateId, dialog->until(), dialog->reason()));
    });
    dialog->open();
}

void PlanPage::acceptSuggestions()
{
    const auto ids = suggestedForPlan(m_session.assessment().plan);
    for (const auto &id : ids) {
        if (!m_problem->take(m_session.putInPlan(id)))
            return;
    }
    focusFirst();
}

void PlanPage::showStep(const QString &updateId)
{
    auto *card = m_stages->card(updateId);
    if (card == nullptr)
        return;
    card->setUnfolded(true);
    QTimer::singleShot(0, card, [this, card] {
        m_page->ensureWidgetVisible(card, 0, Space::gap);
        card->focusAction();
    });
}

} // namespace Patchwijzer
