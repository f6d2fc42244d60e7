// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/feedcatalog.h"
#include "store/feedsources.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QUrl>

// Inside this room only.
namespace Patchwijzer {

/** The feeds this program was built with, and those of the CSAF providers that the owner added; sorted by id. When
 *  what is remembered could not be read, the latter are left out.
 */
[[nodiscard]] QList<FeedDescription> allFeeds(const Result<LoadedFeedSources> &loaded);

/** Where the feed is fetched from, the preferred address first: of CSAF where its metadata are. Empty: nowhere.
 *  @param instead takes the place of a feed's own addresses, by id. @see RefreshOptions::urls
 */
[[nodiscard]] QList<QUrl> addressesOf(const FeedDescription &feed, const QHash<QString, QList<QUrl>> &instead);

} // namespace Patchwijzer
