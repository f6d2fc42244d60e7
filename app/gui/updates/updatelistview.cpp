// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/updates/updatelistview.h"

#include "gui/updates/updatedelegate.h"
#include "gui/updates/updatelistmodel.h"
#include "gui/updates/updaterow.h"

#include <QEvent>
#include <QKeyEvent>

namespace Patchwijzer {

UpdateListView::UpdateListView(QWidget *parent)
    : QListView(parent)
{
    setItemDelegate(new UpdateDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setResizeMode(QListView::Adjust);
    setMouseTracking(true);
    connect(this, &QAbstractItemView::clicked, this, &UpdateListView::opened);
}

QModelIndex UpdateListView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const auto wanted = QListView::moveCursor(action, modifiers);
    if (!wanted.isValid())
        return wanted;
    const auto chosen = [this](int row) { return model()->index(row, 0).flags().testFlag(Qt::ItemIsSelectable); };
    const bool up = action == MoveUp || action == MovePrevious || action == MovePageUp || action == MoveLeft;
    const int step = up ? -1 : 1;
    int row = wanted.row();
    while (row >= 0 && row < model()->rowCount() && !chosen(row))
        row += step;
    if (row >= 0 && row < model()->rowCount())
        return model()->index(row, 0);
    if (up)
        scrollToTop(); // The heading above the first row belongs in sight.
    return currentIndex();
}

void UpdateListView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (currentIndex().isValid())
            Q_EMIT opened(currentIndex());
        return;
    case Qt::Key_Right:
        fold(true);
        return;
    case Qt::Key_Left:
        fold(false);
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

/** As in a tree: Left on one of the parts goes to the row above them, and closes them from there. */
void UpdateListView::fold(bool open)
{
    for (int row = currentIndex().row(); row >= 0; --row) {
        const auto index = model()->index(row, 0);
        const auto line = index.data(UpdateListModel::RowRole).value<UpdateRow>();
        if (line.kind == UpdateRow::Kind::Parts && row == currentIndex().row()) {
            Q_EMIT foldRequested(index, open);
            return;
        }
        if (line.kind == UpdateRow::Kind::Parts && !open) {
            setCurrentIndex(index);
            return;
        }
        if (open || line.kind != UpdateRow::Kind::Update || !line.update.systemPart)
            return;
    }
}

void UpdateListView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange)
        scheduleDelayedItemsLayout();
    QListView::changeEvent(event);
}

} // namespace Patchwijzer
