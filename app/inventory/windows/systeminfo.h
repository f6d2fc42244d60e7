// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace Patchwijzer {

/** What `systeminfo` prints, in any language and code page, with what a terminal puts around it. Told by its structure:
 *  a line that ends in "10.0.19045 … 19045" below one that names Windows.
 */
[[nodiscard]] bool looksLikeSysteminfo(const QByteArray &bytes);

/** Windows and its hotfixes; a list of hotfixes that was cut short leaves `updatesKnown` off. The revision (UBR) is
 * only known when the greeting of the command prompt, "Microsoft Windows [Version 10.0.19045.2364]", stands above it.
 *  @return UnknownFormat, FileTooLarge.
 */
[[nodiscard]] Result<Inventory> readSysteminfo(const QByteArray &bytes, const QString &name, const QDateTime &now);

} // namespace Patchwijzer
