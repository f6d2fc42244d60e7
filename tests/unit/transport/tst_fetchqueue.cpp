// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/transport/downloadfixture.h"

#include <QSet>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Code = Error::Code;

TestReply withStatus(int status)
{
    TestReply reply;
    reply.status = status;
    reply.body = "{}";
    return reply;
}

TestReply silent()
{
    TestReply reply;
    reply.silent = true;
    return reply;
}

} // namespace

class TestFetchQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void oneThatFailsDoesNotStopTheOthers();
    void endsWithNothingToDo();
    void limitsWhatRunsPerHost();
    void limitsWhatRunsInAll();
    void aBusyHostDoesNotHoldUpAnother();
    void pausesPerHost();
    void takesMoreWhileItRuns();
    void cancelsAll();
    void canBeDeletedWhileItRuns();
    void sharesConnections();

private:
    [[nodiscard]] DownloadRequest request(const QByteArray &path, const QString &host = u"127.0.0.1"_s) const
    {
        auto made = m_fixture->request(m_server->url(path, host));
        made.target += QString::number(m_count++);
        return made;
    }

    std::unique_ptr<TestAuthority> m_authority;
    TestIdentity m_identity;
    std::unique_ptr<HttpsServer> m_server;
    std::unique_ptr<DownloadFixture> m_fixture;
    mutable int m_count = 0;
};

void TestFetchQueue::initTestCase()
{
    m_authority = std::make_unique<TestAuthority>();
    if (!m_authority->isValid())
        QSKIP("SKIP: there is no openssl tool to make test certificates with");
    m_identity = m_authority->issue("DNS:localhost,IP:127.0.0.1");
    QVERIFY(!m_identity.isNull());
}

void TestFetchQueue::init()
{
    m_server = std::make_unique<HttpsServer>(m_identity);
    QVERIFY(m_server->isListening());
    m_server->on("/good", {withStatus(200)});
    m_server->on("/busy", {withStatus(503)});
    m_server->on("/silent", {silent()});
    m_fixture = std::make_unique<DownloadFixture>(m_authority->root());
}

void TestFetchQueue::oneThatFailsDoesNotStopTheOthers()
{
    FetchQueue queue(m_fixture->client());
    QHash<int, int> codes; // -1: it went well.
    connect(&queue, &FetchQueue::fetched, this, [&codes](int id, const Result<Download> &result) {
        QVERIFY(!codes.contains(id));
        codes.insert(id, result ? -1 : int(result.error().code));
    });
    QSignalSpy finished(&queue, &FetchQueue::finished);
    const QList<std::pair<DownloadRequest, int>> expected{
        {request("/good"), -1},
        {request("/missing"), int(Code::NetworkNotFound)},
        {request("/good"), -1},
        {request("/busy"), int(Code::NetworkBusy)},
        {m_fixture->request(QUrl(u"http://127.0.0.1/x"_s)), int(Code::NetworkInsecure)},
        {m_fixture->request(QUrl()), int(Code::BadValue)},
        {request("/good"), -1},
    };
    for (qsizetype i = 0; i < expected.size(); ++i)
        QCOMPARE(queue.add(expected.at(i).first), int(i));
    queue.start();
    QVERIFY(finished.wait(60'000));
    QCOMPARE(codes.size(), expected.size());
    for (int i = 0; i < int(expected.size()); ++i)
        QCOMPARE(codes.value(i), expected.at(i).second);
    QTest::qWait(20);
    QCOMPARE(finished.size(), 1);
}

void TestFetchQueue::endsWithNothingToDo()
{
    FetchQueue queue(m_fixture->client());
    QSignalSpy finished(&queue, &FetchQueue::finished);
    queue.start();
    QCOMPARE(finished.size(), 0);
    QVERIFY(finished.wait(60'000));
}

void TestFetchQueue::limitsWhatRunsPerHost()
{
    FetchQueue queue(m_fixture->client(), {4, 2, 0ms});
    for (int i = 0; i < 5; ++i)
        queue.add(request("/silent"));
    queue.start();
    QTRY_COMPARE(m_server->requests().size(), 2);
    QTest::qWait(100);
    QCOMPARE(m_server->requests().size(), 2);
}

void TestFetchQueue::limitsWhatRunsInAll()
{
    FetchQueue queue(m_fixture->client(), {3, 2, 0ms});
    for (const auto *host : {"127.0.0.1", "127.0.0.1", "localhost", "localhost"})
        queue.add(request("/silent", QString::fromLatin1(host)));
    queue.start();
    QTRY_COMPARE(m_server->requests().size(), 3);
    QTest::qWait(100);
    QCOMPARE(m_server->requests().size(), 3);
}

void TestFetchQueue::aBusyHostDoesNotHoldUpAnother()
{
    FetchQueue queue(m_fixture->client(), {4, 1, 0ms});
    QList<int> ids;
    connect(&queue, &FetchQueue::fetched, this, [&ids](int id) { ids.append(id); });
    queue.add(request("/silent"));
    queue.add(request("/good"));
    queue.add(request("/good", u"localhost"_s));
    queue.start();
    QTRY_COMPARE(ids, QList<int>{2});
}

void TestFetchQueue::pausesPerHost()
{
    FetchQueue queue(m_fixture->client(), {4, 4, 1'000ms});
    QSignalSpy finished(&queue, &FetchQueue::finished);
    for (int i = 0; i < 3; ++i)
        queue.add(request("/good"));
    m_fixture->scheduler->holds = true;
    queue.start();
    QTRY_COMPARE(m_server->requests().size(), 1);
    QTest::qWait(100);
    QCOMPARE(m_server->requests().size(), 1);
    QCOMPARE(m_fixture->scheduler->delays, QList<qint64>{1'000});
    QCOMPARE(finished.size(), 0);

    m_fixture->scheduler->holds = false;
    m_fixture->scheduler->delays.clear();
    FetchQueue another(m_fixture->client(), {4, 4, 1'000ms});
    QSignalSpy anotherFinished(&another, &FetchQueue::finished);
    for (int i = 0; i < 3; ++i)
        another.add(request("/good"));
    another.start();
    QVERIFY(anotherFinished.wait(60'000));
    QCOMPARE(m_fixture->scheduler->delays, QList<qint64>({1'000, 1'000, 1'000}));
}

void TestFetchQueue::takesMoreWhileItRuns()
{
    FetchQueue queue(m_fixture->client());
    QSignalSpy fetched(&queue, &FetchQueue::fetched);
    QSignalSpy finished(&queue, &FetchQueue::finished);
    connect(&queue, &FetchQueue::fetched, this, [&](int id) {
        if (id < 3)
            queue.add(request("/good"));
    });
    queue.add(request("/good"));
    queue.start();
    QVERIFY(finished.wait(60'000));
    QCOMPARE(fetched.size(), 4);
    QCOMPARE(m_server->requests().size(), 4);
}

void TestFetchQueue::cancelsAll()
{
    FetchQueue queue(m_fixture->client(), {2, 2, 0ms});
    QHash<int, int> codes;
    connect(&queue, &FetchQueue::fetched, this, [&](int id, const Result<Download> &result) {
        QVERIFY(!codes.contains(id));
        codes.insert(id, result ? -1 : int(result.error().code));
        queue.cancel(); // Once more does no harm.
    });
    QSignalSpy finished(&queue, &FetchQueue::finished);
    for (int i = 0; i < 5; ++i)
        queue.add(request("/silent"));
    queue.start();
    QTRY_COMPARE(m_server->requests().size(), 2);
    queue.cancel();
    queue.add(request("/good"));
    QVERIFY(finished.wait(60'000));
    QCOMPARE(codes.size(), 6);
    for (const int code : std::as_const(codes))
        QCOMPARE(code, int(Code::Cancelled));
    QCOMPARE(m_server->requests().size(), 2);
}

void TestFetchQueue::canBeDeletedWhileItRuns()
{
    auto queue = std::make_unique<FetchQueue>(m_fixture->client());
    QSignalSpy fetched(queue.get(), &FetchQueue::fetched);
    for (int i = 0; i < 3; ++i)
        queue->add(request("/silent"));
    queue->start();
    QTRY_COMPARE(m_server->requests().size(), 2);
    queue.reset();
    QTest::qWait(20);
    QCOMPARE(fetched.size(), 0);
}

/** A handshake for each of five hundred small documents would be unkind to both sides. */
void TestFetchQueue::sharesConnections()
{
    FetchQueue queue(m_fixture->client(), {4, 2, 0ms});
    QSignalSpy finished(&queue, &FetchQueue::finished);
    for (int i = 0; i < 40; ++i)
        queue.add(request("/good"));
    queue.start();
    QVERIFY(finished.wait(60'000));
    QCOMPARE(m_server->requests().size(), 40);
    QVERIFY2(m_server->connections() <= 6, qPrintable(QString::number(m_server->connections())));
}

QTEST_GUILESS_MAIN(TestFetchQueue)
#include "tst_fetchqueue.moc"
