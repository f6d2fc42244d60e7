// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** "bookworm" -> "12"; empty when the code name is not a Debian release we know.
 *  @see https://www.debian.org/releases/
 */
[[nodiscard]] QString debianReleaseOfCodename(QStringView codename);

/** "12" -> "bookworm"; empty when unknown. */
[[nodiscard]] QString debianCodenameOfRelease(QStringView release);

/** "jammy" -> "22.04"; empty when the code name is not an Ubuntu release we know.
 *  @see https://wiki.ubuntu.com/Releases
 */
[[nodiscard]] QString ubuntuReleaseOfCodename(QStringView codename);

} // namespace Patchwijzer
