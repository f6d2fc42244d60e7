// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/output.h"
#include "workflow/assessment.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** The translation context of the command line. */
class Cli
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

/** What scripts can rely on; in the order in which one wins over another when several apply. */
enum class ExitCode {
    WrongUse = 2,
    Refused = 3,    ///< An input could not be used at all.
    Urgent = 10,    ///< Done, and there are updates for today or this week.
    NotChecked = 4, ///< Done, but something was not checked.
    Done = 0,
};

/** Everything a command needs to do its work. */
struct CommandContext {
    Arguments arguments;
    AssessOptions options; ///< dataDir and now are set.
    bool json = false;
    Output &output;
};

/** One command: how it is called, and what it does. */
struct Command {
    QString name;  ///< One or two words: "scan", "feeds import".
    QString usage; ///< What follows the name in the help's first line.
    QString help;  ///< One or more sentences.
    QList<OptionSpec> options;
    PositionalSpec positional;
    ExitCode (*run)(CommandContext &context) = nullptr;

    /** Whether its name is @p group and another word. */
    [[nodiscard]] bool isIn(const QString &group) const { return name.startsWith(group + QLatin1Char(' ')); }
};

// One function per file in cli/commands/.
[[nodiscard]] Command scanCommand();
[[nodiscard]] Command feedsAddProviderCommand();
[[nodiscard]] Command feedsExportCommand();
[[nodiscard]] Command feedsImportCommand();
[[nodiscard]] Command feedsKeyCommand();
[[nodiscard]] Command feedsStatusCommand();
[[nodiscard]] Command feedsTrustKeyCommand();
[[nodiscard]] Command feedsUpdateCommand();
[[nodiscard]] Command checkCommand();
[[nodiscard]] Command updatesCommand();
[[nodiscard]] Command planCommand();
[[nodiscard]] Command explainCommand();
[[nodiscard]] Command compareCommand();
[[nodiscard]] Command csafCheckCommand();
[[nodiscard]] QList<Command> deviceCommands(); ///< list, add, remove, known

/** `--root`, `--inventory` and `--case`: which computer is looked at, and where its decisions are. */
[[nodiscard]] QList<OptionSpec> computerOptions();
/** @return WrongUse when both a tree and a file were given. */
[[nodiscard]] Result<AssessOptions> computerOf(const CommandContext &context);

/** What is said of work that takes a while. */
enum class Announce {
    Changes,       ///< What is being done, when it is something else than just before.
    EachThingOnce, ///< For things that are done side by side.
};
/** Says on standard error what is being done; nothing where a program reads the answer. Not to outlive @p context. */
[[nodiscard]] ProgressFunction announcer(CommandContext &context, Announce what);

/** Prints the sentence for @p error; the exit code that goes with it. */
ExitCode report(CommandContext &context, const Error &error);
/** Prints what went wrong without stopping the rest. */
void reportProblems(CommandContext &context, const Assessment &assessment);
/** 10, 4 or 0. */
[[nodiscard]] ExitCode exitCodeOf(const Assessment &assessment);
/** The "we do not know this yet" block; nothing when there is nothing to say. */
void printNotChecked(CommandContext &context, const Assessment &assessment);

} // namespace Patchwijzer
