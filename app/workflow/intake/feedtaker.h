// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/csafjson.h"
#include "feeds/feedcatalog.h"
#include "feeds/feedformat.h"
#include "feeds/osvparser.h"
#include "store/feedwriter.h"
#include "workflow/csafpublishers.h"
#include "workflow/intake/intake.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QString>

// Inside this room only.
namespace Patchwijzer {

struct BundleContent;
struct CsafReading;
struct EpssScores;
struct KevCatalog;
struct WesngDefinitions;
struct WingetIndex;

/** Puts what was read in the next generation of the database: recognises it, has it parsed, and decides whether it is
 *  newer than what is held. One function for each format.
 */
class FeedTaker
{
public:
    /** @param writer must live longer.
     *  @param feeds all there are: what they are called, and whose documents belong to them.
     */
    FeedTaker(FeedWriter &writer, QDateTime now, const QList<FeedDescription> &feeds);

    /** Takes one feed, or one record of one, whatever it is.
     *  @param bytes are let go of as soon as they can be: hand over the only copy of what is large.
     *  @param place names it in errors.
     *  @return an error for what ends everything, such as a full disk; also for what refuses @p intake as a whole
     *          when it holds nothing else.
     */
    [[nodiscard]] Result<void> take(QByteArray bytes, const QString &place, Intake *intake);

    /** What the feed is for. */
    [[nodiscard]] FeedKind kindOf(const QString &feed) const { return m_feeds.value(feed).kind; }

    /** Whether it is one of what comes by the thousand, each in a file of its own. */
    [[nodiscard]] static bool isRecord(FeedFormat format);

    /** @param tables all that belong together, such as the list itself and the additions beside it. */
    [[nodiscard]] Result<void> takeWesng(const QList<WesngDefinitions> &tables, Intake *intake);

    /** Takes one file out of a bundle that was checked. Which feed documents belong to they tell themselves; the feed
     * of a list of advisories is believed when it is one that we know.
     */
    [[nodiscard]] Result<void> takeBundlePart(const BundleContent &content, Intake *intake);

    /** To be called when the file is kept: its lists are now the ones held. */
    void keep(const Intake &intake);
    /** Whether only a file tells how new the feed is that was taken since the beginning. */
    [[nodiscard]] bool isUndated(const QString &feed) const { return m_undated.contains(feed); }
    /** Of feeds that were replaced as a whole since the beginning. */
    [[nodiscard]] const QMap<QString, FeedWriter::WholeList> &lists() const { return m_lists; }

private:
    [[nodiscard]] Result<void> takeKnown(FeedFormat format, QByteArray bytes, const QString &place, Intake *intake);
    void takeUnknown(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] static Result<void> refuse(const QString &feed, const Error &error, Intake *intake);

    // advisories
    [[nodiscard]] Result<void> takeOsv(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> takeDebianList(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> takeTracker(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> takeNotices(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> takeMozilla(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> put(const Advisory &advisory, const QDateTime &revision, Intake *intake);

    [[nodiscard]] Result<void> takeAdvisories(const BundleContent &content, const QString &place, Intake *intake);

    // documents
    [[nodiscard]] Result<void> takeCsaf(QByteArray bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> putAdvisoriesOf(const CsafReading &reading, const FeedDocument &document);
    [[nodiscard]] Result<void> takeCveRecords(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> takeNvdRecords(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> takeMsrc(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> takeEndOfLife(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> takeDistroInfo(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> takeDebianSupport(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> takeWinget(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> takeWingetDatabase(const QByteArray &bytes, const QString &place, Intake *intake);
    [[nodiscard]] Result<void> takeIndex(const WingetIndex &index, DocumentKind kind, const QByteArray &bytes,
                                         Intake *intake);
    [[nodiscard]] Result<void> put(const FeedDocument &document, Intake *intake);
    [[nodiscard]] Result<FeedWriter::Outcome> putDocument(const FeedDocument &document, Intake *intake);
    /** A list that is one document, and replaces the one before. @return whether it did. */
    [[nodiscard]] Result<bool> takeWhole(const QString &feed, const QString &key, DocumentKind kind,
                                         const FeedWriter::WholeList &list, const QByteArray &bytes, Intake *intake,
                                         const QList<QString> &productKeys = {});

    // lists
    [[nodiscard]] Result<void> takeExploited(const QString &feed, const Result<KevCatalog> &catalog,
                                             const QByteArray &bytes, Intake *intake);
    [[nodiscard]] Result<void> takeEpss(const QByteArray &bytes, const QString &place, Intake *intake);

    [[nodiscard]] static QDateTime dateByFile(const QString &feed, const QDateTime &newestInside, Intake *intake);

    /** Whether a list of that date may take the place of the one held; says so in the row when it may not. */
    [[nodiscard]] Result<bool> mayReplace(const QString &feed, const FeedWriter::WholeList &list, Intake *intake);

    FeedWriter &m_writer;
    QDateTime m_now;
    OsvParser m_osv;
    CsafJson m_csaf;
    QHash<QString, FeedDescription> m_feeds;
    CsafPublishers m_publishers;
    QMap<QString, FeedWriter::WholeList> m_lists;
    QSet<QString> m_undated;
};

} // namespace Patchwijzer
