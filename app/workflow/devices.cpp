// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/devices.h"

#include "inventory/devicecatalog.h"
#include "store/casedatabase.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

QString tidied(const QString &text)
{
    QString plain;
    for (const auto c : text) {
        if (c.isSpace() || c.category() == QChar::Other_Control)
            plain += u' ';
        else if (c.category() != QChar::Other_Format)
            plain += c;
    }
    return plain.simplified().left(longestDeviceText);
}

bool holdsCase(const QString &caseDir)
{
    return !caseDir.isEmpty() && QFileInfo::exists(QDir(caseDir).filePath(u"case.sqlite"_s));
}

} // namespace

Result<QList<Device>> readDevices(const QString &caseDir)
{
    if (!holdsCase(caseDir))
        return QList<Device>();
    PW_TRY(const auto database, CaseDatabase::open(caseDir));
    return database.devices();
}

Result<Device> saveDevice(const QString &caseDir, Device device, const QDateTime &now)
{
    if (caseDir.isEmpty())
        return fail(Error::Code::WrongUse, u"caseDir"_s, u"devices are not kept for another computer"_s);
    for (auto *text : {&device.brand, &device.model, &device.firmware, &device.note})
        *text = tidied(*text);
    if (device.brand.isEmpty())
        return fail(Error::Code::WrongUse, u"brand"_s, u"a device needs a brand"_s);
    if (!device.modelId.isEmpty() && !findKnownDevice(knownDevices(), device.modelId))
        return fail(Error::Code::WrongUse, u"modelId"_s, u"no such device: "_s + device.modelId.left(60));
    if (device.id.isEmpty())
        device.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    // The database keeps milliseconds.
    device.changedAt = QDateTime::fromMSecsSinceEpoch(now.toMSecsSinceEpoch(), Qt::UTC);
    PW_TRY(auto database, CaseDatabase::open(caseDir));
    PW_TRY_VOID(database.save(device));
    return device;
}

Result<void> removeDevice(const QString &caseDir, const QString &id)
{
    PW_TRY(const auto devices, readDevices(caseDir));
    if (std::none_of(devices.begin(), devices.end(), [&](const Device &device) { return device.id == id; }))
        return fail(Error::Code::WrongUse, u"id"_s, u"no device with this id"_s);
    PW_TRY(auto database, CaseDatabase::open(caseDir));
    return database.removeDevice(id);
}

} // namespace Patchwijzer
