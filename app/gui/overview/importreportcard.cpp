// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/overview/importreportcard.h"

#include "gui/kit/buttons.h"
#include "gui/kit/flowlayout.h"
#include "gui/kit/icons.h"
#include "gui/kit/texts.h"
#include "workflow/errorsentence.h"
#include "workflow/wording.h"
#include "workflow/words.h"

#include <QCoreApplication>
#include <QVBoxLayout>

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
        sentences += ImportReportCard::tr("%Ln new or changed notice(s) read in.", nullptr,
                                          static_cast<int>(std::min<qint64>(gain.records, 100'000'000)));
    else if (gain.unchanged == 0 && gain.other > 0)
        sentences += ImportReportCard::tr("Nothing in it is about systems that Patchwijzer knows.");
    else
        sentences += ImportReportCard::tr("Nothing in it was new.");
    sentences += dateSentence(report, feed);
    if (gain.skipped > 0)
        sentences += ImportReportCard::tr("We could not read %Ln notice(s).", nullptr,
                                          static_cast<int>(std::min<qint64>(gain.skipped, 100'000'000)));
    return sentences.join(u' ');
}

QString headingOf(const ImportedFile &file)
{
    return file.name.isEmpty() ? ImportReportCard::tr("A file without a name") : file.name;
}

} // namespace

QList<ImportLine> importLines(const ImportReport &report)
{
    QList<ImportLine> lines;
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
        lines.append({ImportReportCard::tr("%Ln more file(s)", nullptr, static_cast<int>(refusals - refusalsShown)),
                      ImportReportCard::tr("We could not read these files either."), true});
    for (const auto &[feed, gain] : gains) {
        const auto source = gain.files == 1 ? gain.file : ImportReportCard::tr("%Ln file(s)", nullptr, gain.files);
        lines.append({ImportReportCard::tr("%1 (%2)").arg(capitalised(feedText(feed)), source),
                      gainSentence(report, feed, gain), false});
    }
    return lines;
}

ImportReportCard::ImportReportCard(const ImportReport &report, QWidget *parent)
    : Card(parent)
{
    const auto lines = importLines(report);
    const bool allRefused =
        std::all_of(lines.begin(), lines.end(), [](const ImportLine &line) { return line.refused; });
    const bool someRefused =
        std::any_of(lines.begin(), lines.end(), [](const ImportLine &line) { return line.refused; });
    body()->setSpacing(Space::row);
    body()->addWidget(cardTitleText(lines.isEmpty()   ? tr("There was nothing to read in")
                                        : allRefused  ? tr("Nothing was read in")
                                        : someRefused ? tr("Not everything was read in")
                                                      : tr("The lists have been read in")));
    for (const auto &line : lines) {
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        words->addWidget(strongText(line.heading));
        auto *sentence = smallText(line.sentence);
        sentence->setWide(true);
        sentence->setInk(line.refused ? Ink::Text : Ink::Muted);
        words->addWidget(sentence);
        auto *row = new QHBoxLayout;
        row->setSpacing(Space::row);
        row->addWidget(
            new IconLabel(line.refused ? Icon::Warning : Icon::Check, line.refused ? Ink::ThisWeek : Ink::Accent), 0,
            Qt::AlignTop);
        row->addLayout(words, 1);
        body()->addLayout(row);
    }
    auto *actions = new FlowLayout(Space::gap);
    if (allRefused) {
        auto *again = outlinedButton(tr("Choose other files"));
        connect(again, &QAbstractButton::clicked, this, &ImportReportCard::importRequested);
        actions->addWidget(again);
    }
    auto *close = linkButton(tr("Close this message"));
    connect(close, &QAbstractButton::clicked, this, &ImportReportCard::closeRequested);
    actions->addWidget(close);
    body()->addLayout(actions);
}

} // namespace Patchwijzer
