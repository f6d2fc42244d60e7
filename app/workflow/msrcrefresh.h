// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/allfeeds.h"
#include "workflow/feedrefresh.h"

#include <stop_token>

// Inside this room only.
namespace Patchwijzer {

/** Fetches Microsoft's monthly bulletins: first the index, then the months that were revised since the last time. The
 *  first time those of a year; older ones can be carried in.
 *  @see facts: FEEDS 3.2
 */
[[nodiscard]] RefreshedFeed refreshMsrc(const RefreshOptions &options, const FeedDescription &feed,
                                        const ProgressFunction &progress, const std::stop_token &stop);

} // namespace Patchwijzer
