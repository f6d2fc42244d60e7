// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names.h"
#include "inventory/inventoryfile.h"
#include "inventory/inventoryorder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <tuple>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

void put(QJsonObject &object, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

void put(QJsonObject &object, const QString &key, bool value)
{
    if (value)
        object.insert(key, true);
}

void put(QJsonObject &object, const QString &key, const QList<QString> &values)
{
    if (!values.isEmpty())
        object.insert(key, QJsonArray::fromStringList(values));
}

/** The name of a word that is not the usual one. */
template<typename Enum>
void putWord(QJsonObject &object, const QString &key, Enum value, Enum usual)
{
    if (value != usual)
        object.insert(key, nameOf(value));
}

QString utcText(const QDateTime &time)
{
    const auto utc = time.toUTC();
    return utc.toString(utc.time().msec() == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

QJsonObject toJson(const WindowsRelease &windows)
{
    QJsonObject object;
    put(object, u"productName"_s, windows.productName);
    put(object, u"edition"_s, windows.edition);
    put(object, u"displayVersion"_s, windows.displayVersion);
    put(object, u"servicePack"_s, windows.servicePack);
    put(object, u"build"_s, windows.build);
    put(object, u"architecture"_s, windows.architecture);
    put(object, u"server"_s, windows.server);
    put(object, u"serverCore"_s, windows.serverCore);
    put(object, u"advisoryName"_s, windows.advisoryName);
    put(object, u"installedUpdates"_s, windows.installedUpdates);
    put(object, u"updatesKnown"_s, windows.updatesKnown);
    put(object, u"missingUpdates"_s, windows.missingUpdates);
    return object;
}

QJsonObject toJson(const Machine &machine)
{
    QJsonObject os;
    put(os, u"id"_s, machine.os.id);
    put(os, u"idLike"_s, machine.os.idLike);
    put(os, u"versionId"_s, machine.os.versionId);
    put(os, u"codename"_s, machine.os.codename);
    put(os, u"prettyName"_s, machine.os.prettyName);
    put(os, u"variantId"_s, machine.os.variantId);
    put(os, u"cpeName"_s, machine.os.cpeName);
    put(os, u"baseId"_s, machine.os.baseId);
    put(os, u"baseVersionId"_s, machine.os.baseVersionId);
    put(os, u"baseCodename"_s, machine.os.baseCodename);
    QJsonObject object{{u"os"_s, os},
                       {u"live"_s, machine.live},
                       {u"restartPending"_s, machine.restartPending},
                       {u"installedKernels"_s, QJsonArray::fromStringList(machine.installedKernels)}};
    put(object, u"architecture"_s, machine.architecture);
    put(object, u"runningKernel"_s, machine.runningKernel);
    if (machine.windows)
        object.insert(u"windows"_s, toJson(*machine.windows));
    return object;
}

QJsonArray toJson(QList<SoftwareIdentifier> identifiers)
{
    sortIdentifiers(identifiers);
    QJsonArray array;
    for (const auto &one : std::as_const(identifiers))
        array.append(QJsonObject{{u"kind"_s, nameOf(one.kind)}, {u"value"_s, one.value}});
    return array;
}

/** Of a package an empty text means something: without the key, its source has its own name. */
void putSource(QJsonObject &object, const QString &key, const QString &value, SoftwareKind kind)
{
    if (kind == SoftwareKind::Package || !value.isEmpty())
        object.insert(key, value);
}

QJsonObject toJson(const Software &one)
{
    QJsonObject object{
        {u"name"_s, one.name},     {u"version"_s, one.version},           {u"scheme"_s, nameOf(one.scheme)},
        {u"source"_s, one.source}, {u"architecture"_s, one.architecture}, {u"state"_s, nameOf(one.state)}};
    putSource(object, u"sourcePackage"_s, one.sourcePackage, one.kind);
    putSource(object, u"sourceVersion"_s, one.sourceVersion, one.kind);
    put(object, u"baseSourcePackage"_s, one.baseSourcePackage);
    put(object, u"baseSourceVersion"_s, one.baseSourceVersion);
    put(object, u"publisher"_s, one.publisher);
    put(object, u"displayName"_s, one.displayName);
    put(object, u"section"_s, one.section);
    put(object, u"held"_s, one.held);
    if (one.installedSizeBytes >= 0)
        object.insert(u"installedSizeBytes"_s, one.installedSizeBytes);
    putWord(object, u"kind"_s, one.kind, SoftwareKind::Package);
    putWord(object, u"versionOrigin"_s, one.versionOrigin, VersionOrigin::Recorded);
    putWord(object, u"scope"_s, one.scope, InstallScope::Unknown);
    put(object, u"module"_s, one.module);
    put(object, u"channel"_s, one.channel);
    put(object, u"owner"_s, one.owner);
    put(object, u"location"_s, one.location);
    put(object, u"installed"_s, one.installed.toString(Qt::ISODate));
    put(object, u"endOfLife"_s, one.endOfLife);
    put(object, u"endOfLifeReason"_s, one.endOfLifeReason);
    if (!one.epochKnown)
        object.insert(u"epochKnown"_s, false);
    if (!one.identifiers.isEmpty())
        object.insert(u"identifiers"_s, toJson(one.identifiers));
    return object;
}

QJsonObject toJson(const Device &device)
{
    QJsonObject object{{u"id"_s, device.id}, {u"kind"_s, nameOf(device.kind)}, {u"brand"_s, device.brand}};
    put(object, u"model"_s, device.model);
    put(object, u"modelId"_s, device.modelId);
    put(object, u"firmware"_s, device.firmware);
    putWord(object, u"exposed"_s, device.exposed, Answer::Unknown);
    putWord(object, u"manager"_s, device.manager, DeviceManager::Unknown);
    put(object, u"note"_s, device.note);
    put(object, u"changedAt"_s, device.changedAt.isValid() ? utcText(device.changedAt) : QString());
    return object;
}

QJsonObject toJson(const NotLookedAt &place)
{
    QJsonObject object{{u"what"_s, place.what}, {u"reason"_s, place.reason}};
    put(object, u"detail"_s, place.detail);
    return object;
}

QJsonObject toJson(const Error &error)
{
    QJsonObject object{{u"code"_s, nameOf(error.code)}};
    put(object, u"where"_s, error.where);
    put(object, u"detail"_s, error.detail);
    return object;
}

template<typename Value>
QJsonArray arrayOf(const QList<Value> &values)
{
    QJsonArray array;
    for (const auto &value : values)
        array.append(toJson(value));
    return array;
}

} // namespace

QByteArray inventoryToJson(const Inventory &inventory)
{
    auto sorted = inventory;
    sortInventory(sorted);
    QJsonObject root{
        {u"machine"_s, toJson(sorted.machine)},
        {u"software"_s, arrayOf(sorted.software)},
        {u"notLookedAt"_s, arrayOf(sorted.notLookedAt)},
        {u"skipped"_s, arrayOf(sorted.skipped)},
    };
    if (!sorted.devices.isEmpty())
        root.insert(u"devices"_s, arrayOf(sorted.devices));
    put(root, u"takenAt"_s, sorted.takenAt.isValid() ? utcText(sorted.takenAt) : QString());
    return QJsonDocument(root).toJson();
}

} // namespace Patchwijzer
