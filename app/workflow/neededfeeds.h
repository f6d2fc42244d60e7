// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "core/inventory.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** Whose data judge a machine, e.g. ecosystem "Debian", release "12". */
struct DataSpace {
    QString ecosystem; ///< Empty for a system that no feed speaks of.
    QString release;   ///< Empty when it is not known.
};
[[nodiscard]] DataSpace dataSpaceOf(const OsRelease &os);

/** Says of each feed whether such a machine needs it on that day. Where another feed stands in for one that is
 *  missing or too old, that other one is needed instead.
 */
void markNeeded(QList<FeedState> &feeds, const DataSpace &space, const QDateTime &now);

/** Those that are needed, and those that have something to say about the machine's system. */
[[nodiscard]] QList<FeedState> feedsFor(const DataSpace &space, const QList<FeedState> &feeds);

} // namespace Patchwijzer
