// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sources/sourcereports.h"

#include "workflow/errorsentence.h"
#include "workflow/wording.h"
#include "workflow/words.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace Patchwijzer {
namespace {

using Outcome = RefreshedFeed::Outcome;

constexpr qsizetype failuresShown = 5;

QString headingOf(const RefreshedFeed &feed)
{
    return capitalised(feedText(feed.feed));
}

QString listsText(qsizetype count)
{
    return ReportCard::tr("%Ln list(s)", nullptr, plural(count));
}

void addFailures(QList<ReportLine> &lines, const QList<RefreshedFeed> &failed)
{
    const bool offline = failed.size() > 1 && std::all_of(failed.begin(), failed.end(), [](const RefreshedFeed &feed) {
                             return feed.error.code == Error::Code::Network;
                         });
    if (offline) { // One cause, so one line; where each of them would have come from does not matter.
        lines.append({listsText(failed.size()), errorSentence({Error::Code::Network, {}, {}}), true});
        return;
    }
    for (const auto &feed : failed.first(std::min(failed.size(), failuresShown)))
        lines.append({headingOf(feed), errorSentence(feed.error), true});
    if (failed.size() > failuresShown)
        lines.append({listsText(failed.size() - failuresShown),
                      ReportCard::tr("We could not fetch these either. What you had of them is still there."), true});
}

QString updatedSentence(const RefreshedFeed &feed)
{
    return ReportCard::tr("Fetched (%1). %Ln line(s) in it are new.", nullptr, plural(feed.records))
        .arg(sizeText(feed.bytes));
}

qsizetype failuresIn(const RefreshReport &report)
{
    return std::count_if(report.feeds.begin(), report.feeds.end(),
                         [](const RefreshedFeed &feed) { return feed.outcome == Outcome::Failed; });
}

QString refreshHeading(const RefreshReport &report)
{
    const auto failed = failuresIn(report);
    const bool stopped = std::any_of(report.feeds.begin(), report.feeds.end(), [](const RefreshedFeed &feed) {
        return feed.outcome == Outcome::Failed && feed.error.code == Error::Code::Cancelled;
    });
    if (stopped)
        return ReportCard::tr("You stopped the update of the lists");
    if (failed == 0)
        return ReportCard::tr("The lists have been updated");
    return failed == report.feeds.size() ? ReportCard::tr("The lists were not updated")
                                         : ReportCard::tr("Not all lists were updated");
}

} // namespace

QList<ReportLine> refreshLines(const RefreshReport &report)
{
    QList<RefreshedFeed> failed;
    QList<ReportLine> updated;
    qsizetype same = 0;
    qsizetype stopped = 0;
    for (const auto &feed : report.feeds) {
        if (feed.outcome == Outcome::Updated)
            updated.append({headingOf(feed), updatedSentence(feed), false});
        else if (feed.outcome != Outcome::Failed)
            ++same;
        else if (feed.error.code == Error::Code::Cancelled)
            ++stopped;
        else
            failed.append(feed);
    }
    QList<ReportLine> lines;
    addFailures(lines, failed);
    if (stopped > 0)
        lines.append({listsText(stopped),
                      ReportCard::tr("Not fetched, because you stopped. What you had of them is still there."), true});
    lines += updated;
    if (same > 0)
        lines.append({listsText(same), ReportCard::tr("Nothing has changed since the last time."), false});
    for (const auto &problem : report.problems)
        lines.append({ReportCard::tr("Something was not saved"), errorSentence(problem), true});
    return lines;
}

ReportCard *refreshReportCard(const RefreshReport &report)
{
    return new ReportCard(refreshHeading(report), refreshLines(report));
}

ReportCard *exportReportCard(const ExportedBundle &bundle)
{
    const auto &manifest = bundle.report.manifest;
    QStringList names;
    for (const auto &feed : manifest.feeds)
        names.append(feedText(feed.id));
    QList<ReportLine> lines;
    lines.append({ReportCard::tr("%Ln list(s) in it (%1)", nullptr, plural(manifest.feeds.size()))
                      .arg(sizeText(bundle.report.bytes)),
                  capitalised(names.join(QStringLiteral(", "))) + u'.', false});
    if (!manifest.leftOut.isEmpty()) {
        QStringList reasons;
        for (const auto &feed : manifest.leftOut)
            reasons.append(capitalised(leftOutSentence(feed)));
        lines.append({ReportCard::tr("%Ln list(s) left out", nullptr, plural(manifest.leftOut.size())),
                      reasons.join(u'\n'), true});
    }
    lines.append({ReportCard::tr("Signed by this computer"),
                  ReportCard::tr("Give this file along once, so that others can see that the lists come from you: %1")
                      .arg(QDir::toNativeSeparators(bundle.publicKey)),
                  false});
    return new ReportCard(ReportCard::tr("The lists are in “%1”").arg(QFileInfo(bundle.path).fileName()), lines);
}

} // namespace Patchwijzer
