// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "gui/kit/card.h"
#include "workflow/coverage.h"

namespace Patchwijzer {

class Button;
class TextLabel;

/** Shown while the plan is empty: the order we would do it in, and one button to accept it. */
class SuggestionCard : public Card
{
    Q_OBJECT

public:
    explicit SuggestionCard(QWidget *parent = nullptr);

    void setPlan(const Plan &plan, Coverage coverage);

Q_SIGNALS:
    void accepted();      ///< Everything for today and this week goes in the plan.
    void listRequested(); ///< The owner rather chooses in the list.

private:
    [[nodiscard]] static QString textFor(bool any, Coverage coverage);
    void addStage(const PlanStage &stage);

    Plan m_shown;
    TextLabel *m_text;
    QVBoxLayout *m_rows;
    Button *m_accept;
    Button *m_choose;
};

} // namespace Patchwijzer
