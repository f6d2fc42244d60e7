// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/updates/updatespage.h"

#include "gui/kit/impactchips.h"
#include "gui/kit/theme.h"
#include "gui/plan/postponedialog.h"
#include "gui/updates/emptystate.h"
#include "gui/updates/listpane.h"
#include "gui/updates/problemline.h"
#include "gui/updates/rowtext.h"
#include "gui/updates/updatedetail.h"
#include "inventory/softwarecatalog.h"
#include "workflow/explainfacts.h"
#include "workflow/session.h"
#include "workflow/wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr int listWidth = 350; ///< At least; a wider window gives the list a larger share, so that fewer lines are cut.
constexpr int listWidest = 420;
constexpr double listShare = 0.4;
constexpr int bothWidth = 720; ///< Under this, in pixels of the drawings, list and explanation take turns.

const Step *stepOf(const Plan &plan, const QString &updateId)
{
    for (const auto &stage : plan.stages) {
        for (const auto &step : stage.steps) {
            if (step.update.id == updateId)
                return &step;
        }
    }
    return nullptr;
}

} // namespace

UpdatesPage::UpdatesPage(Session &session, const Explainer &explainer, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_explainer(explainer)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(session, tr("Updates")))
    , m_panes(new QWidget)
    , m_list(new ListPane)
    , m_detail(new UpdateDetail)
{
    setAccessibleName(tr("Updates"));
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    auto *panes = new QHBoxLayout(m_panes);
    panes->setContentsMargins(0, 0, 0, 0);
    panes->setSpacing(0);
    panes->addWidget(m_list);
    panes->addWidget(m_detail, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_panes);

    connect(m_empty, &EmptyState::importRequested, this, &UpdatesPage::importRequested);
    connect(m_list, &ListPane::selected, this, &UpdatesPage::fillDetail);
    connect(m_list, &ListPane::opened, this, &UpdatesPage::openDetail);
    connectDetail();
    connect(&m_session, &Session::assessmentChanged, this, &UpdatesPage::refresh);
    connect(&m_session, &Session::busyChanged, this, &UpdatesPage::refresh);
    refresh();
    arrange();
}

void UpdatesPage::connectDetail()
{
    connect(m_detail, &UpdateDetail::putInPlanRequested, this,
            [this](const QString &id) { m_detail->problem()->take(m_session.putInPlan(id)); });
    connect(m_detail, &UpdateDetail::removeRequested, this,
            [this](const QString &id) { m_detail->problem()->take(m_session.removeFromPlan(id)); });
    connect(m_detail, &UpdateDetail::postponeRequested, this, &UpdatesPage::postpone);
    connect(m_detail, &UpdateDetail::seePlanRequested, this, &UpdatesPage::planRequested);
    connect(m_detail, &UpdateDetail::backRequested, this, [this] {
        m_reading = false;
        arrange();
        m_list->focusList();
    });
}

int UpdatesPage::count() const
{
    return static_cast<int>(countUrgencies(m_session.assessment().updates).actionable());
}

void UpdatesPage::focusFirst()
{
    if (m_stack->currentWidget() == m_empty)
        m_empty->focusFirst();
    else if (m_narrow && m_reading)
        m_detail->focusFirst();
    else
        m_list->focusFirst();
}

void UpdatesPage::refresh()
{
    const auto reason = emptyReason(m_session);
    if (reason) {
        m_empty->show(*reason);
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_list->setUpdates(m_session.assessment().updates, m_session.assessment().plan);
    m_stack->setCurrentWidget(m_panes);
    fillDetail(m_list->selectedId());
}

void UpdatesPage::fillDetail(const QString &updateId)
{
    const auto &assessment = m_session.assessment();
    const auto *update = findUpdate(assessment, updateId);
    if (update == nullptr)
        return;
    DetailContent content;
    content.update = *update;
    if (const auto *step = stepOf(assessment.plan, updateId)) {
        content.record = step->record;
        content.canBeDone = true;
    }
    content.about = aboutText(*update, softwareCatalog());
    content.explanation = m_explainer.explain(explainFacts(assessment, *update));
    if (update->availability != UpdateAvailability::NoFix)
        content.chips = impactChips(update->impact);
    m_detail->setContent(content);
}

void UpdatesPage::openDetail(const QString &updateId)
{
    fillDetail(updateId);
    if (!m_narrow)
        return;
    m_reading = true;
    arrange();
    m_detail->focusFirst();
}

void UpdatesPage::focusSearch()
{
    m_reading = false;
    arrange();
    m_list->focusSearch();
}

void UpdatesPage::showUpdate(const QString &updateId)
{
    if (emptyReason(m_session) || !m_list->select(updateId))
        return;
    m_reading = true;
    arrange();
}

void UpdatesPage::postpone(const QString &updateId)
{
    const auto *update = findUpdate(m_session.assessment(), updateId);
    if (update == nullptr)
        return;
    auto *dialog = new PostponeDialog(*update, m_session.now().toLocalTime().date(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, updateId] {
        m_detail->problem()->take(m_session.postpone(updateId, dialog->until(), dialog->reason()));
    });
    dialog->open();
}

void UpdatesPage::arrange()
{
    m_narrow = width() < scaled(bothWidth);
    const auto share = std::clamp(static_cast<int>(width() * listShare), scaled(listWidth), scaled(listWidest));
    m_list->setMinimumWidth(m_narrow ? 0 : share);
    m_list->setMaximumWidth(m_narrow ? QWIDGETSIZE_MAX : share);
    m_list->setVisible(!m_narrow || !m_reading);
    m_detail->setVisible(!m_narrow || m_reading);
    m_detail->setBackVisible(m_narrow);
}

void UpdatesPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void UpdatesPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        arrange();
    QWidget::changeEvent(event);
}

} // namespace Patchwijzer
