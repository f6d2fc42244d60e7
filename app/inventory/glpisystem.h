// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/foreigndocument.h"
#include "inventory/inventorybuilder.h"

// Inside this room only: half of the reader of GLPI's inventories.
namespace Patchwijzer {

enum class GlpiSystem { Unknown, Linux, Windows, Mac };

/** Reads which system it is into the machine of @p builder, and says what follows from that. */
GlpiSystem readGlpiSystem(const DocumentNode &content, InventoryBuilder &builder);

} // namespace Patchwijzer
