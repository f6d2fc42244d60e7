// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kit/card.h"

#include "gui/kit/painting.h"
#include "gui/kit/theme.h"

#include <QPainter>
#include <QVBoxLayout>

namespace Patchwijzer {

Card::Card(QWidget *parent)
    : QFrame(parent)
    , m_body(new QVBoxLayout(this))
{
    m_body->setContentsMargins(Space::cardX, Space::cardY, Space::cardX, Space::cardY);
    m_body->setSpacing(Space::unit * 2);
}

void Card::paintEvent(QPaintEvent *)
{
    const auto theme = themeOf(palette());
    QPainter painter(this);
    paintRoundedFrame(painter, QRectF(rect()), Radius::card, theme.card, theme.line);
}

Hairline::Hairline(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(1);
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeOf(palette()).line);
}

} // namespace Patchwijzer
