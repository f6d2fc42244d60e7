// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"
#include "inventory/windows/registrykey.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** What registry keys say about the computer they come from: programs, Office, packaged apps, Windows itself, its
 *  updates and whether a restart is still to come. Keys may come in any order, and any of them may be missing: what
 *  they cannot tell is named in `notLookedAt`.
 *  @return NoSoftwareList when no key says anything of what is installed.
 *  @see facts: PLATFORMS 7.1, 7.2 and 10
 */
[[nodiscard]] Result<Inventory> inventoryOfRegistry(const QList<RegistryKey> &keys, const QString &name,
                                                    const QDateTime &now);

} // namespace Patchwijzer
