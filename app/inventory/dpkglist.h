// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace Patchwijzer {

/** Whether most of the first lines are packages in one of the forms of readDpkgList(). */
[[nodiscard]] bool looksLikeDpkgList(const QByteArray &bytes);

/** Reads a list of packages as people make it by hand, in one of these forms:
 *  - `dpkg -l`; a name or version that fills a narrow column may be cut off, and is skipped;
 *  - `dpkg-query -W`: name and version with a tab between them;
 *  - name, architecture, version, size, section and perhaps status with tabs between them, as the GLPI agent asks;
 *  - `apt list --installed`.
 *  None of them tells the source package; that is named in `notLookedAt`. The release follows from `base-files`.
 *  @return NoSoftwareList when not one line could be read.
 *  @see dpkg(1), dpkg-query(1), apt(8)
 */
[[nodiscard]] Result<Inventory> readDpkgList(const QByteArray &bytes, const QString &name, const QDateTime &now);

} // namespace Patchwijzer
