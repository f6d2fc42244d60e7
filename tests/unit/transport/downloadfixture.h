// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/httpsserver.h"
#include "support/servertest.h"
#include "transport/net/downloader.h"
#include "transport/net/fetchqueue.h"

#include <QDir>
#include <QFile>
#include <QPointer>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

namespace Patchwijzer::Test {

/** The limits on a download in the tests: never waited for, and told apart by their length. */
inline constexpr HttpTimeouts testLimits{std::chrono::milliseconds(10'000'001), std::chrono::milliseconds(10'000'002),
                                         std::chrono::milliseconds(10'000'003)};
inline constexpr int patienceMs = 60'000; ///< With a computer that is busy with other things.

/** Writes down how long a pause should be, and does not wait. A time limit passes when the test says so. */
class TestScheduler final : public Scheduler
{
public:
    void runAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> task) override
    {
        if (delay == testLimits.connect || delay == testLimits.idle || delay == testLimits.total) {
            erase_if(m_limits, [](const Limit &limit) { return limit.context.isNull(); });
            m_limits.append({delay, context, std::move(task)});
            return;
        }
        delays.append(delay.count());
        if (!holds)
            QTimer::singleShot(0, context, std::move(task));
    }

    /** Whether something is under way that may last as long as this. */
    [[nodiscard]] bool isPending(std::chrono::milliseconds limit) const { return find(limit) != m_limits.end(); }

    /** Lets the time go by. */
    void pass(std::chrono::milliseconds limit)
    {
        const auto found = find(limit);
        QVERIFY(found != m_limits.end());
        const auto task = found->task;
        m_limits.erase(found);
        task();
    }

    QList<qint64> delays; ///< Milliseconds.
    bool holds = false;   ///< A pause lasts for ever instead.

private:
    struct Limit {
        std::chrono::milliseconds delay{};
        QPointer<QObject> context;
        std::function<void()> task;
    };

    [[nodiscard]] QList<Limit>::const_iterator find(std::chrono::milliseconds delay) const
    {
        return std::find_if(m_limits.begin(), m_limits.end(),
                            [delay](const Limit &limit) { return limit.delay == delay && !limit.context.isNull(); });
    }

    QList<Limit> m_limits;
};

[[nodiscard]] inline QDateTime testNow()
{
    return {QDate(2026, 11, 22), QTime(12, 0), Qt::UTC};
}

/** The settings of the program, but for what a test must decide itself: whom to trust, and when time passes. */
[[nodiscard]] inline HttpSettings testSettings(const QSslCertificate &trusted, std::shared_ptr<Scheduler> scheduler,
                                               ProxyUse proxy = ProxyUse::None)
{
    HttpSettings settings;
    settings.tls.setCaCertificates({trusted});
    settings.proxy = proxy;
    settings.timeouts = testLimits;
    settings.clock = std::make_shared<FixedClock>(testNow());
    settings.scheduler = std::move(scheduler);
    settings.chance = [] { return 0.5; };
    return settings;
}

/** What a test needs around a download: a folder, a clock that stands still, and trust in the test server alone. */
class DownloadFixture
{
public:
    explicit DownloadFixture(const QSslCertificate &trusted, ProxyUse proxy = ProxyUse::None)
        : scheduler(std::make_shared<TestScheduler>())
        , m_client(std::make_unique<HttpClient>(testSettings(trusted, scheduler, proxy)))
    {
    }

    [[nodiscard]] HttpClient &client() { return *m_client; }
    [[nodiscard]] QString target() const { return m_folder.filePath(QStringLiteral("list.bin")); }
    [[nodiscard]] QString partPath() const { return target() + QStringLiteral(".part"); }
    [[nodiscard]] QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::System); }

    [[nodiscard]] DownloadRequest request(const QUrl &url) const
    {
        DownloadRequest request;
        request.url = url;
        request.target = target();
        return request;
    }

    /** Runs a download to its end. */
    [[nodiscard]] Result<Download> fetch(const DownloadRequest &request)
    {
        Downloader downloader(*m_client, request);
        return resultOf(downloader, [&downloader] { downloader.start(); });
    }

    [[nodiscard]] Result<Download> fetch(const QUrl &url) { return fetch(request(url)); }

    /** Waits until @p downloader has ended, and a little longer to see that it does so only once.
     *  @param meanwhile called again and again.
     */
    [[nodiscard]] static Result<Download> resultOf(Downloader &downloader, const std::function<void()> &begin,
                                                   const std::function<void()> &meanwhile = {})
    {
        std::optional<Result<Download>> result;
        int ends = 0;
        QObject::connect(&downloader, &Downloader::finished, &downloader, [&](const Result<Download> &ended) {
            result = ended;
            ++ends;
        });
        begin();
        const auto hasEnded = [&] {
            if (!result && meanwhile)
                meanwhile();
            return result.has_value();
        };
        if (!QTest::qWaitFor(hasEnded, 2 * patienceMs))
            return fail(Error::Code::WrongUse, {}, QStringLiteral("the download never ended"));
        QCoreApplication::processEvents();
        if (ends != 1)
            return fail(Error::Code::WrongUse, {}, QStringLiteral("the download ended twice"));
        return *result;
    }

    std::shared_ptr<TestScheduler> scheduler;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<HttpClient> m_client;
};

/** A test of downloads: a server without answers yet, and somebody who fetches from it. */
class DownloadTest : public ServerTest
{
protected:
    void begin() override
    {
        m_server = std::make_unique<HttpsServer>(m_identity);
        QVERIFY(m_server->isListening());
        m_fixture = std::make_unique<DownloadFixture>(m_authority->root());
    }

    std::unique_ptr<HttpsServer> m_server;
    std::unique_ptr<DownloadFixture> m_fixture;
};

} // namespace Patchwijzer::Test
