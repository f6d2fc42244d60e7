// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QDateTime>

#include <string_view>

namespace Patchwijzer {

/** RFC 3339 date-time to UTC, to the millisecond; invalid when @p text is anything else.
 *  Faster than QDateTime::fromString and, unlike it, accepts any number of fraction digits.
 */
[[nodiscard]] QDateTime parseTimestamp(std::string_view text);

/** "2026-08-21"; invalid when @p text is anything else. */
[[nodiscard]] QDate parseIsoDate(std::string_view text);

} // namespace Patchwijzer
