// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "core/update.h"

#include <QList>
#include <QString>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QModelIndex;

namespace Patchwijzer {

class UpdateFilterModel;
class UpdateListModel;
class UpdateListView;

/** Search field, filter and list: the left-hand side of the Updates page. */
class ListPane : public QWidget
{
    Q_OBJECT

public:
    explicit ListPane(QWidget *parent = nullptr);

    /** Shows @p updates. What was selected and how far the list was scrolled stay as they were where possible. */
    void setUpdates(const QList<Update> &updates, const Plan &plan);
    /** Selects this update, dropping filters and unfolding groups that hide it. @return false when it is not there. */
    bool select(const QString &updateId);
    [[nodiscard]] QString selectedId() const { return m_selected; } ///< Empty while nothing was selected.
    void focusFirst();
    void focusList();
    void focusSearch();

Q_SIGNALS:
    void selected(const QString &updateId);
    void opened(const QString &updateId); ///< Enter, Space or a click: the owner wants to read it.

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildLayout();
    void makeCurrent(const QModelIndex &index);
    void currentChanged(const QModelIndex &current);
    void openRow(const QModelIndex &index);
    void filterChanged();
    void restoreSelection();

    UpdateListModel *m_model;
    UpdateFilterModel *m_filter;
    QLineEdit *m_search;
    QCheckBox *m_securityOnly;
    UpdateListView *m_list;
    QWidget *m_nothing;
    QString m_selected;
};

} // namespace Patchwijzer
