// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/simulation.h"

#include <QByteArrayView>
#include <QHash>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** What `apt-get -s` says it would do. */
struct AptDryRun {
    QList<PackageChange> changes; ///< In apt's order; `architecture` is empty where apt leaves it out.
    QList<QString> keptBack;      ///< Sorted; kept back, or deferred by phasing.
    bool broken = false;          ///< A line `Conf … broken`.

    bool operator==(const AptDryRun &) const = default;
};

/** Reads `LC_ALL=C apt-get -s dist-upgrade`.
 *  @return ToolOutputUnknown for a change line of another shape, and when the closing count is missing or
 *          promises more changes than there are lines: output that was cut must not look like fewer updates.
 *  @see apt-pkg/algorithms.cc, class pkgSimulate; facts: PLATFORMS 1.2
 */
[[nodiscard]] Result<AptDryRun> parseAptDryRun(QByteArrayView output);

/** What `apt-get --print-uris` says is still to fetch, and its summary. */
struct AptFetch {
    QHash<QString, qint64> files; ///< File name -> bytes still to fetch.
    qint64 fetchBytes = 0;        ///< Their sum.
    qint64 statedFetchBytes = -1; ///< "Need to get", rounded by apt; negative when not stated.
    qint64 diskDeltaBytes = 0;    ///< "After this operation", rounded by apt.
    bool diskDeltaKnown = false;
};

/** Reads `LC_ALL=C apt-get --print-uris dist-upgrade`, without -qq: that also prints the summary.
 *  @return ToolOutputUnknown for a line of another shape, and when less is listed than the summary states.
 *  @see facts: PLATFORMS 1.4
 */
[[nodiscard]] Result<AptFetch> parseAptFetch(QByteArrayView output);

/** Name of the file that apt keeps a package in: "name_1%3a2.0-1_amd64.deb". */
[[nodiscard]] QString aptFileName(const QString &package, const QString &version, const QString &architecture);

} // namespace Patchwijzer
