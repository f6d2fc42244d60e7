// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/result.h"
#include "store/sqliteconnection.h"

#include <QDateTime>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>

// Inside this room only: what everything that is kept in case.sqlite shares.
namespace Patchwijzer {

/** Opens or makes `<folder>/case.sqlite`, and brings an older one up to date.
 *  @return DatabaseBroken, DatabaseTooNew, DiskFull, CannotWrite.
 */
[[nodiscard]] Result<std::unique_ptr<SqliteConnection>> openCaseFile(const QString &folder);

[[nodiscard]] QString packMoment(const QDateTime &time); ///< Empty for one that is not valid.
[[nodiscard]] QDateTime unpackMoment(const QVariant &value);

/** Runs one statement with its values. */
[[nodiscard]] Result<void> writeRow(SqliteConnection &connection, const QString &statement, const QVariantList &values);

/** The enumerator with that name; a word that is not known is an error and not a guess. */
template<typename Enum>
Result<Enum> unpackName(const QVariant &value)
{
    const auto found = fromName<Enum>(value.toString());
    if (!found)
        return fail(Error::Code::DatabaseBroken, QStringLiteral("case.sqlite"),
                    QLatin1String("unknown word: ") + value.toString().left(40));
    return *found;
}

/** Runs a query and hands each row to @p take. */
template<typename Take>
Result<void> eachRow(SqliteConnection &connection, const QString &select, Take take)
{
    PW_TRY(auto query, connection.prepare(select));
    PW_TRY_VOID(connection.execute(query));
    while (query.next())
        PW_TRY_VOID(take(query));
    if (query.lastError().isValid())
        return fail(connection.error(query));
    return {};
}

} // namespace Patchwijzer
