// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/net/httpdate.h"

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>

// Inside this room only: the values of the few header fields that we act on. Pure; what is not written exactly as
// the standard says counts as not there.
namespace Patchwijzer {

/** How long the server asks us to stay away, from a number of seconds or a date. Never negative.
 *  @see RFC 9110, 10.2.3
 */
[[nodiscard]] std::optional<std::chrono::seconds> parseRetryAfter(const QByteArray &text, const QDateTime &now);

/** The value of a field that we may send back or keep: empty when it has control characters or is very long. */
[[nodiscard]] QByteArray plainValue(const QByteArray &text);

/** A size as HTTP writes it: digits only, and no more than fits. @see RFC 9110, 8.6 */
[[nodiscard]] std::optional<qint64> parseSize(const QByteArray &text);

/** Which bytes of the whole a partial answer holds. */
struct ContentRange {
    qint64 first = 0;
    qint64 last = 0;   ///< Included.
    qint64 total = -1; ///< -1: the server does not say.

    bool operator==(const ContentRange &) const = default;
};

/** "bytes 100-199/200", or an asterisk for a total that is not known. @see RFC 9110, 14.4 */
[[nodiscard]] std::optional<ContentRange> parseContentRange(const QByteArray &text);

/** What proves that two answers are the same bytes: an entity tag that is not weak; without any tag, a modification
 *  date at least a minute before the answer's own date. Empty when there is no proof.
 *  @see RFC 9110, 8.8.2.2 and 13.1.5
 */
[[nodiscard]] QByteArray strongValidator(const QByteArray &etag, const QByteArray &lastModified, const QByteArray &date,
                                         const QDateTime &now);

} // namespace Patchwijzer
