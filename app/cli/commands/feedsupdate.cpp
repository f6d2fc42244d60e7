// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/json.h"
#include "workflow/errorsentence.h"
#include "workflow/feedrefresh.h"
#include "workflow/wording.h"
#include "workflow/words.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <memory>

namespace Patchwijzer {
namespace {

constexpr qsizetype mostFeeds = 1000;

QString headingOf(const RefreshReport &report, const QString &id)
{
    const auto state = std::find_if(report.states.begin(), report.states.end(),
                                    [&](const FeedState &candidate) { return candidate.id == id; });
    return state != report.states.end() ? feedHeading(*state) : feedText(id);
}

QString outcomeText(const RefreshedFeed &feed)
{
    switch (feed.outcome) {
    case RefreshedFeed::Outcome::NotModified:
        return Cli::tr("nothing has changed since the last time.");
    case RefreshedFeed::Outcome::Same:
        return Cli::tr("fetched (%1). We already had everything in it.").arg(sizeText(feed.bytes));
    case RefreshedFeed::Outcome::Updated:
        return Cli::tr("fetched (%1). %n line(s) in it are new.", nullptr, plural(feed.records))
            .arg(sizeText(feed.bytes));
    case RefreshedFeed::Outcome::Failed:
        return Cli::tr("fetching did not succeed. What you had of it is still there.");
    }
    return {};
}

void printReport(CommandContext &context, const RefreshReport &report)
{
    for (const auto &feed : report.feeds)
        context.output.item(QStringLiteral("%1: %2").arg(headingOf(report, feed.feed), outcomeText(feed)));
}

QJsonObject toJson(const RefreshReport &report, const QDateTime &now)
{
    QJsonArray feeds;
    for (const auto &state : report.states)
        feeds.append(toJson(state, now));
    return {{QStringLiteral("results"), toJsonArray(report.feeds)},
            {QStringLiteral("feeds"), feeds},
            {QStringLiteral("problems"), toJsonArray(report.problems)}};
}

/** What scripts go by: 3 when nothing could be fetched at all, 4 when something could not. */
ExitCode codeOf(const RefreshReport &report)
{
    const auto failed = std::count_if(report.feeds.begin(), report.feeds.end(), [](const RefreshedFeed &feed) {
        return feed.outcome == RefreshedFeed::Outcome::Failed;
    });
    if (failed > 0 && failed == report.feeds.size())
        return ExitCode::Refused;
    return failed > 0 || !report.problems.isEmpty() ? ExitCode::NotChecked : ExitCode::Done;
}

/** What is wrong with the ID that was given, and what to do: the usual sentence only says that something is. */
ExitCode reportWrongId(CommandContext &context, const QString &id)
{
    const auto feeds = knownFeeds(context.options.dataDir, context.options.now).value_or(QList<FeedState>());
    const bool known = std::any_of(feeds.begin(), feeds.end(), [&](const FeedState &feed) { return feed.id == id; });
    if (known)
        context.output.warning(Cli::tr("We cannot fetch this list ourselves: %1 (%2). Nothing has changed. Fetch the "
                                       "file from its maker, and read it in with: patchwijzer-cli feeds import FILE")
                                   .arg(feedText(id), id));
    else
        context.output.warning(Cli::tr("We do not know a list with the ID “%1”. Nothing has changed. See which lists "
                                       "there are with: patchwijzer-cli feeds status --json")
                                   .arg(id));
    return ExitCode::WrongUse;
}

ExitCode run(CommandContext &context)
{
    RefreshOptions options;
    options.dataDir = context.options.dataDir;
    options.feeds = context.arguments.positional;
    options.http.clock = std::make_shared<FixedClock>(context.options.now);
    const auto refreshed = refreshFeeds(options, announcer(context, Announce::EachThingOnce));
    if (!refreshed) {
        const auto &error = refreshed.error();
        const bool wrongId = error.code == Error::Code::WrongUse && options.feeds.contains(error.where);
        return wrongId ? reportWrongId(context, error.where) : report(context, error);
    }
    for (const auto &feed : refreshed->feeds) {
        if (feed.outcome == RefreshedFeed::Outcome::Failed) {
            context.output.warning(
                QStringLiteral("%1: %2").arg(headingOf(*refreshed, feed.feed), errorSentence(feed.error)));
        }
    }
    for (const auto &problem : refreshed->problems)
        context.output.warning(errorSentence(problem));
    if (context.json)
        context.output.json(toJson(*refreshed, context.options.now));
    else
        printReport(context, *refreshed);
    return codeOf(*refreshed);
}

} // namespace

Command feedsUpdateCommand()
{
    Command command;
    command.name = QStringLiteral("feeds update");
    command.usage = Cli::tr("[ID...]");
    command.help = Cli::tr("Fetches new lists of known leaks from the internet. Nothing about this computer is sent "
                           "along.\nWithout ID: all lists. The command “feeds status --json” shows the ID of each.");
    command.positional = {Cli::tr("ID"), 0, mostFeeds};
    command.run = run;
    return command;
}

} // namespace Patchwijzer
