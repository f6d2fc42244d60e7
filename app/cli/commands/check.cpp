// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/findingwriter.h"
#include "cli/json.h"
#include "core/jsontext.h"
#include "core/parallel.h"
#include "workflow/wording.h"

#include <QJsonArray>
#include <QMap>

#include <set>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

/** What one program has open, for people: they think in programs, not in leaks. */
struct ProgramLeaks {
    QString version;
    std::set<QString> fixed;  ///< Ids of leaks that an update closes.
    std::set<QString> open;   ///< Ids of leaks without an update.
    std::set<QString> unsure; ///< Possible, undetermined or not checked.
    QList<QString> reasons;
};

void addIds(std::set<QString> &ids, const Finding &finding)
{
    if (finding.cves.isEmpty())
        ids.insert(finding.advisory);
    ids.insert(finding.cves.begin(), finding.cves.end());
}

QMap<QString, ProgramLeaks> byProgram(const QList<Finding> &findings)
{
    QMap<QString, ProgramLeaks> programs;
    for (const auto &finding : findings) {
        if (finding.verdict == Verdict::NotVulnerable)
            continue;
        // The package that was compared: for a signed kernel that is "linux", as in the list of updates. Of a program
        // that is what others call it: here it goes by the name that it has on this computer.
        const bool package = finding.software.kind == SoftwareKind::Package;
        auto &program = programs[package ? finding.evidence.package : finding.software.name];
        program.version = package ? finding.evidence.installedVersion : finding.software.version;
        if (finding.verdict != Verdict::Vulnerable) {
            addIds(program.unsure, finding);
            const auto reason = findingReasonSentence(finding.reason);
            if (!program.reasons.contains(reason))
                program.reasons.append(reason);
        } else {
            addIds(hasRepair(finding) ? program.fixed : program.open, finding);
        }
    }
    // One leak can be named by two lists, of which only one knows the update.
    for (auto &program : programs) {
        for (const auto &id : program.fixed)
            program.open.erase(id);
    }
    return programs;
}

QString joined(const std::set<QString> &ids)
{
    return QStringList(ids.begin(), ids.end()).join(QStringLiteral(", "));
}

void printProgram(CommandContext &context, const QString &name, const ProgramLeaks &program)
{
    auto &output = context.output;
    const auto indent = QStringLiteral("  ");
    // A system has its version in its name.
    const bool named = program.version.isEmpty() || name.endsWith(u' ' + program.version);
    output.heading(named ? name : QStringLiteral("%1 %2").arg(name, program.version));
    if (!program.fixed.empty())
        output.paragraph(Cli::tr("An update closes: %1.").arg(joined(program.fixed)), indent);
    if (!program.open.empty())
        output.paragraph(Cli::tr("We know of no update for: %1.").arg(joined(program.open)), indent);
    if (program.unsure.empty())
        return;
    output.paragraph(Cli::tr("We are not sure about: %1.").arg(joined(program.unsure)), indent);
    for (const auto &reason : program.reasons)
        output.paragraph(reason, indent);
}

void printNotVulnerable(CommandContext &context, const Assessment &assessment)
{
    context.output.heading(Cli::tr("Not in your version:"));
    for (const auto &finding : assessment.findings) {
        if (finding.verdict == Verdict::NotVulnerable)
            context.output.item(
                QStringLiteral("%1 %2: %3").arg(finding.software.name, finding.software.version, finding.advisory));
    }
}

void printFindings(CommandContext &context, const Assessment &assessment)
{
    auto &output = context.output;
    output.paragraph(verdictSentence(assessment));
    const auto programs = byProgram(assessment.findings);
    for (auto program = programs.begin(); program != programs.end(); ++program)
        printProgram(context, program.key(), program.value());
    if (context.arguments.has(QStringLiteral("all")))
        printNotVulnerable(context, assessment);
    printNotChecked(context, assessment);
}

void writeFindings(CommandContext &context, const Assessment &assessment)
{
    QJsonArray feeds;
    for (const auto &feed : assessment.feeds)
        feeds.append(toJsonBrief(feed, assessment.madeAt));
    const bool all = context.arguments.has(QStringLiteral("all"));
    JsonText text([&](const QByteArray &piece) { context.output.bytes(piece); });
    text.beginObject();
    text.add("feeds"_L1, feeds);
    text.beginArray("findings"_L1);
    FindingWriter findings(text);
    for (const auto &finding : assessment.findings) {
        if (all || finding.verdict != Verdict::NotVulnerable)
            findings.write(finding);
    }
    text.endArray();
    text.add("notChecked"_L1, toJsonArray(assessment.notChecked));
    text.endObject();
    text.finish();
}

ExitCode run(CommandContext &context)
{
    auto options = computerOf(context);
    if (!options)
        return report(context, options.error());
    options->depth = AssessDepth::Findings;
    auto assessment = assess(*options);
    if (!assessment)
        return report(context, assessment.error());
    reportProblems(context, *assessment);
    QList<Update> updates;
    if (context.json) {
        // Only the answer at the end rests on them: they are made while the findings are written.
        onThreads(2, [&](qsizetype index) {
            if (index == 1)
                updates = updatesFor(*assessment, options->now);
            else
                writeFindings(context, *assessment);
        });
    } else {
        updates = updatesFor(*assessment, options->now);
    }
    assessment->updates = std::move(updates);
    if (!context.json)
        printFindings(context, *assessment);
    return exitCodeOf(*assessment);
}

} // namespace

Command checkCommand()
{
    Command command;
    command.name = QStringLiteral("check");
    command.usage = Cli::tr("[--inventory FILE] [--root DIR] [--all]");
    command.help = Cli::tr("Shows which known leaks are in the installed programs.");
    command.options = computerOptions();
    command.options.append({QStringLiteral("all"), {}, Cli::tr("Also name the leaks that are not in your version.")});
    command.run = run;
    return command;
}

} // namespace Patchwijzer
