// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <functional>

namespace Patchwijzer {

/** Waiting, handed in so that tests need not wait. */
class Scheduler
{
public:
    Scheduler() = default;
    virtual ~Scheduler() = default;
    Scheduler(const Scheduler &) = delete;
    Scheduler &operator=(const Scheduler &) = delete;

    /** Calls @p task once, in the event loop of this thread, not before @p delay is over; never when @p context is
     *  gone by then. The task may delete @p context, which lives in this thread.
     */
    virtual void runAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> task) = 0;
};

/** Waits by the computer's own timers. */
class SystemScheduler final : public Scheduler
{
public:
    void runAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> task) override;
};

} // namespace Patchwijzer
