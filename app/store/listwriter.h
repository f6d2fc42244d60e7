// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/debiandecision.h"
#include "core/exploitprobability.h"
#include "core/kbfact.h"
#include "store/sqliteconnection.h"

#include <QList>
#include <QString>

// Inside this room only: lists of which a newer one takes the place of the whole older one.
namespace Patchwijzer {

[[nodiscard]] Result<void> writeExploited(SqliteConnection &connection, const QString &feed,
                                          const QList<ExploitedCve> &entries);
[[nodiscard]] Result<void> writeProbabilities(SqliteConnection &connection, const QString &model,
                                              const QList<ExploitProbability> &scores);
[[nodiscard]] Result<void> writeDecisions(SqliteConnection &connection, const QList<DebianDecision> &decisions);
[[nodiscard]] Result<void> writeWindowsUpdates(SqliteConnection &connection, const QList<KbFact> &facts,
                                               const QList<PublishedExploit> &exploits);

/** "CVE-2024-12345" as 202400000012345, year x 10^11 + number, so that it sorts by year and number; 0 when it is no CVE
 * id. */
[[nodiscard]] qint64 cveNumber(QStringView cve);

/** Key in `meta` under which the EPSS model is kept. */
inline constexpr QLatin1StringView probabilityModelKey{"epss.model"};

} // namespace Patchwijzer
