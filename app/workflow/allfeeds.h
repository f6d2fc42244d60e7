// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/feedcatalog.h"
#include "store/feedsources.h"

#include <QList>

// Inside this room only.
namespace Patchwijzer {

/** The feeds this program was built with, and those of the CSAF providers that the owner added; sorted by id. When
 *  what is remembered could not be read, the latter are left out.
 */
[[nodiscard]] QList<FeedDescription> allFeeds(const Result<LoadedFeedSources> &loaded);

} // namespace Patchwijzer
