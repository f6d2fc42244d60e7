// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"

#include <QList>

namespace Patchwijzer {

/** The order of software in an inventory: by name, architecture and version, then by all that can still differ, so that
 *  the same records stand in the same order wherever they came from.
 */
[[nodiscard]] bool comesBefore(const Software &lhs, const Software &rhs);

/** Sorts by kind and value, and drops what is there twice. */
void sortIdentifiers(QList<SoftwareIdentifier> &identifiers);

/** Puts every list of @p inventory in its order; records that are wholly alike are kept once. */
void sortInventory(Inventory &inventory);

} // namespace Patchwijzer
