// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace Patchwijzer {

/** Reads an inventory that was saved on this or another machine, in any of inventoryForms().
 *  Recognised by content. A dpkg status file has no os-release: the release is taken from Debian's own
 *  `base-files` version, and stays empty when that cannot be told.
 *  @param bytes the file's contents, already decompressed.
 *  @param name for messages and `Inventory`'s provenance only.
 *  @return UnknownFormat when it is none of these; a form that we know and cannot use is named, with the reason.
 */
[[nodiscard]] Result<Inventory> readInventoryFile(const QByteArray &bytes, const QString &name, const QDateTime &now);

/** The form that readInventoryFile() takes back; also what `scan --json` prints. Sorted and stable. */
[[nodiscard]] QByteArray inventoryToJson(const Inventory &inventory);

} // namespace Patchwijzer
