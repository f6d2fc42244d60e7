// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/simulation.h"

#include <QByteArray>
#include <QList>

#include <stop_token>

namespace Patchwijzer {

/** Asks apt, without rights and without changing anything, what an upgrade would do on this computer.
 *  Never fails as a whole: where no answer can be had, `available` is false and `problem` says why.
 *  @param inventory live inventory of this computer; gives source packages and installed versions.
 *  @see apt-get(8) -s, --print-uris
 */
[[nodiscard]] UpgradeSimulation simulateAptUpgrade(const Inventory &inventory, std::stop_token stop = {});

} // namespace Patchwijzer
