// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/overview/nextstepcard.h"

#include "gui/kit/buttons.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/impactchips.h"
#include "gui/kit/sidebyside.h"
#include "gui/kit/texts.h"
#include "gui/updates/programicon.h"
#include "workflow/explainfacts.h"
#include "workflow/wording.h"

#include <QBoxLayout>

#include <algorithm>

namespace Patchwijzer {

namespace {

constexpr int breakWidth = 640;

QVBoxLayout *column()
{
    auto *layout = new QVBoxLayout;
    layout->setSpacing(Space::unit * 2);
    return layout;
}

} // namespace

bool needsLists(const Assessment &assessment)
{
    return coverageOf(assessment) == Coverage::UrgencyUnknown
        && hasAnyOf(assessment.notChecked, {u"feedMissing", u"feedExpired", u"feedsUnreadable"});
}

const Step *nextStep(const Plan &plan)
{
    for (const auto &stage : plan.stages) {
        for (const auto &step : stage.steps) {
            const auto state = step.record.state;
            if (state == StepState::Open || state == StepState::Failed || state == StepState::Done)
                return &step;
        }
    }
    return nullptr;
}

NextStepCard::NextStepCard(const Assessment &assessment, const Explainer &explainer, QWidget *parent)
    : Card(parent)
{
    if (needsLists(assessment))
        showImport(hasAnyOf(assessment.notChecked, {u"feedExpired"}));
    else if (const auto *step = nextStep(assessment.plan))
        showStep(assessment, *step, explainer);
    else
        showNothing();
}

void NextStepCard::showImport(bool expired)
{
    auto *words = column();
    words->addWidget(cardTitleText(expired ? tr("Your next step: read in new lists of leaks")
                                           : tr("Your next step: read in the lists of leaks")));
    words->addWidget(bodyText(
        expired
            ? tr("Your lists are too old. So we cannot say which updates are urgent. You get new lists as files, for "
                 "example on a USB stick from your adviser.")
            : tr("Without these lists we cannot say which updates are urgent. You get the lists as files, for "
                 "example on a USB stick from your adviser.")));
    auto *button = primaryButton(tr("Read in lists"));
    connect(button, &QAbstractButton::clicked, this, &NextStepCard::importRequested);

    auto *row = new SideBySide(breakWidth);
    row->row()->addWidget(new IconTile(Icon::Import), 0, Qt::AlignTop);
    row->row()->addLayout(words, 1);
    row->row()->addWidget(button, 0, Qt::AlignVCenter);
    body()->addWidget(row);
}

void NextStepCard::showStep(const Assessment &assessment, const Step &step, const Explainer &explainer)
{
    const auto &update = step.update;
    auto *words = column();
    words->addWidget(cardTitleText(tr("Your next step: %1").arg(update.name)));
    words->addWidget(bodyText(explainer.cardText(explainFacts(assessment, update))));
    auto *chips = new FlowLayout(Space::chip);
    for (const auto &chip : impactChips(update.impact))
        chips->addWidget(new Chip(chip));
    words->addLayout(chips);

    auto *open = primaryButton(tr("View this update"));
    connect(open, &QAbstractButton::clicked, this, [this, id = update.id] { Q_EMIT updateRequested(id); });
    auto *plan = smallLinkButton(tr("View the whole plan first"));
    connect(plan, &QAbstractButton::clicked, this, &NextStepCard::planRequested);
    auto *buttons = column();
    buttons->addStretch(1);
    buttons->addWidget(open, 0, Qt::AlignRight);
    buttons->addWidget(plan, 0, Qt::AlignRight);
    buttons->addStretch(1);

    auto *row = new SideBySide(breakWidth);
    row->row()->addWidget(new IconTile(programIcon(update)), 0, Qt::AlignTop);
    row->row()->addLayout(words, 1);
    row->row()->addLayout(buttons);
    body()->addWidget(row);
}

void NextStepCard::showNothing()
{
    auto *words = column();
    words->addWidget(cardTitleText(tr("There is no step for you now")));
    words->addWidget(bodyText(tr("We found no update that you can install now. Look again in a week, or as soon as you "
                                 "have read in newer lists.")));
    auto *again = outlinedButton(tr("Look again"));
    connect(again, &QAbstractButton::clicked, this, &NextStepCard::rescanRequested);
    auto *row = new SideBySide(breakWidth);
    row->row()->addLayout(words, 1);
    row->row()->addWidget(again, 0, Qt::AlignVCenter);
    body()->addWidget(row);
}

} // namespace Patchwijzer
