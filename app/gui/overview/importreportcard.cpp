// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/overview/importreportcard.h"

#include "workflow/errorsentence.h"
#include "workflow/wording.h"
#include "workflow/words.h"

#include <algorithm>
#include <map>

namespace Patchwijzer {

namespace {

constexpr qsizetype refusalsShown = 5;

/** What one list gained, over all the files it came in. */
struct FeedGain {
    qint64 records = 0;
    qint64 unchanged = 0;
    qint64 other = 0;
    qint64 skipped = 0;
    int files = 0;
    QString file; ///< The name of the first.
};

QString dateSentence(const ImportReport &report, const QString &feed)
{
    const auto found = std::find_if(report.feeds.begin(), report.feeds.end(),
                                    [&feed](const FeedState &state) { return state.id == feed; });
    if (found == report.feeds.end() || !found->dataDate.isValid())
        return ImportReportCard::tr("We do not know from which date this list is.");
    return ImportReportCard::tr("The newest is from %1.").arg(dateText(found->dataDate.date()));
}

QString gainSentence(const ImportReport &report, const QString &feed, const FeedGain &gain)
{
    QStringList sentences;
    if (gain.records > 0)
        sentences += ImportReportCard::tr("%Ln new or changed notice(s) read in.", nullptr, plural(gain.records));
    else if (gain.unchanged == 0 && gain.other > 0)
        sentences += ImportReportCard::tr("Nothing in it is about systems that Patchwijzer knows.");
    else
        sentences += ImportReportCard::tr("Nothing in it was new.");
    sentences += dateSentence(report, feed);
    if (gain.skipped > 0)
        sentences += ImportReportCard::tr("We could not read %Ln notice(s).", nullptr, plural(gain.skipped));
    return sentences.join(u' ');
}

QString headingOf(const ImportedFile &file)
{
    return file.name.isEmpty() ? ImportReportCard::tr("A file without a name") : file.name;
}

bool isAllRefused(const QList<ReportLine> &lines)
{
    return std::all_of(lines.begin(), lines.end(), [](const ReportLine &line) { return line.failed; });
}

QString headingOf(const QList<ReportLine> &lines)
{
    if (lines.isEmpty())
        return ImportReportCard::tr("There was nothing to read in");
    if (isAllRefused(lines))
        return ImportReportCard::tr("Nothing was read in");
    const bool someRefused =
        std::any_of(lines.begin(), lines.end(), [](const ReportLine &line) { return line.failed; });
    return someRefused ? ImportReportCard::tr("Not everything was read in")
                       : ImportReportCard::tr("The lists have been read in");
}

} // namespace

QList<ReportLine> importLines(const ImportReport &report)
{
    QList<ReportLine> lines;
    std::map<QString, FeedGain> gains;
    qsizetype refusals = 0;
    for (const auto &file : report.files) {
        if (file.refused) {
            if (++refusals <= refusalsShown)
                lines.append({headingOf(file), errorSentence(file.refusal), true});
            continue;
        }
        if (file.ignored || file.feed.isEmpty())
            continue; // Stood in the folder, and is no list at all.
        auto &gain = gains[file.feed];
        gain.records += file.records;
        gain.unchanged += file.unchanged;
        gain.other += file.other;
        gain.skipped += file.skippedCount;
        if (gain.files++ == 0)
            gain.file = file.name;
    }
    if (refusals > refusalsShown)
        lines.append({ImportReportCard::tr("%Ln more file(s)", nullptr, plural(refusals - refusalsShown)),
                      ImportReportCard::tr("We could not read these files either."), true});
    for (const auto &[feed, gain] : gains) {
        const auto source = gain.files == 1 ? gain.file : ImportReportCard::tr("%Ln file(s)", nullptr, gain.files);
        lines.append({ImportReportCard::tr("%1 (%2)").arg(capitalised(feedText(feed)), source),
                      gainSentence(report, feed, gain), false});
    }
    return lines;
}

ImportReportCard::ImportReportCard(const ImportReport &report, QWidget *parent)
    : ImportReportCard(importLines(report), parent)
{
}

ImportReportCard::ImportReportCard(const QList<ReportLine> &lines, QWidget *parent)
    : ReportCard(headingOf(lines), lines, isAllRefused(lines) ? tr("Choose other files") : QString(), parent)
{
    connect(this, &ReportCard::actionRequested, this, &ImportReportCard::importRequested);
}

} // namespace Patchwijzer
