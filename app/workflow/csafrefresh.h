// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/allfeeds.h"
#include "workflow/csafpublishers.h"
#include "workflow/feedrefresh.h"

#include <stop_token>

// Inside this room only.
namespace Patchwijzer {

/** Fetches the new documents of a CSAF provider and takes them in. A document that is refused is a failure of its
 *  feed: the good ones are taken all the same.
 *  @param feed with the address of its metadata.
 *  @param publishers of all feeds.
 */
[[nodiscard]] RefreshedFeed refreshCsaf(const RefreshOptions &options, const FeedDescription &feed,
                                        const CsafPublishers &publishers, const ProgressFunction &progress,
                                        const std::stop_token &stop);

} // namespace Patchwijzer
