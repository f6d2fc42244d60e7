// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan/stepcard.h"

#include "gui/kit/buttons.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/icons.h"
#include "gui/kit/texts.h"
#include "gui/kit/theme.h"
#include "gui/plan/copybox.h"
#include "gui/plan/steptext.h"
#include "gui/updates/blocks.h"
#include "gui/updates/rowtext.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>

namespace Patchwijzer {

StepCard::StepCard(const Content &content, QWidget *parent)
    : Card(parent)
    , m_content(content)
{
    body()->addWidget(makeHead());
    m_body = makeBody();
    body()->addWidget(m_body);
    m_body->hide();
    fill();
    setUnfolded(content.current);
}

QWidget *StepCard::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::row);
    m_stateIcon = new IconLabel(Icon::Info);
    row->addWidget(m_stateIcon, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_number = smallText({});
    m_name = cardTitleText({});
    m_versions = smallText({});
    m_state = new TextLabel({}, TextRole::Small, Ink::Muted);
    auto *progress = new FlowLayout(Space::chip);
    progress->addWidget(m_number);
    progress->addWidget(m_state);
    words->addLayout(progress);
    words->addWidget(m_name);
    words->addWidget(m_versions);
    row->addLayout(words, 1);
    m_fold = smallLinkButton({});
    row->addWidget(m_fold, 0, Qt::AlignTop);
    connect(m_fold, &QPushButton::clicked, this, [this] { setUnfolded(!m_unfolded); });
    return head;
}

QWidget *StepCard::makeBody()
{
    auto *widget = new QWidget;
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(scaled(20) + Space::row, Space::unit, 0, 0);
    layout->setSpacing(Space::row);
    m_about = bodyText({});
    m_warning = new TextLabel({}, TextRole::Body, Ink::ThisWeek);
    m_commands = new CopyBox(tr("What to type in Terminal"));
    m_instructions = new QWidget;
    (new QVBoxLayout(m_instructions))->setContentsMargins(0, 0, 0, 0);
    m_verdictRow = new QWidget;
    auto *verdict = new QHBoxLayout(m_verdictRow);
    verdict->setContentsMargins(0, 0, 0, 0);
    verdict->setSpacing(Space::chip);
    m_verdictIcon = new IconLabel(Icon::Info);
    m_verdict = bodyText({});
    verdict->addWidget(m_verdictIcon, 0, Qt::AlignTop);
    verdict->addWidget(m_verdict, 1);
    m_progress = new QWidget;
    auto *progress = new QVBoxLayout(m_progress);
    progress->setContentsMargins(0, 0, 0, 0);
    auto *bar = new QProgressBar;
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("We are reading the version again."));
    progress->addWidget(mutedText(tr("We are reading the version again.")));
    progress->addWidget(bar);
    layout->addWidget(m_about);
    layout->addWidget(m_warning);
    layout->addWidget(m_instructions);
    layout->addWidget(m_commands);
    layout->addWidget(m_verdictRow);
    layout->addWidget(m_progress);
    m_actions = makeButtons();
    layout->addWidget(m_actions);
    return widget;
}

QWidget *StepCard::makeButtons()
{
    auto *widget = new QWidget;
    auto *flow = new FlowLayout(Space::row, widget);
    m_done = outlinedButton(tr("I have done this"));
    m_check = outlinedButton(tr("Check this update"));
    m_reopen = outlinedButton(tr("Do it now after all"));
    m_postpone = linkButton(tr("Postpone this step…"));
    m_remove = linkButton(tr("Take out of the plan"));
    m_explanation = linkButton(tr("Read the explanation"));
    for (auto *button : {m_done, m_check, m_reopen, m_postpone, m_remove, m_explanation})
        flow->addWidget(button);
    connect(m_done, &QPushButton::clicked, this, [this] { Q_EMIT doneRequested(id()); });
    connect(m_check, &QPushButton::clicked, this, [this] { Q_EMIT checkRequested(id()); });
    connect(m_reopen, &QPushButton::clicked, this, [this] { Q_EMIT reopenRequested(id()); });
    connect(m_postpone, &QPushButton::clicked, this, [this] { Q_EMIT postponeRequested(id()); });
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(id()); });
    connect(m_explanation, &QPushButton::clicked, this, [this] { Q_EMIT explanationRequested(id()); });
    return widget;
}

void StepCard::setContent(const Content &content)
{
    if (content == m_content)
        return;
    const auto *focused = QApplication::focusWidget();
    const bool hadFocus = focused != nullptr && m_body->isAncestorOf(focused);
    const bool becameCurrent = content.current && !m_content.current;
    // While the check runs no button works, and the focus would be lost with them.
    if (content.checking && !m_content.checking)
        m_returnFocus = hadFocus;
    const bool giveBack = !content.checking && m_content.checking && m_returnFocus;
    m_content = content;
    fill();
    if (becameCurrent)
        setUnfolded(true);
    if (giveBack || (hadFocus && (!focused->isVisibleTo(this) || !focused->isEnabled())))
        focusAction();
}

void StepCard::fill()
{
    const auto &step = m_content.step.step;
    const auto name = oneLine(step.update.name);
    const auto state = stateView(step.record);
    m_number->setText(tr("Step %1 of %2").arg(m_content.step.number).arg(m_content.total));
    m_name->setText(name);
    m_versions->setText(versionChange(step.update));
    m_stateIcon->setIcon(state.icon, state.ink);
    m_state->setText(QStringLiteral("· ") + state.words);
    m_state->setInk(state.ink);
    m_about->setText(m_content.step.about);
    m_about->setVisible(!m_content.step.about.isEmpty());
    m_warning->setText(stepWarning(step));
    m_warning->setVisible(!m_warning->text().isEmpty());
    fillInstructions();
    m_commands->setLines(step.commands);
    m_commands->setVisible(!step.commands.isEmpty());
    const auto verdict = stepVerdict(step.record);
    m_verdict->setText(verdict);
    m_verdictIcon->setIcon(state.icon, state.ink);
    m_verdictRow->setVisible(!verdict.isEmpty() && !m_content.checking);
    m_progress->setVisible(m_content.checking);
    refreshButtons();
    setUnfolded(m_unfolded);
}

void StepCard::fillInstructions()
{
    const auto lines = stepInstructions(m_content.step.step);
    if (m_instructions->property("lines").toStringList() == lines)
        return;
    m_instructions->setProperty("lines", QStringList(lines));
    delete m_instructions->findChild<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    m_instructions->layout()->addWidget(stepsView(lines));
}

void StepCard::refreshButtons()
{
    const auto state = m_content.step.step.record.state;
    const bool toDo = state == StepState::Open || state == StepState::Failed;
    const bool waits = isWaitingStep(m_content.step.step) && m_content.step.step.commands.isEmpty();
    m_done->setVisible(toDo && !waits);
    m_check->setVisible(state != StepState::Postponed);
    m_check->setText(state == StepState::Failed ? tr("Check it once more") : tr("Check this update"));
    m_reopen->setVisible(state == StepState::Postponed || state == StepState::Done);
    m_reopen->setText(state == StepState::Done ? tr("Put it back to open") : tr("Do it now after all"));
    m_postpone->setVisible(state != StepState::Done && state != StepState::Checked);
    const bool checkIsNext = state == StepState::Done || waits;
    const auto kindOf = [this](bool next) {
        return m_content.current && next ? ButtonKind::Primary : ButtonKind::Outlined;
    };
    m_done->setKind(kindOf(!checkIsNext));
    m_check->setKind(kindOf(checkIsNext));
    const auto name = oneLine(m_content.step.step.update.name);
    for (auto *button : {m_done, m_check, m_reopen, m_postpone, m_remove, m_explanation}) {
        button->setEnabled(!m_content.checking);
        // Every card has the same words on its buttons: the name tells them apart for who does not see the card.
        button->setAccessibleName(tr("%1: %2").arg(button->text(), name));
    }
}

void StepCard::setUnfolded(bool unfolded)
{
    m_unfolded = unfolded;
    m_body->setVisible(unfolded);
    m_fold->setText(unfolded ? tr("Fold this step") : tr("Show this step"));
    m_fold->setAccessibleName(tr("%1: %2").arg(m_fold->text(), m_name->text()));
}

void StepCard::focusAction()
{
    setUnfolded(true);
    for (auto *button : {m_done, m_check, m_reopen}) {
        if (button->isVisibleTo(this) && button->isEnabled()
            && (button->kind() == ButtonKind::Primary || !m_content.current)) {
            button->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    m_fold->setFocus(Qt::OtherFocusReason);
}

void StepCard::announceVerdict()
{
    setUnfolded(true);
    QAccessibleEvent event(m_verdict, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace Patchwijzer
