// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "inventory/inventoryfile.h"
#include "inventory/inventoryjson.h"

#include <QDateTime>

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const QDateTime now(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    const auto inventory = readInventoryFile(bytes, u"inventory"_s, now);
    requireSame(inventory, readInventoryFile(bytes, u"inventory"_s, now), std::equal_to<>());
    if (!inventory)
        return 0;
    const auto json = inventoryToJson(*inventory);
    const auto again = readInventoryFile(json, u"inventory"_s, now);
    require(again.has_value(), "what we write can be read back");
    require(inventoryToJson(*again) == json, "what is read back is written the same");
    return 0;
}
