// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/csafrefresh.h"

#include "workflow/allfeeds.h"
#include "workflow/csafproviders.h"
#include "workflow/csafsync.h"
#include "workflow/feedimport.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QUrl>

#include <optional>
#include <utility>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

using Outcome = RefreshedFeed::Outcome;

class CsafRefresh
{
public:
    CsafRefresh(const RefreshOptions &options, const FeedDescription &feed, const CsafPublishers &publishers,
                const ProgressFunction &progress, const std::stop_token &stop)
        : m_options(options)
        , m_feed(feed)
        , m_publishers(publishers)
        , m_progress(progress)
        , m_stop(stop)
    {
        m_result.feed = feed.id;
    }

    [[nodiscard]] RefreshedFeed run()
    {
        const auto synced = sync();
        if (!synced) {
            m_result.error = synced.error();
            return m_result;
        }
        m_result.outcome = synced->fetched == 0 ? Outcome::NotModified : Outcome::Same;
        if (const auto taken = take(synced->files); !taken)
            failWith(taken.error());
        else if (!synced->refused.isEmpty())
            failWith(synced->refused.first());
        else if (m_refusal)
            failWith(*m_refusal);
        else if (!synced->problems.isEmpty())
            failWith(synced->problems.first());
        return m_result;
    }

private:
    [[nodiscard]] Result<CsafSyncReport> sync() const
    {
        const auto metadata = addressesOf(m_feed, m_options.urls).value(0);
        const auto provider = m_feed.provider.isEmpty() ? csafDomainOf(metadata) : m_feed.provider;
        const CsafSyncRequest request{m_options.dataDir, m_feed.id, provider, metadata, m_feed.lenient, m_publishers};
        CsafSyncOptions how;
        how.http = m_options.http;
        how.pause = m_options.documentPause;
        return syncCsafProvider(request, how, m_progress, m_stop);
    }

    /** What was taken in need not be fetched again; what could not be stays on the list, and is named. */
    [[nodiscard]] Result<void> take(const QList<QString> &files)
    {
        if (files.isEmpty())
            return {};
        for (const auto &file : files)
            m_result.bytes += QFileInfo(file).size();
        PW_TRY(const auto report,
               importFeeds(m_options.dataDir, files, m_options.http.clock->now(), m_progress, m_stop));
        QSet<QString> refused;
        for (const auto &file : report.files) {
            m_result.records += file.records;
            if (!file.refused)
                continue;
            refused.insert(file.name);
            m_refusal = m_refusal.value_or(file.refusal);
        }
        if (m_result.records > 0)
            m_result.outcome = Outcome::Updated;
        auto taken = files;
        taken.removeIf([&](const QString &file) { return refused.contains(QFileInfo(file).fileName()); });
        PW_TRY_VOID(confirmCsafDocuments(m_options.dataDir, m_feed.id, taken));
        for (const auto &file : std::as_const(taken)) // The database has them now.
            QFile::remove(file);
        return {};
    }

    void failWith(const Error &error)
    {
        m_result.outcome = Outcome::Failed;
        m_result.error = error;
    }

    const RefreshOptions &m_options;
    const FeedDescription &m_feed;
    const CsafPublishers &m_publishers;
    const ProgressFunction &m_progress;
    const std::stop_token &m_stop;
    RefreshedFeed m_result;
    std::optional<Error> m_refusal; ///< Why a document that is good could not be taken in; it waits for the next time.
};

} // namespace

RefreshedFeed refreshCsaf(const RefreshOptions &options, const FeedDescription &feed, const CsafPublishers &publishers,
                          const ProgressFunction &progress, const std::stop_token &stop)
{
    return CsafRefresh(options, feed, publishers, progress, stop).run();
}

} // namespace Patchwijzer
