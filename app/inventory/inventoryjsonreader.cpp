// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sortunique.h"
#include "inventory/inventoryjson.h"
#include "inventory/inventoryorder.h"
#include "inventory/jsonobjectreader.h"

#include <algorithm>
#include <simdjson.h>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxBytes = qsizetype{256} * 1024 * 1024;
constexpr std::size_t maxDepth = 32;

OsRelease readOs(ObjectReader &reader)
{
    return {reader.text("id"),          reader.text("idLike"),     reader.text("versionId"),
            reader.text("codename"),    reader.text("prettyName"), reader.text("variantId"),
            reader.text("cpeName"),     reader.text("baseId"),     reader.text("baseVersionId"),
            reader.text("baseCodename")};
}

QList<QString> sortedTexts(ObjectReader &reader, const char *key)
{
    auto texts = reader.texts(key);
    sortUnique(&texts);
    return texts;
}

WindowsRelease readWindows(ObjectReader &reader)
{
    WindowsRelease windows;
    windows.productName = reader.text("productName");
    windows.edition = reader.text("edition");
    windows.displayVersion = reader.text("displayVersion");
    windows.servicePack = reader.text("servicePack");
    windows.build = reader.text("build");
    windows.architecture = reader.text("architecture");
    windows.server = reader.flag("server");
    windows.serverCore = reader.flag("serverCore");
    windows.advisoryName = reader.text("advisoryName");
    windows.installedUpdates = sortedTexts(reader, "installedUpdates");
    windows.updatesKnown = reader.flag("updatesKnown");
    windows.missingUpdates = sortedTexts(reader, "missingUpdates");
    return windows;
}

/** `live` is checked, then dropped: the machine a file tells of is not the one that reads it. */
Machine readMachine(ObjectReader &reader)
{
    Machine machine;
    machine.os = reader.object<OsRelease>("os", readOs).value_or(OsRelease{});
    machine.windows = reader.object<WindowsRelease>("windows", readWindows);
    machine.architecture = reader.text("architecture");
    machine.runningKernel = reader.text("runningKernel");
    machine.restartPending = reader.flag("restartPending");
    static_cast<void>(reader.flag("live"));
    machine.installedKernels = reader.texts("installedKernels");
    return machine;
}

QList<SoftwareIdentifier> readIdentifiers(ObjectReader &reader)
{
    auto identifiers = reader.objects<SoftwareIdentifier>("identifiers", [](ObjectReader &one) {
        if (!one.has("kind"))
            one.refuse(Error::Code::MissingField, one.pointerTo("kind"), u"expected a text"_s);
        return SoftwareIdentifier{one.word("kind", SoftwareIdentifier::Kind::Cpe), one.neededText("value")};
    });
    sortIdentifiers(identifiers);
    return identifiers;
}

/** A package without a source has its own name for one; an empty text says that it is not known. */
void readSourcePackage(ObjectReader &reader, Software &one)
{
    one.sourcePackage = reader.text("sourcePackage");
    one.sourceVersion = reader.text("sourceVersion");
    one.baseSourcePackage = reader.text("baseSourcePackage");
    one.baseSourceVersion = reader.text("baseSourceVersion");
    if (one.kind != SoftwareKind::Package)
        return;
    if (!reader.has("sourcePackage"))
        one.sourcePackage = one.name;
    if (!reader.has("sourceVersion"))
        one.sourceVersion = one.version;
}

Software readSoftware(ObjectReader &reader)
{
    Software one;
    one.name = reader.neededText("name");
    one.version = reader.text("version");
    one.scheme = reader.word("scheme", VersionScheme::Unknown);
    one.source = reader.text("source");
    one.architecture = reader.text("architecture");
    one.publisher = reader.text("publisher");
    one.displayName = reader.text("displayName");
    one.section = reader.text("section");
    one.state = reader.word("state", InstallState::Installed);
    one.held = reader.flag("held");
    one.installedSizeBytes = reader.size("installedSizeBytes");
    one.kind = reader.word("kind", SoftwareKind::Package);
    one.versionOrigin = reader.word("versionOrigin", VersionOrigin::Recorded);
    one.scope = reader.word("scope", InstallScope::Unknown);
    one.module = reader.text("module");
    one.channel = reader.text("channel");
    one.owner = reader.text("owner");
    one.location = reader.text("location");
    one.installed = reader.day("installed");
    one.endOfLife = reader.flag("endOfLife");
    one.endOfLifeReason = reader.text("endOfLifeReason");
    one.epochKnown = !reader.has("epochKnown") || reader.flag("epochKnown");
    one.identifiers = readIdentifiers(reader);
    readSourcePackage(reader, one);
    return one;
}

Device readDevice(ObjectReader &reader)
{
    Device device;
    device.id = reader.neededText("id");
    device.kind = reader.word("kind", DeviceKind::Other);
    device.brand = reader.neededText("brand");
    device.model = reader.text("model");
    device.modelId = reader.text("modelId");
    device.firmware = reader.text("firmware");
    device.exposed = reader.word("exposed", Answer::Unknown);
    device.manager = reader.word("manager", DeviceManager::Unknown);
    device.note = reader.textOfLines("note");
    device.changedAt = reader.time("changedAt");
    return device;
}

QList<Device> readDevices(ObjectReader &root)
{
    auto devices = root.objects<Device>("devices", readDevice);
    std::stable_sort(devices.begin(), devices.end(),
                     [](const Device &lhs, const Device &rhs) { return lhs.id < rhs.id; });
    const auto twice = std::adjacent_find(devices.begin(), devices.end(),
                                          [](const Device &lhs, const Device &rhs) { return lhs.id == rhs.id; });
    if (twice != devices.end())
        root.refuse(Error::Code::BadValue, root.pointerTo("devices"), u"an id is given twice"_s);
    return devices;
}

Inventory readRoot(ObjectReader &root)
{
    Inventory inventory;
    inventory.machine = root.object<Machine>("machine", readMachine).value_or(Machine{});
    inventory.software = root.objects<Software>("software", readSoftware);
    inventory.devices = readDevices(root);
    inventory.notLookedAt = root.objects<NotLookedAt>("notLookedAt", [](ObjectReader &reader) {
        return NotLookedAt{reader.neededText("what"), reader.text("reason"), reader.text("detail")};
    });
    inventory.skipped = root.objects<Error>("skipped", [](ObjectReader &reader) {
        return Error{reader.word("code", Error::Code::BadValue), reader.text("where"), reader.text("detail")};
    });
    inventory.takenAt = root.time("takenAt");
    return inventory;
}

} // namespace

Result<Inventory> inventoryFromJson(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    if (bytes.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, name, u"more than %1 bytes"_s.arg(maxBytes));
    simdjson::dom::parser parser;
    simdjson::dom::element element;
    auto error = parser.allocate(static_cast<std::size_t>(bytes.size()), maxDepth);
    if (!error)
        error = parser.parse(bytes.constData(), static_cast<std::size_t>(bytes.size())).get(element);
    if (error)
        return fail(Error::Code::NotJson, name, QString::fromLatin1(simdjson::error_message(error)));
    simdjson::dom::object object;
    simdjson::dom::element member;
    if (element.get(object) || object.at_key("machine").get(member) || object.at_key("software").get(member))
        return fail(Error::Code::UnknownFormat, name, u"no saved scan: no \"machine\" and \"software\" in it"_s);
    ObjectReader root(object, {});
    auto inventory = readRoot(root);
    if (root.fault())
        return fail(root.fault()->code, name + u'#' + root.fault()->where, root.fault()->detail);
    if (!inventory.takenAt.isValid())
        inventory.takenAt = now.toUTC();
    sortInventory(inventory);
    return inventory;
}

} // namespace Patchwijzer
