// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QString>

#include <stop_token>

namespace Patchwijzer {

/** Reads what is installed under @p root ("/" = this computer, live).
 *  An unreadable part ends up in notLookedAt or skipped; only a tree with no readable package
 *  database at all is an error (FileMissing, FileUnreadable, UnsupportedPlatform, Cancelled).
 */
[[nodiscard]] Result<Inventory> probeMachine(const QString &root, const QDateTime &now, std::stop_token stop = {});

/** Which system the tree holds; nothing in it when it does not say. */
[[nodiscard]] OsRelease probeRelease(const QString &root);

} // namespace Patchwijzer
