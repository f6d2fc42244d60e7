// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/devicecatalog.h"

#include "core/names.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

bool isId(const QString &text)
{
    static const QRegularExpression id(u"^[a-z0-9]+(-[a-z0-9]+)*$"_s);
    return id.match(text).hasMatch();
}

Result<QList<QString>> textsOf(const QJsonObject &object, const QString &key, const QString &where)
{
    QList<QString> texts;
    const auto value = object.value(key);
    if (value.isUndefined())
        return texts;
    const auto array = value.toArray();
    for (const auto &item : array) {
        if (item.toString().isEmpty())
            return fail(Error::Code::BadValue, where, key + u" holds something else than texts"_s);
        texts.append(item.toString());
    }
    if (texts.isEmpty())
        return fail(Error::Code::BadValue, where, key + u" is no list, or an empty one"_s);
    return texts;
}

Result<void> checkFields(const QJsonObject &object, const QString &where)
{
    static const QList<QString> known{u"brand"_s,  u"brandNames"_s, u"firmwareExample"_s, u"firmwarePattern"_s,
                                      u"id"_s,     u"kinds"_s,      u"lifecycle"_s,       u"modelKeys"_s,
                                      u"models"_s, u"name"_s,       u"productKeys"_s,     u"providerUpdates"_s};
    const auto keys = object.keys();
    const auto odd = std::find_if(keys.begin(), keys.end(), [&](const QString &key) { return !known.contains(key); });
    if (odd != keys.end())
        return fail(Error::Code::BadValue, where, u"unknown field "_s + *odd);
    return {};
}

Result<KnownDevice> deviceOf(const QJsonObject &object, const QString &where)
{
    PW_TRY_VOID(checkFields(object, where));
    KnownDevice device;
    device.id = object["id"_L1].toString();
    device.brand = object["brand"_L1].toString();
    device.name = object["name"_L1].toString();
    if (!isId(device.id) || device.brand.isEmpty() || device.name.isEmpty())
        return fail(Error::Code::MissingField, where, u"a device needs id, brand and name"_s);
    PW_TRY(const auto kinds, textsOf(object, u"kinds"_s, where));
    for (const auto &name : kinds) {
        const auto kind = fromName<DeviceKind>(name);
        if (!kind)
            return fail(Error::Code::BadValue, where, u"no kind of device: "_s + name);
        device.kinds.append(*kind);
    }
    PW_TRY(device.models, textsOf(object, u"models"_s, where));
    PW_TRY(device.productKeys, textsOf(object, u"productKeys"_s, where));
    PW_TRY(device.modelKeys, textsOf(object, u"modelKeys"_s, where));
    PW_TRY(device.brandNames, textsOf(object, u"brandNames"_s, where));
    device.firmwareExample = object["firmwareExample"_L1].toString();
    device.firmwarePattern = object["firmwarePattern"_L1].toString();
    device.lifecycle = object["lifecycle"_L1].toString();
    device.providerUpdates = object["providerUpdates"_L1].toBool();
    if (kinds.isEmpty() || !QRegularExpression(device.firmwarePattern).isValid())
        return fail(Error::Code::BadValue, where, u"no kinds, or a pattern that is none"_s);
    return device;
}

QList<KnownDevice> readKnownDevices()
{
    const QDir folder(u":/patchwijzer/devices"_s);
    QList<KnownDevice> devices;
    const auto names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const auto &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        // The tests hold every file to this; one that fails is a mistake in the program, not of its user.
        const auto read = parseKnownDevices(file.readAll(), name);
        Q_ASSERT(read);
        if (read)
            devices += *read;
    }
    std::sort(devices.begin(), devices.end(), [](const KnownDevice &lhs, const KnownDevice &rhs) {
        const auto order = QString::compare(lhs.brand, rhs.brand, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : std::tie(lhs.name, lhs.id) < std::tie(rhs.name, rhs.id);
    });
    return devices;
}

} // namespace

Result<QList<KnownDevice>> parseKnownDevices(const QByteArray &json, const QString &where)
{
    QJsonParseError problem;
    const auto object = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return fail(Error::Code::NotJson, where, problem.errorString());
    const auto array = object["devices"_L1].toArray();
    if (array.isEmpty())
        return fail(Error::Code::MissingField, where, u"no devices"_s);
    QList<KnownDevice> devices;
    for (qsizetype i = 0; i < array.size(); ++i) {
        PW_TRY(const auto device, deviceOf(array[i].toObject(), where + u'/' + QString::number(i)));
        devices.append(device);
    }
    return devices;
}

const QList<KnownDevice> &knownDevices()
{
    static const auto devices = readKnownDevices();
    return devices;
}

const KnownDevice *findKnownDevice(const QList<KnownDevice> &devices, const QString &id)
{
    const auto found = std::find_if(devices.begin(), devices.end(), [&](const auto &one) { return one.id == id; });
    return id.isEmpty() || found == devices.end() ? nullptr : &*found;
}

} // namespace Patchwijzer
