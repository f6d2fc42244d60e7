// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/wingetpackage.h"

#include <QString>

namespace Patchwijzer {

/** Reads the index of winget as Microsoft publishes it: the SQLite file `Public/index.db` in source2.msix (schema 2),
 *  or in the older source.msix (schema 1). The file is not trusted and never written to. `newest` is when it was made.
 *  @return FileMissing, FileUnreadable, FileTooLarge; UnknownFormat when it is no SQLite file or no index of winget;
 *  BadValue when it is broken, holds a table that computes its values, or has not one package that can be read.
 *  @see winget-cli, src/AppInstallerRepositoryCore/Microsoft/Schema, folders 1_0 to 2_0
 */
[[nodiscard]] Result<WingetIndex> readWingetDatabase(const QString &path);

} // namespace Patchwijzer
