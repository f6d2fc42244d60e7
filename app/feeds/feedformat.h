// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace Patchwijzer {

enum class UnusedFormat;

enum class FeedFormat {
    Unknown,
    CveRecord,          ///< One CVE record of format 5, or a JSON array of them.
    OsvRecord,          ///< One OSV record: a JSON object with `id`, `modified` and `affected`.
    DebianAdvisoryList, ///< data/DSA/list or data/DLA/list of the Debian security tracker.
    DebianTracker,      ///< data/json of the Debian security tracker: packages, leaks, releases.
    CisaKev,            ///< A JSON object with `catalogVersion` and `vulnerabilities`, or the table with its columns.
    EuKev,              ///< A JSON array, or a table, with `cveID` (or `CVE`) and `dateReported`.
    DebianSupport,      ///< A list that begins with a remark on packages whose security support ends or is limited.
    DistroInfo,         ///< A table with `version`, `codename`, `series`, `created`, `release` and `eol`.
    EndOfLife,          ///< A JSON object with `schema_version`, `generated_at` and `result`; or what it is made from.
    Epss,               ///< Text that starts with `#model_version:`, or a table with `cve` and `epss`.
    EuvdKev,            ///< A JSON array of objects with `cveId` and `sources`.
    MsrcCvrf,           ///< A JSON object with `DocumentTracking` and `Vulnerability`, in any case; or XML.
    MsrcUpdates,        ///< A JSON array, or `value` of an object, of objects with `CvrfUrl`.
    Wesng,              ///< A table with `DatePosted`, `CVE`, `BulletinKB` and `Supersedes`.
    WingetIndex,        ///< A JSON array, or a table, with `PackageId` and `Version` (and `Name`).
    MozillaAdvisory,    ///< One advisory of Mozilla, in YAML; the older ones in Markdown below YAML.
    NvdRecords,         ///< Records of NVD's API 2.0, or one of them; additions to it.
    UbuntuNotices,      ///< Ubuntu's USN database, or a page of its website's notices.
    CsafDocument,       ///< A JSON object with `document.csaf_version`.
    CsafProvider,       ///< A JSON object with `canonical_url`, `metadata_version`, `publisher` and `role`.
    CsafAggregator,     ///< A JSON object with `aggregator`, `aggregator_version` and `canonical_url`.
    CsafRolie,          ///< A JSON object with only `feed`, in which are `entry`, `link` and `updated`.
    NotUsed,            ///< One of those of unusedformat.h: known by sight, and of no use here.
    AdvisoryList,       ///< Our own: a JSON object that begins with `"format":"patchwijzer-advisories"`.
};

/** Tells a feed by what is in it, never by its name. Looks at the outer keys of JSON only, without
 *  checking the rest: the parser does that. @see facts: FEEDS 12
 */
[[nodiscard]] FeedFormat recogniseFeed(const QByteArray &bytes);

/** Which of those that are not used; None for anything else than `FeedFormat::NotUsed`. */
[[nodiscard]] UnusedFormat unusedFormatOf(const QByteArray &bytes);

/** Whether a file begins as an SQLite database does. Which feed that is only its tables tell.
 *  @see https://www.sqlite.org/fileformat.html, section 1.3.1
 */
[[nodiscard]] bool looksLikeSqlite(QByteArrayView bytes);

} // namespace Patchwijzer
