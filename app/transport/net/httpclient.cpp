// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/net/httpclient.h"

#include <QNetworkProxyFactory>
#include <QNetworkRequest>
#include <QRandomGenerator>

#include <utility>

namespace Patchwijzer {
namespace {

constexpr qint64 readAheadBytes = qint64(1) << 20;

/** Asks the system per request, for our own requests only. */
class SystemProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override { return systemProxyForQuery(query); }
};

} // namespace

HttpClient::HttpClient(HttpSettings settings)
    : m_settings(std::move(settings))
{
    if (!m_settings.chance)
        m_settings.chance = [] { return QRandomGenerator::global()->generateDouble(); };
    // Whoever hands in a certificate to trust still gets everything checked.
    m_settings.tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_settings.tls.setProtocol(QSsl::TlsV1_2OrLater);
    m_manager = newManager();
}

std::unique_ptr<QNetworkAccessManager> HttpClient::newManager() const
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    if (m_settings.proxy == ProxyUse::System)
        manager->setProxyFactory(new SystemProxies); // The manager owns it.
    else
        manager->setProxy(QNetworkProxy::NoProxy);
    return manager;
}

void HttpClient::reconnect()
{
    m_retired.push_back(std::exchange(m_manager, newManager()));
    std::erase_if(m_retired, [](const std::unique_ptr<QNetworkAccessManager> &manager) {
        return manager->findChildren<QNetworkReply *>().isEmpty();
    });
}

QNetworkReply *HttpClient::get(const QUrl &url, const QList<QPair<QByteArray, QByteArray>> &fields)
{
    QNetworkRequest request(url);
    request.setSslConfiguration(m_settings.tls);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    // One file at a time needs no multiplexing, and this way what the tests record is what goes out.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // What is not set here Qt fills in: the language of the owner, and encodings under which byte ranges and sizes
    // mean something else than for the file.
    request.setRawHeader("User-Agent", userAgent());
    // Some answer in XML unless they are asked for this.
    request.setRawHeader("Accept", "application/json, */*;q=0.9");
    request.setRawHeader("Accept-Language", "*");
    request.setRawHeader("Accept-Encoding", "identity");
    for (const auto &[name, value] : fields)
        request.setRawHeader(name, value);
    auto *const reply = m_manager->get(request);
    // Not before the request is out: Qt tells the connection at once that it may read on, and follows a null pointer
    // when that is not encrypted yet (QHttpNetworkConnectionChannel::_q_readyRead has no protocol handler until then).
    QObject::connect(reply, &QNetworkReply::requestSent, reply, [reply] { reply->setReadBufferSize(readAheadBytes); });
    return reply;
}

QByteArray HttpClient::userAgent()
{
    return "Patchwijzer/" PW_VERSION;
}

} // namespace Patchwijzer
