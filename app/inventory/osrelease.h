// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"

#include <QByteArrayView>
#include <QString>

namespace Patchwijzer {

/** Reads /etc/os-release. Lines that are no assignment are passed over, as the standard asks.
 *  @see os-release(5): shell-like quoting, the later of two assignments counts
 */
[[nodiscard]] OsRelease readOsRelease(QByteArrayView bytes);

/** The release that a `base-files` version stands for, e.g. "12.4+deb12u5": Debian 12, bookworm.
 *  For Ubuntu only the id is told. Empty for anything else: a derivative's number is not Debian's.
 */
[[nodiscard]] OsRelease releaseOfBaseFiles(QStringView version);

} // namespace Patchwijzer
