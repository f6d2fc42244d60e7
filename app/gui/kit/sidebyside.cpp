// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kit/sidebyside.h"

#include "gui/kit/theme.h"

#include <QBoxLayout>
#include <QResizeEvent>

#include <algorithm>

namespace Patchwijzer {

SideBySide::SideBySide(int breakWidth, QWidget *parent)
    : QWidget(parent)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_breakWidth(breakWidth)
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(Space::gap);
    // The layout's own minimum is that of the row; it may not keep the column from happening.
    m_row->setSizeConstraint(QLayout::SetNoConstraint);
}

QSize SideBySide::minimumSizeHint() const
{
    QSize size;
    for (int index = 0; index < m_row->count(); ++index) {
        const auto item = m_row->itemAt(index)->minimumSize();
        size = {std::max(size.width(), item.width()), size.height() + item.height()};
    }
    return {size.width(), m_row->minimumSize().height()};
}

void SideBySide::resizeEvent(QResizeEvent *event)
{
    const auto direction =
        event->size().width() < scaled(m_breakWidth) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_row->direction() != direction)
        m_row->setDirection(direction);
    QWidget::resizeEvent(event);
}

} // namespace Patchwijzer
