// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** What can be told of a regular expression without running it: so that a name is held against the few that can match
 *  it, and so that of two that do, the one that asks for more is the better.
 */
struct PatternShape {
    /** Every match begins with one of these, in small letters. Empty = nothing is known, it has to be tried. */
    QList<QString> starts;
    int literals = 0; ///< Characters that every match has, those of the shortest alternative.

    bool operator==(const PatternShape &) const = default;
};

/** Errs to the safe side: what it does not understand makes it know less, never wrong. */
[[nodiscard]] PatternShape shapeOf(QStringView pattern);

} // namespace Patchwijzer
