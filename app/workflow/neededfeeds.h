// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataspace.h"
#include "core/feedstate.h"
#include "core/inventory.h"

#include <QDateTime>
#include <QList>

namespace Patchwijzer {

/** Whose data judge a machine and what stands around it: its distribution's, "Windows" with its version for Windows
 *  itself, and "Product" where programs or devices are judged by what they are.
 */
[[nodiscard]] QList<DataSpace> dataSpacesOf(const Inventory &inventory);

/** Says of each feed whether a machine with these spaces needs it on that day. Where another feed stands in for one
 * that is missing or too old, that other one is needed instead.
 */
void markNeeded(QList<FeedState> &feeds, const QList<DataSpace> &spaces, const QDateTime &now);

/** Those that are needed, and those that have something to say about the machine's system. */
[[nodiscard]] QList<FeedState> feedsFor(const QList<DataSpace> &spaces, const QList<FeedState> &feeds);

} // namespace Patchwijzer
