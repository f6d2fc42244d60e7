// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/explainer.h"
#include "explain/readability/rubric.h"

#include <QList>

namespace Patchwijzer {

/** What an explanation claims, read back from its words. */
struct Claims {
    enum class Back { Silent, Yes, No, Unknown };

    QList<QString> abuse;   ///< Sentences that say that a leak is being misused.
    QList<QString> restart; ///< Sentences that speak of starting the computer again.
    QList<QString> minutes; ///< Sentences that name a duration.
    Back back = Back::Silent;
};

[[nodiscard]] Claims claimsOf(const ReadText &text, const DutchWords &words);

/** Rules D1 (each claim has its fact) and D2 (no fact is dropped), about misuse, restarting, minutes and the way back.
 */
[[nodiscard]] QList<RuleVerdict> judgeTruth(const ReadText &text, const ExplainFacts &facts, const DutchWords &words);

} // namespace Patchwijzer
