// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/wingetpackage.h"

#include <QByteArray>
#include <QString>

namespace Patchwijzer {

/** Reads the index of winget as it is published in JSON and as a table (index.v2.json, index.v2.csv).
 *  @return NotJson, UnknownFormat, FileTooLarge, or BadValue when not one package can be read.
 *  @see https://github.com/svrooij/winget-pkgs-index
 */
[[nodiscard]] Result<WingetIndex> parseWingetIndex(const QByteArray &bytes, const QString &where);

} // namespace Patchwijzer
