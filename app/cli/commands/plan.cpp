// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/json.h"
#include "core/names.h"
#include "workflow/decisions.h"
#include "workflow/explainfacts.h"
#include "workflow/wording.h"

#include <QJsonObject>

#include <array>
#include <optional>

namespace Patchwijzer {
namespace {

/** The one thing that a call of `plan` asks for besides showing the plan. */
enum class Action { Show, Change, Check };

struct Request {
    Action action = Action::Show;
    QString update;
    StepChange change;
};

struct ActionOption {
    const char *name;
    Action action;
    StepChange::Kind kind;
};

constexpr std::array actionOptions{
    ActionOption{"add", Action::Change, StepChange::Kind::PutInPlan},
    ActionOption{"remove", Action::Change, StepChange::Kind::RemoveFromPlan},
    ActionOption{"done", Action::Change, StepChange::Kind::MarkDone},
    ActionOption{"reopen", Action::Change, StepChange::Kind::Reopen},
    ActionOption{"postpone", Action::Change, StepChange::Kind::Postpone},
    ActionOption{"check", Action::Check, StepChange::Kind::MarkDone},
};

Result<Request> requestOf(const Arguments &arguments)
{
    Request request;
    for (const auto &option : actionOptions) {
        const auto name = QLatin1String(option.name);
        if (!arguments.has(name))
            continue;
        if (request.action != Action::Show)
            return fail(Error::Code::WrongUse, QStringLiteral("--") + name, QStringLiteral("one action at a time"));
        request = {option.action, arguments.value(name), {option.kind, {}, {}}};
    }
    const auto postpones = request.action == Action::Change && request.change.kind == StepChange::Kind::Postpone;
    for (const auto &name : {QStringLiteral("until"), QStringLiteral("reason")}) {
        if (arguments.has(name) != postpones)
            return fail(Error::Code::WrongUse, QStringLiteral("--") + name, QStringLiteral("goes with --postpone"));
    }
    request.change.until = QDate::fromString(arguments.value(QStringLiteral("until")), Qt::ISODate);
    request.change.reason = arguments.value(QStringLiteral("reason"));
    return request;
}

void printPreparations(CommandContext &context, const Plan &plan)
{
    if (plan.preparations.isEmpty())
        return;
    context.output.heading(Cli::tr("First this:"));
    for (const auto &preparation : plan.preparations) {
        const auto &record = preparation.record;
        context.output.item(
            QStringLiteral("%1 (%2)").arg(preparationText(record.id), preparationStateText(record.state)));
        if (preparation.neededBytes >= 0 && preparation.freeBytes >= 0)
            context.output.paragraph(Cli::tr("Needed for all updates together: %1. Free: %2 (measured).")
                                         .arg(sizeText(preparation.neededBytes), sizeText(preparation.freeBytes)),
                                     QStringLiteral("    "));
        for (const auto &command : preparation.commands)
            context.output.line(QStringLiteral("      ") + command);
    }
}

void printStep(CommandContext &context, const Step &step, int number)
{
    auto &output = context.output;
    const auto indent = QStringLiteral("    ");
    const auto &record = step.record;
    auto state = stepStateText(record.state);
    if (record.inPlan)
        state = Cli::tr("%1, in your plan").arg(state);
    output.item(QStringLiteral("%1 (%2)").arg(updateSentence(step.update), state),
                QStringLiteral("%1. ").arg(number).rightJustified(4));
    if (record.state == StepState::Postponed)
        output.paragraph(Cli::tr("Postponed until %1: %2").arg(dateText(record.until), record.reason), indent);
    if (step.update.deadline)
        output.paragraph(Cli::tr("Do this before or on %1.").arg(dateText(*step.update.deadline)), indent);
    if (step.commands.isEmpty())
        output.paragraph(Cli::tr("There is nothing to type for this yet."), indent);
    else
        output.paragraph(Cli::tr("Type this in a terminal:"), indent);
    for (const auto &command : step.commands)
        output.line(QStringLiteral("      ") + command);
}

void printPlan(CommandContext &context, const Assessment &assessment)
{
    context.output.paragraph(verdictSentence(assessment));
    if (!assessment.plan.stages.isEmpty())
        printPreparations(context, assessment.plan);
    int number = 0;
    for (const auto &stage : assessment.plan.stages) {
        context.output.heading(urgencyText(stage.urgency));
        for (const auto &step : stage.steps)
            printStep(context, step, ++number);
    }
    printNotChecked(context, assessment);
}

QJsonObject planJson(const Assessment &assessment, const std::optional<StepRecord> &checked)
{
    auto object = toJson(assessment.plan);
    object.insert(QStringLiteral("notChecked"), toJsonArray(assessment.notChecked));
    if (checked)
        object.insert(QStringLiteral("checked"),
                      QJsonObject{{QStringLiteral("id"), checked->updateId},
                                  {QStringLiteral("state"), nameOf(checked->state)},
                                  {QStringLiteral("versionFound"), checked->versionFound}});
    return object;
}

/** Confirms a decision and says what comes next. */
QString confirmation(const StepChange &change, const QString &name)
{
    switch (change.kind) {
    case StepChange::Kind::PutInPlan:
        return Cli::tr("%1 is in your plan now. Do the steps below, and then check it.").arg(name);
    case StepChange::Kind::RemoveFromPlan:
        return Cli::tr("%1 is no longer in your plan.").arg(name);
    case StepChange::Kind::MarkDone:
        return Cli::tr("We noted that you did %1. Now let us check it: plan --check %1").arg(name);
    case StepChange::Kind::Reopen:
        return Cli::tr("%1 is open again.").arg(name);
    case StepChange::Kind::Postpone:
        return Cli::tr("%1 waits until %2. Until then it stays as it is.").arg(name, dateText(change.until));
    }
    return {};
}

/** The update's id; what was typed may be its bare name. An update that was done is only remembered. */
QString idOf(const Assessment &assessment, const QString &typed)
{
    if (const auto *update = findUpdate(assessment, typed))
        return update->id;
    for (const auto &record : assessment.memory.steps) {
        if (record.updateId.section(QLatin1Char(':'), 1) == typed)
            return record.updateId;
    }
    return typed;
}

ExitCode showPlan(CommandContext &context, const Assessment &assessment, const std::optional<StepRecord> &checked = {})
{
    if (context.json)
        context.output.json(planJson(assessment, checked));
    else
        printPlan(context, assessment);
    const auto code = exitCodeOf(assessment);
    const auto failed = checked && checked->state != StepState::Checked;
    return failed && code == ExitCode::Done ? ExitCode::NotChecked : code;
}

ExitCode change(CommandContext &context, const AssessOptions &options, Assessment &assessment, const Request &request)
{
    const auto id = idOf(assessment, request.update);
    auto memory = decide(options.decisionsDir(), assessment, id, request.change, options.now);
    if (!memory)
        return report(context, memory.error());
    applyMemory(assessment, *memory, options.now);
    if (!context.json)
        context.output.paragraph(confirmation(request.change, request.update) + QLatin1Char('\n'));
    return showPlan(context, assessment);
}

ExitCode check(CommandContext &context, const AssessOptions &options, const Assessment &assessment,
               const Request &request)
{
    const auto step = stepToCheck(assessment, idOf(assessment, request.update));
    if (!step)
        return report(context, step.error());
    const auto record = checkAndSave(options, *step);
    if (!record)
        return report(context, record.error());
    if (!context.json)
        context.output.paragraph(checkSentence(*record) + QLatin1Char('\n'));
    const auto after = assess(options);
    return after ? showPlan(context, *after, *record) : report(context, after.error());
}

ExitCode run(CommandContext &context)
{
    const auto request = requestOf(context.arguments);
    if (!request)
        return report(context, request.error());
    const auto options = computerOf(context);
    if (!options)
        return report(context, options.error());
    auto assessment = assess(*options);
    if (!assessment)
        return report(context, assessment.error());
    reportProblems(context, *assessment);
    switch (request->action) {
    case Action::Show:
        return showPlan(context, *assessment);
    case Action::Change:
        return change(context, *options, *assessment, *request);
    case Action::Check:
        return check(context, *options, *assessment, *request);
    }
    return ExitCode::WrongUse;
}

} // namespace

Command planCommand()
{
    const auto update = Cli::tr("UPDATE");
    Command command;
    command.name = QStringLiteral("plan");
    command.usage = Cli::tr("[--add UPDATE | --remove UPDATE | --done UPDATE | --reopen UPDATE | --check UPDATE | "
                            "--postpone UPDATE --until DATE --reason TEXT]");
    command.help =
        Cli::tr("Shows the plan: which update first, and what to do for each.\nUPDATE is a name from the list "
                "of updates, for example openssl. A check that does not succeed gives code 4 or 10.");
    command.options = QList<OptionSpec>{
        {QStringLiteral("add"), update, Cli::tr("Put this update in your plan.")},
        {QStringLiteral("remove"), update, Cli::tr("Take this update out of your plan.")},
        {QStringLiteral("done"), update, Cli::tr("Note that you have done this update.")},
        {QStringLiteral("reopen"), update, Cli::tr("Note that this update is still to do.")},
        {QStringLiteral("check"), update, Cli::tr("Read the version again, and say whether the update succeeded.")},
        {QStringLiteral("postpone"), update, Cli::tr("Do this update later. Needs a date and a reason.")},
        {QStringLiteral("until"), Cli::tr("DATE"), Cli::tr("The date of the postponement, for example 2026-12-01.")},
        {QStringLiteral("reason"), Cli::tr("TEXT"), Cli::tr("Why you postpone it.")},
    };
    command.options += computerOptions();
    command.run = run;
    return command;
}

} // namespace Patchwijzer
