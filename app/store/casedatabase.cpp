// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/casedatabase.h"

#include "core/names.h"
#include "store/durablefile.h"
#include "store/sqliteconnection.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>

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

QString packMoment(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime unpackMoment(const QVariant &value)
{
    const auto time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? time.toUTC() : QDateTime();
}

template<typename Enum>
Result<Enum> unpackName(const QVariant &value)
{
    const auto found = fromName<Enum>(value.toString());
    if (!found)
        return fail(Error::Code::DatabaseBroken, u"case.sqlite"_s, "unknown word: "_L1 + value.toString().left(40));
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

Result<StepRecord> readStep(const QSqlQuery &row)
{
    StepRecord step;
    step.updateId = row.value(0).toString();
    step.toVersion = row.value(1).toString();
    step.fromVersion = row.value(2).toString();
    PW_TRY(step.state, unpackName<StepState>(row.value(3)));
    step.reason = row.value(4).toString();
    step.until = QDate::fromString(row.value(5).toString(), Qt::ISODate);
    step.changedAt = unpackMoment(row.value(6));
    step.versionFound = row.value(7).toString();
    step.inPlan = row.value(8).toBool();
    return step;
}

Result<Device> readDevice(const QSqlQuery &row)
{
    Device device;
    device.id = row.value(0).toString();
    PW_TRY(device.kind, unpackName<DeviceKind>(row.value(1)));
    device.brand = row.value(2).toString();
    device.model = row.value(3).toString();
    device.modelId = row.value(4).toString();
    device.firmware = row.value(5).toString();
    PW_TRY(device.exposed, unpackName<Answer>(row.value(6)));
    PW_TRY(device.manager, unpackName<DeviceManager>(row.value(7)));
    device.note = row.value(8).toString();
    device.changedAt = unpackMoment(row.value(9));
    return device;
}

Result<void> write(SqliteConnection &connection, const QString &statement, const QVariantList &values)
{
    PW_TRY(auto query, connection.prepare(statement));
    for (const auto &value : values)
        query.addBindValue(value);
    return connection.execute(query);
}

} // namespace

struct CaseDatabase::Private {
    std::unique_ptr<SqliteConnection> connection;
};

CaseDatabase::CaseDatabase(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

CaseDatabase::CaseDatabase(CaseDatabase &&) noexcept = default;
CaseDatabase &CaseDatabase::operator=(CaseDatabase &&) noexcept = default;
CaseDatabase::~CaseDatabase() = default;

Result<CaseDatabase> CaseDatabase::open(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return fail(writeErrorCode(folder, Error::Code::CannotWrite), folder, u"cannot make the data folder"_s);
    PW_TRY(auto connection,
           SqliteConnection::open(QDir(folder).filePath(u"case.sqlite"_s), SqliteConnection::Mode::ReadWrite));
    // EXTRA also syncs the folder after the journal is gone: a saved decision then survives a power cut.
    PW_TRY_VOID(connection->run(u"PRAGMA synchronous = EXTRA"_s));
    PW_TRY_VOID(checkAndMigrate(*connection));
    return CaseDatabase(std::make_unique<Private>(Private{std::move(connection)}));
}

Result<PlanMemory> CaseDatabase::load() const
{
    PlanMemory memory;
    auto &connection = *d->connection;
    PW_TRY_VOID(eachRow(connection, u"SELECT value FROM answer WHERE id = 'exposed'"_s,
                        [&](const QSqlQuery &row) -> Result<void> {
                            PW_TRY(memory.answers.exposed, unpackName<Answer>(row.value(0)));
                            return {};
                        }));
    PW_TRY_VOID(eachRow(connection,
                        u"SELECT update_id, to_version, from_version, state, reason, until, changed_at, version_found,"
                        " in_plan FROM step ORDER BY update_id"_s,
                        [&](const QSqlQuery &row) -> Result<void> {
                            PW_TRY(const auto step, readStep(row));
                            memory.steps.append(step);
                            return {};
                        }));
    PW_TRY_VOID(eachRow(connection, u"SELECT id, state, changed_at FROM preparation ORDER BY id"_s,
                        [&](const QSqlQuery &row) -> Result<void> {
                            PreparationRecord record;
                            record.id = row.value(0).toString();
                            PW_TRY(record.state, unpackName<PreparationState>(row.value(1)));
                            record.changedAt = unpackMoment(row.value(2));
                            memory.preparations.append(record);
                            return {};
                        }));
    return memory;
}

Result<void> CaseDatabase::save(const StepRecord &record)
{
    return write(*d->connection,
                 u"INSERT OR REPLACE INTO step(update_id, to_version, from_version, state, reason, until, changed_at,"
                 " version_found, in_plan) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                 {record.updateId, record.toVersion, record.fromVersion, nameOf(record.state), record.reason,
                  record.until.toString(Qt::ISODate), packMoment(record.changedAt), record.versionFound,
                  record.inPlan});
}

Result<void> CaseDatabase::save(const PreparationRecord &record)
{
    return write(*d->connection, u"INSERT OR REPLACE INTO preparation(id, state, changed_at) VALUES(?, ?, ?)"_s,
                 {record.id, nameOf(record.state), packMoment(record.changedAt)});
}

Result<void> CaseDatabase::save(const MachineAnswers &answers)
{
    return write(*d->connection, u"INSERT OR REPLACE INTO answer(id, value) VALUES('exposed', ?)"_s,
                 {nameOf(answers.exposed)});
}

Result<QList<Device>> CaseDatabase::devices() const
{
    QList<Device> devices;
    PW_TRY_VOID(eachRow(*d->connection,
                        u"SELECT id, kind, brand, model, model_id, firmware, exposed, manager, note, changed_at"
                        " FROM device ORDER BY id"_s,
                        [&](const QSqlQuery &row) -> Result<void> {
                            PW_TRY(const auto device, readDevice(row));
                            devices.append(device);
                            return {};
                        }));
    return devices;
}

Result<void> CaseDatabase::save(const Device &device)
{
    return write(*d->connection,
                 u"INSERT OR REPLACE INTO device(id, kind, brand, model, model_id, firmware, exposed, manager, note,"
                 " changed_at) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                 {device.id, nameOf(device.kind), device.brand, device.model, device.modelId, device.firmware,
                  nameOf(device.exposed), nameOf(device.manager), device.note, packMoment(device.changedAt)});
}

Result<void> CaseDatabase::removeDevice(const QString &id)
{
    return write(*d->connection, u"DELETE FROM device WHERE id = ?"_s, {id});
}

} // namespace Patchwijzer
