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
    PW_TRY(const bool newer, mayReplace(feed, list, intake));
    if (!newer)
        return {};
    PW_TRY_VOID(m_writer.replaceExploited(feed, catalog->entries));
    FeedDocument document; // To be passed on as it came.
    document.feed = feed;
    document.key = u"list"_s;
    document.revision = list.date;
    document.kind = DocumentKind::ExploitedList;
    document.bytes = bytes;
    PW_TRY_VOID(m_writer.put(document));
    intake->row(feed).records += list.records;
    return {};
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

Result<void> FeedTaker::takeWesng(const WesngDefinitions &definitions, Intake *intake)
{
    const QString feed = u"wesng"_s;
    intake->skip(feed, definitions.skipped);
    auto &row = intake->row(feed);
    row.skippedCount += definitions.skippedCount - definitions.skipped.size();
    // The zip also holds a small table of additions: it stands for nothing on its own.
    const FeedWriter::WholeList list{definitions.newest.startOfDay(Qt::UTC), definitions.facts.size()};
    PW_TRY(const bool newer, mayReplace(feed, list, intake));
    if (!newer)
        return {};
    PW_TRY_VOID(m_writer.replaceWindowsUpdates(definitions.facts, definitions.exploits));
    row.records += list.records;
    return {};
}

} // namespace Patchwijzer
