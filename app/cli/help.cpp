// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"

#include "workflow/assessment.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr qsizetype nameColumn = 26;

QString optionLabel(const OptionSpec &option)
{
    const auto name = QStringLiteral("  --") + option.name;
    return option.value.isEmpty() ? name : name + QLatin1Char(' ') + option.value;
}

/** A name and what it means, the meaning lined up in its own column. */
void entry(Output &output, const QString &label, const QString &meaning)
{
    if (label.size() + 2 <= nameColumn) {
        output.item(meaning, label.leftJustified(nameColumn));
        return;
    }
    output.line(label);
    output.paragraph(meaning, QString(nameColumn, QLatin1Char(' ')));
}

/** @param group first word of their names; empty: all. */
void printCommands(Output &output, const QList<Command> &commands, const QString &group)
{
    output.heading(Cli::tr("Commands:"));
    for (const auto &command : commands) {
        if (group.isEmpty() || command.isIn(group))
            entry(output, QStringLiteral("  ") + command.name, command.help.section(QLatin1Char('\n'), 0, 0));
    }
}

void printOptions(Output &output, const QString &heading, const QList<OptionSpec> &options)
{
    if (options.isEmpty())
        return;
    output.heading(heading);
    for (const auto &option : options)
        entry(output, optionLabel(option), option.help);
}

void printExitCodes(Output &output)
{
    output.heading(Cli::tr("Exit codes:"));
    entry(output, QStringLiteral("  0"), Cli::tr("Done, and nothing is urgent."));
    entry(output, QStringLiteral("  10"), Cli::tr("Done, and there are updates for today or this week."));
    entry(output, QStringLiteral("  2"), Cli::tr("The command is not right. Nothing was done."));
    entry(output, QStringLiteral("  3"), Cli::tr("A file or folder could not be used."));
    entry(output, QStringLiteral("  4"),
          Cli::tr("Done, but something was not checked: a list is missing or too old, a part could not be read, or a "
                  "question stayed open. A list that is only getting old gives a warning and no 4. Code 10 goes before "
                  "code 4."));
}

} // namespace

QList<OptionSpec> commonOptions()
{
    return {{QStringLiteral("data-dir"), Cli::tr("DIR"),
             Cli::tr("Where the lists and your choices are kept. Without this: %1.").arg(defaultDataDir())},
            {QStringLiteral("now"), Cli::tr("TIME"),
             Cli::tr("Reckon with this moment instead of the clock, for example 2026-08-22T12:00:00Z.")},
            {QStringLiteral("json"), {}, Cli::tr("For programs: one JSON object with fixed English names.")},
            {QStringLiteral("help"), {}, Cli::tr("Show this explanation.")}};
}

void printGeneralHelp(Output &output, const QList<Command> &commands)
{
    output.paragraph(Cli::tr("Usage: patchwijzer-cli [--data-dir DIR] [--now TIME] COMMAND"));
    output.line();
    output.paragraph(Cli::tr("Patchwijzer shows which updates matter on this computer, and what each of them does. "
                             "Nothing about this computer is sent anywhere."));
    printCommands(output, commands, {});
    auto options = commonOptions();
    options.append({QStringLiteral("version"), {}, Cli::tr("Show the version of Patchwijzer.")});
    printOptions(output, Cli::tr("Options:"), options);
    printExitCodes(output);
    output.line();
    output.paragraph(Cli::tr("Explanation of one command: patchwijzer-cli COMMAND --help"));
}

void printGroupHelp(Output &output, const QList<Command> &commands, const QString &group)
{
    output.paragraph(Cli::tr("Usage: patchwijzer-cli [--data-dir DIR] [--now TIME] COMMAND"));
    printCommands(output, commands, group);
    output.line();
    output.paragraph(Cli::tr("Explanation of one command: patchwijzer-cli COMMAND --help"));
}

void printCommandHelp(Output &output, const Command &command)
{
    output.paragraph(Cli::tr("Usage: patchwijzer-cli %1 %2").arg(command.name, command.usage).trimmed());
    output.line();
    output.paragraph(command.help);
    printOptions(output, Cli::tr("Options of this command:"), command.options);
    printOptions(output, Cli::tr("Options of every command:"), commonOptions());
    printExitCodes(output);
}

} // namespace Patchwijzer
