// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QList>

namespace Patchwijzer {

/** One inventory of several files that tell of the same computer, such as systeminfo, an export of winget and a part of
 *  the registry. Pure; the order of the files does not matter.
 *
 *  - The system is put together from what each tells; of two that contradict each other (another distribution, release
 * or build of Windows, Windows and Linux) both are named and nothing is made of it.
 *  - One program in several files becomes one record when an identifier of its installation is the same (code of the
 *    installer, winget id, package family, flatpak id, snap), or its name, version, architecture and scope; what one of
 *    them does not tell never keeps two apart, what both tell does. The record that tells most stays, with the
 *    identifiers of the others and what only they told. No program is lost.
 *  - What one file did not have and another has is no longer named as not looked at.
 *  @return BadValue when they are not of one computer; the only error. `takenAt` is of the oldest file.
 */
[[nodiscard]] Result<Inventory> mergeInventories(const QList<Inventory> &inventories);

} // namespace Patchwijzer
