// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/wingetpackage.h"
#include "store/feeddatabase.h"

#include <QByteArray>
#include <QList>

// Inside this room only.
namespace Patchwijzer {

/** The programs that winget knows; empty when its list was not imported. */
[[nodiscard]] Result<QList<WingetPackage>> readWingetPackages(const FeedDatabase &database);

/** The index of winget as Microsoft publishes it; a database can only be read from a file, which is gone afterwards.
 *  @return as readWingetDatabase(), or CannotWrite.
 */
[[nodiscard]] Result<WingetIndex> wingetIndexOf(const QByteArray &database);

} // namespace Patchwijzer
