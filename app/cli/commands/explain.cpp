// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/json.h"
#include "explain/explainer.h"
#include "workflow/explainfacts.h"

#include <QJsonObject>

namespace Patchwijzer {
namespace {

QJsonObject factsJson(const ExplainFacts &facts)
{
    QJsonObject object{{QStringLiteral("update"), toJson(facts.update)},
                       {QStringLiteral("exploitedKnown"), facts.exploitedKnown},
                       {QStringLiteral("now"), jsonTime(facts.now)}};
    const auto insertDate = [&](const QString &key, const QDate &date) {
        if (date.isValid())
            object.insert(key, date.toString(Qt::ISODate));
    };
    insertDate(QStringLiteral("exploitedListDate"), facts.exploitedListDate);
    insertDate(QStringLiteral("exploitedSince"), facts.exploitedSince);
    insertDate(QStringLiteral("advisoriesDate"), facts.advisoriesDate);
    return object;
}

void print(CommandContext &context, const ExplainFacts &facts, const Explanation &explanation)
{
    if (!context.json) {
        context.output.bytes(toMarkdown(explanation).toUtf8());
        return;
    }
    auto object = toJson(explanation);
    object.insert(QStringLiteral("id"), facts.update.id);
    object.insert(QStringLiteral("facts"), factsJson(facts));
    context.output.json(object);
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
    const auto id = context.arguments.positional.value(0);
    const auto *update = findUpdate(*assessment, id);
    if (update == nullptr)
        return report(context, {Error::Code::UnknownUpdate, id, {}});
    const auto explainer = Explainer::load();
    if (!explainer)
        return report(context, explainer.error());
    const auto facts = explainFacts(*assessment, *update);
    print(context, facts, explainer->explain(facts));
    return exitCodeOf(*assessment);
}

} // namespace

Command explainCommand()
{
    Command command;
    command.name = QStringLiteral("explain");
    command.usage = Cli::tr("UPDATE [--inventory FILE] [--root DIR]");
    command.help = Cli::tr("Explains one update in six answers. UPDATE is a name from the list of updates, for example "
                           "openssl or deb:openssl.");
    command.options = computerOptions();
    command.positional = {Cli::tr("UPDATE"), 1, 1};
    command.run = run;
    return command;
}

} // namespace Patchwijzer
