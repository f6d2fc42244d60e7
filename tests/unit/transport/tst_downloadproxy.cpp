// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/transport/downloadfixture.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <utility>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

/** A proxy such as an office may have: connects to @p port, whatever name it is asked for. */
class TestProxy
{
public:
    explicit TestProxy(quint16 port, QByteArray answer)
        : m_port(port)
        , m_answer(std::move(answer))
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] QByteArray address() const { return "http://127.0.0.1:" + QByteArray::number(m_server.serverPort()); }

    QList<QByteArray> heads; ///< What was asked of the proxy itself.

private:
    void accept()
    {
        auto *const near = m_server.nextPendingConnection();
        auto *const far = new QTcpSocket(near);
        QObject::connect(near, &QTcpSocket::readyRead, far, [this, near, far] {
            if (far->state() == QAbstractSocket::UnconnectedState)
                begin(near, far);
            else
                far->write(near->readAll());
        });
        QObject::connect(far, &QTcpSocket::readyRead, near, [near, far] { near->write(far->readAll()); });
        QObject::connect(far, &QTcpSocket::disconnected, near, &QTcpSocket::disconnectFromHost);
    }

    void begin(QTcpSocket *near, QTcpSocket *far)
    {
        if (!near->peek(64 << 10).contains("\r\n\r\n"))
            return;
        heads.append(near->readAll());
        near->write(m_answer);
        far->connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    }

    quint16 m_port;
    QByteArray m_answer;
    QTcpServer m_server;
};

} // namespace

class TestDownloadProxy : public ServerTest
{
    Q_OBJECT

public:
    TestDownloadProxy()
        : ServerTest("DNS:lists.invalid")
    {
    }

private Q_SLOTS:
    void cleanup();
    void goesThroughTheProxyOfTheSystem();
    void givesTheProxyNoPassword();
};

void TestDownloadProxy::cleanup()
{
    qunsetenv("http_proxy");
    qunsetenv("https_proxy");
}

/** A name that nobody can look up shows that the proxy is what connects. */
void TestDownloadProxy::goesThroughTheProxyOfTheSystem()
{
    HttpsServer server(m_identity);
    TestReply reply;
    reply.body = "{}";
    server.on("/list.json", {reply});
    TestProxy proxy(quint16(server.url("/").port()), "HTTP/1.1 200 Connected\r\n\r\n");
    qputenv("http_proxy", proxy.address());
    qputenv("https_proxy", proxy.address());
    DownloadFixture fixture(m_authority->root(), ProxyUse::System);
    const auto result = fixture.fetch(QUrl(u"https://lists.invalid/list.json"_s));
    if (!result && proxy.heads.isEmpty())
        QSKIP("SKIP: this system does not take its proxy from the environment");
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(proxy.heads.size(), 1);
    auto lines = proxy.heads.constFirst().trimmed().replace("\r\n", "\n").split('\n');
    std::sort(lines.begin(), lines.end());
    QCOMPARE(lines,
             QList<QByteArray>({"CONNECT lists.invalid:443 HTTP/1.1", "Host: lists.invalid",
                                "Proxy-Connection: keep-alive", "User-Agent: " + HttpClient::userAgent()}));
}

void TestDownloadProxy::givesTheProxyNoPassword()
{
    HttpsServer server(m_identity);
    TestProxy proxy(quint16(server.url("/").port()),
                    "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
    qputenv("http_proxy", proxy.address());
    qputenv("https_proxy", proxy.address());
    DownloadFixture fixture(m_authority->root(), ProxyUse::System);
    const auto result = fixture.fetch(QUrl(u"https://lists.invalid/list.json"_s));
    QVERIFY(!result);
    if (proxy.heads.isEmpty())
        QSKIP("SKIP: this system does not take its proxy from the environment");
    QCOMPARE(result.error().code, Error::Code::NetworkRefused);
    for (const auto &head : proxy.heads)
        QVERIFY(!head.contains("Authorization"));
    QVERIFY(server.requests().isEmpty());
}

QTEST_GUILESS_MAIN(TestDownloadProxy)
#include "tst_downloadproxy.moc"
