// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "workflow/errorsentence.h"
#include "workflow/wording.h"

#include <QDir>
#include <QSet>

#include <algorithm>

namespace Patchwijzer {

QList<OptionSpec> computerOptions()
{
    return {{QStringLiteral("root"), Cli::tr("DIR"),
             Cli::tr("Look at another system, of which the disk is in this folder.")},
            {QStringLiteral("inventory"), Cli::tr("FILE"),
             Cli::tr("Look at another computer: a list of its programs, made there with scan --save or by another "
                     "program. May be given more than once, with other lists of the same computer."),
             true},
            {QStringLiteral("case"), Cli::tr("DIR"),
             Cli::tr("Where your choices about that other computer are kept. Without this they are not kept.")}};
}

Result<AssessOptions> computerOf(const CommandContext &context)
{
    const auto &arguments = context.arguments;
    auto options = context.options;
    if (arguments.has(QStringLiteral("root")) && arguments.has(QStringLiteral("inventory")))
        return fail(Error::Code::WrongUse, QStringLiteral("--root --inventory"), QStringLiteral("use one of them"));
    if (arguments.has(QStringLiteral("root")))
        options.root = QDir::cleanPath(arguments.value(QStringLiteral("root")));
    options.inventoryFiles = arguments.options.value(QStringLiteral("inventory"));
    options.caseDir = arguments.value(QStringLiteral("case"));
    options.scope = arguments.has(QStringLiteral("all")) ? FindingScope::All : FindingScope::Worrying;
    return options;
}

ProgressFunction announcer(CommandContext &context, Announce what)
{
    if (context.json)
        return {};
    return [&output = context.output, what, said = QSet<QString>()](const Progress &progress) mutable {
        const auto text = progressText(progress);
        if (said.contains(text))
            return;
        if (what == Announce::Changes)
            said.clear();
        said.insert(text);
        output.warning(text);
    };
}

ExitCode report(CommandContext &context, const Error &error)
{
    context.output.warning(errorSentence(error));
    if (error.code == Error::Code::WrongUse || error.code == Error::Code::UnknownUpdate)
        return ExitCode::WrongUse;
    return ExitCode::Refused;
}

void reportProblems(CommandContext &context, const Assessment &assessment)
{
    for (const auto &problem : assessment.problems)
        context.output.warning(errorSentence(problem));
    for (const auto &skipped : assessment.inventory.skipped)
        context.output.warning(skippedSentence(skipped));
}

ExitCode exitCodeOf(const Assessment &assessment)
{
    if (countUrgencies(assessment.updates).urgent() > 0)
        return ExitCode::Urgent;
    return coverageOf(assessment) == Coverage::Whole ? ExitCode::Done : ExitCode::NotChecked;
}

void printNotChecked(CommandContext &context, const Assessment &assessment)
{
    const auto &findings = assessment.findings;
    const auto undetermined = std::count_if(findings.begin(), findings.end(), [](const Finding &finding) {
        return finding.verdict == Verdict::Undetermined || finding.verdict == Verdict::NotChecked;
    });
    if (assessment.notChecked.isEmpty() && undetermined == 0)
        return;
    context.output.heading(Cli::tr("This is what we do not know yet:"));
    QStringList seen;
    for (const auto &item : assessment.notChecked) {
        const auto sentence = notCheckedSentence(item);
        if (seen.contains(sentence))
            continue;
        seen.append(sentence);
        context.output.item(sentence);
    }
    if (undetermined > 0)
        context.output.item(Cli::tr("For %n leak(s) we cannot tell whether your version has it.", nullptr,
                                    static_cast<int>(undetermined)));
}

} // namespace Patchwijzer
