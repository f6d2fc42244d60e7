// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/update.h"
#include "gui/kit/icons.h"

namespace Patchwijzer {

/** A picture of what the program is for; a parcel when that is not known. Never carries meaning of its own. */
[[nodiscard]] Icon programIcon(const Update &update);

} // namespace Patchwijzer
