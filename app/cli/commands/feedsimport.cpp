// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/json.h"
#include "workflow/errorsentence.h"
#include "workflow/feedimport.h"
#include "workflow/wording.h"
#include "workflow/words.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Patchwijzer {
namespace {

constexpr qsizetype mostPaths = 10000;
constexpr qsizetype mostIgnoredNamed = 5; ///< Of a folder full of other things nobody reads every name.

void printFile(CommandContext &context, const ImportedFile &file)
{
    auto &output = context.output;
    if (file.refused) {
        output.item(Cli::tr("%1: refused.").arg(file.name));
        return;
    }
    if (const auto unused = unusedFormatText(file.refusal); file.ignored && !unused.isEmpty()) {
        output.item(Cli::tr("%1: this is %2. We do not use that. Left out.").arg(file.name, unused));
        return;
    }
    if (file.ignored) {
        output.item(Cli::tr("%1: this is not a list of leaks. Left out.").arg(file.name));
        return;
    }
    output.item(
        Cli::tr("%1: %n line(s) read for %2.", nullptr, plural(file.records)).arg(file.name, feedText(file.feed)));
    if (file.unchanged > 0)
        output.paragraph(Cli::tr("We already had %n line(s), as new or newer.", nullptr, plural(file.unchanged)),
                         QStringLiteral("  "));
    if (file.setApart > 0)
        output.paragraph(
            Cli::tr("%n notice(s) break the rules for such notices. We set them apart and do not use them.", nullptr,
                    plural(file.setApart)),
            QStringLiteral("  "));
    if (file.skippedCount > 0)
        output.paragraph(Cli::tr("%n damaged line(s) were left out.", nullptr, plural(file.skippedCount)),
                         QStringLiteral("  "));
}

void printReport(CommandContext &context, const ImportReport &report)
{
    const auto isOther = [](const ImportedFile &file) {
        return !file.refused && file.ignored && unusedFormatText(file.refusal).isEmpty();
    };
    const auto ignored = std::count_if(report.files.begin(), report.files.end(), isOther);
    for (const auto &file : report.files) {
        if (ignored <= mostIgnoredNamed || !isOther(file))
            printFile(context, file);
    }
    if (ignored > mostIgnoredNamed)
        context.output.item(Cli::tr("%n other file(s) are not lists of leaks. Left out.", nullptr, plural(ignored)));
    context.output.line();
    context.output.paragraph(report.changed ? Cli::tr("The lists on this computer are up to date with these files.")
                                            : Cli::tr("The lists on this computer have not changed."));
}

QJsonObject toJson(const ImportReport &report, const QDateTime &now)
{
    QJsonArray feeds;
    for (const auto &feed : report.feeds) {
        auto object = toJson(feed, now);
        object.remove(QStringLiteral("needed")); // Files are carried in for whichever computer.
        feeds.append(object);
    }
    return {{QStringLiteral("files"), toJsonArray(report.files)},
            {QStringLiteral("feeds"), feeds},
            {QStringLiteral("changed"), report.changed}};
}

/** What to do about a bundle that nobody we know stands for. */
void printWayOn(CommandContext &context, Error::Code code)
{
    if (code == Error::Code::BundleUnknownKey)
        context.output.warning(
            Cli::tr("Do you have the public key of the sender? Then first use: patchwijzer-cli feeds "
                    "trust-key FILE.pub"));
    if (code == Error::Code::BundleUnknownKey || code == Error::Code::BundleUnsigned)
        context.output.warning(Cli::tr("To read it in without that check, use: patchwijzer-cli feeds import "
                                       "--accept-unsigned FILE"));
}

ExitCode run(CommandContext &context)
{
    const ImportOptions options{context.arguments.has(QStringLiteral("accept-unsigned")), {}};
    const auto imported = importFeeds(context.options.dataDir, context.arguments.positional, context.options.now,
                                      announcer(context, Announce::Changes), {}, options);
    if (!imported)
        return report(context, imported.error());
    auto code = ExitCode::Done;
    for (const auto &file : imported->files) {
        if (file.refused) {
            context.output.warning(errorSentence(file.refusal));
            printWayOn(context, file.refusal.code);
            // A list that we already have in a newer form is no trouble for anyone.
            if (file.refusal.code != Error::Code::FeedOlder)
                code = ExitCode::Refused;
        } else if (file.skippedCount > 0 && code == ExitCode::Done) {
            code = ExitCode::NotChecked;
        }
    }
    if (context.json)
        context.output.json(toJson(*imported, context.options.now));
    else
        printReport(context, *imported);
    return code;
}

} // namespace

Command feedsImportCommand()
{
    Command command;
    command.name = QStringLiteral("feeds import");
    command.usage = Cli::tr("[--accept-unsigned] PATH...");
    command.help = Cli::tr("Reads lists of known leaks from files, folders and packed files.");
    command.options = {{QStringLiteral("accept-unsigned"),
                        {},
                        Cli::tr("Also read in packed lists of which we cannot see who made them. Only do this with "
                                "a file from someone you trust.")}};
    command.positional = {Cli::tr("PATH"), 1, mostPaths};
    command.run = run;
    return command;
}

} // namespace Patchwijzer
