// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/updates/updatedetail.h"

#include "gui/kit/buttons.h"
#include "gui/kit/card.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/texts.h"
#include "gui/kit/theme.h"
#include "gui/plan/copybox.h"
#include "gui/updates/blocks.h"
#include "gui/updates/problemline.h"
#include "workflow/wording.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace Patchwijzer {

UpdateDetail::UpdateDetail(QWidget *parent)
    : QWidget(parent)
    , m_page(new Page(tr("Explanation of the update")))
    , m_footer(new QWidget)
    , m_problem(new ProblemLine)
    , m_decisionRow(new QWidget)
    , m_decision(smallText({}))
    , m_primary(primaryButton(tr("Put in the plan")))
    , m_postpone(outlinedButton(tr("Choose another moment")))
    , m_remove(smallLinkButton(tr("Take out of the plan")))
    , m_back(smallLinkButton(tr("Back to the list")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_page, 1);
    layout->addWidget(new Hairline);
    layout->addWidget(m_footer);
    buildFooter();
    m_page->body()->addWidget(m_back);
    m_back->hide();
    connect(m_primary, &QPushButton::clicked, this, &UpdateDetail::primaryClicked);
    connect(m_postpone, &QPushButton::clicked, this, [this] { Q_EMIT postponeRequested(updateId()); });
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(updateId()); });
    connect(m_back, &QPushButton::clicked, this, &UpdateDetail::backRequested);
}

/** The choices stay in sight while the explanation scrolls. */
void UpdateDetail::buildFooter()
{
    auto *layout = new QVBoxLayout(m_footer);
    layout->setContentsMargins(Space::pageX, Space::gap, Space::pageX, Space::gap);
    layout->setSpacing(Space::chip);
    layout->addWidget(m_problem);
    // Above the buttons, so that they stay where they are: a second click must never undo the first.
    auto *decision = new QHBoxLayout(m_decisionRow);
    decision->setContentsMargins(0, 0, 0, 0);
    decision->setSpacing(Space::row);
    decision->addWidget(m_decision, 1);
    decision->addWidget(m_remove, 0, Qt::AlignTop);
    layout->addWidget(m_decisionRow);
    auto *buttons = new FlowLayout(Space::row);
    buttons->addWidget(m_primary);
    buttons->addWidget(m_postpone);
    layout->addLayout(buttons);
}

void UpdateDetail::setBackVisible(bool visible)
{
    m_back->setVisible(visible);
}

void UpdateDetail::focusFirst()
{
    if (m_back->isVisibleTo(this))
        m_back->setFocus(Qt::OtherFocusReason);
    else if (m_primary->isVisibleTo(this))
        m_primary->setFocus(Qt::OtherFocusReason);
    else
        m_page->focusFirst();
}

void UpdateDetail::setContent(const DetailContent &content)
{
    if (m_text != nullptr && content == m_content)
        return;
    const bool sameUpdate = m_text != nullptr && content.update.id == m_content.update.id;
    const bool sameText = sameUpdate && content.explanation == m_content.explanation && content.chips == m_content.chips
        && content.update == m_content.update && content.about == m_content.about;
    if (!sameUpdate) {
        m_problem->hide();
        m_administratorOpen = false;
    }
    m_content = content;
    if (!sameText) {
        const auto position = sameUpdate ? m_page->verticalScrollBar()->value() : 0;
        rebuildText();
        // The new height is known only after the layout has run.
        QTimer::singleShot(0, this, [this, position] { m_page->verticalScrollBar()->setValue(position); });
    }
    refreshButtons();
}

QString UpdateDetail::urgencyLine() const
{
    const auto &update = m_content.update;
    if (update.availability == UpdateAvailability::NoFix)
        return urgencyText(Urgency::NoUpdate);
    if (!update.deadline)
        return urgencyText(update.urgency);
    return tr("%1 · by %2 at the latest").arg(urgencyText(update.urgency), dateText(*update.deadline));
}

void UpdateDetail::rebuildText()
{
    const bool hadFocus = m_text != nullptr && m_text->isAncestorOf(focusWidget());
    if (m_text != nullptr) {
        m_text->hide();
        m_text->deleteLater();
    }
    m_text = new QWidget;
    auto *layout = new QVBoxLayout(m_text);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::chip);
    addHead(*layout);
    for (const auto &part : m_content.explanation.parts)
        addPart(*layout, part);
    addAdministrator(*layout);
    m_page->body()->addWidget(m_text);
    m_text->show();
    if (hadFocus)
        m_administrator->setFocus(Qt::OtherFocusReason);
}

void UpdateDetail::addHead(QVBoxLayout &layout)
{
    const auto group =
        m_content.update.availability == UpdateAvailability::NoFix ? Urgency::NoUpdate : m_content.update.urgency;
    layout.addWidget(new TextLabel(urgencyLine(), TextRole::Strong, inkOf(group)));
    layout.addWidget(titleText(m_content.explanation.title));
    if (!m_content.about.isEmpty())
        layout.addWidget(mutedText(m_content.about));
    layout.addWidget(bodyText(m_content.explanation.summary));
    if (m_content.chips.isEmpty())
        return;
    auto *chips = new QWidget;
    auto *flow = new FlowLayout(Space::chip, chips);
    for (const auto &chip : m_content.chips)
        flow->addWidget(new Chip(chip));
    layout.addSpacing(Space::unit);
    layout.addWidget(chips);
}

void UpdateDetail::addPart(QVBoxLayout &layout, const ExplanationPart &part)
{
    layout.addSpacing(Space::row);
    layout.addWidget(strongText(part.heading));
    layout.addWidget(blocksView(part.blocks));
}

void UpdateDetail::addAdministrator(QVBoxLayout &layout)
{
    m_administrator = smallLinkButton(m_content.explanation.administratorHeading);
    auto *box = new CopyBox(m_content.explanation.administratorHeading);
    box->setLines(m_content.explanation.administrator);
    box->setVisible(m_administratorOpen);
    m_administrator->setCheckable(true);
    m_administrator->setChecked(m_administratorOpen);
    layout.addSpacing(Space::row);
    layout.addWidget(m_administrator);
    layout.addWidget(box);
    connect(m_administrator, &QPushButton::toggled, box, [this, box](bool open) {
        m_administratorOpen = open;
        box->setVisible(open);
    });
}

void UpdateDetail::refreshButtons()
{
    const auto &record = m_content.record;
    const bool waits = record.state == StepState::Postponed;
    m_footer->setVisible(m_content.canBeDone);
    m_primary->setText(record.inPlan ? tr("See it in the plan") : tr("Put in the plan"));
    m_postpone->setVisible(record.state == StepState::Open || waits || record.state == StepState::Failed);
    m_remove->setVisible(record.inPlan);
    m_decisionRow->setVisible(waits || record.inPlan);
    m_decision->setText(record.inPlan ? tr("This update is in your plan.") : QString());
    if (waits)
        m_decision->setText(tr("Postponed until %1. Reason: %2").arg(dateText(record.until), record.reason));
    m_footer->layout()->invalidate();
}

void UpdateDetail::primaryClicked()
{
    if (m_content.record.inPlan)
        Q_EMIT seePlanRequested(updateId());
    else
        Q_EMIT putInPlanRequested(updateId());
}

} // namespace Patchwijzer
