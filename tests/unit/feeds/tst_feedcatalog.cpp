// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedcatalog.h"

#include <QTest>
#include <QUrl>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestFeedCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheFourFeeds();
    void everyFeedSaysAllThereIsToSay();
    void catalogIsMissingFeeds();
    void tellsHowItIsFetched();
    void refusesHalfADescription_data();
    void refusesHalfADescription();
};

void TestFeedCatalog::knowsTheFourFeeds()
{
    QList<QString> ids;
    const auto feeds = feedDescriptions();
    for (const auto &feed : feeds)
        ids.append(feed.id);
    QCOMPARE(ids, (QList<QString>{u"cisa-kev"_s, u"debian-dla"_s, u"debian-dsa"_s, u"osv-debian"_s}));
}

void TestFeedCatalog::everyFeedSaysAllThereIsToSay()
{
    const auto feeds = feedDescriptions();
    for (const auto &feed : feeds) {
        QVERIFY(!feed.title.isEmpty());
        QVERIFY(!feed.publisher.isEmpty());
        QVERIFY(!feed.licence.isEmpty());
        QVERIFY((QList<QString>{u"osv"_s, u"debian-list"_s, u"cisa-kev"_s}).contains(feed.format));
        QCOMPARE(feed.maxAgeDays, 7);
        QCOMPARE(feed.expiresAfterDays, 30);
        for (const auto &url : feed.urls) {
            QVERIFY(QUrl(url, QUrl::StrictMode).isValid());
            QCOMPARE(QUrl(url).scheme(), u"https"_s);
        }
    }
}

void TestFeedCatalog::catalogIsMissingFeeds()
{
    const auto states = feedCatalog();
    QCOMPARE(states.size(), feedDescriptions().size());
    for (const auto &state : states)
        QCOMPARE(freshness(state, QDateTime::currentDateTimeUtc()), FeedFreshness::Missing);
}

void TestFeedCatalog::tellsHowItIsFetched()
{
    const QByteArray plain =
        R"({"id":"a","title":"A","urls":["https://a/"],"format":"osv","maxAgeDays":7,"expiresAfterDays":30})";
    const auto feed = parseFeedDescription(plain, {});
    QVERIFY(feed);
    QVERIFY(feed->online);
    QCOMPARE(feed->maxFetchBytes, qint64(256) << 20);
    const auto other = parseFeedDescription(plain.chopped(1) + R"(,"fetch":{"online":false,"maxMebibytes":1024}})", {});
    QVERIFY(other);
    QVERIFY(!other->online);
    QCOMPARE(other->maxFetchBytes, qint64(1) << 30);
}

void TestFeedCatalog::refusesHalfADescription_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("code");
    const QByteArray good =
        R"({"id":"a","title":"A","urls":["https://a/"],"format":"osv","maxAgeDays":7,"expiresAfterDays":30})";
    QVERIFY(parseFeedDescription(good, {}));
    QTest::newRow("no JSON") << good.chopped(1) << int(Error::Code::NotJson);
    for (const char *key : {"id", "title", "urls", "format", "maxAgeDays", "expiresAfterDays"})
        QTest::addRow("no %s", key) << QByteArray(good).replace(key, "x") << int(Error::Code::MissingField);
    QTest::newRow("expires before it is old")
        << QByteArray(good).replace("30}", "3}") << int(Error::Code::MissingField);
    for (const char *size : {"0", "-1", "4097", "9223372036854775807"})
        QTest::addRow("%s MiB", size) << good.chopped(1) + R"(,"fetch":{"maxMebibytes":)" + size + "}}"
                                      << int(Error::Code::BadValue);
}

void TestFeedCatalog::refusesHalfADescription()
{
    QFETCH(QByteArray, json);
    QFETCH(int, code);
    const auto feed = parseFeedDescription(json, u"a.json"_s);
    QVERIFY(!feed);
    QCOMPARE(int(feed.error().code), code);
}

QTEST_GUILESS_MAIN(TestFeedCatalog)
#include "tst_feedcatalog.moc"
