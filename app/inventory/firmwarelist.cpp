// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/firmwarelist.h"

#include "inventory/jsonoutline.h"
#include "inventory/jsonvalues.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxItems = 10'000; ///< Real computers have some tens.
constexpr qsizetype maxGuids = 64;

/** Formats of dotted numbers, and of one number; fwupd orders them part by part. */
constexpr std::array<QStringView, 14> numericFormats{
    u"bcd",  u"dell-bios", u"dell-bios-msb", u"intel-csme19",   u"intel-me", u"intel-me2", u"number",
    u"pair", u"quad",      u"surface",       u"surface-legacy", u"triplet",  u"usb-bcd",   u"plain"};

VersionScheme schemeOf(const QString &version, const QString &format)
{
    static const QRegularExpression numbers(u"^\\d+(?:\\.\\d+)*$"_s);
    // Older ones do not tell the format.
    const auto known = format.isEmpty()
        || std::find(numericFormats.begin(), numericFormats.end(), QStringView(format)) != numericFormats.end();
    return known && numbers.match(version).hasMatch() ? VersionScheme::Generic : VersionScheme::Unknown;
}

bool hasText(const JsonValues::Object &object, std::string_view key, QStringView wanted)
{
    const auto array = JsonValues::arrayAt(object, key);
    if (!array)
        return false;
    return std::any_of(array->begin(), array->end(),
                       [&](const JsonValues::Element &item) { return JsonValues::textOf(item) == wanted; });
}

void takeGuids(Software &one, const JsonValues::Object &device)
{
    static const QRegularExpression form(u"^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$"_s);
    const auto guids = JsonValues::arrayAt(device, "Guid");
    if (!guids)
        return;
    for (const auto item : *guids) {
        const auto guid = JsonValues::textOf(item).toLower();
        if (form.match(guid).hasMatch() && one.identifiers.size() < maxGuids)
            addIdentifier(one, SoftwareIdentifier::Kind::FirmwareGuid, guid);
    }
}

Software firmwareOf(const JsonValues::Object &device, const QString &name)
{
    Software one;
    one.name = name;
    one.version = JsonValues::textAt(device, "Version");
    one.scheme = schemeOf(one.version, JsonValues::textAt(device, "VersionFormat"));
    one.source = u"fwupd"_s;
    one.kind = SoftwareKind::Firmware;
    one.scope = InstallScope::Machine;
    one.publisher = JsonValues::textAt(device, "Vendor");
    one.channel = JsonValues::textAt(device, "Branch");
    one.location = JsonValues::textAt(device, "DeviceId");
    takeGuids(one, device);
    beOwnSource(one);
    return one;
}

std::optional<JsonValues::Array> devicesIn(const JsonValues::Element &root)
{
    JsonValues::Object object;
    return root.get(object) ? std::nullopt : JsonValues::arrayAt(object, "Devices");
}

} // namespace

bool looksLikeFirmwareList(const QByteArray &bytes)
{
    return JsonOutline(bytes).has("Devices/DeviceId");
}

Result<SoftwareList> readFirmwareList(const QByteArray &bytes, const QString &where)
{
    simdjson::dom::parser parser;
    PW_TRY(const auto root, JsonValues::parse(parser, bytes, where));
    const auto devices = devicesIn(root);
    if (!devices)
        return fail(Error::Code::UnknownFormat, where, u"no \"Devices\""_s);
    SoftwareList list;
    SkippedRecords skipped(where);
    qsizetype index = 0;
    for (const auto item : *devices) {
        const auto place = u"Devices/"_s + QString::number(index++);
        JsonValues::Object device;
        const auto isObject = index <= maxItems && !item.get(device);
        const auto name = isObject ? JsonValues::textAt(device, "Name") : QString();
        if (name.isEmpty())
            skipped.add(Error::Code::MissingField, place, u"no device with a name"_s);
        else if (!JsonValues::textAt(device, "Version").isEmpty() || hasText(device, "Flags", u"updatable"))
            list.software.append(firmwareOf(device, name));
    }
    list.skipped = std::move(skipped).take();
    if (list.software.isEmpty())
        return fail(Error::Code::NoSoftwareList, where, u"no device whose firmware fwupd knows"_s);
    sortSoftware(list.software);
    return list;
}

} // namespace Patchwijzer
