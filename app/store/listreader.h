// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debiandecision.h"
#include "core/exploitprobability.h"
#include "core/feeddocument.h"
#include "core/kbfact.h"
#include "store/sqliteconnection.h"

#include <QHash>
#include <QList>
#include <QString>

#include <functional>

// Inside this room only: what documentwriter and listwriter wrote. @see FeedDatabase, for what each gives
namespace Patchwijzer {

[[nodiscard]] Result<void> readDocuments(SqliteConnection &connection, const QString &feed,
                                         const std::function<Result<void>(const FeedDocument &)> &visit);
[[nodiscard]] Result<QList<FeedDocument>> readDocumentsAbout(SqliteConnection &connection, const QList<QString> &cves);
[[nodiscard]] Result<QHash<QString, ExploitProbability>> readProbabilities(SqliteConnection &connection,
                                                                           const QList<QString> &cves);
[[nodiscard]] Result<QString> readProbabilityModel(SqliteConnection &connection);
[[nodiscard]] Result<QList<DebianDecision>> readDecisions(SqliteConnection &connection, const QString &release,
                                                          const QList<QString> &packages);
[[nodiscard]] Result<QList<KbFact>> readWindowsUpdates(SqliteConnection &connection, const QString &product);
[[nodiscard]] Result<QList<QString>> readWindowsProducts(SqliteConnection &connection);

} // namespace Patchwijzer
