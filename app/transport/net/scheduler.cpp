// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/net/scheduler.h"

#include <QTimer>

#include <utility>

namespace Patchwijzer {

void SystemScheduler::runAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> task)
{
    QTimer::singleShot(delay, context, std::move(task));
}

} // namespace Patchwijzer
