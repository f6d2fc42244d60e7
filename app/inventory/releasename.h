// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"

#include <QStringView>

namespace Patchwijzer {

/** The release that people name so, in the words of os-release: "Fedora", "25", "Fedora release 25 (Twenty Five)";
 *  "SUSE Linux Enterprise Server", "15 SP4". Any of the three may be empty. The id is empty when the distribution is
 *  none that we know; the text then still stands in prettyName.
 */
[[nodiscard]] OsRelease releaseOfNames(QStringView name, QStringView version, QStringView fullName);

/** The release in the qualifier "distro" of a package URL: "debian-12", "opensuse-leap-15.5", "jammy".
 *  @param space its namespace, "debian", for a qualifier that is a code name alone.
 */
[[nodiscard]] OsRelease releaseOfDistro(QStringView distro, QStringView space);

} // namespace Patchwijzer
