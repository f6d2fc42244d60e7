// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/overview/countscard.h"

#include "gui/kit/buttons.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/sidebyside.h"
#include "gui/kit/texts.h"
#include "gui/overview/urgencybar.h"
#include "workflow/wording.h"

#include <QVBoxLayout>

namespace Patchwijzer {

namespace {

constexpr int breakWidth = 560;
constexpr int legendGap = 26;

} // namespace

CountsCard::CountsCard(const Assessment &assessment, QWidget *parent)
    : Card(parent)
{
    body()->setSpacing(Space::row);
    const auto shares = urgencyShares(assessment);
    auto *row = new SideBySide(breakWidth);
    if (!shares.isEmpty()) {
        body()->addSpacing(Space::unit * 2);
        if (countUrgencies(assessment.updates).actionable() > 0)
            body()->addWidget(new UrgencyBar(shares));
        auto *legend = new FlowLayout(legendGap, Space::row);
        for (const auto &share : shares)
            legend->addWidget(new UrgencyLegend(share));
        row->row()->addLayout(legend, 1);
    }

    auto *coverage = new QVBoxLayout;
    coverage->setSpacing(0);
    coverage->addWidget(smallText(
        tr("%Ln part(s) of the system looked at", nullptr, static_cast<int>(assessment.inventory.software.size()))));
    if (const auto open = assessment.notChecked.size(); open > 0) {
        auto *more = smallLinkButton(tr("See what we did not look at"));
        connect(more, &QAbstractButton::clicked, this, &CountsCard::unknownRequested);
        coverage->addWidget(more, 0, Qt::AlignLeft);
    }
    coverage->addStretch(1);
    row->row()->addLayout(coverage);
    body()->addWidget(row);
}

} // namespace Patchwijzer
