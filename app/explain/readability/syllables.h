// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/readability/dutchwords.h"

#include <QString>

namespace Patchwijzer {

/** How many syllables a reader says, at least 1: groups of vowels, with a diaeresis starting a new one. English pieces
 *  count as they are said, letters without a vowel one by one (vpn: 3), digits one by one up to 4, a name as 2.
 *  Hyphenation patterns are no substitute: they never split off a single vowel (a-vond), which lifts the Flesch-Douma
 *  score of a text by about 6 points.
 */
[[nodiscard]] qsizetype syllablesOf(const QString &word, const DutchWords &words);

} // namespace Patchwijzer
