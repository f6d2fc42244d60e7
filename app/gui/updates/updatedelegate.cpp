// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/updates/updatedelegate.h"

#include "gui/kit/icons.h"
#include "gui/kit/painting.h"
#include "gui/kit/theme.h"
#include "gui/updates/programicon.h"
#include "gui/updates/rowtext.h"
#include "gui/updates/updatefiltermodel.h"
#include "gui/updates/updatelistmodel.h"

#include <QPainter>
#include <QPainterPath>
#include <QWidget>

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr int inset = 14; ///< From the edge of the row to its content.
constexpr int tileEdge = 34;
constexpr int tileIcon = 18;
constexpr int squareEdge = 10;

/** What one row is drawn with. */
struct Pen {
    QPainter &painter;
    Theme theme;
    QRect rect;
    double ratio = 1;
    bool selected = false;
    bool focused = false;
};

int lineHeight(TextRole role)
{
    return QFontMetrics(fontFor(role)).height();
}

/** Draws one line, cut off with an ellipsis where it does not fit. @return the width it took. */
int drawLine(const Pen &pen, const QRect &rect, TextRole role, const QColor &color, const QString &text,
             Qt::Alignment alignment = Qt::AlignLeft)
{
    const auto font = fontFor(role);
    const QFontMetrics metrics(font);
    const auto shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    pen.painter.setFont(font);
    pen.painter.setPen(color);
    pen.painter.drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    return metrics.horizontalAdvance(shown);
}

void drawFocusRing(const Pen &pen, const QRect &rect)
{
    if (!pen.focused)
        return;
    pen.painter.setBrush(Qt::NoBrush);
    pen.painter.setPen(QPen(pen.theme.accent, 2));
    pen.painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), Radius::button, Radius::button);
}

void drawGroup(const Pen &pen, const UpdateRow &row)
{
    const auto color = pen.theme.of(row.urgency);
    const auto square = scaled(squareEdge);
    const auto words = lineHeight(TextRole::Small);
    const QRect line(pen.rect.left(), pen.rect.bottom() - words - Space::unit, pen.rect.width(), words);
    const QRectF mark(line.left() + inset, line.center().y() - square / 2.0 + 1, square, square);
    paintRoundedFrame(pen.painter, mark, 3, color, color, 0);
    auto font = fontFor(TextRole::Small);
    font.setWeight(QFont::DemiBold);
    const auto title = rowTitle(row);
    const auto left = line.adjusted(inset + square + 14, 0, -inset, 0);
    const auto shown = QFontMetrics(font).elidedText(title, Qt::ElideRight, left.width());
    pen.painter.setFont(font);
    pen.painter.setPen(color);
    pen.painter.drawText(left, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    const auto used = QFontMetrics(font).horizontalAdvance(shown) + 2 * Space::unit;
    drawLine(pen, left.adjusted(used, 0, 0, 0), TextRole::Small, pen.theme.muted, groupDeadline(row));
}

void drawToggle(const Pen &pen, const QString &text)
{
    auto font = fontFor(TextRole::Small);
    font.setUnderline(true);
    const auto room = pen.rect.adjusted(inset, 0, -inset, 0);
    const auto shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, room.width());
    pen.painter.setFont(font);
    pen.painter.setPen(pen.theme.accent);
    pen.painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    drawFocusRing(pen, pen.rect.adjusted(0, 2, 0, -2));
}

/** As the row of a tree: an arrow that says which way it goes, and the words. */
void drawParts(const Pen &pen, const QString &text, bool open)
{
    const auto edge = scaled(tileIcon);
    const QPoint at(pen.rect.left() + inset, pen.rect.center().y() - edge / 2 + 1);
    const auto arrow = open ? Icon::ChevronDown : Icon::ChevronRight;
    pen.painter.drawPixmap(at, iconPixmap(arrow, edge, pen.theme.accent, pen.ratio));
    drawLine(pen, pen.rect.adjusted(inset + edge + Space::chip, 0, -inset, 0), TextRole::Small, pen.theme.text, text);
    drawFocusRing(pen, pen.rect.adjusted(0, 2, 0, -2));
}

void drawSelection(const Pen &pen)
{
    if (!pen.selected)
        return;
    paintRoundedFrame(pen.painter, pen.rect, Radius::button, pen.theme.soft, pen.theme.soft, 0);
    pen.painter.save();
    QPainterPath bar;
    bar.addRoundedRect(pen.rect, Radius::button, Radius::button);
    pen.painter.setClipPath(bar);
    pen.painter.fillRect(QRect(pen.rect.topLeft(), QSize(4, pen.rect.height())), pen.theme.accent);
    pen.painter.restore();
}

void drawTile(const Pen &pen, const QRect &tile, const Update &update)
{
    paintRoundedFrame(pen.painter, tile, Radius::button, pen.theme.soft, pen.theme.soft, 0);
    const auto edge = scaled(tileIcon);
    const auto picture = iconPixmap(programIcon(update), edge, pen.theme.accent, pen.ratio);
    pen.painter.drawPixmap(tile.center().x() - edge / 2 + 1, tile.center().y() - edge / 2 + 1, picture);
}

int widthOf(TextRole role, const QString &text)
{
    return QFontMetrics(fontFor(role)).horizontalAdvance(text);
}

/** The two lines of a row; each ends where the words at its right begin. */
struct Lines {
    QRect title;
    QRect subtitle;
};

void giveRoom(QRect &line, int taken)
{
    line.setRight(line.right() - taken - Space::row);
}

/** At the right of the row: what it costs, and what was decided. What it costs stands in the middle, or beside the
 *  line that leaves it room when the other one would be cut off. @return where the lines themselves may go.
 */
Lines drawEffect(const Pen &pen, const QRect &content, Lines lines, const UpdateRow &row)
{
    const auto effect = rowEffect(row);
    const auto decision = rowDecision(row);
    const auto &muted = pen.theme.muted;
    const auto most = content.width() / 2;
    const auto effectWidth = std::min(widthOf(TextRole::Small, effect), most);
    const auto at = [](const QRect &line, int width) {
        return QRect(line.right() - width + 1, line.top(), width, line.height());
    };
    if (!decision.isEmpty()) {
        const auto decisionWidth = std::min(widthOf(TextRole::Small, decision), most);
        drawLine(pen, at(effect.isEmpty() ? content : lines.subtitle, decisionWidth), TextRole::Small, pen.theme.accent,
                 decision, Qt::AlignRight);
        giveRoom(lines.subtitle, decisionWidth);
        if (!effect.isEmpty())
            drawLine(pen, at(lines.title, effectWidth), TextRole::Small, muted, effect, Qt::AlignRight);
        giveRoom(lines.title, effect.isEmpty() ? decisionWidth : effectWidth);
        return lines;
    }
    if (effect.isEmpty())
        return lines;
    const auto room = content.width() - effectWidth - Space::row;
    const auto place =
        effectPlace(room, widthOf(TextRole::Strong, rowTitle(row)), widthOf(TextRole::Small, rowSubtitle(row)));
    const auto &beside = place == EffectPlace::Middle ? content
        : place == EffectPlace::BesideTitle           ? lines.title
                                                      : lines.subtitle;
    drawLine(pen, at(beside, effectWidth), TextRole::Small, muted, effect, Qt::AlignRight);
    if (place != EffectPlace::BesideSubtitle)
        giveRoom(lines.title, effectWidth);
    if (place != EffectPlace::BesideTitle)
        giveRoom(lines.subtitle, effectWidth);
    return lines;
}

void drawUpdate(const Pen &pen, const UpdateRow &row)
{
    drawSelection(pen);
    const auto edge = scaled(tileEdge);
    const QRect tile(pen.rect.left() + inset, pen.rect.center().y() - edge / 2, edge, edge);
    drawTile(pen, tile, row.update);
    const auto title = lineHeight(TextRole::Strong);
    const auto small = lineHeight(TextRole::Small);
    auto content = pen.rect.adjusted(inset + edge + Space::row, 0, -inset, 0);
    content.setTop(pen.rect.center().y() - (title + small + Space::unit) / 2);
    content.setHeight(title + small + Space::unit);
    const Lines whole{QRect(content.topLeft(), QSize(content.width(), title)),
                      content.adjusted(0, title + Space::unit, 0, 0)};
    const auto lines = drawEffect(pen, content, whole, row);
    drawLine(pen, lines.title, TextRole::Strong, pen.theme.text, rowTitle(row));
    drawLine(pen, lines.subtitle, TextRole::Small, pen.theme.muted, rowSubtitle(row));
    drawFocusRing(pen, pen.rect);
}

} // namespace

EffectPlace effectPlace(int room, int titleWidth, int subtitleWidth)
{
    const bool titleFits = titleWidth <= room;
    if (titleFits == (subtitleWidth <= room))
        return EffectPlace::Middle;
    return titleFits ? EffectPlace::BesideTitle : EffectPlace::BesideSubtitle;
}

void UpdateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(UpdateListModel::RowRole).value<UpdateRow>();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    // The bar beside a selected row shows the focus well enough to who uses a mouse.
    const bool byKeyboard = row.kind != UpdateRow::Kind::Update
        || (option.widget != nullptr && option.widget->window()->testAttribute(Qt::WA_KeyboardFocusChange));
    const Pen pen{*painter,
                  themeOf(option.palette),
                  option.rect,
                  painter->device()->devicePixelRatioF(),
                  option.state.testFlag(QStyle::State_Selected),
                  focused && byKeyboard};
    switch (row.kind) {
    case UpdateRow::Kind::Group:
        drawGroup(pen, row);
        break;
    case UpdateRow::Kind::Update:
        drawUpdate(pen, row);
        break;
    case UpdateRow::Kind::Toggle:
        drawToggle(pen, index.data(Qt::DisplayRole).toString());
        break;
    case UpdateRow::Kind::Parts:
        drawParts(pen, index.data(Qt::DisplayRole).toString(), index.data(UpdateFilterModel::HiddenRole).toInt() == 0);
        break;
    }
    painter->restore();
}

QSize UpdateDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto kind = index.data(UpdateListModel::RowRole).value<UpdateRow>().kind;
    const auto small = lineHeight(TextRole::Small);
    const auto width = option.rect.width();
    switch (kind) {
    case UpdateRow::Kind::Group:
        return {width, small + (index.row() == 0 ? 3 : 6) * Space::unit};
    case UpdateRow::Kind::Update:
        return {width,
                std::max(scaled(tileEdge), lineHeight(TextRole::Strong) + small + Space::unit) + 4 * Space::unit};
    case UpdateRow::Kind::Parts:
    case UpdateRow::Kind::Toggle:
        break;
    }
    return {width, std::max(24, small + 4 * Space::unit)};
}

} // namespace Patchwijzer
