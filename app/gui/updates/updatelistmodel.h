// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "core/update.h"
#include "gui/updates/updaterow.h"

#include <QAbstractListModel>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** The updates as rows, group after group. Every group starts with a Group row and ends with a Toggle row; between
 *  them come the programs, and then the parts of the system under a Parts row. Which of them are seen is decided by
 *  UpdateFilterModel. Groups without updates have no rows.
 */
class UpdateListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        RowRole = Qt::UserRole + 1, ///< UpdateRow
        IdRole,                     ///< QString; empty for rows that are no update.
        SearchRole,                 ///< QString, folded by foldForSearch(): what a search looks in.
    };

    using QAbstractListModel::QAbstractListModel;

    /** Shows @p updates with the decisions in @p plan. Keeps rows, and so the selection, when only decisions changed.
     */
    void setUpdates(const QList<Update> &updates, const Plan &plan);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] QModelIndex indexOf(const QString &updateId) const; ///< Invalid when it is not there.
    [[nodiscard]] int updateCount() const;                            ///< Rows that are an update.

private:
    QList<UpdateRow> m_rows;
};

/** Lower case without accents, so that "Zoek" finds what people mean. */
[[nodiscard]] QString foldForSearch(const QString &text);

} // namespace Patchwijzer
