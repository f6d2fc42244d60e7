// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "store/sqliteconnection.h"

#include <QSqlQuery>
#include <QString>

#include <functional>

// Inside this room only: advisories as rows of `advisory v` and `affected a`.
namespace Patchwijzer {

/** Places of advisoryColumns in a row. */
enum AdvisoryColumn {
    AdvisoryNumber,
    AffectedScheme,
    AffectedStatusColumn,
    AffectedRanges,
    AffectedVersions,
    AffectedUrgency,
    AffectedArchitectures,
    AffectedModule,
    AffectedBinary,
    AdvisoryFeed,
    AdvisoryId,
    AdvisoryCves,
    AdvisoryAliases,
    AdvisorySummary,
    AdvisoryPublished,
    AdvisoryModified,
    AdvisoryWithdrawn,
    AdvisoryCvss,
    AdvisoryCwes,
    AdvisoryColumnCount, ///< Further columns of a query come from here on.
};

enum class AdvisoryDetail {
    Everything,
    ForJudging, ///< Without summary, modified and cwes.
};

/** @param schema of the database: before 4, packages had no architecture and module. */
[[nodiscard]] QString advisoryColumns(int schema, AdvisoryDetail detail = AdvisoryDetail::Everything);

[[nodiscard]] Advisory readAdvisory(const QSqlQuery &row);
/** Without ecosystem, release and package. */
[[nodiscard]] AffectedPackage readAffected(const QSqlQuery &row);

/** Every advisory of a feed by id, each with all it says. */
[[nodiscard]] Result<void> readAdvisories(SqliteConnection &connection, const QString &feed,
                                          const std::function<Result<void>(const Advisory &)> &visit);

/** Those that speak of these packages in any release of the ecosystem; with only what they say of them. Sorted. */
[[nodiscard]] Result<QList<Advisory>> readAdvisoriesNaming(SqliteConnection &connection, const QString &ecosystem,
                                                           const QList<QString> &packages);

} // namespace Patchwijzer
