// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace Patchwijzer {

/** Reads a date in any of the three forms of HTTP; nothing when it is none.
 *  A two-digit year more than 50 years ahead of @p now is in the past.
 *  @see RFC 9110, 5.6.7
 */
[[nodiscard]] std::optional<QDateTime> parseHttpDate(const QByteArray &text, const QDateTime &now);

} // namespace Patchwijzer
