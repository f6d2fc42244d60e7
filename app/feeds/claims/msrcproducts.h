// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/msrcbulletin.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** The keys (msrcKey) of all products that a bulletin says something about; sorted. What it says is for those who know
 *  Microsoft's products to read.
 */
[[nodiscard]] QList<QString> productKeysOf(const MsrcBulletin &bulletin);

} // namespace Patchwijzer
