// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "store/sqliteconnection.h"

#include <QList>
#include <QString>

// Inside this room only: what the rows say of the packages of one computer.
namespace Patchwijzer {

/** Advisories about these packages of these releases, each with only what it says of them; sorted by feed and id.
 *  Without Advisory::summary, modified and cwes: tens of thousands of rows, and nobody who judges a package reads them.
 *  Long lists are read over several connections at the same time.
 */
[[nodiscard]] Result<QList<Advisory>> readAdvisoriesOfReleases(SqliteConnection &connection, const QString &ecosystem,
                                                               QList<QString> releases, QList<QString> packages);

} // namespace Patchwijzer
