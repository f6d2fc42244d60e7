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

/** Comes when the test lets it. */
TestReply held()
{
    auto reply = withStatus(200);
    reply.held = true;
    return reply;
}

} // namespace

class TestFetchQueue : public DownloadTest
{
    Q_OBJECT

private Q_SLOTS:
    void oneThatFailsDoesNotStopTheOthers();
    void endsWithNothingToDo();
    void limitsWhatRuns_data();
    void limitsWhatRuns();
    void aBusyHostDoesNotHoldUpAnother();
    void pausesPerHost();
    void takesMoreWhileItRuns();
    void cancelsAll();
    void canBeDeletedWhileItRuns();
    void sharesConnections();

private:
    void begin() override;
    [[nodiscard]] DownloadRequest request(const QByteArray &path, const QString &host = u"127.0.0.1"_s) const
    {
        auto made = m_fixture->request(m_server->url(path, host));
        made.target += QString::number(m_count++);
        return made;
    }

    mutable int m_count = 0;
};

void TestFetchQueue::begin()
{
    DownloadTest::begin();
    m_server->on("/good", {withStatus(200)});
    m_server->on("/busy", {withStatus(503)});
    m_server->on("/silent", {silent()});
    m_server->on("/held", {held()});
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
    QVERIFY(finished.wait(patienceMs));
    QCOMPARE(codes.size(), expected.size());
    for (int i = 0; i < int(expected.size()); ++i)
        QCOMPARE(codes.value(i), expected.at(i).second);
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 1);
}

void TestFetchQueue::endsWithNothingToDo()
{
    FetchQueue queue(m_fixture->client());
    QSignalSpy finished(&queue, &FetchQueue::finished);
    queue.start();
    QCOMPARE(finished.size(), 0);
    QVERIFY(finished.wait(patienceMs));
}

void TestFetchQueue::limitsWhatRuns_data()
{
    QTest::addColumn<int>("total");
    QTest::addColumn<int>("perHost");
    QTest::addColumn<int>("most");
    QTest::newRow("per host") << 8 << 2 << 4;
    QTest::newRow("in all") << 3 << 2 << 3;
    QTest::newRow("one by one") << 1 << 2 << 1;
}

void TestFetchQueue::limitsWhatRuns()
{
    QFETCH(int, total);
    QFETCH(int, perHost);
    QFETCH(int, most);
    constexpr int files = 12;
    FetchQueue queue(m_fixture->client(), {total, perHost, 0ms});
    QSignalSpy finished(&queue, &FetchQueue::finished);
    for (int i = 0; i < files; ++i)
        queue.add(request("/held", i % 2 == 0 ? u"127.0.0.1"_s : u"localhost"_s));
    queue.start();
    // All that may run does so before any is let go.
    for (int released = 0; released < files; ++released) {
        QTRY_COMPARE_WITH_TIMEOUT(int(m_server->held()), std::min(most, files - released), patienceMs);
        m_server->release();
    }
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patienceMs);
    QCOMPARE(int(m_server->mostHeld()), most);
    QCOMPARE(m_server->requests().size(), files);
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
    QTRY_COMPARE_WITH_TIMEOUT(ids, QList<int>{2}, patienceMs);
}

void TestFetchQueue::pausesPerHost()
{
    FetchQueue queue(m_fixture->client(), {4, 4, 1'000ms});
    QSignalSpy finished(&queue, &FetchQueue::finished);
    for (int i = 0; i < 3; ++i)
        queue.add(request("/good"));
    m_fixture->scheduler->holds = true;
    queue.start();
    QSignalSpy fetched(&queue, &FetchQueue::fetched);
    QTRY_COMPARE_WITH_TIMEOUT(fetched.size(), 1, patienceMs);
    QCoreApplication::processEvents();
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
    QVERIFY(anotherFinished.wait(patienceMs));
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
    QVERIFY(finished.wait(patienceMs));
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
    QTRY_COMPARE_WITH_TIMEOUT(m_server->requests().size(), 2, patienceMs);
    queue.cancel();
    queue.add(request("/good"));
    QVERIFY(finished.wait(patienceMs));
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
    QTRY_COMPARE_WITH_TIMEOUT(m_server->requests().size(), 2, patienceMs);
    queue.reset();
    QCoreApplication::processEvents();
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
    QVERIFY(finished.wait(patienceMs));
    QCOMPARE(m_server->requests().size(), 40);
    QVERIFY2(m_server->connections() <= 6, qPrintable(QString::number(m_server->connections())));
}

QTEST_GUILESS_MAIN(TestFetchQueue)
#include "tst_fetchqueue.moc"
