// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"
#include "inventory/softwarelist.h"

#include <QByteArray>
#include <QString>

namespace Patchwijzer {

/** Whether most of the first lines are packages as dpkg or apt lists them, in one of the forms of readDpkgPackages().
 */
[[nodiscard]] bool looksLikeDpkgList(const QByteArray &bytes);

/** Reads what dpkg and apt print of the packages. A line for each, in one of these forms:
 *  - `dpkg-query -W` with tabs: name, version, architecture, source, its version, state ("ii "), size in KiB;
 *  - the same with name, architecture, version, size in KiB, section and perhaps status, as the GLPI agent asks for
 * them;
 *  - `dpkg -l`, with or without its heading;
 *  - `dpkg-query -W`: name and version;
 *  - `apt list --installed`.
 *  Removed packages whose settings remain are left out. All but the first form do not tell the source package, which is
 *  what security data speak of: then `sourcePackage` is the package's own name.
 *
 *  @param where names the file in errors.
 *  @return NoSoftwareList when not one line could be read.
 *  @see dpkg-query(1); facts: PLATFORMS 1.1
 */
[[nodiscard]] Result<SoftwareList> readDpkgPackages(const QByteArray &bytes, const QString &where);

/** A whole inventory of such a list. When the source packages are not told, "sourcePackages" is named in
 *  `notLookedAt`; the release comes from the version of `base-files`.
 */
[[nodiscard]] Result<Inventory> readDpkgList(const QByteArray &bytes, const QString &name, const QDateTime &now);

} // namespace Patchwijzer
