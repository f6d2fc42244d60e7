// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/overview/messagecard.h"

#include "gui/kit/flowlayout.h"
#include "gui/kit/texts.h"

#include <QVBoxLayout>

namespace Patchwijzer {

MessageCard::MessageCard(Icon icon, Ink ink, const QString &heading, const QString &sentences, QWidget *parent)
    : Card(parent)
    , m_lines(new QVBoxLayout)
{
    m_lines->setSpacing(Space::unit);
    m_lines->addWidget(cardTitleText(heading));
    m_lines->addWidget(bodyText(sentences));
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::row);
    row->addWidget(new IconLabel(icon, ink), 0, Qt::AlignTop);
    row->addLayout(m_lines, 1);
    body()->addLayout(row);
}

void MessageCard::addAction(Button *button)
{
    if (!m_actions) {
        m_actions = new FlowLayout(Space::row);
        m_lines->addSpacing(Space::unit * 2);
        m_lines->addLayout(m_actions);
    }
    m_actions->addWidget(button);
}

} // namespace Patchwijzer
