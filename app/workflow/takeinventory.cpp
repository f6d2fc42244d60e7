// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventoryfile.h"
#include "inventory/machineprobe.h"
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
    if (options.inventoryFile.isEmpty())
        return probeMachine(options.root, options.now, std::move(stop));
    ArchiveLimits limits;
    limits.entryBytes = largestInventory;
    PW_TRY(const auto bytes, readMaybeCompressed(options.inventoryFile, limits, std::move(stop)));
    return readInventoryFile(bytes, QFileInfo(options.inventoryFile).fileName(), options.now);
}

} // namespace Patchwijzer
