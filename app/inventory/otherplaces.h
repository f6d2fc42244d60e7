// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "inventory/rootedtree.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** Places outside the package managers where software is, that nothing reads yet. A place that is empty is not named.
 *  @param home the owner's home folder within the tree; empty when it is not known whose it is: then the
 *         places in home folders are named as "otherTree".
 *  @return sorted by key. Keys: "appimage", "homePrograms", "npm", "opt", "pip", "usrLocal".
 */
[[nodiscard]] QList<NotLookedAt> otherPlaces(const RootedTree &tree, const QString &home);

} // namespace Patchwijzer
