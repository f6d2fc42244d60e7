// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/mergeinventory.h"

#include "inventory/inventoryorder.h"
#include "inventory/mergemachine.h"
#include "inventory/mergesoftware.h"
#include "inventory/windows/windowsinventory.h"

#include <algorithm>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** Of a device in several files the one that was changed last. */
QList<Device> mergeDevices(const QList<Inventory> &inventories)
{
    QList<Device> all;
    for (const auto &inventory : inventories)
        all += inventory.devices;
    std::sort(all.begin(), all.end(), [](const Device &lhs, const Device &rhs) {
        const auto key = [](const Device &d) {
            return std::tie(d.brand, d.model, d.modelId, d.firmware, d.note, d.kind, d.exposed, d.manager);
        };
        if (lhs.id != rhs.id)
            return lhs.id < rhs.id;
        return lhs.changedAt != rhs.changedAt ? lhs.changedAt > rhs.changedAt : key(lhs) < key(rhs);
    });
    all.erase(
        std::unique(all.begin(), all.end(), [](const Device &lhs, const Device &rhs) { return lhs.id == rhs.id; }),
        all.end());
    return all;
}

bool anyOf(const QList<Software> &software, bool (*holds)(const Software &one))
{
    return std::any_of(software.begin(), software.end(), holds);
}

/** Whether another file has what this one says that it does not have. */
bool isThere(const Inventory &merged, const QList<Inventory> &inventories, const NotLookedAt &place)
{
    if (place.reason != "notPresent"_L1)
        return false;
    const auto &machine = merged.machine;
    if (place.what == "osRelease"_L1)
        return (!machine.os.id.isEmpty() && !machine.os.versionId.isEmpty())
            || (machine.windows && !machine.windows->build.isEmpty());
    if (place.what == "packages"_L1)
        return anyOf(merged.software, [](const Software &one) { return one.kind == SoftwareKind::Package; });
    if (place.what == "sourcePackages"_L1)
        return !anyOf(merged.software, [](const Software &one) {
            return one.kind == SoftwareKind::Package && one.scheme != VersionScheme::Unknown
                && one.sourcePackage.isEmpty();
        });
    if (place.what == "windowsRelease"_L1)
        return machine.windows && !machine.windows->build.isEmpty();
    if (place.what == "windowsUpdates"_L1)
        return machine.windows && machine.windows->updatesKnown;
    if (place.what != "windowsPrograms"_L1)
        return false;
    return std::any_of(inventories.begin(), inventories.end(), [](const Inventory &one) {
        return one.machine.windows && std::none_of(one.notLookedAt.begin(), one.notLookedAt.end(), [](const auto &n) {
                   return n.what == "windowsPrograms"_L1;
               });
    });
}

} // namespace

Result<Inventory> mergeInventories(const QList<Inventory> &inventories)
{
    if (inventories.size() == 1)
        return inventories[0];
    Inventory merged;
    PW_TRY(merged.machine, mergeMachines(inventories));
    merged.software = mergeSoftware(inventories);
    if (merged.machine.windows) {
        if (auto system = softwareOf(*merged.machine.windows))
            merged.software.append(*std::move(system));
    }
    merged.devices = mergeDevices(inventories);
    for (const auto &inventory : inventories) {
        merged.skipped += inventory.skipped;
        for (const auto &place : inventory.notLookedAt) {
            if (!isThere(merged, inventories, place))
                merged.notLookedAt.append(place);
        }
        if (!merged.takenAt.isValid() || (inventory.takenAt.isValid() && inventory.takenAt < merged.takenAt))
            merged.takenAt = inventory.takenAt;
    }
    sortInventory(merged);
    return merged;
}

} // namespace Patchwijzer
