// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"

#include <QList>
#include <QString>
#include <QStringView>

namespace Patchwijzer {

/** What the database says of the feeds, completed with the feeds that were never imported and with how fetching each
 *  went the last time; sorted by id. When the latter cannot be read it is left out: the data do not depend on it.
 */
[[nodiscard]] QList<FeedState> completeFeedStates(const QList<FeedState> &held, const QString &dataDir);

/** Whether we know an address that the feed can be fetched from. */
[[nodiscard]] bool canBeFetched(QStringView feedId);

} // namespace Patchwijzer
