// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/casefile.h"

#include "store/durablefile.h"

#include <QDir>
#include <QFileInfo>

#include <array>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int applicationId = 0x50574353; ///< "PWCS"

/** Step i takes a file from version i to version i + 1; a file is never taken back. */
constexpr std::array migrations{
    "CREATE TABLE answer(id TEXT PRIMARY KEY, value TEXT NOT NULL);"
    "CREATE TABLE step(update_id TEXT PRIMARY KEY, to_version TEXT, from_version TEXT, state TEXT NOT NULL,"
    " reason TEXT, until TEXT, changed_at TEXT, version_found TEXT, in_plan INTEGER NOT NULL);"
    "CREATE TABLE preparation(id TEXT PRIMARY KEY, state TEXT NOT NULL, changed_at TEXT)"_L1,
    "CREATE TABLE device(id TEXT PRIMARY KEY, kind TEXT NOT NULL, brand TEXT NOT NULL, model TEXT, model_id TEXT,"
    " firmware TEXT, exposed TEXT NOT NULL, manager TEXT NOT NULL, note TEXT, changed_at TEXT)"_L1,
    "CREATE TABLE csaf_document(publisher TEXT NOT NULL, id TEXT NOT NULL, version TEXT, title TEXT, feed TEXT,"
    " released TEXT, run_at TEXT, reason TEXT NOT NULL, read_at TEXT, read_version TEXT, removed_at TEXT,"
    " PRIMARY KEY(publisher, id));"
    "CREATE TABLE csaf_match(publisher TEXT NOT NULL, id TEXT NOT NULL, vulnerability TEXT NOT NULL,"
    " asset TEXT NOT NULL, mark TEXT NOT NULL, marked_at TEXT, marked_version TEXT, first_seen TEXT,"
    " first_version TEXT, news TEXT NOT NULL, statement TEXT, digest TEXT NOT NULL, before TEXT, changed_at TEXT,"
    " changed_version TEXT, ended_at TEXT, verdict TEXT NOT NULL, confidence INTEGER NOT NULL, score REAL,"
    " fixed_version TEXT, PRIMARY KEY(publisher, id, vulnerability, asset));"
    "CREATE TABLE csaf_asset(id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, publisher TEXT,"
    " version TEXT, present INTEGER NOT NULL, first_seen TEXT);"
    "CREATE TABLE csaf_comment(no INTEGER PRIMARY KEY AUTOINCREMENT, publisher TEXT NOT NULL, id TEXT NOT NULL,"
    " made_at TEXT, text TEXT NOT NULL);"
    "CREATE TABLE csaf_run(key TEXT PRIMARY KEY, value TEXT)"_L1,
};

Result<void> migrate(SqliteConnection &connection)
{
    return inTransaction(connection, [&]() -> Result<void> {
        // Asked again inside the transaction: another window may just have done it.
        PW_TRY(const auto from, connection.value(u"PRAGMA user_version"_s));
        for (auto step = size_t(from.toInt()); step < migrations.size(); ++step) {
            const auto statements = QString(migrations[step]).split(u';');
            for (const auto &statement : statements)
                PW_TRY_VOID(connection.run(statement));
        }
        PW_TRY_VOID(connection.run(u"PRAGMA application_id = %1"_s.arg(applicationId)));
        return connection.run(u"PRAGMA user_version = %1"_s.arg(migrations.size()));
    });
}

/** Refuses a file that is not ours, or newer than this program; brings an older one up to date. */
Result<void> checkAndMigrate(SqliteConnection &connection)
{
    const auto name = QFileInfo(connection.path()).fileName();
    PW_TRY(const auto application, connection.value(u"PRAGMA application_id"_s));
    PW_TRY(const auto version, connection.value(u"PRAGMA user_version"_s));
    PW_TRY(const auto tables, connection.value(u"SELECT count(*) FROM sqlite_master"_s));
    const bool fresh = tables.toInt() == 0 && application.toInt() == 0;
    if (!fresh && application.toInt() != applicationId)
        return fail(Error::Code::DatabaseBroken, name, u"not a case file"_s);
    if (version.toInt() > int(migrations.size()))
        return fail(Error::Code::DatabaseTooNew, name, u"made by a later version of the program"_s);
    PW_TRY(const auto check, connection.value(u"PRAGMA quick_check(1)"_s));
    if (check.toString() != "ok"_L1)
        return fail(Error::Code::DatabaseBroken, name, check.toString());
    return version.toInt() < int(migrations.size()) ? migrate(connection) : Result<void>();
}

} // namespace

Result<std::unique_ptr<SqliteConnection>> openCaseFile(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return fail(writeErrorCode(folder, Error::Code::CannotWrite), folder, u"cannot make the data folder"_s);
    PW_TRY(auto connection,
           SqliteConnection::open(QDir(folder).filePath(u"case.sqlite"_s), SqliteConnection::Mode::ReadWrite));
    // EXTRA also syncs the folder after the journal is gone: a saved decision then survives a power cut.
    PW_TRY_VOID(connection->run(u"PRAGMA synchronous = EXTRA"_s));
    PW_TRY_VOID(checkAndMigrate(*connection));
    return connection;
}

QString packMoment(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime unpackMoment(const QVariant &value)
{
    const auto time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? time.toUTC() : QDateTime();
}

Result<void> writeRow(SqliteConnection &connection, const QString &statement, const QVariantList &values)
{
    PW_TRY(auto query, connection.prepare(statement));
    for (const auto &value : values)
        query.addBindValue(value);
    return connection.execute(query);
}

} // namespace Patchwijzer
