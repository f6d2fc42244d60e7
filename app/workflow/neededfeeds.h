// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataspace.h"
#include "core/feedstate.h"

#include <QDateTime>
#include <QList>

namespace Patchwijzer {

/** Says of each feed whether such a machine needs it on that day. Where another feed stands in for one that is
 *  missing or too old, that other one is needed instead.
 */
void markNeeded(QList<FeedState> &feeds, const DataSpace &space, const QDateTime &now);

/** Those that are needed, and those that have something to say about the machine's system. */
[[nodiscard]] QList<FeedState> feedsFor(const DataSpace &space, const QList<FeedState> &feeds);

} // namespace Patchwijzer
