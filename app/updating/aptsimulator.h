// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/simulation.h"
#include "core/toolrunner.h"

#include <QString>

#include <stop_token>

namespace Patchwijzer {

/** Where apt keeps its files on this computer. */
struct AptFolders {
    QString archives = QStringLiteral("/var/cache/apt/archives/");
    QString lists = QStringLiteral("/var/lib/apt/lists/");
    QString state = QStringLiteral("/var/lib/apt/");

    bool operator==(const AptFolders &) const = default;
};

/** Reads `apt-config shell`'s answer to the question simulateWith() asks; what is missing keeps its default. */
[[nodiscard]] AptFolders parseAptFolders(const QByteArray &output);

/** Asks nothing, keeps other programs from asking, and lets apt find the settings that its user's own apt obeys. */
[[nodiscard]] ToolEnvironment aptEnvironment();

/** simulateAptUpgrade() with the program runner handed in.
 *  Runs `apt-get -s dist-upgrade`, `apt-get --print-uris dist-upgrade`, `apt-cache show` and `apt-config shell`,
 *  all without locks. Only the first is needed for an answer; what the others cannot tell stays unknown.
 */
[[nodiscard]] UpgradeSimulation simulateWith(ToolRunner &runner, const Inventory &inventory, std::stop_token stop);

} // namespace Patchwijzer
