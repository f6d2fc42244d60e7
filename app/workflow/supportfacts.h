// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "matching/lifecycle.h"

namespace Patchwijzer {

class FeedDatabase;

/** How long systems and packages are supported, as far as the lists that say so were imported. A list that cannot be
 *  read any more is left out.
 */
[[nodiscard]] Result<SupportFacts> readSupportFacts(const FeedDatabase &database);

} // namespace Patchwijzer
