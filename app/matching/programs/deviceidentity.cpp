// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/programs/deviceidentity.h"

#include "core/productkey.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype longestFirmware = 200;

/** "archer_ax21": the model as a CPE writes it. */
QString cpeModel(const QString &model)
{
    QString text;
    for (const auto c : model.simplified().toLower()) {
        if (c.isLetterOrNumber() || c == u'-' || c == u'.' || c == u'+')
            text += c;
        else if (!text.endsWith(u'_'))
            text += u'_';
    }
    return text;
}

QString plainModel(const QString &model)
{
    QString text;
    for (const auto c : model.toLower()) {
        if (c.isLetterOrNumber())
            text += c;
    }
    return text;
}

/** The names a model goes by: makers leave out the family ("Archer AX21", "AX21"). */
QList<QString> keysOfModel(const KnownDevice &entry, const QString &model)
{
    QList<QString> keys;
    if (plainModel(model).isEmpty())
        return keys;
    for (auto key : entry.modelKeys) {
        key.replace("{modelcpe}"_L1, cpeModel(model)).replace("{modelplain}"_L1, plainModel(model));
        keys.append(key);
    }
    return keys;
}

} // namespace

bool isBrandOf(const QString &brand, const KnownDevice &known)
{
    const auto key = nameKey(brand, u"x");
    return key == nameKey(known.brand, u"x")
        || std::any_of(known.brandNames.begin(), known.brandNames.end(),
                       [&](const QString &name) { return key == nameKey(name, u"x"); });
}

const KnownDevice *knownDeviceOf(const Device &device, const QList<KnownDevice> &known)
{
    const KnownDevice *only = nullptr;
    int fitting = 0;
    for (const auto &entry : known) {
        if (!device.modelId.isEmpty() && entry.id == device.modelId)
            return &entry;
        const bool named = entry.models.contains(device.model, Qt::CaseInsensitive);
        if (!isBrandOf(device.brand, entry) || !(named || entry.kinds.contains(device.kind)))
            continue;
        if (named)
            return &entry;
        only = &entry;
        ++fitting;
    }
    return fitting == 1 ? only : nullptr;
}

Software softwareOfDevice(const Device &device, const KnownDevice *known)
{
    Software software;
    software.kind = SoftwareKind::Device;
    software.source = u"device"_s;
    software.publisher = device.brand;
    software.name = device.model.isEmpty() ? device.brand : device.model;
    software.version = device.firmware;
    software.scheme = VersionScheme::Generic;
    if (known)
        software.identifiers = {{SoftwareIdentifier::Kind::KnownDevice, known->id}};
    return software;
}

QString plainFirmware(const QString &firmware, const QString &pattern)
{
    const auto text = firmware.trimmed();
    if (pattern.isEmpty() || text.size() > longestFirmware)
        return text;
    const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern),
                                        QRegularExpression::CaseInsensitiveOption);
    const auto match = expression.match(text);
    if (!match.hasMatch())
        return text;
    auto groups = match.capturedTexts().mid(1);
    groups.removeAll(QString());
    return groups.isEmpty() ? text : groups.join(u'-');
}

std::optional<KnownSoftware> deviceSoftware(const Device &device, const QList<KnownDevice> &known, bool ofModel)
{
    const auto *entry = knownDeviceOf(device, known);
    KnownSoftware found{softwareOfDevice(device, entry), {}};
    auto &identity = found.identity;
    identity.displayName = found.software.name;
    identity.version = plainFirmware(device.firmware, entry ? entry->firmwarePattern : QString());
    identity.scheme = VersionScheme::Generic;
    if (entry) {
        identity.lifecycle = entry->lifecycle;
        identity.program = entry->id;
        identity.rung = ofModel ? IdentityRung::Curated : IdentityRung::ExactIdentifier;
        identity.productKeys = ofModel ? keysOfModel(*entry, device.model) : entry->productKeys;
    } else if (!ofModel) {
        identity.rung = IdentityRung::VendorAndName;
        identity.productKeys = {nameKey(device.brand, device.model)};
        identity.productKeys.removeAll(QString());
    }
    std::sort(identity.productKeys.begin(), identity.productKeys.end());
    return identity.productKeys.isEmpty() ? std::nullopt : std::optional(found);
}

QList<QString> makerKeysOf(const Device &device, const QList<KnownDevice> &known)
{
    const auto upToProduct = [](const QString &key) {
        return key.left(key.lastIndexOf(key.startsWith("name:"_L1) ? u'/' : u':') + 1);
    };
    QSet<QString> keys{upToProduct(nameKey(device.brand, u"x"))};
    const auto *chosen = knownDeviceOf(device, known);
    for (const auto &entry : known) {
        if (&entry != chosen && !isBrandOf(device.brand, entry))
            continue;
        for (const auto &name : entry.brandNames + QList<QString>{entry.brand})
            keys.insert(upToProduct(nameKey(name, u"x")));
        for (const auto &key : entry.productKeys + entry.modelKeys)
            keys.insert(upToProduct(key));
    }
    keys.remove(u"name:/"_s); // A brand without a letter is nobody's.
    auto sorted = keys.values();
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

QList<KnownSoftware> deviceSoftware(const QList<Device> &devices, const QList<KnownDevice> &known)
{
    QList<KnownSoftware> all;
    for (const auto &device : devices) {
        for (const bool ofModel : {false, true}) {
            if (const auto software = deviceSoftware(device, known, ofModel))
                all.append(*software);
        }
    }
    return all;
}

} // namespace Patchwijzer
