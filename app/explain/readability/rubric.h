// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/readability/passages.h"

#include <QList>
#include <QString>

#include <optional>

namespace Patchwijzer {

/** What one rule of the rubric for plain Dutch says of a text. */
struct RuleVerdict {
    enum class Outcome {
        Passed,
        Failed,
        NotDecided, ///< There is too little text for it.
    };

    QString rule; ///< "A1" to "A13", "B1" to "B6", "C0" to "C8", "D1", "D2", "D5".
    Outcome outcome = Outcome::Passed;
    std::optional<double> value; ///< What was measured, where the rule is about a number; shares in percent.
    QList<QString> evidence;     ///< Words and sentences that make it fail. Never a reason by itself.

    [[nodiscard]] bool failed() const { return outcome == Outcome::Failed; }
    bool operator==(const RuleVerdict &) const = default;
};

/** An explanation as a whole, by every rule that a text alone decides:
 *  A numbers; B words; C the six parts (C0 all there and in order, C1 to C6 what each must hold, C7 title and summary,
 *  C8 somebody to call and a later day); D5 no promise, no certainty.
 */
[[nodiscard]] QList<RuleVerdict> judgeExplanation(const ReadText &text, const DutchWords &words);

/** Loose sentences, such as messages and tooltips: A5, A8, A9, A11 (only "je"), A13 and B1 to B4. */
[[nodiscard]] QList<RuleVerdict> judgeSentences(const ReadText &text, const DutchWords &words);

/** Whether a first word tells somebody what to do. */
[[nodiscard]] bool startsWithVerb(const QString &text, const DutchWords &words);

// The rules of each section; called by the two above.
[[nodiscard]] QList<RuleVerdict> judgeNumbers(const ReadText &text, const DutchWords &words);
[[nodiscard]] QList<RuleVerdict> judgeWords(const ReadText &text, const DutchWords &words);
[[nodiscard]] QList<RuleVerdict> judgeParts(const ReadText &text, const DutchWords &words);
/** Whether the text says of @p word what it is. */
[[nodiscard]] bool isExplained(const QString &word, const ReadText &text, const DutchWords &words);

} // namespace Patchwijzer
