// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kit/style.h"

#include "gui/kit/icons.h"
#include "gui/kit/painting.h"
#include "gui/kit/theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

namespace Patchwijzer {

namespace {

constexpr int fieldPaddingX = 10;
constexpr int fieldPaddingY = 8;
constexpr double barHeight = 8;
constexpr int scrollBarExtent = 14;
constexpr int shortestSlider = 40;
constexpr int checkBoxEdge = 18;
constexpr int comboArrow = 16;

/** A field that stands by itself, not the inside of a spin box or combo box. */
bool isOwnField(const QStyleOption *option)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    return frame && frame->lineWidth > 0;
}

void paintProgress(const QStyleOption &option, QPainter &painter)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(&option);
    if (!bar)
        return;
    const auto theme = themeOf(option.palette);
    QRectF groove(0, 0, option.rect.width(), barHeight);
    groove.moveCenter(QRectF(option.rect).center());
    paintRoundedFrame(painter, groove, barHeight / 2, theme.soft, theme.muted);
    const auto range = bar->maximum - bar->minimum;
    const auto part = range > 0 ? static_cast<double>(bar->progress - bar->minimum) / range : 0;
    if (part <= 0)
        return;
    auto done = groove;
    done.setWidth(std::max(barHeight, groove.width() * part));
    paintRoundedFrame(painter, done, barHeight / 2, theme.accent, theme.accent, 0);
}

/** Where the slider is: the whole length is groove, for there are no arrows to press. */
QRect sliderRect(const QStyleOptionSlider &bar)
{
    const auto length = bar.orientation == Qt::Horizontal ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    auto slider = length;
    if (range > 0)
        slider = std::max(std::min(shortestSlider, length),
                          static_cast<int>(qint64(bar.pageStep) * length / (range + bar.pageStep)));
    const auto at =
        QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - slider, bar.upsideDown);
    return bar.orientation == Qt::Horizontal ? QRect(bar.rect.x() + at, bar.rect.y(), slider, bar.rect.height())
                                             : QRect(bar.rect.x(), bar.rect.y() + at, bar.rect.width(), slider);
}

void paintScrollBar(const QStyleOptionSlider &bar, QPainter &painter)
{
    const auto theme = themeOf(bar.palette);
    if (bar.maximum <= bar.minimum)
        return;
    constexpr double inset = 4;
    const auto slider = QRectF(sliderRect(bar)).adjusted(inset, inset, -inset, -inset);
    const bool held = bar.state.testFlag(QStyle::State_Sunken) || bar.state.testFlag(QStyle::State_MouseOver);
    paintRoundedFrame(painter, slider, (scrollBarExtent - 2 * inset) / 2, held ? theme.text : theme.muted, theme.muted,
                      0);
}

/** A box whose border can be seen, with the same tick as everywhere. */
void paintCheckBox(const QStyleOption &option, QPainter &painter)
{
    const auto theme = themeOf(option.palette);
    const auto box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const bool on = option.state.testFlag(QStyle::State_On);
    paintRoundedFrame(painter, box, Space::unit - 1, on ? theme.accent : theme.card, on ? theme.accent : theme.muted);
    if (!on)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.onAccent, box.width() / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](double x, double y) {
        return QPointF(box.x() + x * box.width(), box.y() + y * box.height());
    };
    painter.drawPolyline(QPolygonF{at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.31)});
    painter.restore();
}

/** A field with an arrow, as the fields for words beside it. */
void paintComboBox(const QStyleOptionComboBox &box, QPainter &painter)
{
    const auto theme = themeOf(box.palette);
    const bool focused = box.state.testFlag(QStyle::State_HasFocus);
    paintRoundedFrame(painter, QRectF(box.rect), Radius::button, theme.card, focused ? theme.accent : theme.muted,
                      focused ? 2 : 1);
    const auto edge = scaled(comboArrow);
    const QPoint at(box.rect.right() - edge - fieldPaddingX, box.rect.center().y() - edge / 2 + 1);
    painter.drawPixmap(at, iconPixmap(Icon::ChevronDown, edge, theme.text, painter.device()->devicePixelRatioF()));
}

void paintRadioButton(const QStyleOption &option, QPainter &painter)
{
    const auto theme = themeOf(option.palette);
    const auto ring = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const bool on = option.state.testFlag(QStyle::State_On);
    paintRoundedFrame(painter, ring, ring.width() / 2, theme.card, on ? theme.accent : theme.muted);
    if (!on)
        return;
    const auto inset = ring.width() / 4;
    const auto dot = ring.adjusted(inset, inset, -inset, -inset);
    paintRoundedFrame(painter, dot, dot.width() / 2, theme.accent, theme.accent, 0);
}

} // namespace

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
        if (!isOwnField(option))
            break;
        const bool focused = option->state.testFlag(State_HasFocus);
        paintRoundedFrame(*painter, QRectF(option->rect), Radius::button, theme.card,
                          focused ? theme.accent : theme.muted, focused ? 2 : 1);
        return;
    }
    case PE_FrameFocusRect:
        paintRoundedFrame(*painter, QRectF(option->rect), Space::unit, Qt::transparent, theme.accent, 2);
        return;
    case PE_IndicatorCheckBox:
        paintCheckBox(*option, *painter);
        return;
    case PE_IndicatorRadioButton:
        paintRadioButton(*option, *painter);
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    if (element == CE_ProgressBar) {
        paintProgress(*option, *painter);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); bar && control == CC_ScrollBar) {
        paintScrollBar(*bar, *painter);
        return;
    }
    if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option); box && control == CC_ComboBox) {
        paintComboBox(*box, *painter);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control != CC_SpinBox)
        return;
    // Fusion's own outline is a hairline; a field needs one that can be seen.
    const auto theme = themeOf(option->palette);
    const bool focused = option->state.testFlag(State_HasFocus);
    paintRoundedFrame(*painter, QRectF(option->rect), Space::unit, Qt::transparent,
                      focused ? theme.accent : theme.muted, focused ? 2 : 1);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents && isOwnField(option))
        return option->rect.adjusted(fieldPaddingX, 0, -fieldPaddingX, 0);
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->rect.adjusted(fieldPaddingX, 2, -2 * fieldPaddingX - scaled(comboArrow), -2);
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        return option->rect.adjusted(option->rect.width() - 2 * fieldPaddingX - scaled(comboArrow), 0, 0, 0);
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const auto slider = sliderRect(*bar);
    const bool flat = bar->orientation == Qt::Horizontal;
    switch (part) {
    case SC_ScrollBarSlider:
        return slider;
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSubPage:
        return flat ? bar->rect.adjusted(0, 0, slider.left() - bar->rect.right() - 1, 0)
                    : bar->rect.adjusted(0, 0, 0, slider.top() - bar->rect.bottom() - 1);
    case SC_ScrollBarAddPage:
        return flat ? bar->rect.adjusted(slider.right() + 1 - bar->rect.left(), 0, 0, 0)
                    : bar->rect.adjusted(0, slider.bottom() + 1 - bar->rect.top(), 0, 0);
    default:
        return {};
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (metric == PM_ScrollBarExtent)
        return scrollBarExtent;
    if (metric == PM_ScrollBarSliderMin)
        return shortestSlider;
    if (metric == PM_IndicatorWidth || metric == PM_IndicatorHeight || metric == PM_ExclusiveIndicatorWidth
        || metric == PM_ExclusiveIndicatorHeight)
        return scaled(checkBoxEdge);
    return QProxyStyle::pixelMetric(metric, option, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    auto result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_LineEdit && isOwnField(option))
        result += QSize(2 * fieldPaddingX, 2 * fieldPaddingY);
    if (type == CT_SpinBox || type == CT_ComboBox)
        result += QSize(0, fieldPaddingY);
    return result;
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    // Nothing in this window moves but progress.
    if (hint == SH_Widget_Animation_Duration)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

} // namespace Patchwijzer
