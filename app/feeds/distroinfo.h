// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/distributionsupport.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Patchwijzer {

struct DistroInfo {
    QList<DistributionRelease> releases; ///< In the order of the file: oldest first.
    QList<Error> skipped;                ///< Lines that could not be read.
};

/** Reads debian.csv or ubuntu.csv of the package distro-info-data; which of them, the headings tell.
 *  @return UnknownFormat, FileTooLarge, or BadValue when not one line can be read.
 *  @see https://debian.pages.debian.net/distro-info-data/, README
 */
[[nodiscard]] Result<DistroInfo> parseDistroInfo(const QByteArray &csv, const QString &where);

} // namespace Patchwijzer
