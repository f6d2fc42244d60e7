// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/windowsrelease.h"
#include "inventory/foreigndocument.h"
#include "inventory/inventorybuilder.h"

#include <QByteArray>
#include <QList>

#include <optional>

// Inside this room only: what the tables of osquery mean.
namespace Patchwijzer {

/** What the rows tell of the system itself; its parts stand in several tables, in any order. */
struct OsquerySystem {
    bool isWindows = false;
    WindowsFacts windows;
    QList<QString> installedUpdates;
    bool updatesKnown = false;
};

using ReadOsqueryRow = void (*)(const DocumentNode &row, const QString &place, OsquerySystem &system,
                                InventoryBuilder &builder);

struct OsqueryTable {
    std::string_view name;
    QList<std::string_view> columns; ///< One of these and all of `needed` tell the table when its name is not given.
    QList<std::string_view> needed;
    ReadOsqueryRow read;
};

/** The table of that name, or whose name is the longest that stands in the name of a query; null when there is none. */
[[nodiscard]] const OsqueryTable *osqueryTableNamed(QByteArrayView name);

/** The table that has such columns; null when none or it cannot be told. */
[[nodiscard]] const OsqueryTable *osqueryTableWith(const QList<QByteArray> &columns);

} // namespace Patchwijzer
