// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/net/retrypolicy.h"

#include <algorithm>

namespace Patchwijzer {

std::optional<std::chrono::milliseconds> delayAfter(int attempt, const RetryPolicy &policy,
                                                    std::optional<std::chrono::seconds> retryAfter, double chance)
{
    if (attempt >= policy.attempts || (retryAfter && *retryAfter > policy.longestRetryAfter))
        return {};
    auto delay = policy.firstDelay;
    for (int doubled = 1; doubled < attempt && delay < policy.longestDelay; ++doubled)
        delay *= 2;
    delay = std::min(delay, policy.longestDelay);
    const auto half = delay / 2;
    delay = half
        + std::chrono::milliseconds(
                static_cast<std::chrono::milliseconds::rep>(static_cast<double>(half.count()) * chance));
    return retryAfter ? std::max(delay, std::chrono::milliseconds(*retryAfter)) : delay;
}

} // namespace Patchwijzer
