// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan/stagelist.h"

#include "core/names.h"
#include "gui/kit/theme.h"
#include "gui/plan/groupheading.h"
#include "gui/plan/stepcard.h"

#include <QApplication>
#include <QVBoxLayout>

#include <memory>

namespace Patchwijzer {
namespace {

QList<QString> orderOf(const PlanOverview &overview)
{
    QList<QString> order;
    for (const auto &stage : overview.stages) {
        order.append(nameOf(stage.urgency));
        for (const auto &step : stage.steps)
            order.append(step.step.update.id);
    }
    return order;
}

} // namespace

StageList::StageList(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Space::row);
}

StepCard *StageList::card(const QString &updateId) const
{
    return m_cards.value(updateId, nullptr);
}

QString StageList::focusedId() const
{
    const auto *focused = QApplication::focusWidget();
    for (auto it = m_cards.cbegin(); focused != nullptr && it != m_cards.cend(); ++it) {
        if (it.value()->isAncestorOf(focused))
            return it.key();
    }
    return {};
}

/** Cards come and go, so the order in which they were made is not the order on the page. */
void StageList::chainTabs(const QList<StepCard *> &cards)
{
    QWidget *before = nullptr;
    for (auto *card : cards) {
        const auto children = card->findChildren<QWidget *>();
        for (auto *child : children) {
            if ((child->focusPolicy() & Qt::TabFocus) == 0)
                continue;
            if (before != nullptr)
                setTabOrder(before, child);
            before = child;
        }
    }
}

StepCard *StageList::makeCard(const NumberedStep &step)
{
    auto *card = new StepCard({step, 0, false, false});
    connect(card, &StepCard::doneRequested, this, &StageList::doneRequested);
    connect(card, &StepCard::reopenRequested, this, &StageList::reopenRequested);
    connect(card, &StepCard::checkRequested, this, &StageList::checkRequested);
    connect(card, &StepCard::postponeRequested, this, &StageList::postponeRequested);
    connect(card, &StepCard::removeRequested, this, &StageList::removeRequested);
    connect(card, &StepCard::explanationRequested, this, &StageList::explanationRequested);
    return card;
}

/** Lays out headings and cards in the order of the plan; cards that stay are the same objects. */
void StageList::arrange(const PlanOverview &overview)
{
    while (const std::unique_ptr<QLayoutItem> item{m_layout->takeAt(0)}) {
        auto *heading = qobject_cast<GroupHeading *>(item->widget());
        if (heading != nullptr) {
            heading->hide();
            heading->deleteLater();
        }
    }
    QHash<QString, StepCard *> kept;
    QList<StepCard *> cards;
    for (const auto &stage : overview.stages) {
        m_layout->addWidget(new GroupHeading(stage.urgency, static_cast<int>(stage.steps.size())));
        for (const auto &step : stage.steps) {
            auto *card = m_cards.take(step.step.update.id);
            if (card == nullptr)
                card = makeCard(step);
            kept.insert(step.step.update.id, card);
            cards.append(card);
            m_layout->addWidget(card);
            card->show();
        }
    }
    for (auto *gone : std::as_const(m_cards)) {
        gone->hide();
        gone->deleteLater();
    }
    m_cards = kept;
    chainTabs(cards);
}

void StageList::setOverview(const PlanOverview &overview, const QString &checkingId)
{
    const auto order = orderOf(overview);
    if (order != m_order) {
        arrange(overview);
        m_order = order;
    }
    for (const auto &stage : overview.stages) {
        for (const auto &step : stage.steps) {
            const auto &id = step.step.update.id;
            m_cards.value(id)->setContent({step, overview.steps, id == overview.currentId, id == checkingId});
        }
    }
}

} // namespace Patchwijzer
