// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/net/scheduler.h"

#include <QTimer>

#include <utility>

namespace Patchwijzer {

void SystemScheduler::runAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> task)
{
    // A child, unlike what QTimer::singleShot() makes: a download calls off its time limit with every few bytes, and
    // what was called off should not stay until its time comes.
    auto *const timer = new QTimer(context);
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, timer, &QObject::deleteLater);
    QObject::connect(timer, &QTimer::timeout, context, std::move(task));
    timer->start(delay);
}

} // namespace Patchwijzer
