// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace Patchwijzer {

/** How often, and how patiently, we ask again after something that may pass by itself. */
struct RetryPolicy {
    int attempts = 4; ///< The first included.
    std::chrono::milliseconds firstDelay{1'000};
    std::chrono::milliseconds longestDelay{30'000};
    /** A server may ask for a longer pause than ours, but not for one that keeps the owner waiting. */
    std::chrono::milliseconds longestRetryAfter{120'000};
};

/** How long to wait after attempt number @p attempt (from 1) failed: doubling, of which the upper half is left to
 *  chance so that computers that failed together do not come back together; never sooner than the server asked.
 *  @param chance in [0, 1).
 *  @return nothing when we should give up: no attempts are left, or the server asks for more than we may wait.
 *  @see RFC 9110, 10.2.3 on what Retry-After means: a minimum
 */
[[nodiscard]] std::optional<std::chrono::milliseconds>
delayAfter(int attempt, const RetryPolicy &policy, std::optional<std::chrono::seconds> retryAfter, double chance);

} // namespace Patchwijzer
