// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDate>
#include <QJsonArray>
#include <QList>
#include <QString>

// The documents of feeds that the rows of tests/data/replays stand for: real formats, as small as they can be.
namespace Patchwijzer::Test {

struct ReplayDocument {
    QString name; ///< Of the file; empty when the row could not be understood.
    QByteArray bytes;
};

/** @param day what the documents are dated, unless their row says another: a list is as fresh as what is in it.
 *  "kind": "rule" stands in a row that is made up to test a rule, its numbers (CVE-…-99901 and on) as well; what all
 *  others say was published so.
 *  The rows, by their first key; versions are "<2.0", "<=2.0", ">=1.0 <2.0", "=1.5" or "*", with commas between ranges:
 *  - osv: {"osv": id, "cves", "aliases", "withdrawn", "summary", "packages": ["Debian:12 | curl | <7.88.1 |
 * urgency=low"]}
 *  - tracker: {"tracker": {"curl": {"CVE-…": {"bookworm": "resolved 7.88.1"}}}}
 *  - usn: {"usn": "6535-1", "cves", "packages": ["jammy | curl | 7.81.0-1ubuntu1.15 | esm-infra"]}
 *    In a cve row "raw:" stands before texts that are taken as they are, with semicolons between: "raw:< 2.43.4".
 *  - cve: {"cve": id, "vendor", "product", "versions", "otherwise", "state", "cpe", "platforms", "adp"}
 *  - nvd: {"nvd": id, "cpe": "cpe:2.3:a:rarlab:winrar", "versions", "status", "also": second cpe on the same leak}
 *  - msrc: {"msrc": "2024-Jan", "leaks", "updates": ["product | kb | build | replaces | kind"]}
 *  - wesng: {"wesng": ["20240109 | CVE-… | 5034123 | product | replaces"]}
 *  - text: {"text": [lines], "name"} and document: {"document": {…}, "name"}: as they are
 */
[[nodiscard]] QList<ReplayDocument> replayDocuments(const QJsonArray &rows, const QDate &day);

} // namespace Patchwijzer::Test
