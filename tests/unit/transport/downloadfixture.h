// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/httpsserver.h"
#include "transport/net/downloader.h"
#include "transport/net/fetchqueue.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

namespace Patchwijzer::Test {

/** Writes down how long it should wait, and does not. */
class InstantScheduler final : public Scheduler
{
public:
    void runAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> task) override
    {
        delays.append(delay.count());
        if (holds)
            return;
        QTimer::singleShot(0, context, std::move(task));
    }

    QList<qint64> delays;
    bool holds = false; ///< Waits for ever instead.
};

[[nodiscard]] inline QDateTime testNow()
{
    return {QDate(2026, 11, 22), QTime(12, 0), Qt::UTC};
}

/** What a test needs around a download: a folder, a clock that stands still, and trust in the test server alone. */
class DownloadFixture
{
public:
    explicit DownloadFixture(const QSslCertificate &trusted, HttpTimeouts timeouts = {},
                             ProxyUse proxy = ProxyUse::None)
        : scheduler(std::make_shared<InstantScheduler>())
        , m_client(std::make_unique<HttpClient>(settings(trusted, timeouts, proxy)))
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

    /** Waits until @p downloader has ended, and a little longer to see that it does so only once. */
    template<typename Begin>
    [[nodiscard]] static Result<Download> resultOf(Downloader &downloader, Begin begin)
    {
        std::optional<Result<Download>> result;
        int ends = 0;
        QObject::connect(&downloader, &Downloader::finished, &downloader, [&](const Result<Download> &ended) {
            result = ended;
            ++ends;
        });
        begin();
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 60'000))
            return fail(Error::Code::WrongUse, {}, QStringLiteral("the download never ended"));
        QCoreApplication::processEvents();
        if (ends != 1)
            return fail(Error::Code::WrongUse, {}, QStringLiteral("the download ended twice"));
        return *result;
    }

    std::shared_ptr<InstantScheduler> scheduler;

private:
    [[nodiscard]] HttpSettings settings(const QSslCertificate &trusted, HttpTimeouts timeouts, ProxyUse proxy) const
    {
        HttpSettings settings;
        settings.tls.setCaCertificates({trusted});
        settings.proxy = proxy;
        settings.timeouts = timeouts;
        settings.clock = std::make_shared<FixedClock>(testNow());
        settings.scheduler = scheduler;
        settings.chance = [] { return 0.5; };
        return settings;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<HttpClient> m_client;
};

} // namespace Patchwijzer::Test
