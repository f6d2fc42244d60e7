// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/workflow/csafsyncfixture.h"
#include "unit/workflow/fixture.h"
#include "unit/workflow/refreshfixture.h"
#include "workflow/session.h"

#include <QSignalSpy>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int waitMs = 60000;
using Outcome = RefreshedFeed::Outcome;

/** Every signal but those of progress by its name, in the order in which they came. */
class Events : public QObject
{
public:
    explicit Events(Session &session)
    {
        connect(&session, &Session::busyChanged, this,
                [this](bool busy) { names.append(busy ? u"busy"_s : u"idle"_s); });
        connect(&session, &Session::progressChanged, this, [this](const Progress &one) { progress.append(one); });
        connect(&session, &Session::assessmentChanged, this, [this] { names.append(u"assessment"_s); });
        connect(&session, &Session::feedsChanged, this, [this] { names.append(u"feeds"_s); });
        connect(&session, &Session::scanFailed, this, [this] { names.append(u"scanFailed"_s); });
        connect(&session, &Session::refreshFinished, this, [this](const RefreshReport &made) {
            names.append(u"refreshed"_s);
            report = made;
        });
        connect(&session, &Session::providerFound, this, [this](const CsafProvider &one) {
            names.append(u"found"_s);
            provider = one;
        });
        connect(&session, &Session::providerAdded, this,
                [this](const AddedCsafProvider &one) { names.append(one.alreadyThere ? u"there"_s : u"added"_s); });
        connect(&session, &Session::refreshFailed, this, [this](const Error &why) { fail(u"refreshFailed"_s, why); });
        connect(&session, &Session::providerFailed, this, [this](const Error &why) { fail(u"providerFailed"_s, why); });
    }

    /** The outcome of one feed of the last report. */
    [[nodiscard]] RefreshedFeed of(const QString &feed) const
    {
        for (const auto &one : report.feeds) {
            if (one.feed == feed)
                return one;
        }
        return {};
    }

    QStringList names;
    QList<Progress> progress;
    RefreshReport report;
    CsafProvider provider;
    Error error;

private:
    void fail(const QString &name, const Error &why)
    {
        names.append(name);
        error = why;
    }
};

TestReply heldBack(const QByteArray &body)
{
    auto reply = plain(body);
    reply.held = true;
    return reply;
}

} // namespace

/** What a session fetches, from a server of its own: how it goes, and in which order the window hears of it. */
class TestSessionFeeds : public CsafSyncFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void fetchesAndThenLooksAgain();
    void tellsOfBytesThatComeIn();
    void oneThatFailsDoesNotStopTheOthers();
    void stopsHalfway();
    void endsAtOnceWhenItMayNotBegin();
    void waitsForItsTurn();
    void findsAMakerAndAddsIt();
    void addsNoMakerWithAnotherKey();
    void saysThatThereIsNoMaker();
    void stopsLookingForAMaker();
    void fetchesFromAMakerThatWasAdded();

private:
    [[nodiscard]] std::unique_ptr<Session> session(const QDateTime &now = importDay()) const
    {
        Session::Options options;
        options.dataDir = m_data->path();
        options.caseDir = m_data->path();
        options.root = fixtureRoot;
        options.refresh.http = http();
        options.refresh.documentPause = {};
        options.refresh.urls.insert(kev, {m_server->url("/kev.json")});
        options.refresh.urls.insert(dsa, {m_server->url("/DSA/list")});
        return std::make_unique<Session>(options, std::make_shared<FixedClock>(now));
    }
    [[nodiscard]] static bool waitUntilIdle(const Session &session)
    {
        return QTest::qWaitFor([&] { return !session.isBusy(); }, waitMs);
    }
    [[nodiscard]] QString domain() const { return m_server->url("/").authority(); }
    [[nodiscard]] static bool holds(const Session &session, const QString &feed)
    {
        return stateOf(session.feeds(), feed).records > 0;
    }
};

void TestSessionFeeds::initTestCase()
{
    if (const auto reason = prepare(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
}

void TestSessionFeeds::init()
{
    QVERIFY(begin());
    m_server->on("/kev.json", versioned(kevOf(10), "\"k1\""));
    m_server->on("/DSA/list", versioned(listEntry("DSA-9001-1", 12), "\"s1\""));
}

void TestSessionFeeds::fetchesAndThenLooksAgain()
{
    const auto session = this->session();
    const Events events(*session);
    session->startRefresh({kev, dsa});
    QVERIFY(session->isBusy());
    QVERIFY(!events.names.contains(u"refreshed"_s)); // Never before the call has returned.
    QVERIFY(waitUntilIdle(*session));
    QCOMPARE(events.names, QStringList({u"busy"_s, u"refreshed"_s, u"feeds"_s, u"assessment"_s, u"idle"_s}));
    QCOMPARE(events.report.feeds.size(), 2);
    QCOMPARE(events.of(kev).outcome, Outcome::Updated);
    QCOMPARE(events.of(dsa).outcome, Outcome::Updated);
    QVERIFY(holds(*session, kev) && holds(*session, dsa));
    QCOMPARE(stateOf(session->feeds(), kev).checkedAt, importDay());
    QVERIFY(session->assessment().exploitedKnown);

    session->startRefresh({kev, dsa});
    QVERIFY(waitUntilIdle(*session));
    QCOMPARE(events.of(kev).outcome, Outcome::NotModified);
    QCOMPARE(events.names.size(), 10); // It was looked at again: that, too, is news about the lists.
}

void TestSessionFeeds::tellsOfBytesThatComeIn()
{
    const auto list = kevOf(10);
    auto part = plain(list);
    part.sendBytes = list.size() / 2;
    part.then = TestReply::Then::Stall;
    m_server->on("/kev.json", {part});
    const auto session = this->session();
    const Events events(*session);
    session->startRefresh({kev});
    const auto half = [&] {
        return std::any_of(events.progress.begin(), events.progress.end(), [&](const Progress &one) {
            return one.stage == ProgressStage::FetchingFeed && one.subject == kev && one.total == list.size()
                && one.done == list.size() / 2;
        });
    };
    QVERIFY(QTest::qWaitFor(half, waitMs));
    session->cancel();
    QVERIFY(waitUntilIdle(*session));
    QCOMPARE(events.of(kev).error.code, Code::Cancelled);
    QVERIFY(!holds(*session, kev));
}

void TestSessionFeeds::oneThatFailsDoesNotStopTheOthers()
{
    m_server->on("/DSA/list", {withStatus(404)});
    const auto session = this->session();
    const Events events(*session);
    session->startRefresh({kev, dsa});
    QVERIFY(waitUntilIdle(*session));
    QCOMPARE(events.names, QStringList({u"busy"_s, u"refreshed"_s, u"feeds"_s, u"assessment"_s, u"idle"_s}));
    QCOMPARE(events.of(kev).outcome, Outcome::Updated);
    QCOMPARE(events.of(dsa).outcome, Outcome::Failed);
    QCOMPARE(events.of(dsa).error.code, Code::NetworkNotFound);
    const auto problem = stateOf(session->feeds(), dsa).problem;
    QVERIFY(problem && problem->at == importDay());
    QVERIFY(!stateOf(session->feeds(), kev).problem);
}

void TestSessionFeeds::stopsHalfway()
{
    m_server->on("/DSA/list", {heldBack(listEntry("DSA-9001-1", 12))});
    const auto session = this->session();
    const Events events(*session);
    session->startRefresh({kev, dsa});
    QVERIFY(QTest::qWaitFor([&] { return m_server->held() == 1; }, waitMs));
    session->cancel();
    QVERIFY(waitUntilIdle(*session));
    // What had come in is there, so the computer is looked at again.
    QCOMPARE(events.names, QStringList({u"busy"_s, u"refreshed"_s, u"feeds"_s, u"assessment"_s, u"idle"_s}));
    QCOMPARE(events.of(dsa).outcome, Outcome::Failed);
    QCOMPARE(events.of(dsa).error.code, Code::Cancelled);
    QVERIFY(!holds(*session, dsa));
    QVERIFY(!stateOf(session->feeds(), dsa).problem); // That somebody stopped is no trouble with the list.

    m_server->on("/DSA/list", versioned(listEntry("DSA-9001-1", 12), "\"s1\""));
    session->startRefresh({kev, dsa});
    QVERIFY(waitUntilIdle(*session));
    QCOMPARE(events.of(dsa).outcome, Outcome::Updated);
    QVERIFY(holds(*session, kev) && holds(*session, dsa));
}

void TestSessionFeeds::endsAtOnceWhenItMayNotBegin()
{
    const auto session = this->session();
    const Events events(*session);
    session->startRefresh({u"no-such-list"_s});
    QVERIFY(waitUntilIdle(*session));
    QCOMPARE(events.names, QStringList({u"busy"_s, u"refreshFailed"_s, u"idle"_s}));
    QCOMPARE(events.error.code, Code::WrongUse);
    QCOMPARE(events.error.where, u"no-such-list"_s);
    QVERIFY(m_server->requests().isEmpty());
}

void TestSessionFeeds::waitsForItsTurn()
{
    const auto session = this->session();
    const Events events(*session);
    session->startProviderSearch(domain());
    session->startRefresh({kev});
    session->startRefresh({dsa});
    QVERIFY(waitUntilIdle(*session));
    QCOMPARE(events.names,
             QStringList({u"busy"_s, u"found"_s, u"refreshed"_s, u"feeds"_s, u"assessment"_s, u"refreshed"_s,
                          u"feeds"_s, u"assessment"_s, u"idle"_s}));
    QVERIFY(holds(*session, kev) && holds(*session, dsa));
}

void TestSessionFeeds::findsAMakerAndAddsIt()
{
    const auto session = this->session();
    const Events events(*session);
    session->startProviderSearch(domain());
    QVERIFY(waitUntilIdle(*session));
    QCOMPARE(events.names, QStringList({u"busy"_s, u"found"_s, u"idle"_s}));
    QCOMPARE(events.provider.name, u"Voorbeeld"_s);
    QCOMPARE(events.provider.fingerprints, QList<QString>{m_key});
    QVERIFY(session->providers().isEmpty()); // Looking is not trusting.
    QVERIFY(pins().isEmpty());

    session->startProviderAdd(events.provider);
    QVERIFY(waitUntilIdle(*session));
    QCOMPARE(events.names.mid(3), QStringList({u"busy"_s, u"added"_s, u"feeds"_s, u"assessment"_s, u"idle"_s}));
    QCOMPARE(session->providers().size(), 1);
    QCOMPARE(session->providers().constFirst().domain, domain());
    const auto state = stateOf(session->feeds(), events.provider.feed);
    QCOMPARE(state.title, u"Voorbeeld"_s);

    session->startProviderAdd(events.provider);
    QVERIFY(waitUntilIdle(*session));
    QCOMPARE(events.names.value(9), u"there"_s);
    QCOMPARE(session->providers().size(), 1);
}

void TestSessionFeeds::addsNoMakerWithAnotherKey()
{
    const auto session = this->session();
    const Events events(*session);
    session->startProviderSearch(domain());
    QVERIFY(waitUntilIdle(*session));
    session->startProviderAdd(events.provider);
    QVERIFY(waitUntilIdle(*session));
    auto impostor = events.provider;
    impostor.fingerprints = {m_other};
    session->startProviderAdd(impostor);
    QVERIFY(waitUntilIdle(*session));
    QCOMPARE(events.names.last(3), QStringList({u"busy"_s, u"providerFailed"_s, u"idle"_s}));
    QCOMPARE(events.error.code, Code::SignatureKeyChanged);
    QCOMPARE(session->providers().size(), 1);
}

void TestSessionFeeds::saysThatThereIsNoMaker()
{
    m_publisher->remove(m_publisher->metadataPath);
    const auto session = this->session();
    const Events events(*session);
    session->startProviderSearch(domain());
    QVERIFY(waitUntilIdle(*session));
    QCOMPARE(events.names, QStringList({u"busy"_s, u"providerFailed"_s, u"idle"_s}));
    QCOMPARE(events.error.code, Code::ProviderNotFound);
}

void TestSessionFeeds::stopsLookingForAMaker()
{
    m_server->on(m_publisher->metadataPath, {heldBack("{}")});
    const auto session = this->session();
    const Events events(*session);
    session->startProviderSearch(domain());
    QVERIFY(QTest::qWaitFor([&] { return m_server->held() == 1; }, waitMs));
    session->cancel();
    QVERIFY(waitUntilIdle(*session));
    QCOMPARE(events.names, QStringList({u"busy"_s, u"providerFailed"_s, u"idle"_s}));
    QCOMPARE(events.error.code, Code::Cancelled);
    m_publisher->announce();
    session->startProviderSearch(domain());
    QVERIFY(waitUntilIdle(*session));
    QCOMPARE(events.names.mid(3), QStringList({u"busy"_s, u"found"_s, u"idle"_s}));
}

void TestSessionFeeds::fetchesFromAMakerThatWasAdded()
{
    const auto session = this->session(testNow()); // In the days of what is published there.
    const Events events(*session);
    session->startProviderSearch(domain());
    QVERIFY(waitUntilIdle(*session));
    session->startProviderAdd(events.provider);
    session->startRefresh({events.provider.feed});
    QVERIFY(waitUntilIdle(*session));
    const auto result = events.of(events.provider.feed);
    QVERIFY2(result.outcome == Outcome::Updated, qPrintable(result.error.where));
    QCOMPARE(result.records, 2);
    QCOMPARE(stateOf(session->feeds(), events.provider.feed).records, 2);
}

QTEST_GUILESS_MAIN(TestSessionFeeds)
#include "tst_sessionfeeds.moc"
