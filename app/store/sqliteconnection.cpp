// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqliteconnection.h"

#include "store/durablefile.h"

#include <QFileInfo>
#include <QSqlError>
#include <QUrl>
#include <QUuid>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

/** @see https://www.sqlite.org/rescode.html; the low byte is the primary code. */
Error::Code codeOf(const QSqlError &error, const QString &path)
{
    switch (error.nativeErrorCode().toInt() & 0xFF) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return Error::Code::DatabaseBusy;
    case 13: // SQLITE_FULL
        return Error::Code::DiskFull;
    case 8:  // SQLITE_READONLY
    case 10: // SQLITE_IOERR
    case 14: // SQLITE_CANTOPEN
        return writeErrorCode(path, Error::Code::CannotWrite);
    default:
        return Error::Code::DatabaseBroken;
    }
}

QString optionsOf(SqliteConnection::Mode mode)
{
    switch (mode) {
    case SqliteConnection::Mode::ReadOnly:
        return u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=3000"_s;
    case SqliteConnection::Mode::Immutable:
        return u"QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s;
    case SqliteConnection::Mode::ReadWrite:
        break;
    }
    return u"QSQLITE_BUSY_TIMEOUT=3000"_s;
}

/** @see https://www.sqlite.org/uri.html */
QString immutableName(const QString &path)
{
    auto url = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath());
    url.setQuery(u"mode=ro&immutable=1"_s);
    return QString::fromLatin1(url.toEncoded());
}

} // namespace

SqliteConnection::SqliteConnection(QString name, QString path)
    : m_name(std::move(name))
    , m_path(std::move(path))
    , m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
{
}

SqliteConnection::~SqliteConnection()
{
    m_database.close();
    m_database = QSqlDatabase(); // removeDatabase() wants every copy gone.
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString &path, Mode mode)
{
    const auto name = "patchwijzer-"_L1 + QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(name, path));
    auto &database = connection->m_database;
    if (!database.isValid())
        return fail(Error::Code::ToolMissing, u"QSQLITE"_s, u"Qt's SQLite driver is not installed"_s);
    database.setDatabaseName(mode == Mode::Immutable ? immutableName(path) : path);
    database.setConnectOptions(optionsOf(mode));
    if (!database.open())
        return fail(codeOf(database.lastError(), path), path, database.lastError().text());
    return connection;
}

Error SqliteConnection::error(const QSqlQuery &query) const
{
    const auto problem = query.lastError();
    return {codeOf(problem, m_path), QFileInfo(m_path).fileName(), problem.text()};
}

Result<void> SqliteConnection::run(const QString &statement)
{
    QSqlQuery query(m_database);
    if (!query.exec(statement))
        return fail(error(query));
    return {};
}

Result<QVariant> SqliteConnection::value(const QString &statement)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(statement))
        return fail(error(query));
    if (query.next())
        return query.value(0);
    if (query.lastError().isValid())
        return fail(error(query));
    return QVariant();
}

Result<QSqlQuery> SqliteConnection::prepare(const QString &statement)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return fail(error(query));
    return Result<QSqlQuery>(std::move(query));
}

Result<void> SqliteConnection::execute(QSqlQuery &query)
{
    if (!query.exec())
        return fail(error(query));
    return {};
}

} // namespace Patchwijzer
