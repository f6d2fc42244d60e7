// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/updates/updatefiltermodel.h"

#include "gui/updates/rowtext.h"
#include "gui/updates/updatelistmodel.h"
#include "gui/updates/updaterow.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

/** With few updates folding only hides things. */
constexpr int alwaysAll = 8;

/** The most urgent group there is shows more of itself than the ones below it. */
constexpr int seenOfFirst = 12;

/** So few parts, and nothing else in the group: a row above them would only hide them. */
constexpr int fewParts = 4;

/** How many updates of a group are seen while it is folded. */
int seenWhenFolded(Urgency group)
{
    switch (group) {
    case Urgency::Today:
        return seenOfFirst;
    case Urgency::ThisWeek:
        return 6;
    case Urgency::NextRound:
        return 4;
    case Urgency::CanWait:
    case Urgency::NoUpdate:
        break;
    }
    return 0;
}

UpdateRow rowAt(const QAbstractItemModel &model, int row)
{
    return model.index(row, 0).data(UpdateListModel::RowRole).value<UpdateRow>();
}

} // namespace

UpdateFilterModel::UpdateFilterModel(UpdateListModel *source, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_source(source)
{
    // Connected before the base class connects: our notes must be gone before it asks for rows again.
    connect(source, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_looked = false; });
    connect(source, &QAbstractItemModel::modelReset, this, [this] { m_looked = false; });
    connect(source, &QAbstractItemModel::dataChanged, this, [this] { m_looked = false; });
    setSourceModel(source);
}

void UpdateFilterModel::setSearch(const QString &text)
{
    const auto words = foldForSearch(text.simplified()).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    refresh();
}

void UpdateFilterModel::setShown(Shown shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    refresh();
}

void UpdateFilterModel::setUnfolded(Urgency group, bool unfolded)
{
    if (unfolded == isUnfolded(group))
        return;
    if (unfolded)
        m_unfolded.insert(group);
    else
        m_unfolded.remove(group);
    refresh();
}

bool UpdateFilterModel::isUnfolded(Urgency group) const
{
    return m_unfolded.contains(group);
}

void UpdateFilterModel::setPartsOpen(Urgency group, bool open)
{
    if (open == arePartsOpen(group))
        return;
    if (open)
        m_openParts.insert(group);
    else
        m_openParts.remove(group);
    refresh();
}

QString UpdateFilterModel::firstMatch() const
{
    for (int row = 0; row < m_source->rowCount(); ++row) {
        const auto id = m_source->index(row).data(UpdateListModel::IdRole).toString();
        if (!id.isEmpty() && matches(row))
            return id;
    }
    return {};
}

QModelIndex UpdateFilterModel::reveal(const QString &updateId)
{
    const auto source = m_source->indexOf(updateId);
    if (!source.isValid() || mapFromSource(source).isValid())
        return mapFromSource(source);
    if (!matches(source.row())) {
        setSearch({});
        setShown(Shown::All);
    }
    const auto row = rowAt(*m_source, source.row());
    if (!mapFromSource(source).isValid() && row.update.systemPart)
        setPartsOpen(row.urgency, true);
    if (!mapFromSource(source).isValid())
        setUnfolded(row.urgency, true);
    return mapFromSource(source);
}

int UpdateFilterModel::matchCount() const
{
    lookAtLines();
    return m_matchCount;
}

QVariant UpdateFilterModel::data(const QModelIndex &index, int role) const
{
    const bool text = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    if (!index.isValid() || (!text && role != CountRole && role != HiddenRole))
        return QSortFilterProxyModel::data(index, role);
    lookAtLines();
    const auto source = mapToSource(index).row();
    const auto line = m_lines.value(source);
    if (role == CountRole)
        return line.count;
    if (role == HiddenRole)
        return line.hidden;
    const auto row = rowAt(*m_source, source);
    switch (row.kind) {
    case UpdateRow::Kind::Group:
        return groupSpoken(row, line.count);
    case UpdateRow::Kind::Toggle:
        return toggleText(row.urgency, line.count, line.hidden);
    case UpdateRow::Kind::Parts:
        return role == Qt::DisplayRole ? partsText(line.count) : partsSpoken(line.count, line.hidden == 0);
    case UpdateRow::Kind::Update:
        break;
    }
    return QSortFilterProxyModel::data(index, role);
}

bool UpdateFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (sourceParent.isValid())
        return false;
    lookAtLines();
    return sourceRow < m_lines.size() && m_lines.at(sourceRow).seen;
}

void UpdateFilterModel::refresh()
{
    m_looked = false;
    invalidateFilter();
    // Headings keep their row while their counts change.
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

void UpdateFilterModel::lookAtLines() const
{
    if (m_looked)
        return;
    m_looked = true;
    m_lines = QList<Line>(m_source->rowCount());
    m_matchCount = 0;
    Group group;
    for (int row = 0; row < m_lines.size(); ++row) {
        switch (rowAt(*m_source, row).kind) {
        case UpdateRow::Kind::Group:
            group = {row, -1, {}, {}};
            break;
        case UpdateRow::Kind::Parts:
            group.partsRow = row;
            break;
        case UpdateRow::Kind::Update:
            if (matches(row)) // Parts come after the row that heads them.
                (group.partsRow < 0 ? group.programs : group.parts).append(row);
            break;
        case UpdateRow::Kind::Toggle:
            closeGroup(group, row);
            break;
        }
    }
}

void UpdateFilterModel::closeGroup(const Group &group, int last) const
{
    const auto urgency = rowAt(*m_source, group.first).urgency;
    const auto parts = static_cast<int>(group.parts.size());
    const auto total = static_cast<int>(group.programs.size()) + parts;
    const bool headed = m_words.isEmpty() && parts > 0 && (!group.programs.isEmpty() || parts >= fewParts);
    // The parts are one line among the programs when they stand under a row of their own.
    const auto lines = group.programs + (headed ? QList<int>{group.partsRow} : group.parts);
    const auto weight = [&](int row) { return row == group.partsRow ? parts : 1; };
    // A row that says "one more" takes the room of the one it hides.
    const auto limit = m_matchCount == 0 ? seenOfFirst : seenWhenFolded(urgency);
    m_matchCount += total;
    const bool foldable = m_words.isEmpty() && m_source->updateCount() > alwaysAll && lines.size() > limit + 1;
    const auto shown = foldable && !isUnfolded(urgency) ? limit : lines.size();
    int hidden = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        m_lines[lines.at(i)].seen = i < shown;
        hidden += i < shown ? 0 : weight(lines.at(i));
    }
    m_lines[group.first] = {total > 0, total, hidden};
    m_lines[last] = {foldable, total, hidden};
    if (!headed)
        return;
    const bool open = arePartsOpen(urgency);
    auto &head = m_lines[group.partsRow];
    head = {head.seen, parts, open ? 0 : parts};
    for (const auto row : group.parts)
        m_lines[row].seen = head.seen && open;
}

bool UpdateFilterModel::matches(int sourceRow) const
{
    const auto index = m_source->index(sourceRow);
    if (m_shown == Shown::SecurityOnly
        && index.data(UpdateListModel::RowRole).value<UpdateRow>().update.kind != UpdateKind::Security)
        return false;
    if (m_words.isEmpty())
        return true;
    const auto text = index.data(UpdateListModel::SearchRole).toString();
    return std::all_of(m_words.cbegin(), m_words.cend(), [&](const QString &word) { return text.contains(word); });
}

} // namespace Patchwijzer
