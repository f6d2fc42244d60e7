// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <atomic>
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

/** Runs `work(index)` for each of the threads at the same time, number 0 on the one that calls, and waits for all.
 *  @p work must not throw, and may write only what no other index touches.
 */
template<typename Work>
void onThreads(qsizetype count, const Work &work)
{
    std::vector<std::jthread> threads;
    for (qsizetype i = 1; i < count; ++i)
        threads.emplace_back([&work, i] { work(i); });
    work(qsizetype(0));
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
