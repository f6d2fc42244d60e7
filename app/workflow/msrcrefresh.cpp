// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/msrcrefresh.h"

#include "feeds/msrccvrf.h"
#include "store/feedsources.h"
#include "workflow/feedimport.h"
#include "workflow/waitingfetch.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QTemporaryDir>

#include <algorithm>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

using Outcome = RefreshedFeed::Outcome;

constexpr qsizetype mostMonths = 13; ///< A year, and the month that is running.
constexpr qint64 maxIndexBytes = qint64(16) << 20;
constexpr qint64 maxMonthBytes = qint64(128) << 20; ///< The largest are 15 MB.

/** A month on its way. */
struct Month {
    QString address;
    QByteArray revision; ///< As the index says it; what is remembered to know the next one by.
    QString path;        ///< Empty as long as it was not fetched.
    bool listed = true;  ///< Else it may not be there.
};

/** "2099-Jan", as Microsoft names its months. */
QString monthName(const QDate &date)
{
    return QLocale::c().toString(date, u"yyyy-MMM");
}

class MsrcRefresh
{
public:
    MsrcRefresh(const RefreshOptions &options, const FeedDescription &feed, const ProgressFunction &progress,
                const std::stop_token &stop)
        : m_options(options)
        , m_feed(feed)
        , m_progress(progress)
        , m_stop(stop)
        , m_fetch(options.http, stop)
        , m_folder(QDir(options.dataDir).filePath(u"downloads/msrc-XXXXXX"_s))
    {
        m_result.feed = feed.id;
    }

    [[nodiscard]] RefreshedFeed run()
    {
        if (const auto done = refresh(); !done) {
            m_result.outcome = Outcome::Failed;
            m_result.error = done.error();
        }
        return m_result;
    }

private:
    [[nodiscard]] Result<void> refresh()
    {
        if (!m_folder.isValid())
            return fail(Error::Code::CannotWrite, m_folder.path(), m_folder.errorString());
        const auto given = m_options.urls.value(m_feed.id);
        const QUrl index = given.isEmpty() ? QUrl(m_feed.urls.value(0), QUrl::StrictMode) : given.first();
        PW_TRY(const auto fetched, m_fetch.bytes(index, maxIndexBytes, m_folder.path()));
        PW_TRY(const auto updates, parseMsrcUpdates(fetched.bytes, index.host()));
        PW_TRY(auto months, revised(updates.updates, index));
        m_result.outcome = Outcome::NotModified;
        PW_TRY_VOID(fetchAll(&months));
        return takeIn(months);
    }

    /** Those that are new or were changed, newest first. What would come from another server is not asked for. */
    [[nodiscard]] Result<QList<Month>> revised(const QList<MsrcUpdate> &updates, const QUrl &index) const
    {
        PW_TRY(const auto loaded, loadFeedSources(m_options.dataDir));
        QList<Month> months;
        const auto first = std::max<qsizetype>(updates.size() - mostMonths, 0);
        for (qsizetype i = updates.size() - 1; i >= first; --i) {
            const QUrl url(updates[i].link, QUrl::StrictMode);
            if (url.scheme() != u"https" || url.authority() != index.authority())
                continue;
            Month month;
            month.address = url.toString(QUrl::FullyEncoded);
            month.revision = updates[i].modified.toString(Qt::ISODate).toLatin1();
            if (loaded.sources.source(month.address).lastModified != month.revision)
                months.append(month);
        }
        addUnlisted(updates, index, loaded.sources, &months);
        return months;
    }

    /** This month and the one before are asked for once a day where the index lacks them: now and then it does, and
     *  their own addresses work. @see facts: FEEDS 3.2
     */
    void addUnlisted(const QList<MsrcUpdate> &updates, const QUrl &index, const FeedSources &sources,
                     QList<Month> *months) const
    {
        const auto like = std::find_if(updates.crbegin(), updates.crend(), [&](const MsrcUpdate &update) {
            const QUrl url(update.link, QUrl::StrictMode);
            return url.scheme() == u"https" && url.authority() == index.authority()
                && update.link.endsWith(u'/' + update.id);
        });
        if (like == updates.crend())
            return;
        const auto today = m_options.http.clock->now().date();
        for (const auto &name : {monthName(today), monthName(today.addMonths(-1))}) {
            if (std::any_of(updates.begin(), updates.end(), [&](const auto &update) { return update.id == name; }))
                continue;
            Month month;
            month.address = QUrl(like->link.chopped(like->id.size()) + name).toString(QUrl::FullyEncoded);
            month.revision = "unlisted " + today.toString(Qt::ISODate).toLatin1();
            month.listed = false;
            if (sources.source(month.address).lastModified != month.revision)
                months->append(month);
        }
    }

    [[nodiscard]] Result<void> fetchAll(QList<Month> *months)
    {
        for (qsizetype i = 0; i < months->size(); ++i) {
            auto &month = (*months)[i];
            if (m_progress)
                m_progress({ProgressStage::FetchingFeed, i, months->size(), m_feed.id});
            const auto fetched = m_fetch.bytes(QUrl(month.address), maxMonthBytes, m_folder.path());
            if (!fetched && !month.listed && fetched.error().code == Error::Code::NetworkNotFound)
                continue;
            if (!fetched)
                return fail(fetched.error());
            month.path = m_folder.filePath(u"month-%1"_s.arg(i));
            QFile file(month.path);
            if (!file.open(QIODevice::WriteOnly) || file.write(fetched->bytes) != fetched->bytes.size())
                return fail(Error::Code::CannotWrite, m_folder.path(), file.errorString());
            m_result.bytes += fetched->bytes.size();
        }
        return {};
    }

    [[nodiscard]] Result<void> takeIn(const QList<Month> &months)
    {
        if (months.isEmpty())
            return {};
        QList<QString> paths;
        for (const auto &month : months) {
            if (!month.path.isEmpty())
                paths.append(month.path);
        }
        if (paths.isEmpty())
            return remember(months);
        const auto now = m_options.http.clock->now();
        PW_TRY(const auto report, importFeeds(m_options.dataDir, paths, now, m_progress, m_stop));
        m_result.outcome = Outcome::Same;
        for (const auto &file : report.files) {
            if (file.refused)
                return fail(file.refusal);
            if (file.feed != m_feed.id)
                return fail(Error::Code::NetworkBadAnswer, m_feed.id, u"another list than we asked for"_s);
            m_result.records += file.records;
        }
        if (m_result.records > 0)
            m_result.outcome = Outcome::Updated;
        return remember(months);
    }

    [[nodiscard]] Result<void> remember(const QList<Month> &months) const
    {
        const auto now = m_options.http.clock->now();
        PW_TRY_VOID(changeFeedSources(m_options.dataDir, [&](FeedSources &sources) {
            for (const auto &month : months) {
                auto source = sources.source(month.address);
                source.feed = m_feed.id;
                source.lastModified = month.revision;
                source.fetchedAt = now;
                source.checkedAt = now;
                sources.put(source);
            }
        }));
        return {};
    }

    const RefreshOptions &m_options;
    const FeedDescription &m_feed;
    const ProgressFunction &m_progress;
    const std::stop_token &m_stop;
    WaitingFetch m_fetch;
    QTemporaryDir m_folder;
    RefreshedFeed m_result;
};

} // namespace

RefreshedFeed refreshMsrc(const RefreshOptions &options, const FeedDescription &feed, const ProgressFunction &progress,
                          const std::stop_token &stop)
{
    return MsrcRefresh(options, feed, progress, stop).run();
}

} // namespace Patchwijzer
