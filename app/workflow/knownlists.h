// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/wingetpackage.h"
#include "matching/lifecycle.h"
#include "store/feeddatabase.h"

#include <QByteArray>
#include <QList>

// Inside this room only: imported lists that are about no leak. They are kept as they were published, and read again
// when they are needed; one that cannot be read any more gives nothing.
namespace Patchwijzer {

/** How long systems, packages and programs are supported. */
[[nodiscard]] Result<SupportFacts> readSupportFacts(const FeedDatabase &database);

/** The programs that winget knows; empty when its list was not imported. */
[[nodiscard]] Result<QList<WingetPackage>> readWingetPackages(const FeedDatabase &database);

/** The index of winget as Microsoft publishes it; a database can only be read from a file, which is gone afterwards.
 *  @return as readWingetDatabase(), or CannotWrite.
 */
[[nodiscard]] Result<WingetIndex> wingetIndexOf(const QByteArray &database);

} // namespace Patchwijzer
