// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Patchwijzer {

/** The rooms of the window, in the order of the navigation. */
enum class Room { Overview, Updates, Plan, Devices, Sources, Help };

} // namespace Patchwijzer
