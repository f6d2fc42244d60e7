// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/osquerytables.h"

// Inside this room only: the rows of osquery's tables of programs and modules, each as ReadOsqueryRow.
namespace Patchwijzer {

void readOsqueryProgram(const DocumentNode &row, const QString &place, OsquerySystem &system,
                        InventoryBuilder &builder);
void readOsqueryChocolatey(const DocumentNode &row, const QString &place, OsquerySystem &system,
                           InventoryBuilder &builder);
void readOsqueryMacApp(const DocumentNode &row, const QString &place, OsquerySystem &system, InventoryBuilder &builder);
void readOsqueryHomebrew(const DocumentNode &row, const QString &place, OsquerySystem &system,
                         InventoryBuilder &builder);
void readOsqueryPythonModule(const DocumentNode &row, const QString &place, OsquerySystem &system,
                             InventoryBuilder &builder);
void readOsqueryNodeModule(const DocumentNode &row, const QString &place, OsquerySystem &system,
                           InventoryBuilder &builder);

} // namespace Patchwijzer
