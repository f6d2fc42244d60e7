// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace Patchwijzer {

/** Whether it is the result of a scan by vuls: JSON with "jsonVersion", "serverName" and "family". */
[[nodiscard]] bool looksLikeVulsResult(const QByteArray &bytes);

/** Reads what vuls found on one machine: its release, packages, kernel, and of Windows its programs and updates.
 *  - Packages of a system whose versions we cannot order (Alpine, FreeBSD) are there with VersionScheme::Unknown, and
 *    "versionOrder" is named in `notLookedAt`.
 *  - Products that the owner named by CPE ("cpeNames" of this server) are programs or, by their part, devices.
 *  - `takenAt` is the time of the scan when it is told.
 *  - What vuls could not look at itself is in `skipped` as ToolFailed.
 *
 *  @param name names the file in errors.
 *  @return NotJson, UnknownFormat, FileTooLarge; NoSoftwareList when it names no package, program, product or Windows.
 *  @see future-architect/vuls, models/scanresults.go
 */
[[nodiscard]] Result<Inventory> readVulsResult(const QByteArray &bytes, const QString &name, const QDateTime &now);

} // namespace Patchwijzer
