// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Patchwijzer {

enum class FeedFormat {
    Unknown,
    CveRecord,          ///< One CVE record of format 5, or a JSON array of them.
    OsvRecord,          ///< One OSV record: a JSON object with `id`, `modified` and `affected`.
    DebianAdvisoryList, ///< data/DSA/list or data/DLA/list of the Debian security tracker.
    DebianTracker,      ///< data/json of the Debian security tracker: packages, leaks, releases.
    CisaKev,            ///< A JSON object with `catalogVersion` and `vulnerabilities`.
    MozillaAdvisory,    ///< One advisory of Mozilla, in YAML.
    UbuntuNotices,      ///< Ubuntu's USN database, or a page of its website's notices.
};

/** Tells a feed by what is in it, never by its name. Looks at the outer keys of JSON only, without
 *  checking the rest: the parser does that. @see facts: FEEDS 12
 */
[[nodiscard]] FeedFormat recogniseFeed(const QByteArray &bytes);

} // namespace Patchwijzer
