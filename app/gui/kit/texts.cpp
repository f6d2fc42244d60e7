// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kit/texts.h"

#include <QEvent>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace Patchwijzer {

namespace {

constexpr int columnCharacters = 78; // The ragged edge takes about three.
constexpr int shortestColumn = 14;   ///< Characters a label may be squeezed to before its column stops shrinking.

/** Air between lines: fonts differ, so it is added to what the font itself asks. */
double lineDistance(const QFontMetricsF &metrics, TextRole role)
{
    const auto wanted = role == TextRole::Title ? 1.25 : 1.5;
    return std::max(metrics.lineSpacing(), std::round(metrics.ascent() + metrics.descent()) * wanted / 1.25);
}

} // namespace

TextLabel::TextLabel(const QString &text, TextRole role, Ink ink, QWidget *parent)
    : QLabel(text, parent)
    , m_role(role)
    , m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setFont(fontFor(role));
    auto policy = QSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
}

void TextLabel::setInk(Ink ink)
{
    m_ink = ink;
    update();
}

void TextLabel::setWide(bool wide)
{
    m_wide = wide;
    updateGeometry();
}

int TextLabel::columnWidth() const
{
    if (m_wide)
        return QWIDGETSIZE_MAX;
    // The average of running text, not of the whole alphabet with its capitals.
    return qCeil(fontMetrics().horizontalAdvance(QStringLiteral("een regel gewone tekst op")) / 25.0
                 * columnCharacters);
}

QSizeF TextLabel::layOut(QTextLayout &layout, int width) const
{
    auto plain = text();
    plain.replace(u'\n', QChar::LineSeparator);
    QTextOption option(alignment() & Qt::AlignHorizontal_Mask);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(layoutDirection());
    layout.setFont(font());
    layout.setText(plain);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);

    const auto metrics = QFontMetricsF(font());
    const auto distance = lineDistance(metrics, m_role);
    const auto available = std::min(width, columnWidth());
    QSizeF size(0, 0);
    layout.beginLayout();
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(available);
        line.setPosition({0, size.height() + (distance - line.height()) / 2});
        size = {std::max(size.width(), line.naturalTextWidth()), size.height() + distance};
    }
    layout.endLayout();
    return size;
}

QSize TextLabel::sizeHint() const
{
    QTextLayout layout;
    const auto size = layOut(layout, columnWidth());
    return {qCeil(size.width()) + 1, qCeil(size.height())};
}

QSize TextLabel::minimumSizeHint() const
{
    const auto shortest = fontMetrics().horizontalAdvance(QLatin1Char('n')) * shortestColumn;
    return {std::min(sizeHint().width(), shortest), qCeil(lineDistance(QFontMetricsF(font()), m_role))};
}

int TextLabel::heightForWidth(int width) const
{
    QTextLayout layout;
    return qCeil(layOut(layout, width).height());
}

bool TextLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(fontFor(m_role));
    return QLabel::event(event);
}

void TextLabel::paintEvent(QPaintEvent *)
{
    QTextLayout layout;
    const auto size = layOut(layout, width());
    const auto spare = std::max(0.0, height() - size.height());
    const auto top = alignment().testFlag(Qt::AlignVCenter) ? spare / 2
        : alignment().testFlag(Qt::AlignBottom)             ? spare
                                                            : 0;
    QPainter painter(this);
    painter.setPen(themeOf(palette()).ink(m_ink));
    layout.draw(&painter, {0, top});
}

TextLabel *titleText(const QString &text, QWidget *parent)
{
    return new TextLabel(text, TextRole::Title, Ink::Text, parent);
}

TextLabel *cardTitleText(const QString &text, QWidget *parent)
{
    return new TextLabel(text, TextRole::CardTitle, Ink::Text, parent);
}

TextLabel *strongText(const QString &text, QWidget *parent)
{
    return new TextLabel(text, TextRole::Strong, Ink::Text, parent);
}

TextLabel *bodyText(const QString &text, QWidget *parent)
{
    return new TextLabel(text, TextRole::Body, Ink::Text, parent);
}

TextLabel *mutedText(const QString &text, QWidget *parent)
{
    return new TextLabel(text, TextRole::Body, Ink::Muted, parent);
}

TextLabel *smallText(const QString &text, QWidget *parent)
{
    return new TextLabel(text, TextRole::Small, Ink::Muted, parent);
}

} // namespace Patchwijzer
