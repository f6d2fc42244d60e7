// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace Patchwijzer {

/** Whether it is an inventory of the GLPI agent in JSON. */
[[nodiscard]] bool looksLikeGlpiJson(const QByteArray &bytes);

/** Whether it is an inventory of the GLPI agent, FusionInventory or OCS Inventory in XML. */
[[nodiscard]] bool looksLikeGlpiXml(const QByteArray &bytes);

/** Reads what the GLPI agent tells of a computer. Packages of rpm and dpkg come without their source package, and rpm's
 *  without the epoch; that is named in `notLookedAt`. On Windows rows of updates and of parts that the list of programs
 *  does not show are left out, as PLATFORMS 7.1 has it; the updates that Windows itself names are kept in
 *  `machine.windows`.
 *  @see https://github.com/glpi-project/inventory_format (inventory.schema.json)
 *  @return NotJson, MissingField (no "content"), NoSoftwareList.
 */
[[nodiscard]] Result<Inventory> readGlpiJson(const QByteArray &bytes, const QString &name, const QDateTime &now);

/** The same in XML. @see http://fusioninventory.org/documentation/dev/spec/protocol/inventory.html */
[[nodiscard]] Result<Inventory> readGlpiXml(const QByteArray &bytes, const QString &name, const QDateTime &now);

} // namespace Patchwijzer
