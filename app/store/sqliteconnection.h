// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>

// Inside this room only.
namespace Patchwijzer {

/** One connection to one SQLite file, under a name of its own; closed and forgotten when it goes.
 *  Belongs to the thread that opened it, as Qt SQL wants it.
 */
class SqliteConnection
{
public:
    enum class Mode {
        ReadOnly,
        ReadWrite,
        Immutable, ///< Somebody else's file: read only, without locks, and without a journal that lies beside it.
    };

    [[nodiscard]] static Result<std::unique_ptr<SqliteConnection>> open(const QString &path, Mode mode);
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection &) = delete;
    SqliteConnection &operator=(const SqliteConnection &) = delete;

    [[nodiscard]] const QString &path() const { return m_path; }

    /** Runs one statement without results. */
    [[nodiscard]] Result<void> run(const QString &statement);
    /** First column of the first row; an invalid value when there is no row. */
    [[nodiscard]] Result<QVariant> value(const QString &statement);
    [[nodiscard]] Result<QSqlQuery> prepare(const QString &statement);
    /** Runs a prepared statement with its values bound. */
    [[nodiscard]] Result<void> execute(QSqlQuery &query);
    /** The error of the query that just failed. */
    [[nodiscard]] Error error(const QSqlQuery &query) const;

private:
    SqliteConnection(QString name, QString path);

    QString m_name;
    QString m_path;
    QSqlDatabase m_database;
};

/** Runs @p body between BEGIN and COMMIT; rolls back when it fails. */
template<typename Body>
[[nodiscard]] Result<void> inTransaction(SqliteConnection &connection, Body body)
{
    PW_TRY_VOID(connection.run(QStringLiteral("BEGIN IMMEDIATE")));
    auto result = body();
    if (result)
        result = connection.run(QStringLiteral("COMMIT"));
    if (!result)
        static_cast<void>(connection.run(QStringLiteral("ROLLBACK")).has_value());
    return result;
}

} // namespace Patchwijzer
