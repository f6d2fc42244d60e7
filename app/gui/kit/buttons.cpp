// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kit/buttons.h"

#include "gui/kit/painting.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace Patchwijzer {

namespace {

constexpr int boxPaddingX = 18;
constexpr int boxPaddingY = 10;
constexpr int smallestTarget = 24;
constexpr int linkPadding = 2; ///< Room for the focus ring beside the words.

TextRole roleOf(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Primary:
    case ButtonKind::Outlined:
        return TextRole::Strong;
    case ButtonKind::Link:
        return TextRole::Body;
    case ButtonKind::SmallLink:
        return TextRole::Small;
    }
    return TextRole::Body;
}

} // namespace

Button::Button(const QString &text, ButtonKind kind, QWidget *parent)
    : QPushButton(text, parent)
    , m_kind(kind)
{
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setKind(kind);
}

void Button::setKind(ButtonKind kind)
{
    m_kind = kind;
    setFont(fontFor(roleOf(kind)));
    setCursor(isLink() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    updateGeometry();
    update();
}

bool Button::isLink() const
{
    return m_kind == ButtonKind::Link || m_kind == ButtonKind::SmallLink;
}

QSize Button::sizeHint() const
{
    const auto words = fontMetrics().size(Qt::TextShowMnemonic, text());
    const QSize padding = isLink() ? QSize(linkPadding * 2, linkPadding * 2) : QSize(boxPaddingX * 2, boxPaddingY * 2);
    return (words + padding).expandedTo({smallestTarget, smallestTarget});
}

bool Button::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(fontFor(roleOf(m_kind)));
    return QPushButton::event(event);
}

void Button::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QPushButton::keyPressEvent(event);
}

void Button::paintLink(QPainter &painter, const Theme &theme) const
{
    auto underlined = font();
    underlined.setUnderline(isEnabled());
    painter.setFont(underlined);
    painter.setPen(!isEnabled() ? theme.muted : underMouse() ? theme.text : theme.accent);
    painter.drawText(rect().adjusted(linkPadding, 0, -linkPadding, 0),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, text());
    if (hasFocus())
        paintRoundedFrame(painter, QRectF(rect()), Space::unit, Qt::transparent, theme.accent, 2);
}

void Button::paintBox(QPainter &painter, const Theme &theme) const
{
    const bool filled = m_kind == ButtonKind::Primary && isEnabled();
    auto fill = filled ? theme.accent : QColor(Qt::transparent);
    if (isDown() || (underMouse() && isEnabled()))
        fill = filled ? (theme.kind == ThemeKind::Dark ? fill.lighter(108) : fill.darker(115)) : theme.soft;
    const auto words = filled ? theme.onAccent : isEnabled() ? theme.accent : theme.muted;
    const auto border = filled ? theme.accent : words;
    paintRoundedFrame(painter, QRectF(rect()), Radius::button, fill, border, hasFocus() && !filled ? 3 : 1);
    if (hasFocus() && filled)
        paintRoundedFrame(painter, QRectF(rect()).adjusted(3, 3, -3, -3), Radius::button - 3, Qt::transparent,
                          theme.onAccent, 2);
    painter.setPen(words);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, text());
}

void Button::paintEvent(QPaintEvent *)
{
    const auto theme = themeOf(palette());
    QPainter painter(this);
    painter.setFont(font());
    if (isLink())
        paintLink(painter, theme);
    else
        paintBox(painter, theme);
}

Button *primaryButton(const QString &text, QWidget *parent)
{
    return new Button(text, ButtonKind::Primary, parent);
}

Button *outlinedButton(const QString &text, QWidget *parent)
{
    return new Button(text, ButtonKind::Outlined, parent);
}

Button *linkButton(const QString &text, QWidget *parent)
{
    return new Button(text, ButtonKind::Link, parent);
}

Button *smallLinkButton(const QString &text, QWidget *parent)
{
    return new Button(text, ButtonKind::SmallLink, parent);
}

} // namespace Patchwijzer
