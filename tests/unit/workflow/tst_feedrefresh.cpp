// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/workflow/refreshfixture.h"
#include "workflow/feedimport.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Code = Error::Code;
using Outcome = RefreshedFeed::Outcome;

} // namespace

class TestFeedRefresh : public RefreshTest
{
    Q_OBJECT

private Q_SLOTS:
    void fetchesTheMonthsOfMicrosoftThatWereRevised();
    void fetchesTheMonthsThatTheIndexOfMicrosoftLacks();
    void fetchesEveryFeed();
    void asksOnlyForWhatChanged();
    void oneThatFailsKeepsItsLastGoodState();
    void goesOnToTheNextAddress_data();
    void goesOnToTheNextAddress();
    void doesNotTakeInTheSameAgain();
    void takesAnOlderListForNothingNew();
    void aListWithoutADateIsAsOldAsItsServerSays();
    void whatTheMakerServesReplacesACopyThatSeemsNewer();
    void aListThatWeDoNotUseIsNoAnswer();
    void fetchesAnewWhenTheDataAreGone();
    void readsAgainWhatAnEarlierProgramRead();
    void remembersNothingOfWhatCouldNotBeUsed();
};

void TestFeedRefresh::fetchesTheMonthsOfMicrosoftThatWereRevised()
{
    const auto msrc = u"msrc-cvrf"_s;
    auto &server = *m_fixture->server;
    const auto announce = [&](const QByteArray &february) {
        const auto line = [&](const QByteArray &id, const QByteArray &date, const QByteArray &host) {
            return R"({"ID":")" + id + R"(","DocumentTitle":"t","InitialReleaseDate":"2099-01-01T08:00:00Z",)"
                + R"("CurrentReleaseDate":")" + date + R"(","CvrfUrl":")" + host + "/cvrf/" + id + "\"}";
        };
        const auto own = QByteArray(m_fixture->url("").toEncoded());
        server.on("/updates",
                  {plain(R"({"value":[)" + line("2099-Jan", "2099-01-10T08:00:00Z", own) + ','
                         + line("2099-Feb", february, own) + ','
                         + line("2099-Mar", "2099-01-10T08:00:00Z", "https://elsewhere.invalid") + "]}")});
    };
    const auto month = [](const QByteArray &id, const QByteArray &cve) {
        return plain(R"({"DocumentTitle":{"Value":"t"},"DocumentTracking":{"Identification":{"ID":{"Value":")" + id
                     + R"("}},"InitialReleaseDate":"2099-01-02T08:00:00","CurrentReleaseDate":"2099-01-10T08:00:00"},)"
                     + R"("ProductTree":{"FullProductName":[{"ProductID":"1","Value":"Windows"}]},)"
                     + R"("Vulnerability":[{"CVE":")" + cve + R"(","Title":{"Value":"t"}}]})");
    };
    m_fixture->options.urls.insert(msrc, {m_fixture->url("/updates")});
    announce("2099-01-10T08:00:00Z");
    server.on("/cvrf/2099-Jan", {month("2099-Jan", "CVE-2099-0001")});
    server.on("/cvrf/2099-Feb", {month("2099-Feb", "CVE-2099-0002")});
    const auto first = m_fixture->refreshOne(msrc);
    QVERIFY2(first.outcome == Outcome::Updated, qPrintable(first.error.where + first.error.detail));
    QCOMPARE(first.records, 2);
    QCOMPARE(m_fixture->state(msrc).records, 2);
    const auto asked = server.requests().size();
    const auto again = m_fixture->refreshOne(msrc);
    QCOMPARE(again.outcome, Outcome::NotModified);
    QCOMPARE(server.requests().size(), asked + 1);
    // One was revised, and is a web page now: nothing is lost, and it is asked for again.
    announce("2099-01-11T08:00:00Z");
    server.on("/cvrf/2099-Feb", {plain("<html>busy</html>")});
    QCOMPARE(m_fixture->refreshOne(msrc).outcome, Outcome::Failed);
    QVERIFY(m_fixture->state(msrc).problem);
    QCOMPARE(m_fixture->state(msrc).records, 2);
    server.on("/cvrf/2099-Feb", {month("2099-Feb", "CVE-2099-0003")});
    QCOMPARE(m_fixture->refreshOne(msrc).records, 1);
    QVERIFY(!m_fixture->state(msrc).problem);
}

void TestFeedRefresh::fetchesTheMonthsThatTheIndexOfMicrosoftLacks()
{
    const auto msrc = u"msrc-cvrf"_s;
    auto &server = *m_fixture->server;
    const auto month = [](const QByteArray &id, const QByteArray &cve) {
        return plain(R"({"DocumentTitle":{"Value":"t"},"DocumentTracking":{"Identification":{"ID":{"Value":")" + id
                     + R"("}},"InitialReleaseDate":"2098-11-02T08:00:00","CurrentReleaseDate":"2098-11-10T08:00:00"},)"
                     + R"("ProductTree":{"FullProductName":[{"ProductID":"1","Value":"Windows"}]},)"
                     + R"("Vulnerability":[{"CVE":")" + cve + R"(","Title":{"Value":"t"}}]})");
    };
    // It is January 2099: of this month there is nothing yet, and the last one is not in the index.
    m_fixture->options.urls.insert(msrc, {m_fixture->url("/updates")});
    server.on("/updates",
              {plain(R"({"value":[{"ID":"2098-Nov","DocumentTitle":"t","InitialReleaseDate":"2098-11-02T08:00:00Z",)"
                     R"("CurrentReleaseDate":"2098-11-10T08:00:00Z","CvrfUrl":")"
                     + QByteArray(m_fixture->url("").toEncoded()) + R"(/cvrf/2098-Nov"}]})")});
    server.on("/cvrf/2098-Nov", {month("2098-Nov", "CVE-2098-0001")});
    server.on("/cvrf/2098-Dec", {month("2098-Dec", "CVE-2098-0002")});
    const auto first = m_fixture->refreshOne(msrc);
    QVERIFY2(first.outcome == Outcome::Updated, qPrintable(first.error.where + first.error.detail));
    QCOMPARE(first.records, 2);
    // Once a day is enough, whether it was there or not.
    const auto asked = server.requests().size();
    QCOMPARE(asked, 4);
    QCOMPARE(m_fixture->refreshOne(msrc).outcome, Outcome::NotModified);
    QCOMPARE(server.requests().size(), asked + 1);
    m_fixture->options.http.clock = std::make_shared<FixedClock>(importDay(21));
    server.on("/cvrf/2099-Jan", {month("2099-Jan", "CVE-2099-0003")});
    QCOMPARE(m_fixture->refreshOne(msrc).records, 1);
    QCOMPARE(m_fixture->state(msrc).records, 3);
}

void TestFeedRefresh::fetchesEveryFeed()
{
    const auto report = m_fixture->refresh();
    QVERIFY(report);
    QVERIFY(report->problems.isEmpty());
    QList<QString> ids;
    QList<QString> expected;
    for (const auto &feed : report->feeds)
        ids.append(feed.feed);
    const auto descriptions = feedDescriptions();
    for (const auto &feed : descriptions) {
        const bool useful = feed.needed.isEmpty() || isNeeded(feed, u"Debian"_s, u"12"_s, importDay().date());
        if (feed.online && useful)
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
        QCOMPARE(after, m_fixture->state(id));
        QCOMPARE(after.records, 1);
        QCOMPARE(after.checkedAt, importDay());
        QVERIFY(!after.problem);
    }
    QCOMPARE(m_fixture->state(kev).origin, u"kev.json"_s);
    QCOMPARE(m_fixture->leftOvers(), QStringList());
}

void TestFeedRefresh::asksOnlyForWhatChanged()
{
    QVERIFY(m_fixture->refresh({kev, dla, dsa, osv}));
    const auto before = m_fixture->generation();
    m_fixture->server->on("/DSA/list", versioned(listEntry("DSA-9003-1", 14) + listEntry("DSA-9001-1", 12), "\"s2\""));
    m_fixture->options.http.clock = std::make_shared<FixedClock>(importDay(21));
    const auto report = m_fixture->refresh({kev, dla, dsa, osv});
    QVERIFY(report);
    for (const auto &feed : report->feeds) {
        QCOMPARE(feed.outcome, feed.feed == dsa ? Outcome::Updated : Outcome::NotModified);
        QCOMPARE(feed.bytes > 0, feed.feed == dsa);
        QCOMPARE(m_fixture->state(feed.feed).checkedAt, importDay(21));
    }
    QCOMPARE(m_fixture->state(dsa).records, 2);
    QCOMPARE(m_fixture->generation(), before + 1);
    QCOMPARE(m_fixture->state(kev).importedAt, importDay());
    const auto source = m_fixture->sources().source(m_fixture->url("/kev.json").toString());
    QCOMPARE(source.checkedAt, importDay(21));
    QCOMPARE(source.fetchedAt, importDay());
    QCOMPARE(source.etag, "\"k1\""_ba);
}

void TestFeedRefresh::oneThatFailsKeepsItsLastGoodState()
{
    QVERIFY(m_fixture->refresh({kev, dsa}));
    auto expected = m_fixture->state(kev);
    m_fixture->server->on("/kev.json", {withStatus(404)});
    m_fixture->server->on("/DSA/list", versioned(listEntry("DSA-9003-1", 14), "\"s2\""));
    m_fixture->options.http.clock = std::make_shared<FixedClock>(importDay(22));
    auto report = m_fixture->refresh({kev, dsa});
    QVERIFY(report);
    QCOMPARE(report->feeds.at(0).outcome, Outcome::Failed);
    QCOMPARE(report->feeds.at(0).error.code, Code::NetworkNotFound);
    QCOMPARE(report->feeds.at(1).outcome, Outcome::Updated);
    expected.problem = FeedProblem{report->feeds.at(0).error, importDay(22)};
    QCOMPARE(m_fixture->state(kev), expected); // All else, and when it was checked, is as it was.

    m_fixture->server->on("/kev.json", versioned(kevOf(10), "\"k1\""));
    m_fixture->options.http.clock = std::make_shared<FixedClock>(importDay(23));
    QCOMPARE(m_fixture->refreshOne(kev).outcome, Outcome::NotModified);
    QVERIFY(!m_fixture->state(kev).problem);
    QCOMPARE(m_fixture->state(kev).checkedAt, importDay(23));
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
    m_fixture->server->on("/first", {first});
    m_fixture->options.urls.insert(kev, {m_fixture->url("/first"), m_fixture->url("/kev.json")});
    const auto feed = m_fixture->refreshOne(kev);
    QCOMPARE(feed.error, Error());
    QCOMPARE(feed.outcome, Outcome::Updated);
    QCOMPARE(feed.records, 1);
    QCOMPARE(feed.bytes, kevOf(10).size());
    QVERIFY(!m_fixture->state(kev).problem);
    QCOMPARE(m_fixture->sources().sources.size(), 1);
    QCOMPARE(m_fixture->sources().sources.first().url, m_fixture->url("/kev.json").toString());
    QCOMPARE(m_fixture->leftOvers(), QStringList());
}

void TestFeedRefresh::doesNotTakeInTheSameAgain()
{
    m_fixture->server->on("/kev.json", {plain(kevOf(10))}); // Tells nothing by which to ask for changes.
    QCOMPARE(m_fixture->refreshOne(kev).outcome, Outcome::Updated);
    const auto before = m_fixture->generation();
    m_fixture->options.http.clock = std::make_shared<FixedClock>(importDay(21));
    const auto again = m_fixture->refreshOne(kev);
    QCOMPARE(again.outcome, Outcome::Same);
    QCOMPARE(again.bytes, kevOf(10).size());
    QCOMPARE(again.records, 0);
    QCOMPARE(m_fixture->generation(), before);
    QCOMPARE(m_fixture->state(kev).checkedAt, importDay(21));
    QCOMPARE(m_fixture->sources().source(m_fixture->url("/kev.json").toString()).sha256,
             QCryptographicHash::hash(kevOf(10), QCryptographicHash::Sha256).toHex());
}

/** As when an advisor carried in a newer one than the mirror has. */
void TestFeedRefresh::takesAnOlderListForNothingNew()
{
    QCOMPARE(m_fixture->refreshOne(kev).outcome, Outcome::Updated);
    m_fixture->server->on("/kev.json", versioned(kevOf(9), "\"k0\""));
    QCOMPARE(m_fixture->refreshOne(kev).outcome, Outcome::Same);
    QVERIFY(!m_fixture->state(kev).problem);
    QCOMPARE(m_fixture->state(kev).dataDate.date(), QDate(2099, 1, 10));
}

const QByteArray releaseTable = "version,codename,series,created,release,eol,eol-lts,eol-elts\n"
                                "12,Bookworm,bookworm,2021-08-14,2023-06-10,2026-06-10,2028-06-30,2033-06-30\n";

/** The answer with a list that its maker does not date. */
TestReply dated(const QByteArray &lastModified)
{
    auto reply = plain(releaseTable);
    reply.fieldLines = {"Last-Modified: " + lastModified};
    return reply;
}

void TestFeedRefresh::aListWithoutADateIsAsOldAsItsServerSays()
{
    const auto releases = u"debian-releases"_s;
    m_fixture->options.urls.insert(releases, {m_fixture->url("/debian.csv")});
    m_fixture->server->on("/debian.csv", {dated("Thu, 04 Dec 2098 10:00:00 GMT")});
    QCOMPARE(m_fixture->refreshOne(releases).outcome, Outcome::Updated);
    QCOMPARE(m_fixture->state(releases).dataDate, QDateTime(QDate(2098, 12, 4), QTime(10, 0), Qt::UTC));
    QCOMPARE(m_fixture->state(releases).dateSource, FeedDateSource::File);
}

void TestFeedRefresh::whatTheMakerServesReplacesACopyThatSeemsNewer()
{
    const auto releases = u"debian-releases"_s;
    // An old list, copied today.
    const auto copy = m_fixture->data->filePath(u"debian.csv"_s);
    QVERIFY(!put(copy,
                 releaseTable.left(releaseTable.indexOf('\n') + 1)
                     + "11,Bullseye,bullseye,2019-07-06,2021-08-14,2024-08-14,2026-08-31,2031-06-30\n")
                 .isEmpty());
    QFile file(copy);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime(QDate(2020, 1, 1), QTime(0, 0), Qt::UTC), QFileDevice::FileModificationTime));
    file.close();
    QVERIFY(importFeeds(m_fixture->options.dataDir, {copy}, importDay()));
    const auto held = m_fixture->state(releases).dataDate;
    QVERIFY(held.isValid());
    m_fixture->options.urls.insert(releases, {m_fixture->url("/debian.csv")});
    m_fixture->server->on("/debian.csv", {dated("Mon, 01 Jan 2018 10:00:00 GMT")});
    QCOMPARE(m_fixture->refreshOne(releases).outcome, Outcome::Updated);
    QVERIFY(m_fixture->state(releases).dataDate > held);
}

void TestFeedRefresh::aListThatWeDoNotUseIsNoAnswer()
{
    m_fixture->server->on(
        "/kev.json", {plain(R"({"@context":"https://openvex.dev/ns/v0.2.0","@id":"x","author":"x","statements":[]})")});
    const auto result = m_fixture->refreshOne(kev);
    QCOMPARE(result.outcome, Outcome::Failed);
    QCOMPARE(result.error.code, Code::NetworkBadAnswer);
}

void TestFeedRefresh::fetchesAnewWhenTheDataAreGone()
{
    QCOMPARE(m_fixture->refreshOne(kev).outcome, Outcome::Updated);
    QDir data(m_fixture->data->path());
    const auto generations = data.entryList({u"feeds-*"_s}, QDir::Files);
    QVERIFY(!generations.isEmpty());
    for (const auto &name : generations)
        QVERIFY(data.remove(name));
    QCOMPARE(m_fixture->refreshOne(kev).outcome, Outcome::Updated);
    QVERIFY(m_fixture->server->requests().constLast().field("If-None-Match").isEmpty());
    QCOMPARE(m_fixture->state(kev).records, 1);
}

void TestFeedRefresh::readsAgainWhatAnEarlierProgramRead()
{
    QCOMPARE(m_fixture->refreshOne(kev).outcome, Outcome::Updated);
    QVERIFY(changeFeedSources(m_fixture->data->path(), [this](FeedSources &sources) {
        auto source = sources.source(m_fixture->url("/kev.json").toString());
        source.program = u"0.0.1"_s;
        sources.put(source);
    }));
    QCOMPARE(m_fixture->refreshOne(kev).outcome,
             Outcome::Same); // This program's rules are the same, as the import knows.
    QVERIFY(m_fixture->server->requests().constLast().field("If-None-Match").isEmpty());
    QCOMPARE(m_fixture->refreshOne(kev).outcome, Outcome::NotModified);
}

void TestFeedRefresh::remembersNothingOfWhatCouldNotBeUsed()
{
    m_fixture->server->on("/kev.json", versioned(R"({"nothing": "of use"})", R"("bad")"));
    const auto feed = m_fixture->refreshOne(kev);
    QCOMPARE(feed.outcome, Outcome::Failed);
    QCOMPARE(feed.bytes, 0);
    QVERIFY(m_fixture->sources().sources.isEmpty());
    QCOMPARE(m_fixture->state(kev).problem.value().error, feed.error);
    QVERIFY(!m_fixture->state(kev).checkedAt.isValid());
    QCOMPARE(m_fixture->refreshOne(kev).outcome, Outcome::Failed);
    QVERIFY(m_fixture->server->requests().constLast().field("If-None-Match").isEmpty());
    QCOMPARE(m_fixture->leftOvers(), QStringList());
}

QTEST_GUILESS_MAIN(TestFeedRefresh)
#include "tst_feedrefresh.moc"
