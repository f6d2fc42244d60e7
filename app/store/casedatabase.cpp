// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/casedatabase.h"

#include "store/casefile.h"

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

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
    PW_TRY(auto connection, openCaseFile(folder));
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
    return writeRow(
        *d->connection,
        u"INSERT OR REPLACE INTO step(update_id, to_version, from_version, state, reason, until, changed_at,"
        " version_found, in_plan) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {record.updateId, record.toVersion, record.fromVersion, nameOf(record.state), record.reason,
         record.until.toString(Qt::ISODate), packMoment(record.changedAt), record.versionFound, record.inPlan});
}

Result<void> CaseDatabase::save(const PreparationRecord &record)
{
    return writeRow(*d->connection, u"INSERT OR REPLACE INTO preparation(id, state, changed_at) VALUES(?, ?, ?)"_s,
                    {record.id, nameOf(record.state), packMoment(record.changedAt)});
}

Result<void> CaseDatabase::save(const MachineAnswers &answers)
{
    return writeRow(*d->connection, u"INSERT OR REPLACE INTO answer(id, value) VALUES('exposed', ?)"_s,
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
    return writeRow(*d->connection,
                    u"INSERT OR REPLACE INTO device(id, kind, brand, model, model_id, firmware, exposed, manager, note,"
                    " changed_at) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                    {device.id, nameOf(device.kind), device.brand, device.model, device.modelId, device.firmware,
                     nameOf(device.exposed), nameOf(device.manager), device.note, packMoment(device.changedAt)});
}

Result<void> CaseDatabase::removeDevice(const QString &id)
{
    return writeRow(*d->connection, u"DELETE FROM device WHERE id = ?"_s, {id});
}

} // namespace Patchwijzer
