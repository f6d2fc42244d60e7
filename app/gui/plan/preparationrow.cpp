// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan/preparationrow.h"

#include "gui/kit/buttons.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/icons.h"
#include "gui/kit/sidebyside.h"
#include "gui/kit/texts.h"
#include "gui/kit/theme.h"
#include "gui/plan/copybox.h"
#include "gui/plan/preparationtext.h"

#include <QApplication>
#include <QBoxLayout>

namespace Patchwijzer {
namespace {

constexpr int breakWidth = 560;

} // namespace

PreparationRow::PreparationRow(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(Icon::Question))
    , m_title(strongText({}))
    , m_explanation(smallText({}))
    , m_commands(new CopyBox(tr("What to type in Terminal")))
    , m_confirm(outlinedButton({}))
    , m_skip(smallLinkButton(tr("Skip this")))
    , m_reopen(smallLinkButton(tr("Ask me again")))
{
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(Space::row);
    outer->addWidget(m_icon, 0, Qt::AlignTop);
    auto *sides = new SideBySide(breakWidth);
    auto *words = new QWidget;
    auto *text = new QVBoxLayout(words);
    text->setContentsMargins(0, 0, 0, 0);
    text->setSpacing(2);
    text->addWidget(m_title);
    text->addWidget(m_explanation);
    text->addWidget(m_commands);
    auto *buttons = new QWidget;
    auto *flow = new QHBoxLayout(buttons);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(Space::row);
    flow->addWidget(m_reopen);
    flow->addWidget(m_skip);
    flow->addWidget(m_confirm);
    setTabOrder(m_confirm, m_skip); // What helps comes before what skips.
    sides->row()->addWidget(words, 1);
    sides->row()->addWidget(buttons, 0, Qt::AlignLeft | Qt::AlignVCenter);
    outer->addWidget(sides, 1);
    connect(m_confirm, &QPushButton::clicked, this, &PreparationRow::confirm);
    connect(m_skip, &QPushButton::clicked, this,
            [this] { Q_EMIT decided(m_preparation.record.id, PreparationState::Skipped); });
    connect(m_reopen, &QPushButton::clicked, this,
            [this] { Q_EMIT decided(m_preparation.record.id, PreparationState::Open); });
}

void PreparationRow::confirm()
{
    if (m_lookAgain)
        Q_EMIT lookAgainRequested();
    else
        Q_EMIT decided(m_preparation.record.id, PreparationState::Done);
}

void PreparationRow::setPreparation(const Preparation &preparation)
{
    const auto *focused = QApplication::focusWidget();
    const bool hadFocus = focused != nullptr && isAncestorOf(focused);
    m_preparation = preparation;
    const auto text = preparationTextOf(preparation);
    m_lookAgain = text.lookAgain;
    m_icon->setIcon(text.icon, text.ink);
    m_title->setText(text.title);
    m_explanation->setText(text.explanation);
    m_explanation->setVisible(!text.explanation.isEmpty());
    m_confirm->setText(text.confirm);
    m_commands->setLines(preparation.commands);
    m_commands->setVisible(preparation.record.state == PreparationState::Open && !preparation.commands.isEmpty());
    refreshButtons();
    if (!hadFocus || focused->isVisibleTo(this))
        return;
    for (auto *button : {m_confirm, m_reopen}) {
        if (button->isVisibleTo(this))
            button->setFocus(Qt::OtherFocusReason);
    }
}

void PreparationRow::refreshButtons()
{
    const bool open = m_preparation.record.state == PreparationState::Open;
    const bool measured = m_preparation.origin == FactOrigin::Measured;
    m_confirm->setVisible(open && !m_confirm->text().isEmpty());
    m_skip->setVisible(open);
    m_reopen->setVisible(!open && !(measured && m_preparation.record.state == PreparationState::Done));
    for (auto *button : {m_confirm, m_skip, m_reopen})
        button->setAccessibleName(tr("%1: %2").arg(button->text(), m_title->text()));
}

void PreparationRow::setBusy(bool busy)
{
    m_confirm->setEnabled(!busy || !m_lookAgain);
}

} // namespace Patchwijzer
