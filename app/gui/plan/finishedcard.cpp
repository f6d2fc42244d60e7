// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan/finishedcard.h"

#include "gui/kit/icons.h"
#include "gui/kit/page.h"
#include "gui/kit/texts.h"
#include "gui/kit/theme.h"
#include "gui/plan/steptext.h"
#include "workflow/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace Patchwijzer {

FinishedCard::FinishedCard(QWidget *parent)
    : Card(parent)
{
    hide();
}

void FinishedCard::setRecords(const QList<StepRecord> &records)
{
    setVisible(!records.isEmpty());
    if (records == m_shown)
        return;
    m_shown = records;
    clearLayout(body());
    for (const auto &record : records) {
        auto *line = new QWidget;
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(Space::row);
        row->addWidget(new IconLabel(Icon::Check, Ink::Success), 0, Qt::AlignTop);
        auto *words = new QVBoxLayout;
        words->setSpacing(2);
        words->addWidget(strongText(
            tr("%1: %2", "program, state").arg(nameOfUpdateId(record.updateId), stepStateText(record.state))));
        words->addWidget(smallText(stepVerdict(record)));
        row->addLayout(words, 1);
        body()->addWidget(line);
        line->show();
    }
}

} // namespace Patchwijzer
