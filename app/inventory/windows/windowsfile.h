// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace Patchwijzer {

/** Whether one of the readers of this folder knows the form. Looks at the beginning only. */
[[nodiscard]] bool looksLikeWindowsFile(const QByteArray &bytes);

/** Reads any file that Windows and its tools write about what is installed: .reg, winget, systeminfo, hotfixes, DISM,
 *  WMIC, PowerShell and osquery lists. A file of one form tells only a part; see `notLookedAt`.
 *  @param bytes the file's contents, already decompressed.
 *  @return UnknownFormat, NoSoftwareList (also for an empty file), NotJson, FileTooLarge.
 */
[[nodiscard]] Result<Inventory> readWindowsFile(const QByteArray &bytes, const QString &name, const QDateTime &now);

} // namespace Patchwijzer
