// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/workflow/refreshfixture.h"
#include "workflow/session.h"

#include <QLockFile>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <future>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Code = Error::Code;
using Outcome = RefreshedFeed::Outcome;

} // namespace

class TestFeedRefreshManners : public RefreshTest
{
    Q_OBJECT

private Q_SLOTS:
    void sendsNothingButWhatIsAllowed();
    void goesOnWithHalfAFile();
    void asksAHostTwoThingsAtOnce();
    void canBeStopped_data();
    void canBeStopped();
    void tellsHowFarItIs();
    void runsInASession();
    void refusesWhatItCannotDo();
    void saysThatItForgot();
    void keepsNamesInTheirFolder_data();
    void keepsNamesInTheirFolder();
};

/** All that leaves this computer in a first and a second refresh of every feed, to the byte. */
void TestFeedRefreshManners::sendsNothingButWhatIsAllowed()
{
    QVERIFY(m_fixture->refresh());
    const auto first = m_fixture->server->requests().size();
    QVERIFY(m_fixture->refresh());
    const auto requests = m_fixture->server->requests();
    const QList<QByteArray> always{"Host: 127.0.0.1:" + QByteArray::number(m_fixture->url("/").port()),
                                   QByteArray("User-Agent: Patchwijzer/") + PW_VERSION,
                                   "Accept: application/json, */*;q=0.9",
                                   "Accept-Language: *",
                                   "Accept-Encoding: identity",
                                   "Connection: Keep-Alive"};
    const QHash<QByteArray, QByteArray> tags{
        {"/kev.json", "\"k1\""}, {"/DLA/list", "\"l1\""}, {"/DSA/list", "\"s1\""}, {"/all.zip", "\"o1\""}};
    QHash<QByteArray, int> seen;
    for (qsizetype i = 0; i < requests.size(); ++i) {
        const auto &request = requests.at(i);
        ++seen[request.target];
        QCOMPARE(request.method, "GET"_ba);
        QVERIFY2(tags.contains(request.target) || request.target == "/elsewhere", request.target.constData());
        auto allowed = always;
        if (i >= first && tags.contains(request.target))
            allowed +=
                {"If-None-Match: " + tags.value(request.target), "If-Modified-Since: Sat, 01 Jan 2000 00:00:00 GMT"};
        auto lines = request.fieldLines;
        std::sort(lines.begin(), lines.end());
        std::sort(allowed.begin(), allowed.end());
        QCOMPARE(lines, allowed);
        QVERIFY2(request.raw.endsWith("\r\n\r\n"), "no content");
    }
    for (const auto &target : tags.keys())
        QCOMPARE(seen.value(target), 2);
}

void TestFeedRefreshManners::goesOnWithHalfAFile()
{
    TestReply half;
    half.body = kevOf(10);
    half.fieldLines = {"ETag: \"k1\""};
    half.sendBytes = 20;
    half.then = TestReply::Then::Close;
    auto busy = withStatus(503);
    busy.fieldLines = {"Retry-After: 86400"};
    m_fixture->server->on("/kev.json", {half, busy});
    QCOMPARE(m_fixture->refreshOne(kev).error.code, Code::NetworkBusy);
    QCOMPARE(m_fixture->leftOvers(), QStringList{kev});
    m_fixture->server->on("/kev.json", rangedFile(kevOf(10), "\"k1\""));
    QCOMPARE(m_fixture->refreshOne(kev).outcome, Outcome::Updated);
    QCOMPARE(m_fixture->server->requests().constLast().field("Range"), "bytes=20-"_ba);
    QCOMPARE(m_fixture->leftOvers(), QStringList());
}

void TestFeedRefreshManners::asksAHostTwoThingsAtOnce()
{
    const QList<QPair<QByteArray, QByteArray>> files{{"/kev.json", kevOf(10)},
                                                     {"/DLA/list", listEntry("DLA-9002-1", 11)},
                                                     {"/DSA/list", listEntry("DSA-9001-1", 12)},
                                                     {"/all.zip", osvArchive(13)}};
    for (const auto &[path, body] : files) {
        auto reply = plain(body);
        reply.held = true;
        m_fixture->server->on(path, {reply});
    }
    int released = 0;
    QTimer hand;
    connect(&hand, &QTimer::timeout, this, [&] {
        // All that may run does so before any is let go.
        if (m_fixture->server->held() < std::min<qsizetype>(2, files.size() - released))
            return;
        m_fixture->server->release();
        ++released;
    });
    hand.start(5);
    const auto report = m_fixture->refresh({kev, dla, dsa, osv});
    QVERIFY(report);
    for (const auto &feed : report->feeds)
        QCOMPARE(feed.outcome, Outcome::Updated);
    QCOMPARE(m_fixture->server->mostHeld(), 2);
}

void TestFeedRefreshManners::canBeStopped_data()
{
    QTest::addColumn<QString>("moment");
    QTest::newRow("before it starts") << u"before"_s;
    QTest::newRow("while a server is silent") << u"silent"_s;
    QTest::newRow("while we pause") << u"pause"_s;
}

/** In a thread without an event loop of its own, as the window does it. */
void TestFeedRefreshManners::canBeStopped()
{
    QFETCH(QString, moment);
    auto scheduler = std::make_shared<TestScheduler>();
    scheduler->holds = true;
    m_fixture->options.http.scheduler = scheduler;
    m_fixture->server->on("/all.zip", {moment == u"pause"_s ? withStatus(503) : silent()});
    std::stop_source stop;
    if (moment == u"before"_s)
        stop.request_stop();
    auto running = std::async(std::launch::async, [this, token = stop.get_token()] {
        return m_fixture->refresh({kev, osv}, token);
    });
    const auto isIn = [this] { return m_fixture->state(kev).dataDate.isValid(); };
    const auto isAsked = [this] {
        return std::any_of(m_fixture->server->requests().begin(), m_fixture->server->requests().end(),
                           [](const SeenRequest &request) { return request.target == "/all.zip"; });
    };
    if (moment != u"before"_s)
        QVERIFY(QTest::qWaitFor([&] { return isIn() && isAsked(); }, patienceMs));
    stop.request_stop();
    QVERIFY(QTest::qWaitFor([&] { return running.wait_for(std::chrono::seconds(0)) == std::future_status::ready; },
                            patienceMs));
    const auto report = running.get();
    QVERIFY(report);
    const auto &first = report->feeds.at(0);
    QCOMPARE(first.outcome, moment == u"before"_s ? Outcome::Failed : Outcome::Updated);
    QCOMPARE(m_fixture->state(kev).records, moment == u"before"_s ? 0 : 1);
    const auto &second = report->feeds.at(1);
    QCOMPARE(second.outcome, Outcome::Failed);
    QCOMPARE(second.error.code, Code::Cancelled);
    QVERIFY2(!m_fixture->state(osv).problem, "the owner's wish is no problem");
    QCOMPARE(m_fixture->leftOvers(), QStringList());
}

void TestFeedRefreshManners::tellsHowFarItIs()
{
    QList<Progress> steps;
    const auto size = osvArchive(13).size();
    QVERIFY(m_fixture->refresh({osv}, {}, [&](const Progress &step) { steps.append(step); }));
    const auto fetched = std::find_if(steps.begin(), steps.end(), [&](const Progress &step) {
        return step.stage == ProgressStage::FetchingFeed && step.subject == osv && step.done == size
            && step.total == size;
    });
    QVERIFY(fetched != steps.end());
    const auto read = std::find_if(fetched, steps.end(), [](const Progress &step) {
        return step.stage == ProgressStage::ReadingFile && step.subject == u"all.zip"_s;
    });
    QVERIFY(read != steps.end());
}

void TestFeedRefreshManners::runsInASession()
{
    Session::Options options;
    options.dataDir = m_fixture->data->path();
    options.root = QStringLiteral(PW_TEST_DATA "/workflow/root");
    options.refresh = m_fixture->options;
    Session session(options, m_fixture->options.http.clock);
    QList<RefreshReport> reports;
    QList<Error> errors;
    connect(&session, &Session::refreshFinished, this, [&](const RefreshReport &report) { reports.append(report); });
    connect(&session, &Session::refreshFailed, this, [&](const Error &error) { errors.append(error); });
    session.startRefresh({kev});
    QTRY_VERIFY_WITH_TIMEOUT(session.hasAssessment(), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), patienceMs);
    QCOMPARE(reports.size(), 1);
    QCOMPARE(reports.first().feeds.first().outcome, Outcome::Updated);
    QCOMPARE(stateOf(session.assessment().feeds, kev), m_fixture->state(kev));

    session.startRefresh({u"no-such-feed"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), patienceMs);
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.first().code, Code::WrongUse);
    QCOMPARE(reports.size(), 1);
}

void TestFeedRefreshManners::refusesWhatItCannotDo()
{
    const auto unknown = m_fixture->refresh({kev, u"no-such-feed"_s});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, Code::WrongUse);
    QCOMPARE(unknown.error().where, u"no-such-feed"_s);
    QVERIFY(QDir(m_fixture->data->path()).isEmpty());

    QVERIFY(QDir(m_fixture->data->path()).mkpath(u"downloads"_s));
    QLockFile other(m_fixture->data->filePath(u"downloads/refresh.lock"_s));
    QVERIFY(other.tryLock());
    const auto busy = m_fixture->refresh({kev});
    QVERIFY(!busy);
    QCOMPARE(busy.error().code, Code::DatabaseBusy);
    other.unlock();

    m_fixture->options.dataDir = put(m_fixture->data->filePath(u"occupied"_s), "x");
    const auto nowhere = m_fixture->refresh({kev});
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, Code::CannotWrite);
    QCOMPARE(m_fixture->server->connections(), 0);
}

void TestFeedRefreshManners::saysThatItForgot()
{
    QVERIFY(!put(m_fixture->data->filePath(u"sources.json"_s), "{ half").isEmpty());
    const auto report = m_fixture->refresh({kev, dsa});
    QVERIFY(report);
    QCOMPARE(report->problems.size(), 1);
    QCOMPARE(report->problems.first().code, Code::DatabaseBroken);
    QCOMPARE(report->feeds.at(0).outcome, Outcome::Updated);
    QVERIFY(QFile::exists(m_fixture->data->filePath(u"sources.json.broken"_s)));
    QCOMPARE(m_fixture->sources().sources.size(), 2);
}

void TestFeedRefreshManners::keepsNamesInTheirFolder_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("origin");
    QTest::newRow("ordinary") << "/a/b/kev-1.json"_ba << u"kev-1.json"_s;
    QTest::newRow("none") << "/a/"_ba << kev;
    QTest::newRow("hidden") << "/.kev"_ba << kev;
    QTest::newRow("upwards, encoded") << "/..%2F..%2Fkev.json"_ba << u"kev.json"_s;
    QTest::newRow("backslashes") << "/..%5Ckev.json"_ba << kev;
    QTest::newRow("a device with a stream") << "/kev:json"_ba << kev;
    QTest::newRow("very long") << "/" + QByteArray(300, 'a') << kev;
}

void TestFeedRefreshManners::keepsNamesInTheirFolder()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, origin);
    QUrl address = m_fixture->url("/");
    address.setPath(QString::fromLatin1(path), QUrl::TolerantMode);
    m_fixture->server->on(address.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority), {plain(kevOf(10))});
    m_fixture->options.urls.insert(kev, {address});
    QCOMPARE(m_fixture->refreshOne(kev).outcome, Outcome::Updated);
    QCOMPARE(m_fixture->state(kev).origin, origin);
    QCOMPARE(m_fixture->leftOvers(), QStringList());
    const auto inData = QDir(m_fixture->data->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const auto &name : inData) {
        QVERIFY2(name == u"downloads"_s || name == u"sources.json"_s || name.startsWith(u"feeds"_s)
                     || name.endsWith(u".lock"_s),
                 qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(TestFeedRefreshManners)
#include "tst_feedrefreshmanners.moc"
