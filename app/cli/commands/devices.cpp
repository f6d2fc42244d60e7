// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/devices.h"

#include "cli/command.h"
#include "core/names.h"
#include "inventory/devicecatalog.h"
#include "workflow/wording.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Patchwijzer {
namespace {

QString optionText(const CommandContext &context, const char *name)
{
    return context.arguments.value(QString::fromLatin1(name)).trimmed();
}

/** The word of an option, or WrongUse; @p fallback when it was not given. */
template<typename Enum>
Result<Enum> optionWord(const CommandContext &context, const char *name, Enum fallback)
{
    const auto text = optionText(context, name);
    if (text.isEmpty())
        return fallback;
    const auto value = fromName<Enum>(text);
    if (!value)
        return fail(Error::Code::WrongUse, QStringLiteral("--") + QString::fromLatin1(name) + u' ' + text,
                    QStringLiteral("not one of the words"));
    return *value;
}

QJsonObject toJson(const Device &device)
{
    QJsonObject object{{QStringLiteral("id"), device.id},
                       {QStringLiteral("kind"), nameOf(device.kind)},
                       {QStringLiteral("brand"), device.brand},
                       {QStringLiteral("exposed"), nameOf(device.exposed)},
                       {QStringLiteral("manager"), nameOf(device.manager)}};
    const auto put = [&](const QString &key, const QString &value) {
        if (!value.isEmpty())
            object.insert(key, value);
    };
    put(QStringLiteral("model"), device.model);
    put(QStringLiteral("known"), device.modelId);
    put(QStringLiteral("firmware"), device.firmware);
    put(QStringLiteral("note"), device.note);
    return object;
}

void printDevice(CommandContext &context, const Device &device)
{
    auto &output = context.output;
    output.heading(QStringLiteral("%1: %2 %3").arg(deviceKindText(device.kind), device.brand, device.model).trimmed());
    output.item(device.firmware.isEmpty() ? Cli::tr("Version: not known. Look for it on the device itself.")
                                          : Cli::tr("Version: %1").arg(device.firmware));
    output.item(Cli::tr("Can be reached from the internet: %1").arg(answerText(device.exposed)));
    output.item(Cli::tr("Kept up to date by: %1").arg(deviceManagerText(device.manager)));
    output.item(Cli::tr("Number for this program: %1").arg(device.id));
}

ExitCode list(CommandContext &context)
{
    const auto options = computerOf(context);
    if (!options)
        return report(context, options.error());
    const auto devices = readDevices(options->decisionsDir());
    if (!devices)
        return report(context, devices.error());
    if (context.json) {
        QJsonArray array;
        for (const auto &device : *devices)
            array.append(toJson(device));
        context.output.json({{QStringLiteral("devices"), array}});
        return ExitCode::Done;
    }
    if (devices->isEmpty())
        context.output.paragraph(Cli::tr("You have not entered any devices yet. Do so with: devices add"));
    for (const auto &device : *devices)
        printDevice(context, device);
    return ExitCode::Done;
}

Result<Device> deviceFrom(const CommandContext &context)
{
    Device device;
    device.id = optionText(context, "id");
    PW_TRY(device.kind, optionWord(context, "kind", DeviceKind::Other));
    PW_TRY(device.exposed, optionWord(context, "exposed", Answer::Unknown));
    PW_TRY(device.manager, optionWord(context, "manager", DeviceManager::Unknown));
    device.modelId = optionText(context, "known");
    device.brand = optionText(context, "brand");
    device.model = optionText(context, "model");
    device.firmware = optionText(context, "firmware");
    device.note = optionText(context, "note");
    // What was chosen from the list says the rest itself.
    if (const auto *known = findKnownDevice(knownDevices(), device.modelId)) {
        device.brand = device.brand.isEmpty() ? known->brand : device.brand;
        device.model = device.model.isEmpty() ? known->name : device.model;
        device.kind = context.arguments.has(QStringLiteral("kind")) ? device.kind : known->kinds.front();
    }
    return device;
}

ExitCode add(CommandContext &context)
{
    const auto options = computerOf(context);
    if (!options)
        return report(context, options.error());
    const auto device = deviceFrom(context);
    if (!device)
        return report(context, device.error());
    const auto saved = saveDevice(options->decisionsDir(), *device, options->now);
    if (!saved)
        return report(context, saved.error());
    if (context.json) {
        context.output.json({{QStringLiteral("devices"), QJsonArray{toJson(*saved)}}});
        return ExitCode::Done;
    }
    context.output.paragraph(Cli::tr("We keep this device, and look up its leaks from now on."));
    printDevice(context, *saved);
    return ExitCode::Done;
}

ExitCode removeOne(CommandContext &context)
{
    const auto options = computerOf(context);
    if (!options)
        return report(context, options.error());
    const auto &id = context.arguments.positional.constFirst();
    if (const auto removed = removeDevice(options->decisionsDir(), id); !removed)
        return report(context, removed.error());
    if (context.json)
        context.output.json({{QStringLiteral("removed"), id}});
    else
        context.output.paragraph(Cli::tr("This device is off the list."));
    return ExitCode::Done;
}

ExitCode showKnown(CommandContext &context)
{
    const auto brand = context.arguments.positional.value(0);
    QJsonArray array;
    QString last;
    for (const auto &device : knownDevices()) {
        if (!brand.isEmpty() && device.brand.compare(brand, Qt::CaseInsensitive) != 0)
            continue;
        array.append(QJsonObject{{QStringLiteral("id"), device.id},
                                 {QStringLiteral("brand"), device.brand},
                                 {QStringLiteral("name"), device.name}});
        if (context.json)
            continue;
        if (device.brand != last)
            context.output.heading(device.brand);
        last = device.brand;
        context.output.item(QStringLiteral("%1: %2").arg(device.id, device.name));
    }
    if (context.json)
        context.output.json({{QStringLiteral("known"), array}});
    else if (array.isEmpty())
        context.output.paragraph(Cli::tr("We know no devices of this brand. You can still enter one."));
    return ExitCode::Done;
}

Command deviceCommand(const QString &name, ExitCode (*run)(CommandContext &))
{
    Command command;
    command.name = QStringLiteral("devices ") + name;
    command.options = {computerOptions().constLast()}; // --case
    command.run = run;
    return command;
}

} // namespace

QList<Command> deviceCommands()
{
    auto listing = deviceCommand(QStringLiteral("list"), list);
    listing.help = Cli::tr("Shows the devices around this computer that you entered.");
    auto adding = deviceCommand(QStringLiteral("add"), add);
    adding.usage = Cli::tr("--brand NAME [--kind KIND] [--model NAME] [--firmware VERSION]");
    adding.help =
        Cli::tr("Keeps a device that this program cannot look into, such as a router or a camera. KIND is one "
                "of: router, firewall, nas, printer, camera, cashRegister, phone, other.");
    adding.options +=
        {{QStringLiteral("brand"), Cli::tr("NAME"), Cli::tr("Who makes it.")},
         {QStringLiteral("kind"), Cli::tr("KIND"), Cli::tr("What it is.")},
         {QStringLiteral("model"), Cli::tr("NAME"), Cli::tr("What it is called, as on its label.")},
         {QStringLiteral("known"), Cli::tr("ID"), Cli::tr("What it is, from the list of: devices known")},
         {QStringLiteral("firmware"), Cli::tr("VERSION"), Cli::tr("The version of the software in it.")},
         {QStringLiteral("exposed"), Cli::tr("yes|no"), Cli::tr("Whether it can be reached from the internet.")},
         {QStringLiteral("manager"), Cli::tr("owner|supplier|provider"), Cli::tr("Who keeps it up to date.")},
         {QStringLiteral("note"), Cli::tr("TEXT"), Cli::tr("Something for yourself.")},
         {QStringLiteral("id"), Cli::tr("ID"), Cli::tr("Change the device with this number instead of adding one.")}};
    auto removing = deviceCommand(QStringLiteral("remove"), removeOne);
    removing.usage = Cli::tr("ID");
    removing.help = Cli::tr("Takes a device off the list.");
    removing.positional = {Cli::tr("ID"), 1, 1};
    auto knowing = deviceCommand(QStringLiteral("known"), showKnown);
    knowing.usage = Cli::tr("[BRAND]");
    knowing.help = Cli::tr("Names the devices that we know how to look up.");
    knowing.positional = {Cli::tr("BRAND"), 0, 1};
    knowing.options.clear();
    return {listing, adding, removing, knowing};
}

} // namespace Patchwijzer
