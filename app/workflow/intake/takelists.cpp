// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/epss.h"
#include "feeds/kevcatalog.h"
#include "feeds/wesng.h"
#include "workflow/intake/feedtaker.h"

// Lists of which a newer one takes the place of the whole older one.
namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

/** The last day on which a file of scores did not say of which day it is. @see FIRST, EPSS "Data and statistics" */
const QDate lastWithoutDate(2022, 2, 3);

} // namespace

Result<void> FeedTaker::takeExploited(const QString &feed, const Result<KevCatalog> &catalog, const QByteArray &bytes,
                                      Intake *intake)
{
    if (!catalog)
        return refuse(feed, catalog.error(), intake);
    intake->skip(feed, catalog->skipped);
    const FeedWriter::WholeList list{catalog->released, catalog->entries.size()};
    // The document is only there to be passed on as it came.
    PW_TRY(const bool replaced, takeWhole(feed, u"list"_s, DocumentKind::ExploitedList, list, bytes, intake));
    return replaced ? m_writer.replaceExploited(feed, catalog->entries) : Result<void>();
}

Result<void> FeedTaker::takeEpss(const QByteArray &bytes, const QString &place, Intake *intake)
{
    const QString feed = u"epss"_s;
    const auto scores = parseEpss(bytes, place);
    if (!scores)
        return refuse(feed, scores.error(), intake);
    intake->skip(feed, scores->skipped);
    const auto date = scores->scored.isValid() ? scores->scored : lastWithoutDate.startOfDay(Qt::UTC);
    const FeedWriter::WholeList list{date, scores->scores.size()};
    PW_TRY(const bool newer, mayReplace(feed, list, intake));
    if (!newer)
        return {};
    PW_TRY_VOID(m_writer.replaceProbabilities(scores->model, scores->scores));
    intake->row(feed).records += list.records;
    return {};
}

Result<void> FeedTaker::takeWesng(const QList<WesngDefinitions> &tables, Intake *intake)
{
    const QString feed = u"wesng"_s;
    WesngDefinitions all;
    for (const auto &table : tables) {
        intake->skip(feed, table.skipped);
        intake->row(feed).skippedCount += table.skippedCount - table.skipped.size();
        all.facts += table.facts;
        all.exploits += table.exploits;
        if (!all.newest.isValid() || table.newest > all.newest)
            all.newest = table.newest;
    }
    const FeedWriter::WholeList list{all.newest.startOfDay(Qt::UTC), all.facts.size()};
    PW_TRY(const bool newer, mayReplace(feed, list, intake));
    if (!newer)
        return {};
    PW_TRY_VOID(m_writer.replaceWindowsUpdates(all.facts, all.exploits));
    intake->row(feed).records += list.records;
    return {};
}

} // namespace Patchwijzer
