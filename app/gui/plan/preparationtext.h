// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "gui/kit/icons.h"

#include <QString>

namespace Patchwijzer {

/** How one preparation is shown: words always say what the icon says. */
struct PreparationText {
    Icon icon = Icon::Question;
    Ink ink = Ink::Text;
    QString title;
    QString explanation;
    QString confirm; ///< What the owner says by pressing the button; empty when there is nothing to say.
    /** We can see for ourselves whether it is so: the button looks again instead of believing the owner. */
    bool lookAgain = false;

    bool operator==(const PreparationText &) const = default;
};

[[nodiscard]] PreparationText preparationTextOf(const Preparation &preparation);

} // namespace Patchwijzer
