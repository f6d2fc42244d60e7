// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kbfact.h"
#include "matching/windows/windowsbuild.h"

#include <QList>
#include <QString>

// Inside matching/windows only.
namespace Patchwijzer {

/** The monthly rollups of a Windows before 10 in the order in which they came out, the previews between them included,
 *  each replacing the one before: every rollup holds what the earlier ones held, and a preview what the rollup of its
 *  month did. Microsoft's security lists name no previews, for these repair nothing new. From the first rollup to the
 *  last preview; after that all of them are in the lists. Empty for other lines.
 *  @param product as KbFact::product.
 *  @see https://support.microsoft.com, "Windows 7 SP1 and Windows Server 2008 R2 SP1 update history", and those of
 *  Windows 8.1 and Windows Server 2012 R2, Windows Server 2012, Windows Server 2008 SP2. The numbers were taken from
 * the collection of these pages that future-architect/vuls keeps (scanner/windows.go).
 */
[[nodiscard]] QList<KbFact> oldRollups(const WindowsBuild &line, const QString &product);

} // namespace Patchwijzer
