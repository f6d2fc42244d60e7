// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names.h"
#include "inventory/inventoryfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

void put(QJsonObject &object, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

QString utcText(const QDateTime &time)
{
    const auto utc = time.toUTC();
    return utc.toString(utc.time().msec() == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

QJsonObject toJson(const Machine &machine)
{
    QJsonObject os;
    put(os, u"id"_s, machine.os.id);
    put(os, u"idLike"_s, machine.os.idLike);
    put(os, u"versionId"_s, machine.os.versionId);
    put(os, u"codename"_s, machine.os.codename);
    put(os, u"prettyName"_s, machine.os.prettyName);
    QJsonObject object{{u"os"_s, os},
                       {u"live"_s, machine.live},
                       {u"restartPending"_s, machine.restartPending},
                       {u"installedKernels"_s, QJsonArray::fromStringList(machine.installedKernels)}};
    put(object, u"architecture"_s, machine.architecture);
    put(object, u"runningKernel"_s, machine.runningKernel);
    return object;
}

QJsonObject toJson(const Software &one)
{
    QJsonObject object{
        {u"name"_s, one.name},     {u"version"_s, one.version},           {u"scheme"_s, nameOf(one.scheme)},
        {u"source"_s, one.source}, {u"architecture"_s, one.architecture}, {u"state"_s, nameOf(one.state)}};
    put(object, u"sourcePackage"_s, one.sourcePackage);
    put(object, u"sourceVersion"_s, one.sourceVersion);
    put(object, u"baseSourcePackage"_s, one.baseSourcePackage);
    put(object, u"baseSourceVersion"_s, one.baseSourceVersion);
    put(object, u"publisher"_s, one.publisher);
    put(object, u"section"_s, one.section);
    if (one.held)
        object.insert(u"held"_s, true);
    if (one.installedSizeBytes >= 0)
        object.insert(u"installedSizeBytes"_s, one.installedSizeBytes);
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

template<typename Value, typename Key>
QJsonArray sortedArray(QList<Value> values, Key key)
{
    std::stable_sort(values.begin(), values.end(),
                     [&](const Value &lhs, const Value &rhs) { return key(lhs) < key(rhs); });
    QJsonArray array;
    for (const auto &value : std::as_const(values))
        array.append(toJson(value));
    return array;
}

} // namespace

QByteArray inventoryToJson(const Inventory &inventory)
{
    QJsonObject root{
        {u"machine"_s, toJson(inventory.machine)},
        {u"software"_s,
         sortedArray(inventory.software,
                     [](const Software &s) { return std::tie(s.name, s.architecture, s.version); })},
        {u"notLookedAt"_s,
         sortedArray(inventory.notLookedAt, [](const NotLookedAt &n) { return std::tie(n.what, n.detail, n.reason); })},
        {u"skipped"_s,
         sortedArray(inventory.skipped, [](const Error &e) { return std::tie(e.where, e.detail, e.code); })},
    };
    put(root, u"takenAt"_s, inventory.takenAt.isValid() ? utcText(inventory.takenAt) : QString());
    return QJsonDocument(root).toJson();
}

} // namespace Patchwijzer
