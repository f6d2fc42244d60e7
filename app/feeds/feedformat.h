// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Patchwijzer {

enum class FeedFormat {
    Unknown,
    OsvRecord,          ///< One OSV record: a JSON object with `id`, `modified` and `affected`.
    DebianAdvisoryList, ///< data/DSA/list or data/DLA/list of the Debian security tracker.
    CisaKev,            ///< A JSON object with `catalogVersion` and `vulnerabilities`.
    CsafDocument,       ///< A JSON object with `document.csaf_version`.
};

/** Tells a feed by what is in it, never by its name. Looks at the outermost keys of JSON only, without
 *  checking the rest: the parser does that. @see facts: FEEDS 12
 */
[[nodiscard]] FeedFormat recogniseFeed(const QByteArray &bytes);

} // namespace Patchwijzer
