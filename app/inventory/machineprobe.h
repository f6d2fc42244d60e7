// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"
#include "core/toolrunner.h"

#include <QString>

#include <stop_token>

namespace Patchwijzer {

/** Reads what is installed under @p root ("/" = this computer, live): packages of dpkg and rpm, flatpaks, snaps and
 *  firmware. An unreadable part ends up in notLookedAt or skipped; only when nothing at all can be read is that an
 *  error (FileMissing, FileUnreadable, UnsupportedPlatform, NoSoftwareList, ToolMissing, Cancelled).
 *  @param tools runs rpm, flatpak, snap and fwupdmgr; of another tree than "/" only rpm.
 */
[[nodiscard]] Result<Inventory> probeMachine(const QString &root, const QDateTime &now, ToolRunner &tools,
                                             std::stop_token stop = {});

/** The same with the programs of this computer. */
[[nodiscard]] Result<Inventory> probeMachine(const QString &root, const QDateTime &now, std::stop_token stop = {});

/** Which system the tree holds; nothing in it when it does not say. */
[[nodiscard]] OsRelease probeRelease(const QString &root);

} // namespace Patchwijzer
