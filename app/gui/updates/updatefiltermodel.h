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

/** Which rows of an UpdateListModel are seen: search, security only, groups that are folded, and parts of the system.
 *  A search looks in all that is folded too. Counts belong to what the filters let through.
 */
class UpdateFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum Role {
        CountRole = Qt::UserRole + 100, ///< int: updates in the group, or under the Parts row, that pass the filters.
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
    /** Whether the parts of the system in @p group are seen; at first they are not. Two or three of them that have no
     *  program beside them are seen always, and have no row above them.
     */
    void setPartsOpen(Urgency group, bool open);
    [[nodiscard]] bool arePartsOpen(Urgency group) const { return m_openParts.contains(group); }
    /** The first update that passes search and filter, folded or not; empty when there is none. */
    [[nodiscard]] QString firstMatch() const;
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

    /** Rows of the source that pass search and filter, by what they are. */
    struct Group {
        int first = 0;
        int partsRow = -1; ///< Negative: it has none.
        QList<int> programs;
        QList<int> parts;
    };

    void refresh();
    void lookAtLines() const;
    void closeGroup(const Group &group, int last) const;
    [[nodiscard]] bool matches(int sourceRow) const;

    UpdateListModel *m_source;
    QList<QString> m_words;
    Shown m_shown = Shown::All;
    QSet<Urgency> m_unfolded;
    QSet<Urgency> m_openParts;
    mutable QList<Line> m_lines; ///< One per source row.
    mutable int m_matchCount = 0;
    mutable bool m_looked = false; ///< False: the notes above are out of date.
};

} // namespace Patchwijzer
