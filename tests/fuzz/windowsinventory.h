// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "fuzz/fuzzing.h"

#include <QDateTime>

#include <functional>

// What the targets of the Windows readers share.
namespace Patchwijzer::Fuzz {

using WindowsReader = Result<Inventory> (*)(const QByteArray &bytes, const QString &name, const QDateTime &now);

/** Twice the same, sorted, no record without a name, no text that could do harm, updates by number. */
inline void checkWindowsReader(WindowsReader read, const QByteArray &bytes)
{
    const QDateTime now(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    const auto name = QStringLiteral("file");
    const auto inventory = read(bytes, name, now);
    requireSame(inventory, read(bytes, name, now), std::equal_to<>());
    if (!inventory)
        return;
    requirePlaces(inventory->skipped);
    require(inventory->machine.windows.has_value(), "it is a Windows computer");
    requireSortedWithoutDoubles(inventory->machine.windows->installedUpdates);
    requireSortedWithoutDoubles(inventory->machine.windows->missingUpdates);
    const auto &all = inventory->software;
    require(std::is_sorted(all.begin(), all.end(),
                           [](const Software &one, const Software &next) {
                               return std::tie(one.name, one.architecture, one.version)
                                   < std::tie(next.name, next.architecture, next.version);
                           }),
            "sorted by name, architecture and version");
    for (const auto &software : all) {
        require(!software.name.isEmpty(), "a program has a name");
        const auto isControl = [](QChar c) { return c.unicode() < 0x20; };
        require(std::none_of(software.name.begin(), software.name.end(), isControl), "a name is one line");
        require(software.version.isEmpty() || isValidVersion(software.scheme, software.version),
                "versions have an order");
    }
}

} // namespace Patchwijzer::Fuzz
