// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace Patchwijzer {

/** How many threads are worth beginning for @p count items: one per processor, but none for fewer than @p fewest. */
[[nodiscard]] inline qsizetype threadsFor(qsizetype count, qsizetype fewest)
{
    constexpr qsizetype most = 4; // The rest of the work is done by one thread: more of them hardly help.
    const auto processors = std::clamp<qsizetype>(std::thread::hardware_concurrency(), 1, most);
    return std::clamp<qsizetype>(count / std::max<qsizetype>(fewest, 1), 1, processors);
}

/** Runs `work(index)` for every index below @p count at the same time, each on a thread of its own and number 0 on the
 *  one that calls, and waits for all. Where the system gives no more threads, the rest is done after number 0.
 *  @p work must not throw, and may write only what no other index touches.
 */
template<typename Work>
void onThreads(qsizetype count, const Work &work)
{
    std::vector<std::jthread> threads;
    qsizetype next = 1;
    try {
        for (; next < count; ++next)
            threads.emplace_back([&work, index = next] { work(index); });
    } catch (const std::system_error &) {
        // Slower, and no less right.
    }
    work(qsizetype(0));
    for (; next < count; ++next)
        work(next);
}

/** Runs `work(i)` for every i below @p count; each goes to the thread that is free first, as some take a thousand times
 *  as long as others. The same rules as for onThreads().
 *  @param fewest items that are worth a thread.
 */
template<typename Work>
void inParallel(qsizetype count, qsizetype fewest, const Work &work)
{
    std::atomic<qsizetype> next = 0;
    onThreads(threadsFor(count, fewest), [&](qsizetype) {
        for (auto i = next++; i < count; i = next++)
            work(i);
    });
}

} // namespace Patchwijzer
