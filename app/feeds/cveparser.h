// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/result.h"
#include "feeds/cverecord.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace Patchwijzer {

struct CveRecords {
    QList<CveRecord> records; ///< Sorted by id, no duplicates: of two the one updated last.
    QList<Error> skipped;     ///< Records, and items of `affected`, that could not be read.
};

/** What a file with CVE records may hold at most. The largest record of the list is below 3 MB. */
struct CveLimits {
    qint64 documentBytes = qint64(512) << 20;
    qsizetype recordBytes = qsizetype(16) << 20;
    qsizetype records = 500'000;
    qsizetype containers = 64;
    qsizetype affected = 20'000; ///< Per container.
    qsizetype versions = 50'000; ///< Per item of `affected`, and of changes per version.
    qsizetype skipped = 10'000;
};

/** Reads one CVE record, or a JSON array of them.
 *  An item of `affected` that cannot be read is left out as a whole and its container marked: half its versions would
 *  make the others seem unaffected.
 *  @return NotJson, UnknownFormat, MissingField, BadValue or FileTooLarge when nothing can be used.
 *  @see https://github.com/CVEProject/cve-schema; facts: FEEDS 6.1
 */
[[nodiscard]] Result<CveRecords> parseCveRecords(const QByteArray &json, const QString &where,
                                                 const CveLimits &limits = {});

/** The text of each record in @p json: itself, or the items of the array that it is. Not checked any further.
 *  @return as parseCveRecords() for a document that is not whole.
 */
[[nodiscard]] Result<QList<QByteArray>> cveRecordTexts(const QByteArray &json, const QString &where,
                                                       const CveLimits &limits = {});

/** The record as an advisory without `affected`: those names are no packages of a distribution.
 *  Withdrawn means rejected. The CVSS vector is the CNA's before anybody else's.
 */
[[nodiscard]] Advisory advisoryOf(const CveRecord &record);

/** CISA's own assessment; nothing when there is none. */
[[nodiscard]] std::optional<CveSsvc> ssvcOf(const CveRecord &record);

/** When CISA put it in its catalog of exploited ones, as the record tells; nothing when it does not. */
[[nodiscard]] std::optional<ExploitedCve> exploitedOf(const CveRecord &record);

} // namespace Patchwijzer
