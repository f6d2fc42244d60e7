// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QList>

namespace Patchwijzer {

/** One computer of what several files tell of it. @return BadValue, both systems named, when it cannot be one. */
[[nodiscard]] Result<Machine> mergeMachines(const QList<Inventory> &inventories);

} // namespace Patchwijzer
