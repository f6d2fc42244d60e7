// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

#include <utility>

namespace Patchwijzer {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

FixedClock::FixedClock(QDateTime now)
    : m_now(std::move(now))
{
}

QDateTime FixedClock::now() const
{
    return m_now;
}

} // namespace Patchwijzer
