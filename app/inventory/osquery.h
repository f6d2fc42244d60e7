// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace Patchwijzer {

/** Whether it holds rows of osquery's tables in one of the forms of readOsquery(). */
[[nodiscard]] bool looksLikeOsquery(const QByteArray &bytes);

/** Reads what osquery tells of a computer, in one of these forms:
 *  - `osqueryi --json "select * from programs"`: a list of rows; which table it is follows from the columns;
 *  - several tables in one object: {"os_version": [...], "deb_packages": [...]};
 *  - the results log, a line or a list of {"name": "pack/…/deb_packages", "columns"|"snapshot"|"diffResults": …},
 *    of which only what was added or is there counts, the later line winning.
 *
 *  Tables: os_version, system_info, kernel_info, deb_packages, rpm_packages, programs, chocolatey_packages,
 *  python_packages, npm_packages, patches, apps, homebrew_packages and registry (for the revision of Windows). Another
 *  table is named in `notLookedAt`. A module of Python or Node.js in a folder that belongs to the distribution has that
 *  distribution's package for an owner.
 *  @see https://osquery.io/schema
 *  @return NotJson, UnknownFormat, NoSoftwareList.
 */
[[nodiscard]] Result<Inventory> readOsquery(const QByteArray &bytes, const QString &name, const QDateTime &now);

} // namespace Patchwijzer
