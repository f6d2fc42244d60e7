// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace Patchwijzer {

/** The tables of `wmic qfe` and Get-HotFix: a line of headings with HotFixID among them. */
[[nodiscard]] bool looksLikeHotfixTable(const QByteArray &bytes);

/** Installed updates. Rows of old Windows do not keep to the columns: a number counts wherever it stands by itself.
 *  @return UnknownFormat, FileTooLarge.
 */
[[nodiscard]] Result<Inventory> readHotfixTable(const QByteArray &bytes, const QString &name, const QDateTime &now);

/** "KB4100347: 2018-10 Update for Windows 10 …" line by line: what Windows Update offers. */
[[nodiscard]] bool looksLikeOfferedUpdates(const QByteArray &bytes);

/** Updates that the computer's own Windows Update finds missing.
 *  @return UnknownFormat, FileTooLarge.
 */
[[nodiscard]] Result<Inventory> readOfferedUpdates(const QByteArray &bytes, const QString &name, const QDateTime &now);

/** What `dism /get-packages` and `dism /get-features` print. */
[[nodiscard]] bool looksLikeDism(const QByteArray &bytes);

/** Build and installed updates of Windows. Which of client and server it is, is told only when a package says so or
 *  when there is only one of that build; else the release is left without its name in advisories.
 *  @return UnknownFormat, FileTooLarge.
 */
[[nodiscard]] Result<Inventory> readDism(const QByteArray &bytes, const QString &name, const QDateTime &now);

} // namespace Patchwijzer
