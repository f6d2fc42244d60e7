// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/updates/listpane.h"

#include "gui/kit/buttons.h"
#include "gui/kit/texts.h"
#include "gui/kit/theme.h"
#include "gui/updates/updatefiltermodel.h"
#include "gui/updates/updatelistmodel.h"
#include "gui/updates/updatelistview.h"
#include "gui/updates/updaterow.h"

#include <QCheckBox>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

namespace Patchwijzer {
namespace {

constexpr int paneX = 24;
constexpr int listX = 12; ///< Rows reach further out than the field above, so that their words line up with it.

} // namespace

ListPane::ListPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new UpdateListModel(this))
    , m_filter(new UpdateFilterModel(m_model, this))
    , m_search(new QLineEdit)
    , m_securityOnly(new QCheckBox(tr("Only updates that close a leak")))
    , m_list(new UpdateListView)
    , m_nothing(new QWidget)
{
    m_search->setPlaceholderText(tr("Search a program"));
    m_search->setAccessibleName(tr("Search a program"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Updates by urgency"));
    m_list->setModel(m_filter);
    buildLayout();
    connect(m_search, &QLineEdit::textChanged, this, &ListPane::filterChanged);
    connect(m_securityOnly, &QCheckBox::toggled, this, &ListPane::filterChanged);
    connect(m_list, &UpdateListView::opened, this, &ListPane::openRow);
    connect(m_list, &UpdateListView::foldRequested, this, [this](const QModelIndex &index, bool open) {
        m_filter->setPartsOpen(index.data(UpdateListModel::RowRole).value<UpdateRow>().urgency, open);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ListPane::currentChanged);
}

void ListPane::buildLayout()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, paneX, 1, 0);
    layout->setSpacing(Space::chip);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(paneX, 0, paneX, 0);
    head->setSpacing(Space::chip);
    head->addWidget(m_search);
    head->addWidget(m_securityOnly);
    layout->addLayout(head);

    auto *nothing = new QVBoxLayout(m_nothing);
    nothing->setContentsMargins(paneX, Space::gap, paneX, 0);
    nothing->addWidget(mutedText(tr("We found no update that fits.")));
    auto *all = linkButton(tr("Show all updates"));
    nothing->addWidget(all);
    connect(all, &QPushButton::clicked, this, [this] {
        m_search->clear();
        m_securityOnly->setChecked(false);
        m_search->setFocus(Qt::OtherFocusReason);
    });
    layout->addWidget(m_nothing);
    auto *list = new QHBoxLayout;
    list->setContentsMargins(listX, 0, listX, 0);
    list->addWidget(m_list);
    layout->addLayout(list, 1);
    m_nothing->hide();
}

void ListPane::setUpdates(const QList<Update> &updates, const Plan &plan)
{
    const auto position = m_list->verticalScrollBar()->value();
    m_model->setUpdates(updates, plan);
    restoreSelection();
    m_list->verticalScrollBar()->setValue(position);
    filterChanged();
}

/** After rows came and went: the same update when it is still there, else the first one. */
void ListPane::restoreSelection()
{
    const auto source = m_model->indexOf(m_selected);
    if (source.isValid()) {
        const auto index = m_filter->mapFromSource(source);
        if (index.isValid() && index != m_list->currentIndex())
            makeCurrent(index);
        return;
    }
    m_selected.clear();
    // Even when it is folded away: the most urgent one is what the explanation beside the list is about.
    if (const auto first = m_filter->firstMatch(); !first.isEmpty() && m_filter->reveal(first).isValid())
        makeCurrent(m_filter->mapFromSource(m_model->indexOf(first)));
}

bool ListPane::select(const QString &updateId)
{
    const auto index = m_filter->reveal(updateId);
    if (!index.isValid())
        return false;
    if (!m_filter->isSearching())
        m_search->clear();
    m_securityOnly->setChecked(m_filter->isSecurityOnly());
    makeCurrent(m_filter->mapFromSource(m_model->indexOf(updateId)));
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
    return true;
}

void ListPane::makeCurrent(const QModelIndex &index)
{
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
}

void ListPane::currentChanged(const QModelIndex &current)
{
    const auto id = current.data(UpdateListModel::IdRole).toString();
    if (id.isEmpty() || id == m_selected)
        return;
    m_selected = id;
    Q_EMIT selected(id);
}

void ListPane::openRow(const QModelIndex &index)
{
    const auto row = index.data(UpdateListModel::RowRole).value<UpdateRow>();
    switch (row.kind) {
    case UpdateRow::Kind::Update:
        Q_EMIT opened(row.update.id);
        break;
    case UpdateRow::Kind::Toggle:
        m_filter->setUnfolded(row.urgency, !m_filter->isUnfolded(row.urgency));
        break;
    case UpdateRow::Kind::Parts:
        m_filter->setPartsOpen(row.urgency, !m_filter->arePartsOpen(row.urgency));
        break;
    case UpdateRow::Kind::Group:
        break;
    }
}

void ListPane::filterChanged()
{
    m_filter->setSearch(m_search->text());
    m_filter->setShown(m_securityOnly->isChecked() ? UpdateFilterModel::Shown::SecurityOnly
                                                   : UpdateFilterModel::Shown::All);
    const bool none = m_filter->rowCount() == 0;
    m_nothing->setVisible(none);
    m_list->setVisible(!none);
    // A row that a search hid and brought back is shown as selected again.
    const auto index = m_filter->mapFromSource(m_model->indexOf(m_selected));
    if (index.isValid() && !m_list->selectionModel()->isSelected(index))
        makeCurrent(index);
}

void ListPane::focusFirst()
{
    if (m_list->isVisibleTo(this))
        focusList();
    else
        m_search->setFocus(Qt::OtherFocusReason);
}

void ListPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ListPane::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void ListPane::paintEvent(QPaintEvent *)
{
    const auto theme = themeOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.card);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.line);
}

} // namespace Patchwijzer
