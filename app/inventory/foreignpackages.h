// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

// Lists of package managers whose versions we cannot order: recognised, so that we can say why we do not read them.
namespace Patchwijzer {

/** Whether it is a list of pacman (`pacman -Q`, `-Qi`) or apk (`apk info -v`, `apk list`, lib/apk/db/installed). */
[[nodiscard]] bool looksLikeForeignPackages(const QByteArray &bytes);

/** @return always an error: UnsupportedPlatform with the package manager in its detail; UnknownFormat for anything
 * else. */
[[nodiscard]] Result<Inventory> readForeignPackages(const QByteArray &bytes, const QString &name, const QDateTime &now);

} // namespace Patchwijzer
