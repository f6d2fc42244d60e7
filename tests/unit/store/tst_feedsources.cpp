// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feedsources.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

#include "storefixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto url = u"https://example.com/list.json"_s;
const QByteArray hash(64, 'a');
const auto fingerprint = u"0123456789ABCDEF0123456789ABCDEF01234567"_s;

FeedSources everything()
{
    FeedSources sources;
    sources.put(SourceRecord{url, u"cisa-kev"_s, "\"t\xE9\"", "Sun, 22 Nov 2026 12:00:00 GMT", hash, day(2), day(1),
                             u"0.1.0"_s});
    sources.put(
        FeedFetchRecord{u"cisa-kev"_s, day(2),
                        FeedProblem{{Error::Code::NetworkBusy, u"example.com"_s, u"HTTP status 503"_s}, day(3)}});
    sources.put(FeedFetchRecord{u"debian-dsa"_s, day(2), {}});
    sources.put(AddedProvider{u"example.org"_s, u"https://example.org/csaf/provider-metadata.json"_s, u"Maker"_s,
                              u"https://example.org"_s, day(4)});
    sources.put(PinnedKey{u"example.org"_s, fingerprint, day(5), u"https://example.org/key.asc"_s});
    return sources;
}

QString pathIn(const QTemporaryDir &folder)
{
    return folder.filePath(u"sources.json"_s);
}

Result<LoadedFeedSources> write(const QTemporaryDir &folder, const FeedSources &sources)
{
    return changeFeedSources(folder.path(), [&](FeedSources &written) { written = sources; });
}

} // namespace

class TestFeedSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty();
    void givesBackWhatWasSaved();
    void theLastWordCounts();
    void findsWhatItIsAskedFor();
    void twoWritersLoseNothing();
    void aBrokenFileIsNamedAndSetAside_data();
    void aBrokenFileIsNamedAndSetAside();
    void everyCutIsNoticed();
    void leavesALaterProgramsFileAlone();
    void anUnknownKindOfProblemIsStillOne();
    void saysThatItCannotWrite();
    void waitsForNobodyForEver();
};

void TestFeedSources::startsEmpty()
{
    const QTemporaryDir folder;
    const auto loaded = loadFeedSources(folder.path());
    QVERIFY(loaded);
    QCOMPARE(loaded->sources, FeedSources());
    QVERIFY(!loaded->broken);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestFeedSources::givesBackWhatWasSaved()
{
    const QTemporaryDir folder;
    const auto written = changeFeedSources(folder.filePath(u"new/data"_s), [](FeedSources &sources) {
        QCOMPARE(sources, FeedSources());
        sources = everything();
    });
    QVERIFY(written);
    QCOMPARE(written->sources, everything());
    const auto loaded = loadFeedSources(folder.filePath(u"new/data"_s));
    QVERIFY(loaded);
    QCOMPARE(loaded->sources, everything());
    QCOMPARE(QDir(folder.filePath(u"new/data"_s)).entryList(QDir::Files | QDir::Hidden),
             QStringList{u"sources.json"_s});
}

void TestFeedSources::theLastWordCounts()
{
    auto sources = everything();
    sources.put(SourceRecord{url, u"cisa-kev"_s, "\"new\"", {}, {}, day(9), {}, {}});
    sources.put(FeedFetchRecord{u"cisa-kev"_s, day(9), {}});
    sources.put(AddedProvider{u"example.org"_s, {}, {}, {}, day(9)});
    sources.put(PinnedKey{u"example.org"_s, fingerprint, day(9), {}});
    QCOMPARE(sources.sources.size(), 1);
    QCOMPARE(sources.source(url).etag, QByteArray("\"new\""));
    QCOMPARE(sources.feeds.size(), 2);
    QVERIFY(!sources.feed(u"cisa-kev"_s).problem);
    QCOMPARE(sources.providers.size(), 1);
    QCOMPARE(sources.providers.first().addedAt, day(9));
    QCOMPARE(sources.keys.size(), 1);
    QCOMPARE(sources.keys.first().pinnedAt, day(9));
}

void TestFeedSources::findsWhatItIsAskedFor()
{
    auto sources = everything();
    const auto second = QString(fingerprint).replace(u'0', u'F');
    sources.put(PinnedKey{u"example.org"_s, second, day(6), {}});
    sources.put(PinnedKey{u"example.net"_s, fingerprint, day(6), {}});
    QCOMPARE(sources.keysOf(u"example.org"_s).size(), 2);
    QCOMPARE(sources.keysOf(u"example.net"_s).size(), 1);
    QVERIFY(sources.keysOf(u"example.com"_s).isEmpty());
    SourceRecord unknown;
    unknown.url = u"https://example.com/other"_s;
    QCOMPARE(sources.source(unknown.url), unknown);
    QCOMPARE(sources.feed(u"epss"_s), (FeedFetchRecord{u"epss"_s, {}, {}}));
}

/** Each change starts from what the other wrote. */
void TestFeedSources::twoWritersLoseNothing()
{
    constexpr int rounds = 8;
    const QTemporaryDir folder;
    std::vector<std::thread> writers;
    for (int writer = 0; writer < 2; ++writer) {
        writers.emplace_back([&folder, writer] {
            for (int round = 0; round < rounds; ++round) {
                const auto domain = u"%1-%2.example"_s.arg(writer).arg(round);
                auto changed = changeFeedSources(folder.path(), [&](FeedSources &sources) {
                    sources.put(AddedProvider{domain, {}, {}, {}, day(1)});
                });
                while (!changed && changed.error().code == Error::Code::DatabaseBusy) {
                    changed = changeFeedSources(folder.path(), [&](FeedSources &sources) {
                        sources.put(AddedProvider{domain, {}, {}, {}, day(1)});
                    });
                }
            }
        });
    }
    for (auto &writer : writers)
        writer.join();
    QCOMPARE(loadFeedSources(folder.path()).value().sources.providers.size(), 2 * rounds);
}

void TestFeedSources::aBrokenFileIsNamedAndSetAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("zeros") << QByteArray(200, '\0');
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no format") << QByteArray("{}");
    QTest::newRow("format 0") << QByteArray(R"({"format": 0})");
    QTest::newRow("format in words") << QByteArray(R"({"format": "1"})");
    QTest::newRow("sources no list") << QByteArray(R"({"format": 1, "sources": {}})");
    QTest::newRow("source no object") << QByteArray(R"({"format": 1, "sources": ["x"]})");
    QTest::newRow("source without url") << QByteArray(R"({"format": 1, "sources": [{"feed": "x"}]})");
    QTest::newRow("etag a number") << QByteArray(R"({"format": 1, "sources": [{"url": "x", "etag": 1}]})");
    QTest::newRow("etag with a line break")
        << QByteArray(R"({"format": 1, "sources": [{"url": "x", "etag": "a\r\nCookie: b"}]})");
    QTest::newRow("hash too short") << QByteArray(R"({"format": 1, "sources": [{"url": "x", "sha256": "aa"}]})");
    QTest::newRow("time without a zone") << QByteArray(
        R"({"format": 1, "sources": [{"url": "x", "checkedAt": "2026-11-22T12:00:00"}]})");
    QTest::newRow("time in the year 10000")
        << QByteArray(R"({"format": 1, "sources": [{"url": "x", "checkedAt": "9999-12-31T23:59:59.000-14:00"}]})");
    QTest::newRow("one url twice") << QByteArray(R"({"format": 1, "sources": [{"url": "x"}, {"url": "x"}]})");
    QTest::newRow("problem no object") << QByteArray(R"({"format": 1, "feeds": [{"feed": "x", "problem": 3}]})");
    QTest::newRow("problem without code") << QByteArray(R"({"format": 1, "feeds": [{"feed": "x", "problem": {}}]})");
    QTest::newRow("provider without domain") << QByteArray(R"({"format": 1, "providers": [{}]})");
    QTest::newRow("key without provider")
        << QByteArray(R"({"format": 1, "keys": [{"fingerprint": "0123456789ABCDEF0123456789ABCDEF01234567"}]})");
    QTest::newRow("fingerprint too short")
        << QByteArray(R"({"format": 1, "keys": [{"provider": "x", "fingerprint": "01234567"}]})");
    QTest::newRow("fingerprint in small letters") << QByteArray(
        R"({"format": 1, "keys": [{"provider": "x", "fingerprint": "0123456789abcdef0123456789abcdef01234567"}]})");
    QTest::newRow("too large") << QByteArray((16 << 20) + 1, ' ');
}

void TestFeedSources::aBrokenFileIsNamedAndSetAside()
{
    QFETCH(const QByteArray, content);
    const QTemporaryDir folder;
    QVERIFY(writeFile(pathIn(folder), content));
    QVERIFY(writeFile(pathIn(folder) + u".broken"_s, "an earlier one"));
    const auto loaded = loadFeedSources(folder.path());
    QVERIFY(loaded);
    QVERIFY(loaded->broken);
    QCOMPARE(loaded->broken->code, Error::Code::DatabaseBroken);
    QCOMPARE(loaded->sources, FeedSources());
    QCOMPARE(bytesOf(pathIn(folder)), content); // Looking changes nothing.

    const auto changed = write(folder, everything());
    QVERIFY(changed);
    QCOMPARE(changed->broken, loaded->broken);
    QCOMPARE(bytesOf(pathIn(folder) + u".broken"_s), content);
    const auto again = loadFeedSources(folder.path());
    QVERIFY(again);
    QVERIFY(!again->broken);
    QCOMPARE(again->sources, everything());
}

void TestFeedSources::everyCutIsNoticed()
{
    const QTemporaryDir folder;
    QVERIFY(write(folder, everything()));
    const auto whole = bytesOf(pathIn(folder)).trimmed();
    for (qsizetype size = 0; size < whole.size(); ++size) {
        QVERIFY(writeFile(pathIn(folder), whole.left(size)));
        const auto loaded = loadFeedSources(folder.path());
        QVERIFY(loaded);
        QVERIFY2(loaded->broken, QByteArray::number(size).constData());
    }
}

void TestFeedSources::leavesALaterProgramsFileAlone()
{
    const QTemporaryDir folder;
    const QByteArray later = R"({"format": 2, "keys": "elsewhere"})";
    QVERIFY(writeFile(pathIn(folder), later));
    const auto loaded = loadFeedSources(folder.path());
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, Error::Code::DatabaseTooNew);
    const auto changed = write(folder, everything());
    QVERIFY(!changed);
    QCOMPARE(changed.error().code, Error::Code::DatabaseTooNew);
    QCOMPARE(bytesOf(pathIn(folder)), later);
}

void TestFeedSources::anUnknownKindOfProblemIsStillOne()
{
    const QTemporaryDir folder;
    QVERIFY(writeFile(pathIn(folder),
                      R"({"format": 1, "feeds": [{"feed": "x", "problem": {"code": "newTrouble", "detail": "d"}}]})"));
    const auto loaded = loadFeedSources(folder.path());
    QVERIFY(loaded);
    const auto problem = loaded->sources.feed(u"x"_s).problem;
    QVERIFY(problem);
    QCOMPARE(problem->error, (Error{Error::Code::Network, {}, u"newTrouble: d"_s}));
}

void TestFeedSources::saysThatItCannotWrite()
{
    const QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"file"_s), "in the way"));
    const auto changed = changeFeedSources(folder.filePath(u"file/data"_s), [](FeedSources &) {});
    QVERIFY(!changed);
    QCOMPARE(changed.error().code, Error::Code::CannotWrite);
}

/** A lock of a program that died is no reason to stop working. */
void TestFeedSources::waitsForNobodyForEver()
{
    const QTemporaryDir folder;
    constexpr auto nobody = "999999999\npatchwijzer\nsome-other-computer\n";
    const auto path = pathIn(folder) + u".lock"_s;
    QVERIFY(writeFile(path, nobody));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-1), QFileDevice::FileModificationTime));
    file.close();
    QVERIFY(write(folder, everything()));
}

QTEST_GUILESS_MAIN(TestFeedSources)
#include "tst_feedsources.moc"
