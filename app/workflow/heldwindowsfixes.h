// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"
#include "feeds/windows/windowsfixes.h"
#include "store/feeddatabase.h"

#include <QSet>
#include <QString>

// Inside this room only.
namespace Patchwijzer {

/** What the feeds say of the Windows of a machine and of Microsoft's programs on it: one document at a time, and
 *  Microsoft's months as they were taken apart when they were imported. Months that an older version of the program
 *  imported are read whole.
 *  @param programs keys of them; those that are names of Microsoft ("msrc:") count.
 */
[[nodiscard]] Result<WindowsFixes> windowsFixesFor(const FeedDatabase &database, const Machine &machine,
                                                   const QSet<QString> &programs);

} // namespace Patchwijzer
