// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"

#include <QList>

namespace Patchwijzer {

/** The software of several files, each program once. @see mergeInventories() for what makes two records one.
 *  Windows itself is left out: it follows from the machine.
 */
[[nodiscard]] QList<Software> mergeSoftware(const QList<Inventory> &inventories);

} // namespace Patchwijzer
