// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedcatalog.h"
#include "store/feeddatabase.h"
#include "store/feedsources.h"
#include "support/archivebytes.h"
#include "unit/transport/downloadfixture.h"
#include "unit/workflow/importfixtures.h"
#include "workflow/feedrefresh.h"

#include <QDir>
#include <QLockFile>
#include <QTemporaryDir>
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

const auto kev = u"cisa-kev"_s;
const auto dla = u"debian-dla"_s;
const auto dsa = u"debian-dsa"_s;
const auto osv = u"osv-debian"_s;

/** A file that says which version it is, and is not sent again to whoever has that. */
TestHandler versioned(const QByteArray &body, const QByteArray &etag)
{
    return [body, etag](const SeenRequest &request) {
        TestReply reply;
        reply.fieldLines = {"ETag: " + etag, "Last-Modified: Sat, 01 Jan 2000 00:00:00 GMT", "Set-Cookie: who=you"};
        if (request.field("If-None-Match") == etag)
            reply.status = 304;
        else
            reply.body = body;
        return reply;
    };
}

TestReply plain(const QByteArray &body)
{
    TestReply reply;
    reply.body = body;
    return reply;
}

TestReply withStatus(int status)
{
    TestReply reply;
    reply.status = status;
    return reply;
}

TestReply silent()
{
    TestReply reply;
    reply.silent = true;
    return reply;
}

QByteArray osvArchive(int day)
{
    return zipBytes({{"DSA-9001-1.json", osvRecord("DSA-9001-1", day), true}});
}

FeedState stateOf(const QList<FeedState> &states, const QString &id)
{
    const auto found =
        std::find_if(states.begin(), states.end(), [&](const FeedState &state) { return state.id == id; });
    return found != states.end() ? *found : FeedState();
}

} // namespace

class TestFeedRefresh : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void fetchesEveryFeed();
    void asksOnlyForWhatChanged();
    void sendsNothingButWhatIsAllowed();
    void oneThatFailsKeepsItsLastGoodState();
    void goesOnToTheNextAddress_data();
    void goesOnToTheNextAddress();
    void doesNotTakeInTheSameAgain();
    void takesAnOlderListForNothingNew();
    void fetchesAnewWhenTheDataAreGone();
    void readsAgainWhatAnEarlierProgramRead();
    void remembersNothingOfWhatCouldNotBeUsed();
    void goesOnWithHalfAFile();
    void asksAHostTwoThingsAtOnce();
    void canBeStopped_data();
    void canBeStopped();
    void tellsHowFarItIs();
    void refusesWhatItCannotDo();
    void saysThatItForgot();
    void keepsNamesInTheirFolder_data();
    void keepsNamesInTheirFolder();

private:
    [[nodiscard]] Result<RefreshReport> refresh(const QList<QString> &feeds = {}, std::stop_token stop = {},
                                                const ProgressFunction &progress = {}) const
    {
        auto options = m_options;
        options.feeds = feeds;
        return refreshFeeds(options, progress, std::move(stop));
    }
    /** The outcome of a feed, that must be the only one. */
    [[nodiscard]] RefreshedFeed refreshOne(const QString &feed) const
    {
        const auto report = refresh({feed});
        return report && report->feeds.size() == 1 ? report->feeds.first() : RefreshedFeed{};
    }
    [[nodiscard]] FeedState state(const QString &feed) const
    {
        return stateOf(knownFeeds(m_options.dataDir).value_or(QList<FeedState>()), feed);
    }
    [[nodiscard]] FeedSources sources() const { return loadFeedSources(m_options.dataDir).value().sources; }
    [[nodiscard]] qint64 generation() const { return FeedDatabase::open(m_options.dataDir).value().generation(); }
    /** Names of what lies in the folder for downloads, one level deep and deeper. */
    [[nodiscard]] QStringList leftOvers() const
    {
        const QDir folder(m_options.dataDir + u"/downloads"_s);
        auto names = folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        names.removeAll(u"refresh.lock"_s);
        return names;
    }
    [[nodiscard]] QUrl url(const QByteArray &path) const { return m_server->url(path); }

    std::unique_ptr<TestAuthority> m_authority;
    TestIdentity m_identity;
    std::unique_ptr<HttpsServer> m_server;
    std::unique_ptr<QTemporaryDir> m_data;
    RefreshOptions m_options;
};

void TestFeedRefresh::initTestCase()
{
    m_authority = std::make_unique<TestAuthority>();
    if (!m_authority->isValid())
        QSKIP("SKIP: there is no openssl tool to make test certificates with");
    m_identity = m_authority->issue("DNS:localhost,IP:127.0.0.1");
    QVERIFY(!m_identity.isNull());
}

void TestFeedRefresh::init()
{
    m_server = std::make_unique<HttpsServer>(m_identity);
    QVERIFY(m_server->isListening());
    m_server->on("/kev.json", versioned(kevOf(10), "\"k1\""));
    m_server->on("/DLA/list", versioned(listEntry("DLA-9002-1", 11), "\"l1\""));
    m_server->on("/DSA/list", versioned(listEntry("DSA-9001-1", 12), "\"s1\""));
    m_server->on("/all.zip", versioned(osvArchive(13), "\"o1\""));
    m_data = std::make_unique<QTemporaryDir>();
    m_options = {};
    m_options.dataDir = m_data->path();
    m_options.http = testSettings(m_authority->root(), std::make_shared<TestScheduler>());
    m_options.http.clock = std::make_shared<FixedClock>(importDay());
    // Whatever feeds there are: none of them may be asked for at its real address.
    const auto descriptions = feedDescriptions();
    for (const auto &feed : descriptions)
        m_options.urls.insert(feed.id, {url("/elsewhere")});
    m_options.urls.insert(kev, {url("/kev.json")});
    m_options.urls.insert(dla, {url("/DLA/list")});
    m_options.urls.insert(dsa, {url("/DSA/list")});
    m_options.urls.insert(osv, {url("/all.zip")});
}

void TestFeedRefresh::fetchesEveryFeed()
{
    const auto report = refresh();
    QVERIFY(report);
    QVERIFY(report->problems.isEmpty());
    QList<QString> ids;
    QList<QString> expected;
    for (const auto &feed : report->feeds)
        ids.append(feed.feed);
    const auto descriptions = feedDescriptions();
    for (const auto &feed : descriptions) {
        if (feed.online)
            expected.append(feed.id);
    }
    QCOMPARE(ids, expected);
    for (const auto &id : {kev, dla, dsa, osv}) {
        const auto found = std::find_if(report->feeds.begin(), report->feeds.end(),
                                        [&](const RefreshedFeed &feed) { return feed.feed == id; });
        QVERIFY(found != report->feeds.end());
        QCOMPARE(found->outcome, Outcome::Updated);
        QCOMPARE(found->records, 1);
        QVERIFY(found->bytes > 0);
        const auto after = stateOf(report->states, id);
        QCOMPARE(after, state(id));
        QCOMPARE(after.records, 1);
        QCOMPARE(after.checkedAt, importDay());
        QVERIFY(!after.problem);
    }
    QCOMPARE(state(kev).origin, u"kev.json"_s);
    QCOMPARE(leftOvers(), QStringList());
}

void TestFeedRefresh::asksOnlyForWhatChanged()
{
    QVERIFY(refresh({kev, dla, dsa, osv}));
    const auto before = generation();
    m_server->on("/DSA/list", versioned(listEntry("DSA-9003-1", 14) + listEntry("DSA-9001-1", 12), "\"s2\""));
    m_options.http.clock = std::make_shared<FixedClock>(importDay(21));
    const auto report = refresh({kev, dla, dsa, osv});
    QVERIFY(report);
    for (const auto &feed : report->feeds) {
        QCOMPARE(feed.outcome, feed.feed == dsa ? Outcome::Updated : Outcome::NotModified);
        QCOMPARE(feed.bytes > 0, feed.feed == dsa);
        QCOMPARE(state(feed.feed).checkedAt, importDay(21));
    }
    QCOMPARE(state(dsa).records, 2);
    QCOMPARE(generation(), before + 1);
    QCOMPARE(state(kev).importedAt, importDay());
    const auto source = sources().source(url("/kev.json").toString());
    QCOMPARE(source.checkedAt, importDay(21));
    QCOMPARE(source.fetchedAt, importDay());
    QCOMPARE(source.etag, "\"k1\""_ba);
}

/** All that leaves this computer in a first and a second refresh of every feed, to the byte. */
void TestFeedRefresh::sendsNothingButWhatIsAllowed()
{
    QVERIFY(refresh());
    const auto first = m_server->requests().size();
    QVERIFY(refresh());
    const auto requests = m_server->requests();
    const QList<QByteArray> always{"Host: 127.0.0.1:" + QByteArray::number(url("/").port()),
                                   "User-Agent: Patchwijzer/" PW_VERSION,
                                   "Accept: */*",
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

void TestFeedRefresh::oneThatFailsKeepsItsLastGoodState()
{
    QVERIFY(refresh({kev, dsa}));
    auto expected = state(kev);
    m_server->on("/kev.json", {withStatus(404)});
    m_server->on("/DSA/list", versioned(listEntry("DSA-9003-1", 14), "\"s2\""));
    m_options.http.clock = std::make_shared<FixedClock>(importDay(22));
    auto report = refresh({kev, dsa});
    QVERIFY(report);
    QCOMPARE(report->feeds.at(0).outcome, Outcome::Failed);
    QCOMPARE(report->feeds.at(0).error.code, Code::NetworkNotFound);
    QCOMPARE(report->feeds.at(1).outcome, Outcome::Updated);
    expected.problem = FeedProblem{report->feeds.at(0).error, importDay(22)};
    QCOMPARE(state(kev), expected); // All else, and when it was checked, is as it was.

    m_server->on("/kev.json", versioned(kevOf(10), "\"k1\""));
    m_options.http.clock = std::make_shared<FixedClock>(importDay(23));
    QCOMPARE(refreshOne(kev).outcome, Outcome::NotModified);
    QVERIFY(!state(kev).problem);
    QCOMPARE(state(kev).checkedAt, importDay(23));
}

void TestFeedRefresh::goesOnToTheNextAddress_data()
{
    QTest::addColumn<TestReply>("first");
    auto html = plain("<!DOCTYPE html><html></html>");
    html.fieldLines = {"Content-Type: text/html"};
    auto away = withStatus(302);
    away.fieldLines = {"Location: http://127.0.0.1/kev.json"};
    QTest::newRow("not there") << withStatus(404);
    QTest::newRow("always busy") << withStatus(503);
    QTest::newRow("a web page") << html;
    QTest::newRow("not encrypted") << away;
    QTest::newRow("not a list") << plain("Dear reader,\n");
    QTest::newRow("JSON, but not a list") << plain(R"({"message": "log in first"})");
    QTest::newRow("half a list") << plain(kevOf(10).chopped(20));
    QTest::newRow("another list") << plain(listEntry("DSA-9001-1", 12));
    QTest::newRow("nothing") << plain({});
}

void TestFeedRefresh::goesOnToTheNextAddress()
{
    QFETCH(TestReply, first);
    m_server->on("/first", {first});
    m_options.urls.insert(kev, {url("/first"), url("/kev.json")});
    const auto feed = refreshOne(kev);
    QCOMPARE(feed.error, Error());
    QCOMPARE(feed.outcome, Outcome::Updated);
    QCOMPARE(feed.records, 1);
    QCOMPARE(feed.bytes, kevOf(10).size());
    QVERIFY(!state(kev).problem);
    QCOMPARE(sources().sources.size(), 1);
    QCOMPARE(sources().sources.first().url, url("/kev.json").toString());
    QCOMPARE(leftOvers(), QStringList());
}

void TestFeedRefresh::doesNotTakeInTheSameAgain()
{
    m_server->on("/kev.json", {plain(kevOf(10))}); // Tells nothing by which to ask for changes.
    QCOMPARE(refreshOne(kev).outcome, Outcome::Updated);
    const auto before = generation();
    m_options.http.clock = std::make_shared<FixedClock>(importDay(21));
    const auto again = refreshOne(kev);
    QCOMPARE(again.outcome, Outcome::Same);
    QCOMPARE(again.bytes, kevOf(10).size());
    QCOMPARE(again.records, 0);
    QCOMPARE(generation(), before);
    QCOMPARE(state(kev).checkedAt, importDay(21));
    QCOMPARE(sources().source(url("/kev.json").toString()).sha256,
             QCryptographicHash::hash(kevOf(10), QCryptographicHash::Sha256).toHex());
}

/** As when an advisor carried in a newer one than the mirror has. */
void TestFeedRefresh::takesAnOlderListForNothingNew()
{
    QCOMPARE(refreshOne(kev).outcome, Outcome::Updated);
    m_server->on("/kev.json", versioned(kevOf(9), "\"k0\""));
    QCOMPARE(refreshOne(kev).outcome, Outcome::Same);
    QVERIFY(!state(kev).problem);
    QCOMPARE(state(kev).dataDate.date(), QDate(2099, 1, 10));
}

void TestFeedRefresh::fetchesAnewWhenTheDataAreGone()
{
    QCOMPARE(refreshOne(kev).outcome, Outcome::Updated);
    QDir data(m_data->path());
    const auto generations = data.entryList({u"feeds-*"_s}, QDir::Files);
    QVERIFY(!generations.isEmpty());
    for (const auto &name : generations)
        QVERIFY(data.remove(name));
    QCOMPARE(refreshOne(kev).outcome, Outcome::Updated);
    QVERIFY(m_server->requests().constLast().field("If-None-Match").isEmpty());
    QCOMPARE(state(kev).records, 1);
}

void TestFeedRefresh::readsAgainWhatAnEarlierProgramRead()
{
    QCOMPARE(refreshOne(kev).outcome, Outcome::Updated);
    QVERIFY(changeFeedSources(m_data->path(), [this](FeedSources &sources) {
        auto source = sources.source(url("/kev.json").toString());
        source.readBy = u"0.0.1"_s;
        sources.put(source);
    }));
    QCOMPARE(refreshOne(kev).outcome, Outcome::Same); // This program's rules are the same, as the import knows.
    QVERIFY(m_server->requests().constLast().field("If-None-Match").isEmpty());
    QCOMPARE(refreshOne(kev).outcome, Outcome::NotModified);
}

void TestFeedRefresh::remembersNothingOfWhatCouldNotBeUsed()
{
    m_server->on("/kev.json", versioned("{\"nothing\": \"of use\"}", "\"bad\""));
    const auto feed = refreshOne(kev);
    QCOMPARE(feed.outcome, Outcome::Failed);
    QCOMPARE(feed.bytes, 0);
    QVERIFY(sources().sources.isEmpty());
    QCOMPARE(state(kev).problem.value().error, feed.error);
    QVERIFY(!state(kev).checkedAt.isValid());
    QCOMPARE(refreshOne(kev).outcome, Outcome::Failed);
    QVERIFY(m_server->requests().constLast().field("If-None-Match").isEmpty());
    QCOMPARE(leftOvers(), QStringList());
}

void TestFeedRefresh::goesOnWithHalfAFile()
{
    TestReply half;
    half.body = kevOf(10);
    half.fieldLines = {"ETag: \"k1\""};
    half.sendBytes = 20;
    half.then = TestReply::Then::Close;
    auto busy = withStatus(503);
    busy.fieldLines = {"Retry-After: 86400"};
    m_server->on("/kev.json", {half, busy});
    QCOMPARE(refreshOne(kev).error.code, Code::NetworkBusy);
    QCOMPARE(leftOvers(), QStringList{kev});
    m_server->on("/kev.json", rangedFile(kevOf(10), "\"k1\""));
    QCOMPARE(refreshOne(kev).outcome, Outcome::Updated);
    QCOMPARE(m_server->requests().constLast().field("Range"), "bytes=20-"_ba);
    QCOMPARE(leftOvers(), QStringList());
}

void TestFeedRefresh::asksAHostTwoThingsAtOnce()
{
    const QList<QPair<QByteArray, QByteArray>> files{{"/kev.json", kevOf(10)},
                                                     {"/DLA/list", listEntry("DLA-9002-1", 11)},
                                                     {"/DSA/list", listEntry("DSA-9001-1", 12)},
                                                     {"/all.zip", osvArchive(13)}};
    for (const auto &[path, body] : files) {
        auto reply = plain(body);
        reply.held = true;
        m_server->on(path, {reply});
    }
    int released = 0;
    QTimer hand;
    connect(&hand, &QTimer::timeout, this, [&] {
        // All that may run does so before any is let go.
        if (m_server->held() < std::min<qsizetype>(2, files.size() - released))
            return;
        m_server->release();
        ++released;
    });
    hand.start(5);
    const auto report = refresh({kev, dla, dsa, osv});
    QVERIFY(report);
    for (const auto &feed : report->feeds)
        QCOMPARE(feed.outcome, Outcome::Updated);
    QCOMPARE(m_server->mostHeld(), 2);
}

void TestFeedRefresh::canBeStopped_data()
{
    QTest::addColumn<QString>("moment");
    QTest::newRow("before it starts") << u"before"_s;
    QTest::newRow("while a server is silent") << u"silent"_s;
    QTest::newRow("while we pause") << u"pause"_s;
}

/** In a thread without an event loop of its own, as the window does it. */
void TestFeedRefresh::canBeStopped()
{
    QFETCH(QString, moment);
    auto scheduler = std::make_shared<TestScheduler>();
    scheduler->holds = true;
    m_options.http.scheduler = scheduler;
    m_server->on("/all.zip", {moment == u"pause"_s ? withStatus(503) : silent()});
    std::stop_source stop;
    if (moment == u"before"_s)
        stop.request_stop();
    auto running = std::async(std::launch::async, [this, token = stop.get_token()] {
        return refresh({kev, osv}, token);
    });
    const auto isIn = [this] { return state(kev).dataDate.isValid(); };
    const auto isAsked = [this] {
        return std::any_of(m_server->requests().begin(), m_server->requests().end(),
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
    QCOMPARE(state(kev).records, moment == u"before"_s ? 0 : 1);
    const auto &second = report->feeds.at(1);
    QCOMPARE(second.outcome, Outcome::Failed);
    QCOMPARE(second.error.code, Code::Cancelled);
    QVERIFY2(!state(osv).problem, "the owner's wish is no problem");
    QCOMPARE(leftOvers(), QStringList());
}

void TestFeedRefresh::tellsHowFarItIs()
{
    QList<Progress> steps;
    const auto size = osvArchive(13).size();
    QVERIFY(refresh({osv}, {}, [&](const Progress &step) { steps.append(step); }));
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

void TestFeedRefresh::refusesWhatItCannotDo()
{
    const auto unknown = refresh({kev, u"no-such-feed"_s});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, Code::WrongUse);
    QCOMPARE(unknown.error().where, u"no-such-feed"_s);
    QVERIFY(QDir(m_data->path()).isEmpty());

    QVERIFY(QDir(m_data->path()).mkpath(u"downloads"_s));
    QLockFile other(m_data->filePath(u"downloads/refresh.lock"_s));
    QVERIFY(other.tryLock());
    const auto busy = refresh({kev});
    QVERIFY(!busy);
    QCOMPARE(busy.error().code, Code::DatabaseBusy);
    other.unlock();

    m_options.dataDir = put(m_data->filePath(u"occupied"_s), "x");
    const auto nowhere = refresh({kev});
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, Code::CannotWrite);
    QCOMPARE(m_server->connections(), 0);
}

void TestFeedRefresh::saysThatItForgot()
{
    QVERIFY(!put(m_data->filePath(u"sources.json"_s), "{ half").isEmpty());
    const auto report = refresh({kev, dsa});
    QVERIFY(report);
    QCOMPARE(report->problems.size(), 1);
    QCOMPARE(report->problems.first().code, Code::DatabaseBroken);
    QCOMPARE(report->feeds.at(0).outcome, Outcome::Updated);
    QVERIFY(QFile::exists(m_data->filePath(u"sources.json.broken"_s)));
    QCOMPARE(sources().sources.size(), 2);
}

void TestFeedRefresh::keepsNamesInTheirFolder_data()
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

void TestFeedRefresh::keepsNamesInTheirFolder()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, origin);
    QUrl address = url("/");
    address.setPath(QString::fromLatin1(path), QUrl::TolerantMode);
    m_server->on(address.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority), {plain(kevOf(10))});
    m_options.urls.insert(kev, {address});
    QCOMPARE(refreshOne(kev).outcome, Outcome::Updated);
    QCOMPARE(state(kev).origin, origin);
    QCOMPARE(leftOvers(), QStringList());
    const auto inData = QDir(m_data->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const auto &name : inData) {
        QVERIFY2(name == u"downloads"_s || name == u"sources.json"_s || name.startsWith(u"feeds"_s)
                     || name.endsWith(u".lock"_s),
                 qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(TestFeedRefresh)
#include "tst_feedrefresh.moc"
