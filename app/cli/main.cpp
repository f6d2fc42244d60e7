// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/csafoutput.h"
#include "cli/help.h"
#include "cli/readability.h"
#include "core/clock.h"
#include "workflow/errorsentence.h"

#include <QCoreApplication>
#include <QTimeZone>
#include <QTranslator>

#include <algorithm>
#include <cstdio>

namespace {

using namespace Patchwijzer;

/** Qt's own remarks (a C locale, a missing time zone) are not for the owner; real trouble is. */
void quietMessages(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg || qEnvironmentVariableIsSet("PATCHWIJZER_DEBUG"))
        std::fprintf(stderr, "%s\n", qUtf8Printable(message));
}

/** Times without a zone are UTC, so that a script gives the same answer everywhere. */
QDateTime parseNow(const QString &text)
{
    const auto time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        return {time.date(), time.time(), QTimeZone::utc()};
    return time.toUTC();
}

ExitCode refuse(Output &output, const Error &error)
{
    output.warning(errorSentence(error));
    output.warning(Cli::tr("Explanation: patchwijzer-cli --help"));
    return ExitCode::WrongUse;
}

const Command *findCommand(const QList<Command> &commands, QStringList &words)
{
    for (const auto &command : commands) {
        const auto parts = command.name.split(QLatin1Char(' '));
        if (words.mid(0, parts.size()) != parts)
            continue;
        words = words.mid(parts.size());
        return &command;
    }
    return nullptr;
}

/** Whether commands start with this word and go on with another. */
bool isGroup(const QList<Command> &commands, const QString &word)
{
    return std::any_of(commands.begin(), commands.end(), [&](const Command &command) { return command.isIn(word); });
}

/** Common options may stand before the command; moves them behind it. */
QStringList commandFirst(const QStringList &words, const QList<Command> &commands)
{
    QStringList before;
    qsizetype index = 0;
    for (; index < words.size() && words.at(index).startsWith(u"--"); ++index) {
        before.append(words.at(index));
        const auto takesValue = words.at(index) == u"--data-dir" || words.at(index) == u"--now";
        if (takesValue && index + 1 < words.size())
            before.append(words.at(++index));
    }
    // In front of what follows the command: a "--" there must not swallow them.
    auto rest = words.mid(index);
    const auto nameLength = isGroup(commands, rest.value(0)) ? 2 : 1;
    const auto at = std::min<qsizetype>(nameLength, rest.size());
    return rest.mid(0, at) + before + rest.mid(at);
}

ExitCode runCommand(const Command &command, const QStringList &words, Output &output)
{
    const auto arguments = parseArguments(words, commonOptions() + command.options, command.positional);
    if (!arguments)
        return refuse(output, arguments.error());
    if (arguments->has(QStringLiteral("help"))) {
        printCommandHelp(output, command);
        return ExitCode::Done;
    }
    CommandContext context{*arguments, {}, arguments->has(QStringLiteral("json")), output};
    context.options.dataDir = defaultDataDir();
    if (arguments->has(QStringLiteral("data-dir")))
        context.options.dataDir = arguments->value(QStringLiteral("data-dir"));
    context.options.now = SystemClock().now();
    if (arguments->has(QStringLiteral("now"))) {
        context.options.now = parseNow(arguments->value(QStringLiteral("now")));
        if (!context.options.now.isValid())
            return refuse(output, {Error::Code::WrongUse, QStringLiteral("--now"), QStringLiteral("not ISO 8601")});
    }
    return command.run(context);
}

ExitCode run(const QStringList &arguments, Output &output)
{
    QList<Command> commands{scanCommand(),     feedsImportCommand(),   feedsStatusCommand(), feedsExportCommand(),
                            feedsKeyCommand(), feedsTrustKeyCommand(), feedsUpdateCommand(), feedsAddProviderCommand(),
                            checkCommand(),    updatesCommand(),       planCommand(),        explainCommand(),
                            compareCommand(),  csafCheckCommand(),     readabilityCommand()};
    commands += csafMatchCommands();
    commands += csafDocumentCommands();
    commands += deviceCommands();
    auto words = commandFirst(arguments, commands);
    const auto asks = [&](const QString &option) {
        return words.value(0) == option || (words.size() == 1 && words.contains(option));
    };
    if (asks(QStringLiteral("--version"))) {
        output.line(QStringLiteral("Patchwijzer %1").arg(QStringLiteral(PW_VERSION)));
        return ExitCode::Done;
    }
    if (asks(QStringLiteral("--help"))) {
        printGeneralHelp(output, commands);
        return ExitCode::Done;
    }
    if (isGroup(commands, words.value(0)) && words.value(1) == u"--help") {
        printGroupHelp(output, commands, words.first());
        return ExitCode::Done;
    }
    if (const auto *command = findCommand(commands, words))
        return runCommand(*command, words, output);
    return refuse(output, {Error::Code::WrongUse, words.join(QLatin1Char(' ')), QStringLiteral("no such command")});
}

} // namespace

int main(int argc, char *argv[])
{
    qInstallMessageHandler(quietMessages);
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("patchwijzer"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PW_VERSION));
    // The owner's language is Dutch, whatever language the computer speaks.
    QTranslator dutch;
    if (dutch.load(QStringLiteral(":/i18n/patchwijzer_nl.qm")))
        QCoreApplication::installTranslator(&dutch);
    Output output;
    const auto code = run(QCoreApplication::arguments().mid(1), output);
    if (!output.flush()) {
        output.warning(errorSentence({Error::Code::CannotWrite, QStringLiteral("stdout"), {}}));
        return static_cast<int>(ExitCode::Refused);
    }
    return static_cast<int>(code);
}
