// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"

namespace Patchwijzer {

/** Whether a record that is not in the catalogue is something that nobody starts: a driver, a runtime, a language pack,
 *  what a bill of materials or a firmware tool lists. Only for folding it away; says nothing of what it is.
 */
[[nodiscard]] bool looksLikeSystemPart(const Software &software);

} // namespace Patchwijzer
