// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/kit/card.h"
#include "workflow/assessment.h"

namespace Patchwijzer {

/** How many updates in each group, and how much was looked at. */
class CountsCard : public Card
{
    Q_OBJECT

public:
    explicit CountsCard(const Assessment &assessment, QWidget *parent = nullptr);

Q_SIGNALS:
    void unknownRequested(); ///< The owner asks what was not looked at.
};

} // namespace Patchwijzer
