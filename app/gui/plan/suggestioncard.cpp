// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan/suggestioncard.h"

#include "gui/kit/buttons.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/page.h"
#include "gui/kit/texts.h"
#include "gui/plan/groupheading.h"
#include "gui/plan/planoverview.h"
#include "gui/updates/rowtext.h"

#include <QVBoxLayout>

namespace Patchwijzer {
namespace {

constexpr int shownSteps = 6; ///< Of one urgency; the rest is counted.

bool isSuggested(const PlanStage &stage)
{
    return stage.urgency == Urgency::Today || stage.urgency == Urgency::ThisWeek;
}

} // namespace

SuggestionCard::SuggestionCard(QWidget *parent)
    : Card(parent)
    , m_text(bodyText({}))
    , m_rows(new QVBoxLayout)
    , m_accept(primaryButton(tr("Put these in the plan")))
    , m_choose(outlinedButton(tr("Choose updates yourself")))
{
    m_accept->setAccessibleDescription(tr("Puts everything for today and this week in the plan."));
    m_rows->setSpacing(Space::unit);
    body()->addWidget(m_text);
    body()->addLayout(m_rows);
    auto *buttons = new FlowLayout(Space::row);
    buttons->addWidget(m_accept);
    buttons->addWidget(m_choose);
    body()->addSpacing(Space::unit);
    body()->addLayout(buttons);
    connect(m_accept, &QPushButton::clicked, this, &SuggestionCard::accepted);
    connect(m_choose, &QPushButton::clicked, this, &SuggestionCard::listRequested);
}

QString SuggestionCard::textFor(bool any, Coverage coverage)
{
    if (any)
        return tr("We suggest this order. With the button you put everything for today and this week in the "
                  "plan. You can take out a step at any time. Nothing changes on your computer yet.");
    // Nothing found is no comfort while a list is missing.
    if (coverage == Coverage::UrgencyUnsure || coverage == Coverage::UrgencyUnknown)
        return tr("We do not know yet how urgent your updates are, because a list is missing or too old. "
                  "You can already choose in the list what you want to do.");
    return tr("We found nothing for today or this week. Choose in the list what you want to do.");
}

void SuggestionCard::setPlan(const Plan &plan, Coverage coverage)
{
    const bool any = !suggestedForPlan(plan).isEmpty();
    m_text->setText(textFor(any, coverage));
    m_accept->setVisible(any);
    m_choose->setKind(any ? ButtonKind::Outlined : ButtonKind::Primary);
    if (plan.stages == m_shown.stages)
        return;
    m_shown = plan;
    clearLayout(m_rows);
    for (const auto &stage : plan.stages) {
        if (isSuggested(stage))
            addStage(stage);
    }
}

void SuggestionCard::addStage(const PlanStage &stage)
{
    m_rows->addWidget(new GroupHeading(stage.urgency, static_cast<int>(stage.steps.size())));
    for (const auto &step : stage.steps.mid(0, shownSteps)) {
        UpdateRow row;
        row.update = step.update;
        const auto effect = rowEffect(row);
        const auto name = rowTitle(row);
        m_rows->addWidget(bodyText(effect.isEmpty() ? name : tr("%1 (%2)", "program, minutes").arg(name, effect)));
    }
    const auto more = static_cast<int>(stage.steps.size()) - shownSteps;
    if (more > 0)
        m_rows->addWidget(mutedText(tr("and %n more update(s)", nullptr, more)));
}

} // namespace Patchwijzer
