// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace Patchwijzer {

/** Lists of programs, packaged apps, updates or of Windows itself, as PowerShell, WMIC and osquery write them: one
 *  form for each function, the same rules behind them all. Programs, updates and releases may stand in one list.
 *  @see facts: PLATFORMS 7.1, 7.2
 */
[[nodiscard]] bool looksLikeWindowsJson(const QByteArray &bytes);  ///< ConvertTo-Json, osqueryi --json.
[[nodiscard]] bool looksLikeWindowsCsv(const QByteArray &bytes);   ///< Export-Csv, wmic /format:csv, osqueryi --csv.
[[nodiscard]] bool looksLikeWindowsList(const QByteArray &bytes);  ///< Format-List, wmic /format:list.
[[nodiscard]] bool looksLikeWindowsTable(const QByteArray &bytes); ///< Format-Table, wmic.

/** @return UnknownFormat, NotJson, FileTooLarge, or NoSoftwareList when no record says anything we know. */
[[nodiscard]] Result<Inventory> readWindowsJson(const QByteArray &bytes, const QString &name, const QDateTime &now);
[[nodiscard]] Result<Inventory> readWindowsCsv(const QByteArray &bytes, const QString &name, const QDateTime &now);
[[nodiscard]] Result<Inventory> readWindowsList(const QByteArray &bytes, const QString &name, const QDateTime &now);
[[nodiscard]] Result<Inventory> readWindowsTable(const QByteArray &bytes, const QString &name, const QDateTime &now);

} // namespace Patchwijzer
