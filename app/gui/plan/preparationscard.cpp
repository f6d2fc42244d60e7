// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan/preparationscard.h"

#include "gui/kit/page.h"
#include "gui/kit/texts.h"
#include "gui/plan/preparationrow.h"

#include <QVBoxLayout>

#include <algorithm>

namespace Patchwijzer {

PreparationsCard::PreparationsCard(QWidget *parent)
    : Card(parent)
{
}

void PreparationsCard::setPreparations(const QList<Preparation> &preparations)
{
    const auto sameRow = [](const Preparation &lhs, const Preparation &rhs) { return lhs.record.id == rhs.record.id; };
    if (!std::equal(preparations.cbegin(), preparations.cend(), m_shown.cbegin(), m_shown.cend(), sameRow)) {
        clearLayout(body());
        m_rows.clear();
        for (int i = 0; i < preparations.size(); ++i) {
            if (i > 0)
                body()->addWidget(new Hairline);
            auto *row = new PreparationRow;
            connect(row, &PreparationRow::decided, this, &PreparationsCard::decided);
            connect(row, &PreparationRow::lookAgainRequested, this, &PreparationsCard::lookAgainRequested);
            body()->addWidget(row);
            m_rows.append(row);
        }
    }
    m_shown = preparations;
    for (qsizetype i = 0; i < preparations.size(); ++i)
        m_rows.at(i)->setPreparation(preparations.at(i));
}

void PreparationsCard::setBusy(bool busy)
{
    for (auto *row : m_rows)
        row->setBusy(busy);
}

} // namespace Patchwijzer
