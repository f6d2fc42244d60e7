// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exploitprobability.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** The EPSS scores of one day. */
struct EpssScores {
    QString model;                    ///< "v2025.03.14"; empty in files from before February 2022.
    QDateTime scored;                 ///< UTC; invalid in those files.
    QList<ExploitProbability> scores; ///< Sorted by CVE, no duplicates.
    QList<Error> skipped;             ///< Lines that could not be read.
};

/** Reads an unpacked `epss_scores-*.csv`, in each of the forms it had since April 2021.
 *  @return UnknownFormat without the line of headings; FileTooLarge; FileTruncated when the last line is not whole;
 *          BadValue when not one line can be read.
 *  @see https://www.first.org/epss/data_stats
 */
[[nodiscard]] Result<EpssScores> parseEpss(const QByteArray &csv, const QString &where);

} // namespace Patchwijzer
