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

/** Fills in `manager`, `name` and `packages` of a row that is known by its id alone, because it is no longer asked for:
 *  those of programUpdates(). Others are left as they are.
 *  @param identities of Inventory::software, one for one; without them programs are not found.
 */
void recogniseProgramUpdate(Update &update, const Inventory &inventory, const QList<SoftwareIdentity> &identities);

/** Update::id of the row of a device. */
[[nodiscard]] QString deviceUpdateId(const Device &device);

} // namespace Patchwijzer
