// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/update.h"

#include <QList>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QString>

namespace Patchwijzer {

class UpdateListModel;

/** Which rows of an UpdateListModel are seen: search, security only, and groups that are folded.
 *  A search looks in folded groups too. Counts belong to what the filters let through.
 */
class UpdateFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum Role {
        CountRole = Qt::UserRole + 100, ///< int: updates in the group that pass search and filter.
        HiddenRole,                     ///< int: those of them that are folded away.
    };
    enum class Shown { All, SecurityOnly };

    /** @param source the rows; outlives this object. */
    explicit UpdateFilterModel(UpdateListModel *source, QObject *parent = nullptr);

    void setSearch(const QString &text); ///< Every word must occur.
    void setShown(Shown shown);
    [[nodiscard]] bool isSearching() const { return !m_words.isEmpty(); }
    [[nodiscard]] bool isSecurityOnly() const { return m_shown == Shown::SecurityOnly; }
    void setUnfolded(Urgency group, bool unfolded);
    [[nodiscard]] bool isUnfolded(Urgency group) const;
    /** Unfolds groups and drops filters as far as needed to see @p updateId. @return its index; invalid when unknown.
     */
    [[nodiscard]] QModelIndex reveal(const QString &updateId);
    [[nodiscard]] int matchCount() const; ///< Updates that pass search and filter, folded ones too.

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    struct Line {
        bool seen = false;
        int count = 0;
        int hidden = 0;
    };

    void refresh();
    void lookAtLines() const;
    void closeGroup(int first, int last, const QList<int> &matches) const;
    [[nodiscard]] bool matches(int sourceRow) const;

    UpdateListModel *m_source;
    QList<QString> m_words;
    Shown m_shown = Shown::All;
    QSet<Urgency> m_unfolded;
    mutable QList<Line> m_lines; ///< One per source row.
    mutable int m_matchCount = 0;
    mutable bool m_looked = false; ///< False: the notes above are out of date.
};

} // namespace Patchwijzer
