// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/updates/updatelistmodel.h"

#include "gui/updates/rowtext.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace Patchwijzer {
namespace {

constexpr std::array groupOrder{Urgency::Today, Urgency::ThisWeek, Urgency::NextRound, Urgency::CanWait,
                                Urgency::NoUpdate};

QHash<QString, StepRecord> recordsOf(const Plan &plan)
{
    QHash<QString, StepRecord> records;
    for (const auto &stage : plan.stages) {
        for (const auto &step : stage.steps)
            records.insert(step.update.id, step.record);
    }
    return records;
}

/** Open without a fix is never an action, whatever urgency its leaks would have. */
Urgency groupOf(const Update &update)
{
    return update.availability == UpdateAvailability::NoFix ? Urgency::NoUpdate : update.urgency;
}

UpdateRow lineOf(UpdateRow::Kind kind, Urgency urgency)
{
    UpdateRow row;
    row.kind = kind;
    row.urgency = urgency;
    return row;
}

UpdateRow rowOf(const Update &update, const StepRecord &record)
{
    auto row = lineOf(UpdateRow::Kind::Update, groupOf(update));
    row.update = update;
    row.inPlan = record.inPlan;
    row.state = record.state;
    return row;
}

void noteDeadline(UpdateRow &heading, const Update &update)
{
    if (update.deadline && (!heading.deadline || *update.deadline < *heading.deadline))
        heading.deadline = update.deadline;
}

QList<UpdateRow> makeRows(const QList<Update> &updates, const Plan &plan)
{
    const auto records = recordsOf(plan);
    QList<UpdateRow> rows;
    for (const auto urgency : groupOrder) {
        QList<UpdateRow> group{lineOf(UpdateRow::Kind::Group, urgency)};
        QList<UpdateRow> parts;
        for (const auto &update : updates) {
            if (groupOf(update) != urgency)
                continue;
            noteDeadline(group.first(), update);
            (update.systemPart ? parts : group).append(rowOf(update, records.value(update.id)));
        }
        if (!parts.isEmpty())
            group << lineOf(UpdateRow::Kind::Parts, urgency) << parts;
        if (group.size() > 1)
            rows += group << lineOf(UpdateRow::Kind::Toggle, urgency);
    }
    return rows;
}

bool sameLine(const UpdateRow &lhs, const UpdateRow &rhs)
{
    return lhs.kind == rhs.kind && lhs.urgency == rhs.urgency && lhs.update.id == rhs.update.id;
}

QString searchText(const UpdateRow &row)
{
    const auto &update = row.update;
    QStringList words{rowTitle(row), rowSubtitle(row), update.name};
    words += update.packages;
    words += update.cves;
    words += update.openCves;
    words += update.advisories;
    return foldForSearch(words.join(QLatin1Char('\n')));
}

} // namespace

void UpdateListModel::setUpdates(const QList<Update> &updates, const Plan &plan)
{
    auto rows = makeRows(updates, plan);
    if (std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(), m_rows.cend(), sameLine)) {
        m_rows = std::move(rows);
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int UpdateListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant UpdateListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows.at(index.row());
    switch (role) {
    case RowRole:
        return QVariant::fromValue(row);
    case IdRole:
        return row.update.id;
    case SearchRole:
        return row.kind == UpdateRow::Kind::Update ? searchText(row) : QString();
    case Qt::DisplayRole:
        return rowTitle(row);
    case Qt::AccessibleTextRole:
        return rowSpoken(row);
    default:
        return {};
    }
}

Qt::ItemFlags UpdateListModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return Qt::NoItemFlags;
    // A heading is read, not chosen: the arrow keys pass over it.
    if (m_rows.at(index.row()).kind == UpdateRow::Kind::Group)
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QModelIndex UpdateListModel::indexOf(const QString &updateId) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const UpdateRow &row) {
        return row.kind == UpdateRow::Kind::Update && row.update.id == updateId;
    });
    return found == m_rows.cend() ? QModelIndex() : index(static_cast<int>(found - m_rows.cbegin()));
}

int UpdateListModel::updateCount() const
{
    return static_cast<int>(std::count_if(m_rows.cbegin(), m_rows.cend(),
                                          [](const UpdateRow &row) { return row.kind == UpdateRow::Kind::Update; }));
}

QString foldForSearch(const QString &text)
{
    const auto parts = text.normalized(QString::NormalizationForm_KD);
    QString folded;
    folded.reserve(parts.size());
    for (const auto letter : parts) {
        if (letter.category() != QChar::Mark_NonSpacing)
            folded.append(letter);
    }
    return folded.toCaseFolded();
}

} // namespace Patchwijzer
