// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** The command lines that carry out exactly @p changes with apt. Only upgrades: `--only-upgrade`, so that nothing new
 *  can come along; with new or removed packages without it, and apt itself asks before it adds or removes.
 *  @param mainArchitecture packages of another architecture are written `name:arch`
 *  @return empty when there is nothing an owner should type: a removal alone, or a name that is not a package name
 *  @see apt-get(8); Debian Policy 5.6.1 for the names
 */
[[nodiscard]] QList<QString> aptCommands(const QList<PackageChange> &changes, const QString &mainArchitecture);

/** Refreshes the package lists. */
[[nodiscard]] QString aptRefreshCommand();

/** Restarts the computer. */
[[nodiscard]] QString restartCommand();

} // namespace Patchwijzer
