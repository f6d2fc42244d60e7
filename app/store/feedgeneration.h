// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/sqliteconnection.h"

#include <QList>
#include <QString>

#include <memory>

// Inside this room only: the files feeds-<n>.sqlite and what is in them.
namespace Patchwijzer {

struct FeedGeneration {
    qint64 number = 0; ///< 0: none.
    std::unique_ptr<SqliteConnection> connection;
};

/** Numbers of the generation files in @p folder, newest first, whole or not. */
[[nodiscard]] QList<qint64> generationNumbers(const QString &folder);

[[nodiscard]] QString generationPath(const QString &folder, qint64 number);
[[nodiscard]] QString partPath(const QString &folder, qint64 number);

/** Opens the newest generation that is whole; number 0 when there is no generation at all.
 *  @return DatabaseTooNew when the newest was made by a later program; DatabaseBroken when none is whole.
 */
[[nodiscard]] Result<FeedGeneration> openNewestGeneration(const QString &folder);

/** Version of the tables: 0 in an empty file, 1 before documents were kept. */
[[nodiscard]] Result<int> schemaOf(SqliteConnection &connection);

/** Makes the tables in an empty file, or those that an older version of the program did not have. */
[[nodiscard]] Result<void> bringSchemaUpToDate(SqliteConnection &connection);

/** From here on openNewestGeneration() takes it for whole; clearing does the opposite, for a copy to be changed. */
[[nodiscard]] Result<void> markComplete(SqliteConnection &connection);
[[nodiscard]] Result<void> clearComplete(SqliteConnection &connection);

} // namespace Patchwijzer
