// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/productclaim.h"

#include <QList>

namespace Patchwijzer {

/** What an advisory of Mozilla (parseMozillaAdvisory()) says of each of its products, as the maker. All its CVEs are in
 *  each claim: which of them is in which product it does not tell.
 *
 *  It speaks of one branch of the Extended Support Release at a time, and Thunderbird comes from such a branch or out
 *  every month, under one name: of the branches that were alive beside the fixed one it says nothing (Unknown). A
 * branch that began later has the repair.
 *  @see https://whattrainisitnow.com/calendar/ for when branches began
 */
[[nodiscard]] QList<ProductClaim> mozillaClaimsOf(const Advisory &advisory);

} // namespace Patchwijzer
