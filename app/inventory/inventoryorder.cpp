// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/inventoryorder.h"

#include <algorithm>
#include <tuple>

namespace Patchwijzer {
namespace {

auto orderOf(const SoftwareIdentifier &one)
{
    return std::tie(one.kind, one.value);
}

bool identifierBefore(const SoftwareIdentifier &lhs, const SoftwareIdentifier &rhs)
{
    return orderOf(lhs) < orderOf(rhs);
}

template<typename Value>
void dropDoubles(QList<Value> &values)
{
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

} // namespace

bool comesBefore(const Software &lhs, const Software &rhs)
{
    // Most differ in one of these already.
    const auto head = [](const Software &s) { return std::tie(s.name, s.architecture, s.version, s.scope, s.source); };
    if (head(lhs) != head(rhs))
        return head(lhs) < head(rhs);
    const auto tail = [](const Software &s) {
        return std::tie(s.kind, s.scheme, s.state, s.location, s.publisher, s.channel, s.module, s.owner,
                        s.sourcePackage, s.sourceVersion, s.baseSourcePackage, s.baseSourceVersion, s.section, s.held,
                        s.installedSizeBytes, s.versionOrigin, s.installed, s.endOfLife, s.endOfLifeReason,
                        s.epochKnown);
    };
    if (tail(lhs) != tail(rhs))
        return tail(lhs) < tail(rhs);
    return std::lexicographical_compare(lhs.identifiers.begin(), lhs.identifiers.end(), rhs.identifiers.begin(),
                                        rhs.identifiers.end(), identifierBefore);
}

void sortIdentifiers(QList<SoftwareIdentifier> &identifiers)
{
    std::sort(identifiers.begin(), identifiers.end(), identifierBefore);
    dropDoubles(identifiers);
}

void sortInventory(Inventory &inventory)
{
    for (auto &one : inventory.software)
        sortIdentifiers(one.identifiers);
    std::sort(inventory.software.begin(), inventory.software.end(), comesBefore);
    dropDoubles(inventory.software);
    std::stable_sort(inventory.devices.begin(), inventory.devices.end(),
                     [](const Device &lhs, const Device &rhs) { return lhs.id < rhs.id; });
    std::sort(inventory.notLookedAt.begin(), inventory.notLookedAt.end(),
              [](const NotLookedAt &lhs, const NotLookedAt &rhs) {
                  return std::tie(lhs.what, lhs.detail, lhs.reason) < std::tie(rhs.what, rhs.detail, rhs.reason);
              });
    dropDoubles(inventory.notLookedAt);
    std::sort(inventory.skipped.begin(), inventory.skipped.end(), [](const Error &lhs, const Error &rhs) {
        return std::tie(lhs.where, lhs.detail, lhs.code) < std::tie(rhs.where, rhs.detail, rhs.code);
    });
    dropDoubles(inventory.skipped);
}

} // namespace Patchwijzer
