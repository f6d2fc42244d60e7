// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/csafversionrange.h"

// Inside feeds/csaf only: comparisons with a version, as `vers:` and free text write them.
namespace Patchwijzer::Csaf {

enum class Op { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };

struct Constraint {
    Op op = Op::Equal;
    QString version;
};
using Constraints = QList<Constraint>;

[[nodiscard]] bool isComparator(QChar c);

/** Takes the comparison at the start of @p text; nothing for one nobody knows. */
[[nodiscard]] std::optional<Op> takeOp(QStringView *text);

/** Turns comparisons in ascending order into intervals: a lower one begins an interval and the next upper one ends
 *  it. @return false when two of a kind stand side by side, which may mean "either" as well as "both".
 */
[[nodiscard]] bool assemble(const Constraints &constraints, CsafVersionRange *range);

/** Whether no version comes after a later one, as far as versions can be ordered without knowing their rules. */
[[nodiscard]] bool ascends(const Constraints &constraints);

/** Reads a range in free text ("vls"), at low trust; Unreadable when any of it is not understood. */
[[nodiscard]] CsafVersionRange readLoose(QStringView text);

} // namespace Patchwijzer::Csaf
