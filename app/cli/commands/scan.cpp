// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "inventory/inventoryfile.h"
#include "workflow/errorsentence.h"
#include "workflow/wording.h"

#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace Patchwijzer {
namespace {

Result<> save(const Inventory &inventory, const QString &path)
{
    QSaveFile file(path);
    const auto bytes = inventoryToJson(inventory);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(Error::Code::CannotWrite, path, file.errorString());
    return {};
}

bool isUnreadable(const NotLookedAt &place)
{
    return place.reason == u"unreadable";
}

void printPlaces(CommandContext &context, const Inventory &inventory)
{
    QStringList sentences;
    for (const auto &place : inventory.notLookedAt) {
        const auto name = placeText(place.what);
        if (place.reason == u"notPresent")
            continue;
        sentences += isUnreadable(place) ? Cli::tr("We could not read this: %1.").arg(name)
                                         : Cli::tr("We do not look at this yet: %1.").arg(name);
    }
    if (!inventory.skipped.isEmpty())
        sentences += Cli::tr("%n damaged line(s) in the list of programs were left out.", nullptr,
                             static_cast<int>(inventory.skipped.size()));
    if (sentences.isEmpty())
        return;
    context.output.heading(Cli::tr("This is what we do not know yet:"));
    for (const auto &sentence : sentences)
        context.output.item(sentence);
}

void printInventory(CommandContext &context, const Inventory &inventory)
{
    auto &output = context.output;
    const auto &machine = inventory.machine;
    const auto known = systemText(machine);
    const auto system = known.isEmpty() ? Cli::tr("unknown system") : known;
    output.paragraph(
        Cli::tr("%1, with %n program(s) and parts.", nullptr, static_cast<int>(inventory.software.size())).arg(system));
    if (machine.restartPending)
        output.paragraph(Cli::tr("This computer still has to restart for an earlier update."));
    if (context.arguments.has(QStringLiteral("all"))) {
        output.line();
        for (const auto &software : inventory.software)
            output.line(QStringLiteral("%1 %2 (%3)").arg(software.name, software.version, software.architecture));
    }
    printPlaces(context, inventory);
}

ExitCode run(CommandContext &context)
{
    const auto options = computerOf(context);
    if (!options)
        return report(context, options.error());
    const auto inventory = takeInventory(*options);
    if (!inventory)
        return report(context, inventory.error());
    if (const auto path = context.arguments.value(QStringLiteral("save")); !path.isEmpty()) {
        if (const auto saved = save(*inventory, path); !saved)
            return report(context, saved.error());
    }
    for (const auto &skipped : inventory->skipped)
        context.output.warning(skippedSentence(skipped));
    if (context.json)
        context.output.bytes(inventoryToJson(*inventory));
    else
        printInventory(context, *inventory);
    const auto &places = inventory->notLookedAt;
    const auto incomplete = !inventory->skipped.isEmpty() || std::any_of(places.begin(), places.end(), isUnreadable);
    return incomplete ? ExitCode::NotChecked : ExitCode::Done;
}

} // namespace

Command scanCommand()
{
    Command command;
    command.name = QStringLiteral("scan");
    command.usage = Cli::tr("[--root DIR] [--inventory FILE]... [--save FILE] [--all]");
    command.help = Cli::tr("Shows what is installed on this computer.");
    command.options = computerOptions();
    command.options.removeLast(); // No decisions here.
    command.options.append(
        {QStringLiteral("save"), Cli::tr("FILE"), Cli::tr("Save the list in this file, for use on another computer.")});
    command.options.append({QStringLiteral("all"), {}, Cli::tr("Also name every program and part.")});
    command.run = run;
    return command;
}

} // namespace Patchwijzer
