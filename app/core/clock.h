// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace Patchwijzer {

/** Where "now" comes from. Handed in, so that ages and deadlines can be tested. */
class Clock
{
public:
    Clock() = default;
    virtual ~Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;

    [[nodiscard]] virtual QDateTime now() const = 0; ///< UTC.
};

/** The computer's own clock. */
class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override;
};

/** A clock that stands still: `--now` on the command line, and tests. */
class FixedClock final : public Clock
{
public:
    explicit FixedClock(QDateTime now);
    [[nodiscard]] QDateTime now() const override;

private:
    QDateTime m_now;
};

} // namespace Patchwijzer
