// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/transport/downloadfixture.h"
#include "unit/transport/downloadreplies.h"

#include <algorithm>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Code = Error::Code;

} // namespace

class TestDownloadTrust : public DownloadTest
{
    Q_OBJECT

private Q_SLOTS:
    void refusesUnsafeAddresses_data();
    void refusesUnsafeAddresses();
    void refusesServersItCannotTrust_data();
    void refusesServersItCannotTrust();
    void trustsWhatTheSystemTrusts();
    void sendsNothingAboutTheComputer_data();
    void sendsNothingAboutTheComputer();
    void keepsNoCookies();
};

void TestDownloadTrust::refusesUnsafeAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<Code>("code");
    QTest::newRow("http") << u"http://127.0.0.1:PORT/list.json"_s << Code::NetworkInsecure;
    QTest::newRow("password") << u"https://me:secret@127.0.0.1:PORT/list.json"_s << Code::BadValue;
    QTest::newRow("file") << u"file:///etc/hostname"_s << Code::BadValue;
    QTest::newRow("qrc") << u"qrc:/x"_s << Code::BadValue;
    QTest::newRow("data") << u"data:text/plain,x"_s << Code::BadValue;
    QTest::newRow("relative") << u"list.json"_s << Code::BadValue;
    QTest::newRow("nothing") << QString() << Code::BadValue;
}

void TestDownloadTrust::refusesUnsafeAddresses()
{
    QFETCH(QString, address);
    QFETCH(Code, code);
    address.replace(u"PORT"_s, QString::number(m_server->url("/").port()));
    const auto result = m_fixture->fetch(QUrl(address));
    QVERIFY(!result);
    QCOMPARE(result.error().code, code);
    QVERIFY2(!result.error().where.contains(u"secret"_s), "errors are for the log");
    QCOMPARE(m_server->connections(), 0);
}

void TestDownloadTrust::refusesServersItCannotTrust_data()
{
    QTest::addColumn<TestIdentity>("identity");
    TestAuthority stranger;
    QTest::newRow("unknown authority") << stranger.issue("IP:127.0.0.1");
    QTest::newRow("another name") << m_authority->issue("DNS:elsewhere.invalid");
    QTest::newRow("expired") << m_authority->issue("IP:127.0.0.1", TestAuthority::Validity::Expired);
}

void TestDownloadTrust::refusesServersItCannotTrust()
{
    QFETCH(TestIdentity, identity);
    QVERIFY(!identity.isNull());
    HttpsServer server(identity);
    server.on("/list.json", {good()});
    const auto result = m_fixture->fetch(server.url("/list.json"));
    QVERIFY(!result);
    QCOMPARE(result.error().code, Code::NetworkInsecure);
    QVERIFY(server.requests().isEmpty());
    QVERIFY(m_fixture->scheduler->delays.isEmpty()); // Asking again would not make it safer.
}

/** As the program is, without what a test brings along: then the test's own authority is a stranger. */
void TestDownloadTrust::trustsWhatTheSystemTrusts()
{
    QCOMPARE(HttpSettings().tls, QSslConfiguration::defaultConfiguration());
    m_server->on("/list.json", {good()});
    HttpSettings settings;
    settings.proxy = ProxyUse::None;
    // Whoever switches the checks off gets them nevertheless.
    settings.tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    HttpClient client(settings);
    Downloader downloader(client, m_fixture->request(m_server->url("/list.json")));
    const auto result = DownloadFixture::resultOf(downloader, [&downloader] { downloader.start(); });
    QVERIFY(!result);
    QCOMPARE(result.error().code, Code::NetworkInsecure);
    QVERIFY(m_server->requests().isEmpty());
}

void TestDownloadTrust::sendsNothingAboutTheComputer_data()
{
    QTest::addColumn<Validators>("known");
    QTest::addColumn<QList<QByteArray>>("extra");
    const QByteArray date = "Sun, 22 Nov 2026 11:00:00 GMT";
    QTest::newRow("first time") << Validators() << QList<QByteArray>();
    QTest::newRow("tag") << Validators{"W/\"7\"", {}} << QList<QByteArray>{"If-None-Match: W/\"7\""};
    QTest::newRow("date") << Validators{{}, date} << QList<QByteArray>{"If-Modified-Since: " + date};
    QTest::newRow("both") << Validators{"\"7\"", date}
                          << QList<QByteArray>{"If-None-Match: \"7\"", "If-Modified-Since: " + date};
    QTest::newRow("hostile tag") << Validators{"\"7\"\r\nX-Evil: 1", {}} << QList<QByteArray>();
}

/** The whole request, to the byte: a field that a newer Qt adds is seen here. */
void TestDownloadTrust::sendsNothingAboutTheComputer()
{
    QFETCH(Validators, known);
    QFETCH(QList<QByteArray>, extra);
    m_server->on("/list.json", {good()});
    auto request = m_fixture->request(m_server->url("/list.json?a=b#part"));
    request.known = known;
    QVERIFY(m_fixture->fetch(request));
    QCOMPARE(m_server->requests().size(), 1);
    const auto seen = m_server->requests().constFirst();
    QVERIFY2(seen.raw.startsWith("GET /list.json?a=b HTTP/1.1\r\n"), seen.raw.constData());
    auto lines = seen.fieldLines;
    auto allowed = QList<QByteArray>{"Host: 127.0.0.1:" + QByteArray::number(request.url.port()),
                                     "User-Agent: " + HttpClient::userAgent(),
                                     "Accept: application/json, */*;q=0.9",
                                     "Accept-Language: *",
                                     "Accept-Encoding: identity",
                                     "Connection: Keep-Alive"}
        + extra;
    std::sort(lines.begin(), lines.end());
    std::sort(allowed.begin(), allowed.end());
    QCOMPARE(lines, allowed);
    QCOMPARE(HttpClient::userAgent(), "Patchwijzer/" PW_VERSION);
}

void TestDownloadTrust::keepsNoCookies()
{
    auto reply = good();
    reply.fieldLines.append("Set-Cookie: id=1; Path=/; Secure");
    m_server->on("/list.json", {reply});
    QVERIFY(m_fixture->fetch(m_server->url("/list.json")));
    QVERIFY(m_fixture->fetch(m_server->url("/list.json")));
    QCOMPARE(m_server->requests().size(), 2);
    QCOMPARE(m_server->requests().at(1).raw, m_server->requests().at(0).raw);
}

QTEST_GUILESS_MAIN(TestDownloadTrust)
#include "tst_downloadtrust.moc"
