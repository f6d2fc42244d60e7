// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/bundlemanifest.h"
#include "feeds/feedformat.h"

#include <QTest>
#include <QTimeZone>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

BundleManifest example()
{
    BundleManifest manifest;
    manifest.createdAt = QDateTime(QDate(2026, 11, 22), QTime(12, 0, 0, 5), QTimeZone::utc());
    manifest.createdBy = u"Patchwijzer 0.1.0"_s;
    BundleFeed feed;
    feed.id = u"osv-debian"_s;
    feed.title = u"OSV: “Debian”"_s;
    feed.publisher = u"OSV.dev"_s;
    feed.licence = u"CC-BY-4.0"_s;
    feed.urls = {u"https://example.org/all.zip"_s};
    feed.dataDate = QDateTime(QDate(2026, 8, 21), QTime(0, 0), QTimeZone::utc());
    feed.records = 12;
    feed.files = {{bundlePath(feed.id, BundlePart::Advisories, 1), QByteArray(32, '\x7f'), 17},
                  {bundlePath(feed.id, BundlePart::Documents, 12'345), QByteArray(32, '\0'), 0}};
    manifest.feeds = {feed, {u"cisa-kev"_s, {}, {}, {}, {}, {}, 0, {}}};
    manifest.leftOut = {{u"wesng"_s, LeftOutReason::Licence}, {u"csaf-x"_s, LeftOutReason::Unknown}};
    return manifest;
}

const QByteArray fileJson =
    R"({"path":"feeds/a/advisories-0001.json","sha256":")" + QByteArray(64, 'a') + R"(","bytes":1})";

QByteArray manifestWith(const QByteArray &file)
{
    return R"({"format":"patchwijzer-bundle","version":1,"createdAt":"2026-11-22T12:00:00Z",)"
           R"("feeds":[{"id":"a","records":1,"files":[)"
        + file + "]}]}";
}

} // namespace

class TestBundleManifest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNothing();
    void makesPathsOfOneForm();
    void refusesWhatIsNoManifest_data();
    void refusesWhatIsNoManifest();
    void takesAReasonOfALaterVersion();
    void refusesEveryTruncation();
};

void TestBundleManifest::losesNothing()
{
    const auto json = writeBundleManifest(example());
    QVERIFY(isBundleManifest(json));
    QCOMPARE(recogniseFeed(json), FeedFormat::Unknown);
    const auto again = parseBundleManifest(json, u"x"_s);
    QVERIFY2(again, again ? "" : qPrintable(again.error().where + again.error().detail));
    QCOMPARE(*again, example());
    QCOMPARE(writeBundleManifest(*again), json);
    QVERIFY(parseBundleManifest(manifestWith(fileJson), u"x"_s));
}

void TestBundleManifest::makesPathsOfOneForm()
{
    QCOMPARE(bundlePath(u"a"_s, BundlePart::Advisories, 1), u"feeds/a/advisories-0001.json"_s);
    QCOMPARE(bundlePath(u"a"_s, BundlePart::Documents, 12), u"feeds/a/documents-0012.list"_s);
    QCOMPARE(bundlePartOf(u"feeds/a/advisories-0001.json"_s), BundlePart::Advisories);
    QCOMPARE(bundlePartOf(u"feeds/a/documents-0012.list"_s), BundlePart::Documents);
}

void TestBundleManifest::refusesWhatIsNoManifest_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto good = manifestWith(fileJson);
    const auto with = [&](const QByteArray &from, const QByteArray &to) {
        auto changed = good;
        return changed.replace(from, to);
    };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another format") << with("patchwijzer-bundle", "patchwijzer-bungle");
    QTest::newRow("a later version") << with(R"("version":1)", R"("version":2)");
    QTest::newRow("a version that is text") << with(R"("version":1)", R"("version":"1")");
    QTest::newRow("no date") << with("createdAt", "createdOn");
    QTest::newRow("no feeds") << with("feeds\":[", "filler\":[");
    QTest::newRow("feeds twice") << with(R"("feeds":)", R"("feeds":[],"feeds":)");
    QTest::newRow("the same feed twice") << with(R"("feeds":[)", R"("feeds":[{"id":"a","records":0,"files":[]},)");
    QTest::newRow("a feed that is a path") << with(R"("id":"a")", R"("id":"../a")");
    QTest::newRow("a feed with a line end") << with(R"("id":"a")", R"("id":"a\n")");
    QTest::newRow("a feed in capitals") << with(R"("id":"a")", R"("id":"A")");
    QTest::newRow("a path of another feed") << with("feeds/a/", "feeds/b/");
    QTest::newRow("a path upwards") << with("feeds/a/", "feeds/a/../a/");
    QTest::newRow("a path from the root") << with("feeds/a/", "/feeds/a/");
    QTest::newRow("a number in another way") << with("0001", "1");
    QTest::newRow("number zero") << with("0001", "0000");
    QTest::newRow("another ending") << with("0001.json", "0001.exe");
    QTest::newRow("the same path twice") << manifestWith(fileJson + ',' + fileJson);
    QTest::newRow("a short hash") << with("aaaa\"", "\"");
    QTest::newRow("a hash in capitals") << with("aaaa\"", "AAAA\"");
    QTest::newRow("a hash that is none") << with("aaaa\"", "zzzz\"");
    QTest::newRow("less than nothing") << with(R"("bytes":1)", R"("bytes":-1)");
    QTest::newRow("more than is allowed") << with(R"("bytes":1)", R"("bytes":67108865)");
    QTest::newRow("no size") << with(R"(,"bytes":1)", "");
    QTest::newRow("a fraction") << with(R"("bytes":1)", R"("bytes":1.5)");
    QTest::newRow("more behind it") << good + "{}";
    QTest::newRow("too deep") << with(R"("records")",
                                      R"("x":)" + QByteArray(10'000, '[') + QByteArray(10'000, ']') + R"(,"records")");
    QTest::newRow("too large") << good + QByteArray(17 << 20, ' ');
}

void TestBundleManifest::refusesWhatIsNoManifest()
{
    QFETCH(QByteArray, json);
    QVERIFY(!parseBundleManifest(json, u"x"_s));
}

void TestBundleManifest::takesAReasonOfALaterVersion()
{
    auto json = writeBundleManifest(example());
    json.replace("\"licence\"}", "\"whim\"}");
    const auto manifest = parseBundleManifest(json, u"x"_s);
    QVERIFY(manifest);
    QCOMPARE(manifest->leftOut.first().reason, LeftOutReason::Other);
}

void TestBundleManifest::refusesEveryTruncation()
{
    const auto json = writeBundleManifest(example()).trimmed();
    for (qsizetype size = 0; size < json.size(); ++size)
        QVERIFY2(!parseBundleManifest(json.left(size), u"x"_s), qPrintable(QString::number(size)));
}

QTEST_GUILESS_MAIN(TestBundleManifest)
#include "tst_bundlemanifest.moc"
