// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedcatalog.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrl>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

class TestFeedCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsOneFeed();
    void everyFeedSaysAllThereIsToSay();
    void passesOnOnlyWhatMayBe();
    void isMissingBeforeAnythingWasImported();
    void tellsWhoNeedsIt_data();
    void tellsWhoNeedsIt();
    void tellsHowItIsFetched();
    void refusesHalfADescription_data();
    void refusesHalfADescription();
};

void TestFeedCatalog::everyFileIsOneFeed()
{
    const auto names = QDir(u":/patchwijzer/feeds"_s).entryList(QDir::Files, QDir::Name);
    QList<QString> ids;
    const auto feeds = feedDescriptions();
    for (const auto &feed : feeds)
        ids.append(feed.id + u".json"_s);
    QCOMPARE(ids, QList<QString>(names.begin(), names.end()));
    QVERIFY(ids.contains(otherCsafFeed.toString() + u".json"_s));
}

void TestFeedCatalog::everyFeedSaysAllThereIsToSay()
{
    const QList<QString> knownFormats{
        u"cisa-kev"_s,    u"csaf"_s,      u"cve-record"_s, u"debian-list"_s, u"debian-support"_s, u"debian-tracker"_s,
        u"distro-info"_s, u"endoflife"_s, u"epss"_s,       u"eu-kev"_s,      u"euvd-kev"_s,       u"mozilla-mfsa"_s,
        u"msrc-cvrf"_s,   u"nvd"_s,       u"osv"_s,        u"ubuntu-usn"_s,  u"wesng"_s,          u"winget"_s};
    const auto feeds = feedDescriptions();
    QList<QString> ids;
    for (const auto &feed : feeds)
        ids.append(feed.id);
    for (const auto &feed : feeds) {
        QVERIFY(!feed.title.isEmpty());
        QVERIFY(!feed.publisher.isEmpty());
        QVERIFY(!feed.licence.isEmpty());
        QVERIFY2(knownFormats.contains(feed.format), qPrintable(feed.format));
        QVERIFY(feed.publishers.isEmpty() || feed.format == u"csaf");
        for (const auto &other : feed.standsInFor)
            QVERIFY2(ids.contains(other), qPrintable(other));
        for (const auto &url : feed.urls) {
            QVERIFY(QUrl(url, QUrl::StrictMode).isValid());
            QCOMPARE(QUrl(url).scheme(), u"https"_s);
        }
    }
}

/** What stays out of bundles for its licence says why, and what a licence was read from. */
void TestFeedCatalog::passesOnOnlyWhatMayBe()
{
    const QList<QString> noted{u"osv-almalinux"_s, u"osv-alpine"_s, u"osv-opensuse"_s, u"osv-rocky"_s, u"osv-suse"_s};
    const auto feeds = feedDescriptions();
    for (const auto &feed : feeds) {
        QVERIFY2(!feed.redistributable || feed.licence != "LicenseRef-unknown"_L1, qPrintable(feed.id));
        if (!noted.contains(feed.id))
            continue;
        QVERIFY(!feed.redistributable);
        QFile file(u":/patchwijzer/feeds/"_s + feed.id + u".json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto object = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY2(object["licenceNote"_L1].toString().startsWith("Not in bundles: "_L1), qPrintable(feed.id));
        const bool unknown = feed.licence == "LicenseRef-unknown"_L1;
        QVERIFY2(unknown || object["licenceSource"_L1].toString().contains("https://"_L1), qPrintable(feed.id));
    }
}

void TestFeedCatalog::isMissingBeforeAnythingWasImported()
{
    const auto feeds = feedDescriptions();
    for (const auto &feed : feeds) {
        FeedState expected;
        expected.id = feed.id;
        expected.kind = feed.kind;
        expected.title = feed.title;
        expected.licence = feed.licence;
        expected.maxAgeDays = feed.maxAgeDays;
        expected.expiresAfterDays = feed.expiresAfterDays;
        const auto state = missingFeed(feed);
        QCOMPARE(state, expected);
        QCOMPARE(freshness(state, QDateTime::currentDateTimeUtc()), FeedFreshness::Missing);
    }
}

void TestFeedCatalog::tellsWhoNeedsIt_data()
{
    QTest::addColumn<QString>("system");
    QTest::addColumn<QString>("release");
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QList<FeedNeed>>("needs");
    QTest::addColumn<bool>("needed");
    const QDate day(2099, 6, 1);
    const auto row = [&](const char *name, const QString &release, const FeedNeed &need, bool needed) {
        QTest::newRow(name) << u"Debian"_s << release << day << QList<FeedNeed>{need} << needed;
    };
    row("any computer", u"12"_s, {u"*"_s, {}}, true);
    row("any release", u"12"_s, {u"Debian"_s, {}}, true);
    row("release not known", {}, {u"Debian"_s, {}}, true);
    row("this release", u"12"_s, {u"Debian:12"_s, {}}, true);
    row("another release", u"1"_s, {u"Debian:12"_s, {}}, false);
    row("another system", u"12"_s, {u"Ubuntu"_s, {}}, false);
    row("from today", u"12"_s, {u"Debian"_s, day}, true);
    row("from tomorrow", u"12"_s, {u"Debian"_s, day.addDays(1)}, false);
    QTest::newRow("nobody") << u"Debian"_s << u"12"_s << day << QList<FeedNeed>() << false;
    QTest::newRow("one of two") << u"Debian"_s << u"12"_s << day
                                << QList<FeedNeed>{{u"Debian:11"_s, {}}, {u"Debian:12"_s, {}}} << true;
}

void TestFeedCatalog::tellsWhoNeedsIt()
{
    QFETCH(QString, system);
    QFETCH(QString, release);
    QFETCH(QDate, day);
    QFETCH(QList<FeedNeed>, needs);
    FeedDescription feed;
    feed.needed = needs;
    QTEST(isNeeded(feed, system, release, day), "needed");
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
    for (const char *key : {"id", "title", "format", "maxAgeDays", "expiresAfterDays"})
        QTest::addRow("no %s", key) << QByteArray(good).replace(key, "x") << int(Error::Code::MissingField);
    const auto with = [&](const QByteArray &more) { return QByteArray(good).replace("\"id\"", more + ",\"id\""); };
    QTest::newRow("unknown kind") << with(R"("kind":"x")") << int(Error::Code::MissingField);
    QTest::newRow("need without a system") << with(R"("needed":[{}])") << int(Error::Code::BadValue);
    QTest::newRow("need from no day") << with(R"("needed":[{"system":"Debian","from":"soon"}])")
                                      << int(Error::Code::BadValue);
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
