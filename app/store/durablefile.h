// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

// Inside this room only: the three things about files that differ per platform. One .cpp for each platform,
// chosen in CMakeLists.txt.
namespace Patchwijzer {

/** Returns when the file's bytes are on the disk itself. */
[[nodiscard]] Result<void> syncFile(const QString &path);

/** Puts @p from in the place of @p to, and returns when the folder says so on the disk itself. */
[[nodiscard]] Result<void> moveIntoPlace(const QString &from, const QString &to);

/** DiskFull when the disk of @p path has next to nothing left, else @p otherwise. */
[[nodiscard]] Error::Code writeErrorCode(const QString &path, Error::Code otherwise);

} // namespace Patchwijzer
