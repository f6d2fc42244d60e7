// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace Patchwijzer {

/** The list on the Updates page: arrow keys pass over headings, Enter and Space open a row, Right and
 *  Left open and close the parts of the system. */
class UpdateListView : public QListView
{
    Q_OBJECT

public:
    explicit UpdateListView(QWidget *parent = nullptr);

Q_SIGNALS:
    void opened(const QModelIndex &index);                   ///< By Enter, Space or a click.
    void foldRequested(const QModelIndex &index, bool open); ///< Of a Parts row.

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fold(bool open);
};

} // namespace Patchwijzer
