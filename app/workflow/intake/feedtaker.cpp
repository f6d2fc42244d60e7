// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/intake/feedtaker.h"

#include "feeds/debianlist.h"
#include "feeds/debiantracker.h"
#include "feeds/eukev.h"
#include "feeds/kevcatalog.h"
#include "feeds/mozillaadvisory.h"
#include "feeds/usnparser.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

/** Ecosystems of OSV that are followed, and the feed of each. */
constexpr std::array<std::pair<QStringView, QStringView>, 8> osvFeeds{{
    {u"AlmaLinux", u"osv-almalinux"},
    {u"Alpine", u"osv-alpine"},
    {u"Debian", u"osv-debian"},
    {u"Red Hat", u"osv-redhat"},
    {u"Rocky Linux", u"osv-rocky"},
    {u"SUSE", u"osv-suse"},
    {u"Ubuntu", u"osv-ubuntu"},
    {u"openSUSE", u"osv-opensuse"},
}};

/** Nearly all documents are smaller. */
constexpr qsizetype csafRoom = qsizetype(2) << 20;

bool looksLikeJson(const QByteArray &bytes)
{
    const auto text = bytes.left(64).trimmed();
    return text.startsWith('{') || text.startsWith("\xEF\xBB\xBF{");
}

/** The first day of the year that the newest CVE is numbered after: what names it was not made before. Numbers of the
 *  next year are given out ahead of time.
 */
QDateTime newestYearOf(const QList<Advisory> &advisories, const QDateTime &now)
{
    int newest = 0;
    for (const auto &advisory : advisories) {
        const int year = advisory.id.startsWith("CVE-"_L1) && advisory.id.size() > 8
            ? QStringView(advisory.id).sliced(4, 4).toInt()
            : 0;
        newest = year <= now.date().year() ? std::max(newest, year) : newest;
    }
    return newest == 0 ? QDateTime() : QDateTime(QDate(newest, 1, 1), QTime(0, 0), Qt::UTC);
}

/** The advisory with only what it says of one ecosystem. */
Advisory partOf(const Advisory &advisory, QStringView ecosystem)
{
    auto part = advisory;
    part.affected.removeIf([&](const AffectedPackage &package) { return package.ecosystem != ecosystem; });
    return part;
}

} // namespace

FeedTaker::FeedTaker(FeedWriter &writer, QDateTime now, const QList<FeedDescription> &feeds)
    : m_writer(writer)
    , m_now(std::move(now))
    , m_csaf(csafRoom)
    , m_publishers(feeds)
{
    for (const auto &feed : feeds)
        m_feeds.insert(feed.id, feed);
}

void FeedTaker::keep(const Intake &intake)
{
    m_lists.insert(intake.lists);
    for (const auto &row : intake.rows) {
        if (row.records > 0 && intake.undated.contains(row.feed))
            m_undated.insert(row.feed);
        else if (row.records > 0)
            m_undated.remove(row.feed);
    }
}

/** Of a list that its maker does not date: as old as its file, and no older than the newest thing in it. */
QDateTime FeedTaker::dateByFile(const QString &feed, const QDateTime &newestInside, Intake *intake)
{
    intake->undated.insert(feed);
    return newestInside.isValid() && newestInside > intake->fileDate ? newestInside : intake->fileDate;
}

bool FeedTaker::isRecord(FeedFormat format)
{
    return format == FeedFormat::OsvRecord || format == FeedFormat::CveRecord || format == FeedFormat::CsafDocument
        || format == FeedFormat::MozillaAdvisory || format == FeedFormat::MsrcCvrf || format == FeedFormat::NvdRecords;
}

Result<void> FeedTaker::take(QByteArray bytes, const QString &place, Intake *intake)
{
    if (looksLikeSqlite(bytes))
        return takeWingetDatabase(bytes, place, intake);
    const auto format = recogniseFeed(bytes);
    if (format == FeedFormat::Unknown) {
        takeUnknown(bytes, place, intake);
        return {};
    }
    if (format == FeedFormat::NotUsed) {
        intake->passOver(unusedFormatOf(bytes), place);
        return {};
    }
    return takeKnown(format, std::move(bytes), place, intake);
}

Result<void> FeedTaker::takeKnown(FeedFormat format, QByteArray bytes, const QString &place, Intake *intake)
{
    switch (format) {
    case FeedFormat::OsvRecord:
        return takeOsv(bytes, place, intake);
    case FeedFormat::DebianAdvisoryList:
        return takeDebianList(bytes, place, intake);
    case FeedFormat::DebianTracker:
        return takeTracker(bytes, place, intake);
    case FeedFormat::UbuntuNotices:
        return takeNotices(bytes, place, intake);
    case FeedFormat::MozillaAdvisory:
        return takeMozilla(bytes, place, intake);
    case FeedFormat::CsafDocument:
        return takeCsaf(std::move(bytes), place, intake);
    case FeedFormat::CveRecord:
        return takeCveRecords(bytes, place, intake);
    case FeedFormat::NvdRecords:
        return takeNvdRecords(bytes, place, intake);
    case FeedFormat::MsrcCvrf:
        return takeMsrc(bytes, place, intake);
    case FeedFormat::EndOfLife:
        return takeEndOfLife(bytes, place, intake);
    case FeedFormat::DistroInfo:
        return takeDistroInfo(bytes, place, intake);
    case FeedFormat::DebianSupport:
        return takeDebianSupport(bytes, place, intake);
    case FeedFormat::WingetIndex:
        return takeWinget(bytes, place, intake);
    case FeedFormat::CisaKev:
        return takeExploited(u"cisa-kev"_s, parseKevCatalog(bytes, place), bytes, intake);
    case FeedFormat::EuKev:
        return takeExploited(u"eu-kev"_s, parseEuKev(bytes, place), bytes, intake);
    case FeedFormat::EuvdKev:
        return takeExploited(u"euvd-kev"_s, parseEuvdKevDump(bytes, place), bytes, intake);
    case FeedFormat::Epss:
        return takeEpss(bytes, place, intake);
    case FeedFormat::Wesng:        // Far larger than anything read whole: it comes in pieces, to takeWesng().
    case FeedFormat::AdvisoryList: // Ours: only out of a bundle, which says whose it is.
    case FeedFormat::CsafProvider: // These only say what else there is.
    case FeedFormat::CsafAggregator:
    case FeedFormat::CsafRolie:
    case FeedFormat::MsrcUpdates:
    case FeedFormat::NotUsed:
    case FeedFormat::Unknown:
        break;
    }
    ++intake->other;
    return {};
}

/** A README between the records is nothing to worry about; a record that cannot be read is. */
void FeedTaker::takeUnknown(const QByteArray &bytes, const QString &place, Intake *intake)
{
    Error error{Error::Code::UnknownFormat, place, u"not a feed that is known here"_s};
    const auto record = looksLikeJson(bytes) ? m_osv.parse(bytes, place) : Result<OsvRecord>(fail(error));
    if (!record && record.error().code != Error::Code::UnknownFormat) {
        error = record.error();
        intake->guesses.append(error);
    } else {
        ++intake->other;
    }
    if (!intake->unknown)
        intake->unknown = error;
}

Result<void> FeedTaker::put(const Advisory &advisory, const QDateTime &revision, Intake *intake)
{
    PW_TRY(const auto outcome, m_writer.put(advisory, revision));
    intake->count(advisory.feed, outcome);
    return {};
}

Result<void> FeedTaker::takeOsv(const QByteArray &bytes, const QString &place, Intake *intake)
{
    auto record = m_osv.parse(bytes, place);
    if (!record) {
        intake->skip(u"osv-debian"_s, record.error());
        return {};
    }
    bool followed = false;
    for (const auto &[ecosystem, feed] : osvFeeds) {
        auto advisory = partOf(record->advisory, ecosystem);
        advisory.feed = feed.toString();
        if (advisory.affected.isEmpty()) {
            // It may once have spoken of this system: then this is its correction.
            PW_TRY(const bool held, m_writer.holds(advisory.feed, advisory.id));
            if (!held)
                continue;
        }
        followed = true;
        PW_TRY_VOID(put(advisory, advisory.modified, intake));
    }
    if (!followed)
        ++intake->other;
    return {};
}

/** A list as a whole is as new as its newest advisory, whatever the date of the one that was corrected. */
Result<void> FeedTaker::takeDebianList(const QByteArray &bytes, const QString &place, Intake *intake)
{
    const auto list = parseDebianList(bytes, place);
    if (!list)
        return refuse(u"debian-dsa"_s, list.error(), intake);
    QDateTime newest;
    QString feed = u"debian-dsa"_s;
    for (const auto &advisory : list->advisories) {
        const auto date = m_writer.plausible(advisory.modified);
        if (!newest.isValid() || date > newest)
            newest = date;
        feed = advisory.feed;
    }
    for (const auto &advisory : list->advisories)
        PW_TRY_VOID(put(advisory, newest.isValid() ? newest : advisory.modified, intake));
    intake->skip(feed, list->skipped);
    return {};
}

/** The tracker says how things stand now, without a date: what it no longer names is no longer so. */
Result<void> FeedTaker::takeTracker(const QByteArray &bytes, const QString &place, Intake *intake)
{
    const QString feed = u"debian-tracker"_s;
    const auto tracker = parseDebianTracker(bytes, place);
    if (!tracker)
        return refuse(feed, tracker.error(), intake);
    const auto date = dateByFile(feed, newestYearOf(tracker->advisories, m_now), intake);
    const FeedWriter::WholeList list{date, tracker->advisories.size()};
    intake->skip(feed, tracker->skipped);
    PW_TRY(const bool newer, mayReplace(feed, list, intake));
    if (!newer)
        return {};
    PW_TRY_VOID(m_writer.removeAdvisories(feed));
    for (auto advisory : tracker->advisories) {
        advisory.modified = list.date;
        PW_TRY_VOID(put(advisory, list.date, intake));
    }
    return m_writer.replaceDecisions(tracker->decisions);
}

Result<void> FeedTaker::takeNotices(const QByteArray &bytes, const QString &place, Intake *intake)
{
    const QString feed = u"ubuntu-usn"_s;
    const auto notices = parseUsnNotices(bytes, place);
    if (!notices)
        return refuse(feed, notices.error(), intake);
    for (const auto &notice : notices->notices)
        PW_TRY_VOID(put(notice.advisory, notice.advisory.modified, intake));
    intake->skip(feed, notices->skipped);
    return {};
}

Result<void> FeedTaker::takeMozilla(const QByteArray &bytes, const QString &place, Intake *intake)
{
    const auto advisory = parseMozillaAdvisory(bytes, place);
    if (!advisory)
        return refuse(u"mozilla-mfsa"_s, advisory.error(), intake);
    return put(advisory->advisory, advisory->advisory.modified, intake);
}

/** Among many it is skipped; alone it is the file's refusal. */
Result<void> FeedTaker::refuse(const QString &feed, const Error &error, Intake *intake)
{
    if (!intake->packed)
        return fail(error);
    intake->skip(feed, error);
    return {};
}

Result<bool> FeedTaker::mayReplace(const QString &feed, const FeedWriter::WholeList &list, Intake *intake)
{
    auto dated = list;
    if (!m_writer.plausible(dated.date).isValid())
        dated.date = m_now;
    PW_TRY(const auto states, m_writer.states());
    QDateTime held = intake->lists.value(feed, m_lists.value(feed)).date;
    for (const auto &state : states) {
        if (state.id == feed && (!held.isValid() || state.dataDate > held))
            held = state.dataDate;
    }
    if (!held.isValid() || dated.date > held) {
        intake->lists[feed] = dated;
        return true;
    }
    auto &row = intake->row(feed);
    row.unchanged += list.records;
    if (dated.date < held && row.records == 0) {
        row.refused = true;
        row.refusal = {Error::Code::FeedOlder, intake->name,
                       u"released "_s + dated.date.toString(Qt::ISODate) + ", held "_L1 + held.toString(Qt::ISODate)};
    }
    return false;
}

} // namespace Patchwijzer
