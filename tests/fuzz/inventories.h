// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fuzz/fuzzing.h"
#include "inventory/inventoryfile.h"
#include "inventory/inventoryorder.h"

#include <QDateTime>

// What holds of every inventory, whoever wrote it.
namespace Patchwijzer::Fuzz {

[[nodiscard]] inline QDateTime fuzzTime()
{
    return {QDate(2026, 1, 1), QTime(0, 0), Qt::UTC};
}

/** @p read gives the same each time, and what it gives can be saved and read back. */
template<typename Read>
void requireInventory(Read read)
{
    const Result<Inventory> inventory = read();
    requireSame(inventory, Result<Inventory>(read()), std::equal_to<>());
    if (!inventory)
        return;
    requirePlaces(inventory->skipped);
    requireSortedWithoutDoubles(inventory->software, comesBefore);
    const auto json = inventoryToJson(*inventory);
    const auto again = readInventoryFile(json, QStringLiteral("f"), fuzzTime());
    require(again.has_value(), "what we write can be read back");
    require(inventoryToJson(*again) == json, "what is read back is written the same");
}

} // namespace Patchwijzer::Fuzz
