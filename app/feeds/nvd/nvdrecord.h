// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>

namespace Patchwijzer {

/** One item of `cpeMatch`: a CPE name, in which "*" as version may be narrowed by two limits. */
struct NvdMatch {
    bool vulnerable = true; ///< False: it only has to be there as well.
    QString criteria;       ///< CPE 2.3 formatted string.
    QString startIncluding;
    QString startExcluding;
    QString endIncluding;
    QString endExcluding;

    bool operator==(const NvdMatch &) const = default;
};

struct NvdNode {
    bool all = false; ///< AND: every match has to be there; else one of them.
    bool negate = false;
    QList<NvdMatch> matches;

    bool operator==(const NvdNode &) const = default;
};

/** One of the ways in which a computer can have the leak. */
struct NvdConfiguration {
    bool all = false; ///< AND: every node has to hold; else one of them.
    bool negate = false;
    QList<NvdNode> nodes;

    bool operator==(const NvdConfiguration &) const = default;
};

/** What NVD, or a list of additions to it, says of one CVE. */
struct NvdRecord {
    QString id;            ///< "CVE-2024-1234"
    bool addition = false; ///< Of a list that adds configurations to NVD; it says nothing else.
    QString status;        ///< vulnStatus: "Analyzed", "Modified", "Awaiting Analysis", "Rejected", …; may be empty.
    QString summary;       ///< In English where there is one; plain text.
    QDateTime published;   ///< UTC; may be invalid.
    QDateTime modified;    ///< UTC; may be invalid.
    QList<QString> tags;   ///< "disputed", "unsupported-when-assigned"; sorted, no duplicates.
    QList<QString> cwes;   ///< Sorted, no duplicates.
    QString cvssVector;    ///< Version 3.1, else 3.0, else 4.0, NVD's own before others'; may be empty.
    QString severity;      ///< Of that score: "HIGH"; may be empty.
    QList<NvdConfiguration> configurations; ///< As published: one of them suffices.
    bool incomplete = false;                ///< Part of the configurations could not be read.

    [[nodiscard]] bool isRejected() const
    {
        return status.compare(QLatin1String("Rejected"), Qt::CaseInsensitive) == 0;
    }
    bool operator==(const NvdRecord &) const = default;
};

/** What one file may hold at most. The largest record seen is below 1 MB, the largest year below 250 MB. */
struct NvdLimits {
    qint64 documentBytes = qint64(512) << 20;
    qsizetype recordBytes = qsizetype(16) << 20;
    qsizetype records = 500'000;
    qsizetype configurations = 20'000; ///< Of a record, nodes of a configuration, and matches of a node.
};

/** Reads one record: an item of `vulnerabilities`, what is in its `cve`, or an addition to NVD (`_annotation`, `cve`).
 *  A configuration that cannot be read is left out and the record marked.
 *  @return NotJson, UnknownFormat, MissingField, BadValue, FileTooLarge.
 *  @see https://nvd.nist.gov/developers/vulnerabilities; https://github.com/anchore/nvd-data-overrides
 */
[[nodiscard]] Result<NvdRecord> parseNvdRecord(const QByteArray &json, const QString &where,
                                               const NvdLimits &limits = {});

/** Hands over the text of every record in a page of the API, a year file (the same form), a list with `cve_items`, or
 * of the one record that it is; not checked any further. An error of @p visit ends it and is handed on.
 *  @return UnknownFormat, NotJson, BadValue, FileTooLarge; @p visit may have seen records before that.
 */
[[nodiscard]] Result<void> visitNvdRecords(const QByteArray &json, const QString &where,
                                           const std::function<Result<void>(const QByteArray &text)> &visit,
                                           const NvdLimits &limits = {});

} // namespace Patchwijzer
