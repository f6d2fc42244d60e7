// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/httpsserver.h"

#include <QHostAddress>
#include <QSslConfiguration>

#include <algorithm>
#include <memory>

namespace Patchwijzer::Test {
namespace {

constexpr qsizetype maxRequests = 2'000;
constexpr qsizetype maxRequestBytes = qsizetype(64) << 10;
constexpr int lifeTimeMs = 600'000;
constexpr int handshakeMs = 120'000; // The computer may be busy with other tests.

QByteArray headOf(const TestReply &reply)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Test\r\n";
    for (const auto &line : reply.fieldLines)
        head += line + "\r\n";
    const bool bodiless = reply.status == 304 || reply.status == 204;
    if (reply.framing == TestReply::Framing::Chunked)
        head += "Transfer-Encoding: chunked\r\n";
    else if (reply.framing == TestReply::Framing::Close)
        head += "Connection: close\r\n";
    else if (!bodiless)
        head += "Content-Length: " + QByteArray::number(reply.declared.value_or(reply.body.size())) + "\r\n";
    return head + "\r\n";
}

QByteArray bodyOf(const TestReply &reply)
{
    auto body = reply.sendBytes < 0 ? reply.body : reply.body.left(reply.sendBytes);
    if (reply.framing != TestReply::Framing::Chunked)
        return body;
    constexpr qsizetype chunk = 1'000;
    QByteArray chunks;
    for (qsizetype at = 0; at < body.size(); at += chunk) {
        const auto part = body.mid(at, chunk);
        chunks += QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n";
    }
    // Cut off, there is no last chunk.
    return reply.sendBytes < 0 ? chunks + "0\r\n\r\n" : chunks;
}

SeenRequest parseRequest(const QByteArray &raw)
{
    SeenRequest request;
    request.raw = raw;
    auto lines = raw.chopped(4).split('\n');
    for (auto &line : lines) {
        if (line.endsWith('\r'))
            line.chop(1);
    }
    const auto words = lines.takeFirst().split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    request.fieldLines = lines;
    return request;
}

} // namespace

QByteArray SeenRequest::field(const QByteArray &name) const
{
    for (const auto &line : fieldLines) {
        const auto colon = line.indexOf(':');
        if (line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

TestHandler rangedFile(const QByteArray &body, const QByteArray &etag)
{
    return [body, etag](const SeenRequest &request) {
        TestReply reply;
        reply.body = body;
        reply.fieldLines = {"ETag: " + etag, "Content-Type: application/octet-stream"};
        const auto range = request.field("Range");
        if (!range.startsWith("bytes=") || request.field("If-Range") != etag)
            return reply;
        const auto first = range.mid(6).chopped(1).toLongLong();
        reply.status = 206;
        reply.body = body.mid(first);
        reply.fieldLines.append("Content-Range: bytes " + QByteArray::number(first) + '-'
                                + QByteArray::number(body.size() - 1) + '/' + QByteArray::number(body.size()));
        return reply;
    };
}

HttpsServer::HttpsServer(const TestIdentity &identity)
{
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(identity.certificate);
    configuration.setPrivateKey(identity.key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_server.setSslConfiguration(configuration);
    QObject::connect(&m_server, &QSslServer::pendingConnectionAvailable, &m_server, [this] { accept(); });
    m_server.setHandshakeTimeout(handshakeMs);
    m_lifeTime.setSingleShot(true);
    QObject::connect(&m_lifeTime, &QTimer::timeout, &m_server, [this] { m_server.close(); });
    m_lifeTime.start(lifeTimeMs);
    m_server.listen(QHostAddress::LocalHost);
}

QUrl HttpsServer::url(const QByteArray &target, const QString &host) const
{
    QUrl url(QString::fromLatin1(target));
    url.setScheme(QStringLiteral("https"));
    url.setHost(host);
    url.setPort(m_server.serverPort());
    return url;
}

void HttpsServer::on(const QByteArray &path, const TestHandler &handler)
{
    m_handlers.insert(path, handler);
}

void HttpsServer::on(const QByteArray &path, const QList<TestReply> &replies)
{
    on(path, [replies, next = std::make_shared<qsizetype>(0)](const SeenRequest &) {
        const auto index = std::min(*next, replies.size() - 1);
        ++*next;
        return replies.at(index);
    });
}

void HttpsServer::accept()
{
    while (m_server.hasPendingConnections()) {
        auto *const socket = qobject_cast<QSslSocket *>(m_server.nextPendingConnection());
        if (socket == nullptr)
            return;
        ++m_connections;
        QObject::connect(socket, &QSslSocket::readyRead, &m_server, [this, socket] { read(socket); });
        QObject::connect(socket, &QSslSocket::disconnected, &m_server, [this, socket] {
            m_received.remove(socket);
            socket->deleteLater();
        });
        read(socket);
    }
}

void HttpsServer::read(QSslSocket *socket)
{
    auto &received = m_received[socket];
    received += socket->readAll();
    const auto end = received.indexOf("\r\n\r\n");
    if (received.size() > maxRequestBytes || m_requests.size() >= maxRequests) {
        socket->abort();
        return;
    }
    if (end < 0)
        return;
    const auto raw = received.left(end + 4);
    received.remove(0, raw.size());
    m_requests.append(parseRequest(raw));
    answer(socket, m_requests.constLast());
}

void HttpsServer::answer(QSslSocket *socket, const SeenRequest &request)
{
    const auto handler = m_handlers.value(request.target.split('?').front(), [](const SeenRequest &) {
        TestReply missing;
        missing.status = 404;
        missing.body = "<html>not here</html>";
        missing.fieldLines = {"Content-Type: text/html"};
        return missing;
    });
    const auto reply = handler(request);
    if (!reply.held) {
        send(socket, reply);
        return;
    }
    m_held.append({socket, reply});
    m_mostHeld = std::max(m_mostHeld, m_held.size());
}

void HttpsServer::release()
{
    if (m_held.isEmpty())
        return;
    const auto [socket, reply] = m_held.takeFirst();
    if (socket != nullptr)
        send(socket, reply);
}

void HttpsServer::send(QSslSocket *socket, const TestReply &reply)
{
    if (reply.silent || reply.then == TestReply::Then::Stall)
        ++m_stalls;
    m_sentNothing = reply.silent;
    if (!reply.silent)
        socket->write(reply.raw.isEmpty() ? headOf(reply) + bodyOf(reply) : reply.raw);
    if (reply.then == TestReply::Then::Close || reply.framing == TestReply::Framing::Close) {
        socket->disconnectFromHost();
    } else if (reply.then == TestReply::Then::Cut) {
        socket->flush();
        socket->abort();
    }
}

} // namespace Patchwijzer::Test
