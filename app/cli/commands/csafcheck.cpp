// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/csafcheck.h"

#include "cli/command.h"
#include "cli/json.h"
#include "workflow/errorsentence.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr qsizetype mostFiles = 100'000;

QString testOption()
{
    return QStringLiteral("test");
}

QJsonArray failuresOf(const CsafValidation &validation)
{
    QJsonArray failures;
    const auto add = [&failures](const CsafTestResult &result) {
        for (const auto &failure : result.failures)
            failures.append(QJsonObject{{QStringLiteral("test"), result.number},
                                        {QStringLiteral("pointer"), failure.pointer},
                                        {QStringLiteral("message"), failure.message}});
    };
    add(validation.schema);
    for (const auto &test : validation.tests)
        add(test);
    return failures;
}

QJsonObject toJson(const QString &file, const Result<CsafValidation> &validation)
{
    QJsonObject object{{QStringLiteral("file"), file}};
    if (!validation) {
        object.insert(QStringLiteral("error"), toJson(validation.error()));
        return object;
    }
    object.insert(QStringLiteral("valid"), validation->isValid());
    object.insert(QStringLiteral("failed"), jsonStrings(validation->failed()));
    object.insert(QStringLiteral("failures"), failuresOf(*validation));
    return object;
}

/** Whether every one of @p tests exists: said once, not once a file. */
Result<void> checkTestNumbers(const QStringList &tests)
{
    const auto known = csafTestNumbers();
    for (const auto &test : tests) {
        if (!known.contains(test))
            return fail(Error::Code::WrongUse, test, QStringLiteral("not the number of a mandatory test"));
    }
    return {};
}

ExitCode run(CommandContext &context)
{
    const auto tests = context.arguments.options.value(testOption());
    if (const auto known = checkTestNumbers(tests); !known)
        return report(context, known.error());
    auto files = context.arguments.positional;
    std::sort(files.begin(), files.end());
    auto code = ExitCode::Done;
    QJsonArray answers;
    for (const auto &file : files) {
        const auto validation = checkCsafFile(file, tests);
        if (!validation || !validation->isValid())
            code = ExitCode::Refused;
        if (!validation)
            context.output.warning(errorSentence(validation.error()));
        if (context.json)
            answers.append(toJson(file, validation));
        else if (validation)
            context.output.line(validation->isValid()
                                    ? Cli::tr("%1: valid").arg(file)
                                    : Cli::tr("%1: fails %2").arg(file, validation->failed().join(QLatin1Char(' '))));
    }
    if (context.json)
        context.output.json({{QStringLiteral("files"), answers}});
    return code;
}

} // namespace

Command csafCheckCommand()
{
    Command command;
    command.name = QStringLiteral("csaf check");
    command.usage = Cli::tr("FILE...");
    command.help = Cli::tr("Checks security advisories against the rules of their format, CSAF 2.0.\nSays of each file "
                           "that it is valid, or which rules it breaks: \"schema\" for its build, and the numbers of "
                           "the mandatory tests (6.1.1 to 6.1.33). With --json it also says where. The exit code is 3 "
                           "when a file is not valid or cannot be read.");
    command.options = {{testOption(), Cli::tr("NUMBER"),
                        Cli::tr("Do only this test, for example 6.1.27.9. May be given again."), true}};
    command.positional = {Cli::tr("FILE"), 1, mostFiles};
    command.run = run;
    return command;
}

} // namespace Patchwijzer
