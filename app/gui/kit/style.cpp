// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kit/style.h"

#include "gui/kit/painting.h"
#include "gui/kit/theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace Patchwijzer {

QStyle *makeStyle()
{
    return new Style;
}

Style::Style()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const auto theme = themeOf(option->palette);
    switch (element) {
    case PE_PanelLineEdit:
    case PE_FrameLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth <= 0)
            break; // Inside a spin box or combo box, which draws its own border.
        const bool focused = option->state.testFlag(State_HasFocus);
        paintRoundedFrame(*painter, QRectF(option->rect), Radius::button, theme.card,
                          focused ? theme.accent : theme.muted, focused ? 2 : 1);
        return;
    }
    case PE_FrameFocusRect:
        paintRoundedFrame(*painter, QRectF(option->rect), Space::unit, Qt::transparent, theme.accent, 2);
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    // Nothing in this window moves but progress.
    if (hint == SH_Widget_Animation_Duration)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

} // namespace Patchwijzer
