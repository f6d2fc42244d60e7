// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/json.h"
#include "workflow/errorsentence.h"
#include "workflow/wording.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace Patchwijzer {
namespace {

void printFeed(CommandContext &context, const FeedState &feed)
{
    auto &output = context.output;
    output.heading(feedHeading(feed));
    output.paragraph(feedSentence(feed, context.options.now), QStringLiteral("  "));
    if (feed.checkedAt.isValid())
        output.paragraph(Cli::tr("We last looked for a newer list on %1.").arg(dateTimeText(feed.checkedAt)),
                         QStringLiteral("  "));
    if (feed.problem) {
        output.paragraph(Cli::tr("Fetching this list did not succeed on %1.").arg(dateTimeText(feed.problem->at)),
                         QStringLiteral("  "));
        output.paragraph(errorSentence(feed.problem->error), QStringLiteral("  "));
    }
    if (!feed.dataDate.isValid())
        return;
    output.paragraph(Cli::tr("Number of leaks and notices in it: %1.").arg(feed.records), QStringLiteral("  "));
    if (feed.setApart > 0)
        output.paragraph(Cli::tr("Set apart because they break the rules: %1.").arg(feed.setApart),
                         QStringLiteral("  "));
    if (feed.lenient > 0)
        output.paragraph(Cli::tr("Used although they break some rules: %1.").arg(feed.lenient), QStringLiteral("  "));
    if (feed.skipped > 0)
        output.paragraph(Cli::tr("Damaged lines left out: %1.").arg(feed.skipped), QStringLiteral("  "));
    output.paragraph(Cli::tr("Imported on %1 from “%2”.").arg(dateTimeText(feed.importedAt), feed.origin),
                     QStringLiteral("  "));
}

bool isUnusable(FeedFreshness state)
{
    return state == FeedFreshness::Missing || state == FeedFreshness::Expired;
}

/** Held, or needed here: the others are only named. */
bool isShown(const FeedState &feed)
{
    return feed.needed || feed.dataDate.isValid();
}

void printFeeds(CommandContext &context, const QList<FeedState> &feeds)
{
    context.output.paragraph(Cli::tr("These are the lists of known leaks on this computer:"));
    QStringList others;
    for (const auto &feed : feeds) {
        if (isShown(feed))
            printFeed(context, feed);
        else
            others.append(feedText(feed.id));
    }
    if (others.isEmpty())
        return;
    context.output.heading(Cli::tr("Not on this computer, and not needed for it"));
    for (const auto &other : others)
        context.output.item(other);
}

ExitCode run(CommandContext &context)
{
    const auto &now = context.options.now;
    const auto computer = computerOf(context);
    if (!computer)
        return report(context, computer.error());
    const auto feeds = knownFeeds(context.options.dataDir, now, computer->root);
    if (!feeds)
        return report(context, feeds.error());
    if (context.json) {
        QJsonArray array;
        for (const auto &feed : *feeds)
            array.append(toJson(feed, now));
        context.output.json({{QStringLiteral("feeds"), array}});
    } else {
        printFeeds(context, *feeds);
    }
    const auto incomplete = std::any_of(feeds->begin(), feeds->end(), [&](const FeedState &feed) {
        return feed.needed && isUnusable(freshness(feed, now));
    });
    return incomplete ? ExitCode::NotChecked : ExitCode::Done;
}

} // namespace

Command feedsStatusCommand()
{
    Command command;
    command.name = QStringLiteral("feeds status");
    command.usage = Cli::tr("[--root DIR]");
    command.help = Cli::tr("Shows how old the lists of known leaks are.");
    command.options = {computerOptions().first()};
    command.run = run;
    return command;
}

} // namespace Patchwijzer
