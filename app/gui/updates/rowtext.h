// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/softwarecatalog.h"
#include "gui/updates/updaterow.h"

#include <QString>

namespace Patchwijzer {

// The words of the list on the Updates page. Plain text: names come from outside and may hold anything.

[[nodiscard]] QString rowTitle(const UpdateRow &row);    ///< Group: its name. Update: the program. Others: empty.
[[nodiscard]] QString rowSubtitle(const UpdateRow &row); ///< "128.3 to 128.7", or what it is when that says nothing.
[[nodiscard]] QString rowEffect(const UpdateRow &row);   ///< "restart" or minutes; empty when there is nothing to do.
[[nodiscard]] QString rowDecision(const UpdateRow &row); ///< "in the plan", "postponed", …; empty when undecided.
[[nodiscard]] QString rowSpoken(const UpdateRow &row);   ///< The whole row for a screen reader, urgency included.

[[nodiscard]] QString groupDeadline(const UpdateRow &row); ///< "by 20 January 2026 at the latest"; empty without one.
[[nodiscard]] QString groupSpoken(const UpdateRow &row, int count);
/** @param hidden updates folded away; 0 = the group is unfolded. */
[[nodiscard]] QString toggleText(Urgency group, int count, int hidden);

[[nodiscard]] QString partsText(int count); ///< "Parts of the system (12)"
[[nodiscard]] QString partsSpoken(int count, bool open);

/** What sort of program it is and what it is for: "Internet. Hiermee bekijkt u websites." Empty when we know neither.
 */
[[nodiscard]] QString aboutText(const Update &update, const SoftwareCatalog &catalog);

/** "3.0.20 to 3.0.22": as short as the two can be told apart; only the new one when nothing else is known. */
[[nodiscard]] QString versionChange(const Update &update);
/** @p text with control characters and direction marks made harmless, on one line. */
[[nodiscard]] QString oneLine(const QString &text);

} // namespace Patchwijzer
