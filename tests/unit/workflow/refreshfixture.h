// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/feedcatalog.h"
#include "store/feeddatabase.h"
#include "store/feedsources.h"
#include "support/archivebytes.h"
#include "unit/transport/downloadfixture.h"
#include "unit/workflow/importfixtures.h"
#include "workflow/feedrefresh.h"

#include <QDir>
#include <QTemporaryDir>

#include <algorithm>
#include <memory>
#include <utility>

// What the tests of fetching feeds share.
namespace Patchwijzer::Test {

inline const auto kev = QStringLiteral("cisa-kev");
inline const auto dla = QStringLiteral("debian-dla");
inline const auto dsa = QStringLiteral("debian-dsa");
inline const auto osv = QStringLiteral("osv-debian");

/** A file that says which version it is, and is not sent again to whoever has that. */
[[nodiscard]] inline TestHandler versioned(const QByteArray &body, const QByteArray &etag)
{
    return [body, etag](const SeenRequest &request) {
        TestReply reply;
        reply.fieldLines = {"ETag: " + etag, "Last-Modified: Sat, 01 Jan 2000 00:00:00 GMT", "Set-Cookie: who=you"};
        if (request.field("If-None-Match") == etag)
            reply.status = 304;
        else
            reply.body = body;
        return reply;
    };
}

[[nodiscard]] inline TestReply plain(const QByteArray &body)
{
    TestReply reply;
    reply.body = body;
    return reply;
}

[[nodiscard]] inline TestReply withStatus(int status)
{
    TestReply reply;
    reply.status = status;
    return reply;
}

[[nodiscard]] inline TestReply silent()
{
    TestReply reply;
    reply.silent = true;
    return reply;
}

[[nodiscard]] inline QByteArray osvArchive(int day)
{
    return zipBytes({{"DSA-9001-1.json", osvRecord("DSA-9001-1", day), true}});
}

[[nodiscard]] inline FeedState stateOf(const QList<FeedState> &states, const QString &id)
{
    const auto found =
        std::find_if(states.begin(), states.end(), [&](const FeedState &state) { return state.id == id; });
    return found != states.end() ? *found : FeedState();
}

/** A data folder, and a server that has a version of four feeds. */
class RefreshFixture
{
public:
    explicit RefreshFixture(const TestIdentity &identity, const QSslCertificate &trusted)
        : server(std::make_unique<HttpsServer>(identity))
        , data(std::make_unique<QTemporaryDir>())
        , root(std::make_unique<QTemporaryDir>())
    {
        // Which computer it is for must not depend on the one that the test runs on.
        options.root = root->path();
        QDir(root->path()).mkpath(QStringLiteral("etc"));
        put(root->filePath(QStringLiteral("etc/os-release")), "ID=debian\nVERSION_ID=12\n");
        server->on("/kev.json", versioned(kevOf(10), "\"k1\""));
        server->on("/DLA/list", versioned(listEntry("DLA-9002-1", 11), "\"l1\""));
        server->on("/DSA/list", versioned(listEntry("DSA-9001-1", 12), "\"s1\""));
        server->on("/all.zip", versioned(osvArchive(13), "\"o1\""));
        options.dataDir = data->path();
        options.http = testSettings(trusted, std::make_shared<TestScheduler>());
        options.http.clock = std::make_shared<FixedClock>(importDay());
        // Whatever feeds there are: none of them may be asked for at its real address.
        const auto descriptions = feedDescriptions();
        for (const auto &feed : descriptions)
            options.urls.insert(feed.id, {url("/elsewhere")});
        options.urls.insert(kev, {url("/kev.json")});
        options.urls.insert(dla, {url("/DLA/list")});
        options.urls.insert(dsa, {url("/DSA/list")});
        options.urls.insert(osv, {url("/all.zip")});
    }

    [[nodiscard]] Result<RefreshReport> refresh(const QList<QString> &feeds = {}, const std::stop_token &stop = {},
                                                const ProgressFunction &progress = {}) const
    {
        auto chosen = options;
        chosen.feeds = feeds;
        return refreshFeeds(chosen, progress, stop);
    }
    /** The outcome of a feed, that must be the only one. */
    [[nodiscard]] RefreshedFeed refreshOne(const QString &feed) const
    {
        const auto report = refresh({feed});
        return report && report->feeds.size() == 1 ? report->feeds.first() : RefreshedFeed{};
    }
    [[nodiscard]] FeedState state(const QString &feed) const
    {
        return stateOf(knownFeeds(options.dataDir, options.http.clock->now()).value_or(QList<FeedState>()), feed);
    }
    [[nodiscard]] FeedSources sources() const { return loadFeedSources(options.dataDir).value().sources; }
    [[nodiscard]] qint64 generation() const { return FeedDatabase::open(options.dataDir).value().generation(); }
    /** Names of what lies in the folder for downloads, one level deep and deeper. */
    [[nodiscard]] QStringList leftOvers() const
    {
        const QDir folder(options.dataDir + QStringLiteral("/downloads"));
        auto names = folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        names.removeAll(QStringLiteral("refresh.lock"));
        // What waits there of the makers of CSAF is for the tests of those.
        names.removeIf([](const QString &name) { return name.startsWith(QStringLiteral("csaf-")); });
        return names;
    }
    [[nodiscard]] QUrl url(const QByteArray &path) const { return server->url(path); }

    std::unique_ptr<HttpsServer> server;
    std::unique_ptr<QTemporaryDir> data;
    std::unique_ptr<QTemporaryDir> root;
    RefreshOptions options;
};

/** A test of fetching feeds. */
class RefreshTest : public ServerTest
{
protected:
    void begin() override
    {
        m_fixture = std::make_unique<RefreshFixture>(m_identity, m_authority->root());
        QVERIFY(m_fixture->server->isListening());
    }

    std::unique_ptr<RefreshFixture> m_fixture;
};

} // namespace Patchwijzer::Test
