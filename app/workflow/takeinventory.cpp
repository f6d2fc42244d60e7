// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventoryfile.h"
#include "inventory/machineprobe.h"
#include "inventory/mergeinventory.h"
#include "transport/archive/archivereader.h"
#include "workflow/assessment.h"

#include <QFileInfo>

#include <utility>

namespace Patchwijzer {
namespace {

/** A list of 10,000 packages takes about 10 MB; anything near this is no inventory. */
constexpr qint64 largestInventory = qint64(256) << 20;

} // namespace

Result<Inventory> takeInventory(const AssessOptions &options, std::stop_token stop)
{
    if (options.inventoryFiles.isEmpty())
        return probeMachine(options.root, options.now, std::move(stop));
    ArchiveLimits limits;
    limits.entryBytes = largestInventory;
    QList<Inventory> inventories;
    for (const auto &file : options.inventoryFiles) {
        PW_TRY(const auto bytes, readMaybeCompressed(file, limits, stop));
        PW_TRY(const auto inventory, readInventoryFile(bytes, QFileInfo(file).fileName(), options.now));
        inventories.append(inventory);
    }
    return inventories.size() == 1 ? Result<Inventory>(inventories.front()) : mergeInventories(inventories);
}

} // namespace Patchwijzer
