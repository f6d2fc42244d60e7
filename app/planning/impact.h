// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impact.h"
#include "core/simulation.h"
#include "core/update.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** What an update does to this computer, as far as the dry run and the names of the packages tell.
 *  Restart: estimated from package names known to need one, else unknown. Download: measured by the dry run.
 *  Duration: estimated, see estimateDuration(). Way back: yes when the old file of every package that is replaced
 *  or removed is still here; else unknown. Programs that must close: not looked for.
 */
[[nodiscard]] Impact impactOf(const QList<PackageChange> &changes);

/** An update that is not offered here: only the restart can be estimated, from @p packages. */
[[nodiscard]] Impact impactOfPublished(const QList<QString> &packages);

/** Minutes for @p packageCount packages and @p downloadBytes still to fetch, without a restart.
 *  From: 1 + 1 per 20 packages + 1 per 300 MB (a fast line). To: 2 + 1 per 5 packages + 1 per 60 MB (8 Mbit/s).
 */
[[nodiscard]] Minutes estimateDuration(qsizetype packageCount, qint64 downloadBytes);

/** Whether replacing @p package usually asks for a restart of the computer. @see facts: PLATFORMS 1.5 */
[[nodiscard]] bool needsRestart(const QString &package);

/** -1, 0 or 1 as @p lhs disturbs less, as much or more. */
[[nodiscard]] int compareEffect(const Update &lhs, const Update &rhs);

} // namespace Patchwijzer
