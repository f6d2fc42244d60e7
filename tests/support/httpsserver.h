// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/testauthority.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPair>
#include <QPointer>
#include <QSslServer>
#include <QSslSocket>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <optional>

namespace Patchwijzer::Test {

/** A request as it came in. */
struct SeenRequest {
    QByteArray raw; ///< All of it, as sent.
    QByteArray method;
    QByteArray target;            ///< "/list.json?x=1"
    QList<QByteArray> fieldLines; ///< "Name: value", in the order in which they came.

    [[nodiscard]] QByteArray field(const QByteArray &name) const;
};

/** What the server does with one request: answer it well, or badly in one of many ways. */
struct TestReply {
    enum class Framing {
        Length,  ///< Content-Length
        Chunked, ///< Transfer-Encoding
        Close,   ///< Whatever comes until the connection ends.
    };
    enum class Then {
        Listen, ///< For the next request.
        Stall,  ///< Keeps the connection, and is silent.
        Close,  ///< Ends the connection as it should be.
        Cut,    ///< Ends it without a word.
    };

    int status = 200;
    QByteArray body;
    QList<QByteArray> fieldLines; ///< "Name: value"
    Framing framing = Framing::Length;
    std::optional<qint64> declared; ///< Content-Length when it is not the size of the body.
    qint64 sendBytes = -1;          ///< How much of the body goes out; -1: all.
    Then then = Then::Listen;
    bool silent = false; ///< Nothing goes out, not even a status.
    bool held = false;   ///< Goes out when the test says so: HttpsServer::release().
    QByteArray raw;      ///< Goes out as it is, in place of all this.
};

using TestHandler = std::function<TestReply(const SeenRequest &request)>;

/** Serves @p body; a part of it when that is asked for with If-Range and the right tag. */
[[nodiscard]] TestHandler rangedFile(const QByteArray &body, const QByteArray &etag);

/** An HTTPS server on the loopback interface that does what a test tells it to, and remembers all that it was asked.
 *  Lives in the test's own thread. Takes a limited number of requests and closes after ten minutes by itself.
 */
class HttpsServer
{
public:
    explicit HttpsServer(const TestIdentity &identity);

    [[nodiscard]] bool isListening() const { return m_server.isListening(); }
    [[nodiscard]] QUrl url(const QByteArray &target, const QString &host = QStringLiteral("127.0.0.1")) const;

    /** What to do for @p path, without its query. Anything else is 404. */
    void on(const QByteArray &path, const TestHandler &handler);

    /** One after another; the last again and again. */
    void on(const QByteArray &path, const QList<TestReply> &replies);

    [[nodiscard]] const QList<SeenRequest> &requests() const { return m_requests; }

    /** How many connections there ever were. */
    [[nodiscard]] int connections() const { return m_connections; }

    /** How often the server fell silent on purpose, and whether it had sent nothing before, the last time. */
    [[nodiscard]] int stalls() const { return m_stalls; }
    [[nodiscard]] bool sentNothing() const { return m_sentNothing; }

    /** How many answers wait for release() now, and at most at one moment. */
    [[nodiscard]] qsizetype held() const { return m_held.size(); }
    [[nodiscard]] qsizetype mostHeld() const { return m_mostHeld; }

    /** Sends the answer that was held longest. */
    void release();

private:
    void accept();
    void read(QSslSocket *socket);
    void answer(QSslSocket *socket, const SeenRequest &request);
    void send(QSslSocket *socket, const TestReply &reply);

    QSslServer m_server;
    QTimer m_lifeTime;
    QHash<QByteArray, TestHandler> m_handlers;
    QHash<QSslSocket *, QByteArray> m_received;
    QList<SeenRequest> m_requests;
    QList<QPair<QPointer<QSslSocket>, TestReply>> m_held;
    qsizetype m_mostHeld = 0;
    int m_connections = 0;
    int m_stalls = 0;
    bool m_sentNothing = false;
};

} // namespace Patchwijzer::Test
