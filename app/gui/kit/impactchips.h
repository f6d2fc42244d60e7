// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impact.h"
#include "gui/kit/chip.h"

#include <QList>

namespace Patchwijzer {

/** What an update does to this computer, as chips in the fixed order: programs that close, restart, minutes,
 *  way back, download. A fact that is not known is said to be unknown; it is never left out;
 *  when nothing at all is known, one chip says so.
 */
[[nodiscard]] QList<ChipText> impactChips(const Impact &impact);

} // namespace Patchwijzer
