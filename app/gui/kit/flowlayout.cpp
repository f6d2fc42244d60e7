// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/kit/flowlayout.h"

#include <QWidget>

#include <algorithm>

namespace Patchwijzer {

FlowLayout::FlowLayout(int spacing, QWidget *parent)
    : FlowLayout(spacing, spacing, parent)
{
}

FlowLayout::FlowLayout(int spacing, int lineSpacing, QWidget *parent)
    : QLayout(parent)
    , m_lineSpacing(lineSpacing)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index, nullptr);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange({0, 0, width, 0}, Mode::Measure);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const auto *item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + (width > 0 ? spacing() : 0);
        height = std::max(height, item->sizeHint().height());
    }
    const auto margins = contentsMargins();
    return {width + margins.left() + margins.right(), height + margins.top() + margins.bottom()};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    const auto margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    static_cast<void>(arrange(rect, Mode::Place));
}

void FlowLayout::placeLine(const QRect &area, int top, int height, const QList<QLayoutItem *> &line) const
{
    const bool mirrored = parentWidget() && parentWidget()->layoutDirection() == Qt::RightToLeft;
    int x = area.x();
    for (auto *item : line) {
        const auto size = sizeIn(area, *item);
        // Words of a link stand level with the words on a button beside it.
        const QRect place(QPoint(x, top + (height - size.height()) / 2), size);
        item->setGeometry(mirrored ? place.translated(area.left() + area.right() - 2 * x - size.width() + 1, 0)
                                   : place);
        x += size.width() + spacing();
    }
}

QSize FlowLayout::sizeIn(const QRect &area, const QLayoutItem &item)
{
    return item.sizeHint().boundedTo({std::max(area.width(), item.minimumSize().width()), item.sizeHint().height()});
}

int FlowLayout::arrange(const QRect &rect, Mode mode) const
{
    const auto area = rect.marginsRemoved(contentsMargins());
    int x = area.x();
    int y = area.y();
    int lineHeight = 0;
    QList<QLayoutItem *> line;
    const auto endLine = [&] {
        if (mode == Mode::Place)
            placeLine(area, y, lineHeight, line);
        line.clear();
    };
    for (auto *item : m_items) {
        if (item->isEmpty())
            continue;
        const auto size = sizeIn(area, *item);
        if (x > area.x() && x + size.width() > area.x() + area.width()) {
            endLine();
            x = area.x();
            y += lineHeight + m_lineSpacing;
            lineHeight = 0;
        }
        line.append(item);
        x += size.width() + spacing();
        lineHeight = std::max(lineHeight, size.height());
    }
    endLine();
    return y + lineHeight - rect.y() + contentsMargins().bottom();
}

} // namespace Patchwijzer
