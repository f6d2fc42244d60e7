// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "transport/net/retrypolicy.h"
#include "transport/net/scheduler.h"

#include <QByteArray>
#include <QList>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPair>
#include <QSslConfiguration>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace Patchwijzer {

enum class ProxyUse {
    System, ///< As this computer is set up.
    None,
};

struct HttpTimeouts {
    std::chrono::milliseconds connect{30'000};  ///< Until the request is out, name look-up and handshake included.
    std::chrono::milliseconds idle{60'000};     ///< Without a byte.
    std::chrono::milliseconds total{3'600'000}; ///< Of one download, with its pauses and further attempts.
};

/** How we behave on the network. The defaults are what the program uses; tests bring their own. */
struct HttpSettings {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration(); ///< Trusts what the system trusts.
    ProxyUse proxy = ProxyUse::System;
    HttpTimeouts timeouts;
    RetryPolicy retry;
    int redirects = 5;
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    std::shared_ptr<Scheduler> scheduler = std::make_shared<SystemScheduler>();
    std::function<double()> chance; ///< In [0, 1). Empty: the system's.
};

/** Sends requests that say nothing about this computer or its owner, and nothing that was learned from an earlier
 *  answer but the validators we hand in: no cookies, no cache, no password, one language for all.
 *  Lives in one thread, and longer than the downloads that use it, which share its connections.
 */
class HttpClient
{
public:
    explicit HttpClient(HttpSettings settings = {});

    /** @param fields of the request, besides those that every request has.
     *  @return the answer that is coming; owned by this client, to be released with deleteLater().
     */
    [[nodiscard]] QNetworkReply *get(const QUrl &url, const QList<QPair<QByteArray, QByteArray>> &fields);

    /** Makes that what is asked from now on goes over new connections; what runs is left alone. After a connection
     *  that does not come about: Qt goes on waiting for it, also for later requests to that server.
     */
    void reconnect();

    [[nodiscard]] const HttpSettings &settings() const { return m_settings; }

    /** "Patchwijzer/1.2.3": who asks, and no more. The project has no page of its own to point at. */
    [[nodiscard]] static QByteArray userAgent();

private:
    [[nodiscard]] std::unique_ptr<QNetworkAccessManager> newManager() const;

    HttpSettings m_settings;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_retired; ///< Those that may have answers to come.
};

} // namespace Patchwijzer
