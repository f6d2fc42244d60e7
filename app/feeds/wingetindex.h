// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/wingetpackage.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

struct WingetIndex {
    QList<WingetPackage> packages; ///< Sorted by id without regard to capitals, no duplicates.
    QDateTime newest;              ///< UTC: of the package that was changed last. Invalid when no package says.
    QList<Error> skipped;          ///< Packages that could not be read.
};

/** Reads the index of winget as it is published in JSON and as a table (index.v2.json, index.v2.csv).
 *  @return NotJson, UnknownFormat, FileTooLarge, or BadValue when not one package can be read.
 *  @see https://github.com/svrooij/winget-pkgs-index
 */
[[nodiscard]] Result<WingetIndex> parseWingetIndex(const QByteArray &bytes, const QString &where);

} // namespace Patchwijzer
