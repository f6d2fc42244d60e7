// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kit/chip.h"

#include "gui/kit/painting.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace Patchwijzer {

namespace {

constexpr int chipIconSize = 18;
constexpr int paddingX = 11;
constexpr int paddingY = 6;
constexpr int gapX = 8;

} // namespace

Chip::Chip(ChipText text, QWidget *parent)
    : QWidget(parent)
    , m_text(std::move(text))
{
    setFont(fontFor(TextRole::Small));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(m_text.origin.isEmpty() ? m_text.words
                                              : QStringLiteral("%1, %2").arg(m_text.words, m_text.origin));
}

QSize Chip::sizeHint() const
{
    const auto metrics = fontMetrics();
    auto width = paddingX + scaled(chipIconSize) + gapX + metrics.horizontalAdvance(m_text.words) + paddingX;
    if (!m_text.origin.isEmpty())
        width += gapX + metrics.horizontalAdvance(m_text.origin);
    return {width + 1, std::max(metrics.height(), scaled(chipIconSize)) + 2 * paddingY};
}

bool Chip::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(fontFor(TextRole::Small));
    return QWidget::event(event);
}

void Chip::paintEvent(QPaintEvent *)
{
    const auto theme = themeOf(palette());
    const auto edge = scaled(chipIconSize);
    QPainter painter(this);
    paintRoundedFrame(painter, QRectF(rect()), Radius::chip, theme.card, theme.line);
    painter.drawPixmap(paddingX, (height() - edge) / 2, iconPixmap(m_text.icon, edge, theme.text, devicePixelRatioF()));

    painter.setFont(font());
    painter.setPen(theme.text);
    auto words = QRect(paddingX + edge + gapX, 0, fontMetrics().horizontalAdvance(m_text.words) + 1, height());
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, m_text.words);
    if (m_text.origin.isEmpty())
        return;
    painter.setPen(theme.muted);
    words = QRect(words.right() + gapX, 0, width() - words.right() - gapX, height());
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, m_text.origin);
}

} // namespace Patchwijzer
