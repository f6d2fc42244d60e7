// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/clirunner.h"

#include <QDir>
#include <QJsonArray>
#include <QNetworkProxyFactory>
#include <QNetworkProxyQuery>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto feedFolder = QStringLiteral(PW_TEST_DATA "/workflow/feeds");

/** The only way out of this computer, in a thread of its own: it lets nobody through. Nothing that these tests ask for
 *  reaches the internet, whatever there is of it.
 */
class ClosedGate
{
public:
    ClosedGate()
    {
        m_server.moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, &m_server, &QTcpServer::close, Qt::DirectConnection);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (auto *const socket = m_server.nextPendingConnection())
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                    if (!socket->peek(1 << 16).contains("\r\n\r\n"))
                        return;
                    socket->readAll(); // What is left unread would end the connection the hard way.
                    socket->write("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                                  "Content-Length: 0\r\nConnection: close\r\n\r\n");
                    socket->disconnectFromHost();
                });
        });
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_server, [this] { m_listens = m_server.listen(QHostAddress::LocalHost); }, Qt::BlockingQueuedConnection);
        const auto address = "http://127.0.0.1:" + QByteArray::number(m_server.serverPort());
        for (const auto *name : {"http_proxy", "https_proxy", "all_proxy"})
            qputenv(name, address);
        qunsetenv("no_proxy");
    }
    ~ClosedGate()
    {
        for (const auto *name : {"http_proxy", "https_proxy", "all_proxy"})
            qunsetenv(name);
        m_thread.quit();
        m_thread.wait();
    }
    ClosedGate(const ClosedGate &) = delete;
    ClosedGate &operator=(const ClosedGate &) = delete;

    /** Whether programs that ask the system for a proxy are sent here. */
    [[nodiscard]] bool isInTheWay() const
    {
        const auto proxies = QNetworkProxyFactory::systemProxyForQuery(
            QNetworkProxyQuery(QUrl(u"https://example.com/"_s), QNetworkProxyQuery::UrlRequest));
        return m_listens && !proxies.isEmpty() && proxies.first().port() == m_server.serverPort();
    }

private:
    QThread m_thread;
    QTcpServer m_server;
    bool m_listens = false;
};

} // namespace

/** `feeds update` as far as it goes without a network; all else is in tst_feedrefresh. */
class TestCliFeedsUpdate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void saysPerListThatItCouldNotBeFetched();
    void saysItInDutch();
    void fetchesOnlyWhatIsAskedFor();
    void keepsWhatThereWasAndShowsTheProblem();
    void refusesAListThatDoesNotExist();
    void saysHowToGetAListThatCannotBeFetched();
    void saysWhichFolderCannotBeWritten();

private:
    [[nodiscard]] CliAnswer run(const QStringList &words) const
    {
        return runCli(QStringList{u"--data-dir"_s, m_data->path(), u"--now"_s, u"2026-08-22T10:00:00Z"_s} + words);
    }

    std::unique_ptr<ClosedGate> m_gate;
    std::unique_ptr<QTemporaryDir> m_data;
};

void TestCliFeedsUpdate::initTestCase()
{
    m_gate = std::make_unique<ClosedGate>();
    if (!m_gate->isInTheWay())
        QSKIP("SKIP: this system does not take its proxy from the environment");
}

void TestCliFeedsUpdate::init()
{
    m_data = std::make_unique<QTemporaryDir>();
}

void TestCliFeedsUpdate::cleanupTestCase()
{
    m_gate.reset();
}

void TestCliFeedsUpdate::saysPerListThatItCouldNotBeFetched()
{
    const auto answer = run({u"feeds"_s, u"update"_s, u"--json"_s});
    QCOMPARE(answer.exitCode, 3); // Nothing could be fetched at all.
    const auto results = answer.json().value(u"results"_s).toArray();
    QVERIFY(results.size() >= 4);
    QSet<QString> feeds;
    for (const auto &item : results) {
        const auto result = item.toObject();
        feeds.insert(result.value(u"feed"_s).toString());
        QCOMPARE(result.value(u"outcome"_s).toString(), u"failed"_s);
        QCOMPARE(result.value(u"error"_s).toObject().value(u"code"_s).toString(), u"networkRefused"_s);
        QVERIFY(result.value(u"error"_s).toObject().value(u"where"_s).toString().startsWith(u"https://"_s));
    }
    QCOMPARE(feeds.size(), results.size());
    QVERIFY(feeds.contains(u"cisa-kev"_s));
    PW_VERIFY_SCHEMA("feeds-update", answer);
}

void TestCliFeedsUpdate::saysItInDutch()
{
    const auto answer = run({u"feeds"_s, u"update"_s, u"cisa-kev"_s});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.outText().contains(u"ophalen is niet gelukt. Wat u ervan had, is er nog."_s),
             answer.out.constData());
    QVERIFY2(answer.errText().contains(u"(CISA Known Exploited Vulnerabilities)"_s), answer.err.constData());
    QVERIFY2(answer.errText().contains(u"Uw eerdere gegevens zijn er nog."_s), answer.err.constData());
    QVERIFY2(!answer.errText().contains(u"https://"_s), "an address is not for people");
}

void TestCliFeedsUpdate::fetchesOnlyWhatIsAskedFor()
{
    const auto answer = run({u"feeds"_s, u"update"_s, u"--json"_s, u"debian-dsa"_s, u"cisa-kev"_s});
    const auto results = answer.json().value(u"results"_s).toArray();
    QCOMPARE(results.size(), 2);
    QCOMPARE(results.at(0).toObject().value(u"feed"_s).toString(), u"cisa-kev"_s);
    QCOMPARE(results.at(1).toObject().value(u"feed"_s).toString(), u"debian-dsa"_s);
}

void TestCliFeedsUpdate::keepsWhatThereWasAndShowsTheProblem()
{
    QCOMPARE(run({u"feeds"_s, u"import"_s, feedFolder}).exitCode, 0);
    QCOMPARE(run({u"feeds"_s, u"update"_s, u"cisa-kev"_s}).exitCode, 3);
    const auto answer = run({u"feeds"_s, u"status"_s, u"--json"_s});
    QCOMPARE(answer.exitCode, 0); // The data are as good as they were.
    int problems = 0;
    const auto feeds = answer.json().value(u"feeds"_s).toArray();
    for (const auto &item : feeds) {
        const auto feed = item.toObject();
        if (!feed.contains(u"problem"_s))
            continue;
        ++problems;
        QCOMPARE(feed.value(u"id"_s).toString(), u"cisa-kev"_s);
        QCOMPARE(feed.value(u"records"_s).toInt(), 1);
        const auto problem = feed.value(u"problem"_s).toObject();
        QCOMPARE(problem.value(u"code"_s).toString(), u"networkRefused"_s);
        QCOMPARE(problem.value(u"at"_s).toString(), u"2026-08-22T10:00:00Z"_s);
    }
    QCOMPARE(problems, 1);
    const auto shown = run({u"feeds"_s, u"status"_s}).outText().simplified();
    QVERIFY2(shown.contains(u"Deze lijst ophalen is niet gelukt op 22 augustus 2026"_s), qPrintable(shown));
    PW_VERIFY_SCHEMA("feeds-status", answer);
}

void TestCliFeedsUpdate::refusesAListThatDoesNotExist()
{
    const auto answer = run({u"feeds"_s, u"update"_s, u"no-such-list"_s});
    QCOMPARE(answer.exitCode, 2);
    QVERIFY2(answer.errText().contains(u"Wij kennen geen lijst met het ID “no-such-list”"_s), answer.err.constData());
    QVERIFY2(answer.errText().contains(u"feeds status --json"_s), answer.err.constData());
    QVERIFY(QDir(m_data->path()).isEmpty());
}

void TestCliFeedsUpdate::saysHowToGetAListThatCannotBeFetched()
{
    const auto answer = run({u"feeds"_s, u"update"_s, u"csaf-siemens"_s});
    QCOMPARE(answer.exitCode, 2);
    for (const auto &words : {u"Deze lijst kunnen wij niet zelf ophalen"_s, u"Siemens"_s, u"csaf-siemens"_s,
                              u"patchwijzer-cli feeds import"_s})
        QVERIFY2(answer.errText().contains(words), answer.err.constData());
    QVERIFY(QDir(m_data->path()).isEmpty());
}

void TestCliFeedsUpdate::saysWhichFolderCannotBeWritten()
{
    QFile file(m_data->filePath(u"occupied"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto answer = runCli({u"--data-dir"_s, file.fileName(), u"feeds"_s, u"update"_s});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.errText().contains(u"occupied"_s), answer.err.constData());
}

QTEST_GUILESS_MAIN(TestCliFeedsUpdate)
#include "tst_clifeedsupdate.moc"
