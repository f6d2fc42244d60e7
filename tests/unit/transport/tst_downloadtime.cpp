// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/transport/downloadfixture.h"
#include "unit/transport/downloadreplies.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Code = Error::Code;

} // namespace

class TestDownloadTime : public DownloadTest
{
    Q_OBJECT

private Q_SLOTS:
    void backsOff();
    void waitsAsLongAsAsked_data();
    void waitsAsLongAsAsked();
    void givesUpOnADeafServer();
    void saysThatThereIsNoConnection();
    void endsInTime_data();
    void endsInTime();
    void canBeCancelled_data();
    void canBeCancelled();
    void canBeDeletedHalfway();
};

void TestDownloadTime::backsOff()
{
    m_server->on("/list.json", {status(500)});
    QVERIFY(!m_fixture->fetch(m_server->url("/list.json")));
    QCOMPARE(m_fixture->scheduler->delays, QList<qint64>({750, 1'500, 3'000}));
}

void TestDownloadTime::waitsAsLongAsAsked_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<qint64>("delay");
    QTest::newRow("seconds") << "7"_ba << qint64(7'000);
    QTest::newRow("a date") << "Sun, 22 Nov 2026 12:00:09 GMT"_ba << qint64(9'000);
    QTest::newRow("just within the limit") << "120"_ba << qint64(120'000);
    QTest::newRow("less than we wait anyway") << "0"_ba << qint64(750);
    QTest::newRow("a date in the past") << "Sun, 22 Nov 2026 11:00:00 GMT"_ba << qint64(750);
    QTest::newRow("nonsense") << "soon"_ba << qint64(750);
}

void TestDownloadTime::waitsAsLongAsAsked()
{
    QFETCH(QByteArray, field);
    QFETCH(qint64, delay);
    m_server->on("/list.json", {status(429, {"Retry-After: " + field}), good()});
    QVERIFY(m_fixture->fetch(m_server->url("/list.json")));
    QCOMPARE(m_fixture->scheduler->delays, QList<qint64>{delay});
}

void TestDownloadTime::givesUpOnADeafServer()
{
    QTcpServer deaf; // Takes the connection, and never says a word.
    QVERIFY(deaf.listen(QHostAddress::LocalHost));
    auto url = m_server->url("/list.json");
    url.setPort(deaf.serverPort());
    Downloader downloader(m_fixture->client(), m_fixture->request(url));
    int connections = 0;
    const auto letPass = [&] {
        if (!deaf.hasPendingConnections())
            return;
        deaf.nextPendingConnection()->setParent(this);
        ++connections;
        m_fixture->scheduler->pass(testLimits.connect);
    };
    const auto result = DownloadFixture::resultOf(
        downloader, [&downloader] { downloader.start(); }, letPass);
    QVERIFY(!result);
    QCOMPARE(result.error().code, Code::NetworkTimeout);
    QCOMPARE(m_fixture->scheduler->delays.size(), 3);
    QCOMPARE(connections, 4); // Each attempt on a connection of its own.
}

void TestDownloadTime::saysThatThereIsNoConnection()
{
    const auto url = m_server->url("/list.json");
    m_server.reset();
    const auto result = m_fixture->fetch(url);
    QVERIFY(!result);
    QCOMPARE(result.error().code, Code::Network);
    QCOMPARE(m_fixture->scheduler->delays.size(), 3);
}

/** The limit on the whole counts pauses and further attempts as well. */
void TestDownloadTime::endsInTime_data()
{
    QTest::addColumn<TestReply>("reply");
    QTest::newRow("while it comes in") << stalling(5);
    QTest::newRow("while we pause") << status(503);
}

void TestDownloadTime::endsInTime()
{
    QFETCH(TestReply, reply);
    m_server->on("/list.json", {reply});
    m_fixture->scheduler->holds = true;
    Downloader downloader(m_fixture->client(), m_fixture->request(m_server->url("/list.json")));
    bool cameIn = false;
    connect(&downloader, &Downloader::progressed, this, [&cameIn] { cameIn = true; });
    const auto letPass = [&] {
        if (cameIn || !m_fixture->scheduler->delays.isEmpty())
            m_fixture->scheduler->pass(testLimits.total);
    };
    const auto result = DownloadFixture::resultOf(
        downloader, [&downloader] { downloader.start(); }, letPass);
    QVERIFY(!result);
    QCOMPARE(result.error().code, Code::NetworkTimeout);
    QCOMPARE(m_server->requests().size(), 1);
    QVERIFY(m_fixture->files().isEmpty());
}

void TestDownloadTime::canBeCancelled_data()
{
    QTest::addColumn<QString>("moment");
    for (const auto *moment : {"before", "at once", "connecting", "asked", "halfway", "pausing", "after"})
        QTest::newRow(moment) << QString::fromLatin1(moment);
}

void TestDownloadTime::canBeCancelled()
{
    QFETCH(QString, moment);
    m_server->on("/list.json",
                 {moment == "halfway"_L1       ? stalling(5)
                      : moment == "asked"_L1   ? silent()
                      : moment == "pausing"_L1 ? status(503)
                                               : good()});
    m_fixture = std::make_unique<DownloadFixture>(m_authority->root());
    m_fixture->scheduler->holds = true;
    QTcpServer deaf;
    QVERIFY(deaf.listen(QHostAddress::LocalHost));
    auto url = m_server->url("/list.json");
    if (moment == "connecting"_L1)
        url.setPort(deaf.serverPort());
    Downloader downloader(m_fixture->client(), m_fixture->request(url));
    QSignalSpy progress(&downloader, &Downloader::progressed);
    const auto result = DownloadFixture::resultOf(downloader, [&] {
        if (moment != "before"_L1)
            downloader.start();
        if (moment == "connecting"_L1)
            QTRY_VERIFY_WITH_TIMEOUT(deaf.hasPendingConnections(), patienceMs);
        else if (moment == "asked"_L1)
            QTRY_COMPARE_WITH_TIMEOUT(m_server->requests().size(), 1, patienceMs);
        else if (moment == "halfway"_L1)
            QTRY_COMPARE_WITH_TIMEOUT(progress.size(), 1, patienceMs);
        else if (moment == "pausing"_L1)
            QTRY_COMPARE_WITH_TIMEOUT(m_fixture->scheduler->delays.size(), 1, patienceMs);
        else if (moment == "after"_L1)
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_fixture->target()), patienceMs);
        downloader.cancel();
        downloader.cancel();
    });
    if (moment == "after"_L1) {
        QVERIFY(result);
        return;
    }
    QVERIFY(!result);
    QCOMPARE(result.error().code, Code::Cancelled);
    QVERIFY(m_fixture->files().isEmpty()); // This server gives no tag that allows going on.
}

void TestDownloadTime::canBeDeletedHalfway()
{
    m_server->on("/list.json", {stalling(5)});
    auto downloader =
        std::make_unique<Downloader>(m_fixture->client(), m_fixture->request(m_server->url("/list.json")));
    QSignalSpy progress(downloader.get(), &Downloader::progressed);
    QSignalSpy finished(downloader.get(), &Downloader::finished);
    downloader->start();
    QTRY_COMPARE_WITH_TIMEOUT(progress.size(), 1, patienceMs);
    downloader.reset();
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 0);
    QVERIFY(m_fixture->files().isEmpty());
}

QTEST_GUILESS_MAIN(TestDownloadTime)
#include "tst_downloadtime.moc"
