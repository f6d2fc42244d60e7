// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// Lists of package managers that no feed of ours speaks of and whose versions we cannot order: recognised, so that we
// can say why we do not read them. Also true for a list that is cut off.
namespace Patchwijzer {

/** `pacman -Q`, `pacman -Qi`, and a record of its database. */
[[nodiscard]] bool looksLikePacmanList(const QByteArray &bytes);

/** `apk info -v`, `apk list`, and its database lib/apk/db/installed. */
[[nodiscard]] bool looksLikeApkList(const QByteArray &bytes);

} // namespace Patchwijzer
