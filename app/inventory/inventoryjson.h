// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace Patchwijzer {

/** Reads what inventoryToJson() wrote, or a scan that another program wrote in that form. Hostile input:
 *  wrong types, duplicate keys, unknown words and absurd sizes are refused, unknown keys passed over.
 *  @return NotJson, UnknownFormat (JSON, but not an inventory), MissingField or BadValue with a JSON pointer.
 */
[[nodiscard]] Result<Inventory> inventoryFromJson(const QByteArray &bytes, const QString &name, const QDateTime &now);

} // namespace Patchwijzer
