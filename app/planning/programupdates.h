// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device.h"
#include "planning/updates.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** Rows of everything that no package manager of a distribution keeps: one for Windows itself ("windows:update"), one
 *  for each program ("program:mozilla-firefox"), device ("device:<brand>-<model>") and part with firmware
 * ("firmware:<name>"). A program that is there twice is one row: each copy has to be updated. Windows restarts the
 * computer (estimated); of all else the effect was not looked for. For a device it counts whether that device can be
 * reached from the internet, not whether this computer can.
 */
[[nodiscard]] QList<Update> programUpdates(const PlanningInput &input);

/** Update::id of the row of a device. */
[[nodiscard]] QString deviceUpdateId(const Device &device);

} // namespace Patchwijzer
