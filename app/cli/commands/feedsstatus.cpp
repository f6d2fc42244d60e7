// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/json.h"
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

ExitCode run(CommandContext &context)
{
    const auto feeds = knownFeeds(context.options.dataDir);
    if (!feeds)
        return report(context, feeds.error());
    const auto &now = context.options.now;
    if (context.json) {
        QJsonArray array;
        for (const auto &feed : *feeds)
            array.append(toJson(feed, now));
        context.output.json({{QStringLiteral("feeds"), array}});
    } else {
        context.output.paragraph(Cli::tr("These are the lists of known leaks on this computer:"));
        for (const auto &feed : *feeds)
            printFeed(context, feed);
    }
    const auto incomplete = std::any_of(feeds->begin(), feeds->end(),
                                        [&](const FeedState &feed) { return isUnusable(freshness(feed, now)); });
    return incomplete ? ExitCode::NotChecked : ExitCode::Done;
}

} // namespace

Command feedsStatusCommand()
{
    Command command;
    command.name = QStringLiteral("feeds status");
    command.help = Cli::tr("Shows how old the lists of known leaks are.");
    command.run = run;
    return command;
}

} // namespace Patchwijzer
