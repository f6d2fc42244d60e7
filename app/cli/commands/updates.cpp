// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/json.h"
#include "workflow/wording.h"

#include <QJsonObject>

#include <algorithm>
#include <array>

namespace Patchwijzer {
namespace {

constexpr std::array groupOrder{Urgency::Today, Urgency::ThisWeek, Urgency::NextRound, Urgency::CanWait,
                                Urgency::NoUpdate};

/** "about one minute (estimate)": every fact says where it comes from. */
template<typename T>
QString withOrigin(const QString &text, const Fact<T> &fact)
{
    return fact.known() ? QStringLiteral("%1 (%2)").arg(text, originText(fact.origin)) : text;
}

// What is not known of the computer or the lists holds for many updates at once.
constexpr std::array saidOnce{QStringView(u"exposureUnknown"), QStringView(u"kevUnknown"),
                              QStringView(u"listsIncomplete")};

bool isSaidOnce(QStringView reason)
{
    return std::find(saidOnce.begin(), saidOnce.end(), reason) != saidOnce.end();
}

void printWhatHoldsForMany(CommandContext &context, const QList<Update> &updates)
{
    for (const auto reason : saidOnce) {
        const bool concerns = std::any_of(updates.begin(), updates.end(), [&](const Update &update) {
            return update.urgency != Urgency::NoUpdate && update.reasons.contains(reason);
        });
        if (concerns)
            context.output.paragraph(reasonSentence(reason));
    }
}

void printImpact(CommandContext &context, const Update &update)
{
    auto &output = context.output;
    const auto indent = QStringLiteral("    ");
    const auto &impact = update.impact;
    output.paragraph(Cli::tr("Effect: %1. Duration: %2.")
                         .arg(withOrigin(restartText(impact.restart), impact.restart),
                              withOrigin(durationText(impact.duration), impact.duration)),
                     indent);
    if (impact.downloadBytes.known() && *impact.downloadBytes.value > 0)
        output.paragraph(
            Cli::tr("To fetch: %1.").arg(withOrigin(sizeText(*impact.downloadBytes.value), impact.downloadBytes)),
            indent);
    output.paragraph(Cli::tr("Way back: %1.").arg(withOrigin(wayBackText(impact.wayBack), impact.wayBack)), indent);
    if (!impact.removed.isEmpty())
        output.paragraph(Cli::tr("This goes away: %1.").arg(impact.removed.join(QStringLiteral(", "))), indent);
}

void printUpdate(CommandContext &context, const Update &update)
{
    auto &output = context.output;
    const auto indent = QStringLiteral("    ");
    output.item(updateSentence(update));
    if (!update.cves.isEmpty())
        output.paragraph(Cli::tr("Closes %n leak(s).", nullptr, static_cast<int>(update.cves.size())), indent);
    if (!update.openCves.isEmpty())
        output.paragraph(
            Cli::tr("Still open afterwards: %n leak(s).", nullptr, static_cast<int>(update.openCves.size())), indent);
    for (const auto &reason : update.reasons) {
        const auto sentence = isSaidOnce(reason) ? QString() : reasonSentence(reason);
        if (!sentence.isEmpty())
            output.paragraph(sentence, indent);
    }
    if (update.deadline)
        output.paragraph(Cli::tr("Do this before or on %1.").arg(dateText(*update.deadline)), indent);
    if (update.checkForBreakIn)
        output.paragraph(Cli::tr("Let your IT supplier check whether someone has already been inside."), indent);
    if (update.availability == UpdateAvailability::Offered)
        printImpact(context, update);
    else if (update.availability == UpdateAvailability::FixPublished && update.manager == QLatin1String("device"))
        output.paragraph(Cli::tr("This is done on the device itself. We cannot see what the update does there."),
                         indent);
    else if (update.availability == UpdateAvailability::FixPublished)
        output.paragraph(Cli::tr("This update is not ready on this computer yet. So we do not know yet what it does."),
                         indent);
    if (!update.id.isEmpty())
        output.paragraph(Cli::tr("Explanation: patchwijzer-cli explain %1").arg(update.id), indent);
}

/** Without an update there is nothing to choose: one line per program is enough. */
void printWithoutUpdate(CommandContext &context, const Update &update)
{
    const auto count = static_cast<int>(update.openCves.size());
    const auto text = update.reasons.contains(QLatin1String("possible"))
        ? Cli::tr("%1 %2: perhaps %n leak(s). We are not sure.", nullptr, count)
        : Cli::tr("%1 %2: %n open leak(s).", nullptr, count);
    context.output.item(text.arg(update.name, update.from).trimmed());
}

void printUpdates(CommandContext &context, const Assessment &assessment)
{
    auto &output = context.output;
    output.paragraph(verdictSentence(assessment));
    printWhatHoldsForMany(context, assessment.updates);
    for (const auto group : groupOrder) {
        bool first = true;
        for (const auto &update : assessment.updates) {
            if (update.urgency != group)
                continue;
            if (first)
                output.heading(urgencyText(group));
            first = false;
            if (group == Urgency::NoUpdate)
                printWithoutUpdate(context, update);
            else
                printUpdate(context, update);
        }
    }
    printNotChecked(context, assessment);
}

ExitCode run(CommandContext &context)
{
    const auto options = computerOf(context);
    if (!options)
        return report(context, options.error());
    const auto assessment = assess(*options);
    if (!assessment)
        return report(context, assessment.error());
    reportProblems(context, *assessment);
    if (context.json)
        context.output.json({{QStringLiteral("updates"), toJsonArray(assessment->updates)},
                             {QStringLiteral("notChecked"), toJsonArray(assessment->notChecked)}});
    else
        printUpdates(context, *assessment);
    return exitCodeOf(*assessment);
}

} // namespace

Command updatesCommand()
{
    Command command;
    command.name = QStringLiteral("updates");
    command.usage = Cli::tr("[--inventory FILE] [--root DIR]");
    command.help = Cli::tr("Shows every update: what it does, and how urgent it is.");
    command.options = computerOptions();
    command.run = run;
    return command;
}

} // namespace Patchwijzer
