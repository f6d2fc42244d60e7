// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/transport/downloadfixture.h"

#include <QFileInfo>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Code = Error::Code;

const QByteArray tag = "\"v1\"";

QByteArray content()
{
    QByteArray bytes;
    for (int i = 0; i < 5'000; ++i)
        bytes += QByteArray::number(i * 7919 % 10007) + '\n';
    return bytes;
}

constexpr qint64 half = 10'000;

/** The first half, and then the connection ends. */
TestReply firstHalf(const QList<QByteArray> &fieldLines)
{
    TestReply reply;
    reply.body = content();
    reply.fieldLines = fieldLines;
    reply.sendBytes = half;
    reply.then = TestReply::Then::Close;
    return reply;
}

/** First half of the file, then whatever @p rest does. */
TestHandler breakingOnce(TestHandler rest, const QList<QByteArray> &fieldLines = {"ETag: " + tag})
{
    return [rest = std::move(rest), fieldLines, broken = std::make_shared<bool>(false)](const SeenRequest &request) {
        return std::exchange(*broken, true) ? rest(request) : firstHalf(fieldLines);
    };
}

TestReply part(const QByteArray &range, const QList<QByteArray> &fieldLines = {})
{
    TestReply reply;
    reply.status = 206;
    reply.body = content().mid(half);
    reply.fieldLines = fieldLines;
    if (!range.isEmpty())
        reply.fieldLines.append("Content-Range: " + range);
    return reply;
}

TestReply whole()
{
    TestReply reply;
    reply.body = content();
    reply.fieldLines = {"ETag: " + tag};
    return reply;
}

/** Gives @p odd to whoever asks for a part, and the whole file to others. */
TestHandler oddWhenAskedForAPart(const TestReply &odd)
{
    return [odd](const SeenRequest &request) { return request.field("Range").isEmpty() ? whole() : odd; };
}

} // namespace

class TestDownloadResume : public DownloadTest
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnWhereItStopped();
    void goesOnInANextRun();
    void goesOnAfterBeingCancelled();
    void asksForTheRestAndNothingElse();
    void startsOverWhenThePartDoesNotFit_data();
    void startsOverWhenThePartDoesNotFit();
    void startsOverWhenNobodyKnowsTheSize();
    void goesOnWhenOnlyTheFirstAnswerTellsTheSize();
    void startsOverWithoutProof_data();
    void startsOverWithoutProof();
    void takesADateForProof();
    void doesNotGoOnWithWhatIsNotItsOwn_data();
    void doesNotGoOnWithWhatIsNotItsOwn();
    void capsTheWholeWhenGoingOn();
    void tellsThatTheDiskIsFull();
    void tellsBeforehandThatTheDiskIsTooSmall();
    void tellsThatItCannotWrite();

private:
    [[nodiscard]] QByteArray saved() const
    {
        QFile file(m_fixture->target());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /** Leaves half a file behind, as a run that was stopped would. */
    void leaveHalf();
};

void TestDownloadResume::leaveHalf()
{
    m_server->on("/list.zip", {firstHalf({"ETag: " + tag})});
    const auto result = m_fixture->fetch(m_server->url("/list.zip"));
    QVERIFY(!result);
    QCOMPARE(result.error().code, Code::Network);
    QCOMPARE(QFileInfo(m_fixture->partPath()).size(), half);
    QVERIFY(!QFile::exists(m_fixture->target()));
}

void TestDownloadResume::goesOnWhereItStopped()
{
    m_server->on("/list.zip", breakingOnce(rangedFile(content(), tag)));
    Downloader downloader(m_fixture->client(), m_fixture->request(m_server->url("/list.zip")));
    QSignalSpy progress(&downloader, &Downloader::progressed);
    const auto result = DownloadFixture::resultOf(downloader, [&downloader] { downloader.start(); });
    QVERIFY(result);
    QCOMPARE(result->attempts, 2);
    QCOMPARE(result->bytes, content().size());
    QCOMPARE(saved(), content());
    QCOMPARE(m_fixture->files(), QStringList{u"list.bin"_s});
    QCOMPARE(progress.constLast().at(0).toLongLong(), content().size());
    QCOMPARE(progress.constLast().at(1).toLongLong(), content().size());
    const auto second = m_server->requests().at(1);
    QCOMPARE(second.field("Range"), "bytes=10000-"_ba);
    QCOMPARE(second.field("If-Range"), tag);
}

void TestDownloadResume::goesOnInANextRun()
{
    leaveHalf();
    const auto before = m_server->requests().size();
    m_server->on("/list.zip", rangedFile(content(), tag));
    auto request = m_fixture->request(m_server->url("/list.zip"));
    request.known = {"\"v0\"", {}}; // Of the file before this one.
    const auto result = m_fixture->fetch(request);
    QVERIFY(result);
    QCOMPARE(saved(), content());
    QCOMPARE(m_server->requests().size(), before + 1);
    QCOMPARE(m_server->requests().constLast().field("Range"), "bytes=10000-"_ba);
    QCOMPARE(m_fixture->files(), QStringList{u"list.bin"_s});
}

void TestDownloadResume::goesOnAfterBeingCancelled()
{
    auto stalling = firstHalf({"ETag: " + tag});
    stalling.then = TestReply::Then::Stall;
    m_server->on("/list.zip", {stalling});
    {
        Downloader downloader(m_fixture->client(), m_fixture->request(m_server->url("/list.zip")));
        connect(&downloader, &Downloader::progressed, &downloader, [&downloader](qint64 bytes) {
            if (bytes >= half)
                downloader.cancel();
        });
        const auto result = DownloadFixture::resultOf(downloader, [&downloader] { downloader.start(); });
        QVERIFY(!result);
        QCOMPARE(result.error().code, Code::Cancelled);
    }
    m_server->on("/list.zip", rangedFile(content(), tag));
    QVERIFY(m_fixture->fetch(m_server->url("/list.zip")));
    QCOMPARE(m_server->requests().constLast().field("Range"), "bytes=10000-"_ba);
    QCOMPARE(saved(), content());
}

void TestDownloadResume::asksForTheRestAndNothingElse()
{
    m_server->on("/list.zip", breakingOnce(rangedFile(content(), tag)));
    const auto url = m_server->url("/list.zip");
    auto request = m_fixture->request(url);
    request.known = {"\"v0\"", "Sun, 22 Nov 2026 11:00:00 GMT"};
    QVERIFY(m_fixture->fetch(request));
    auto lines = m_server->requests().at(1).fieldLines;
    QList<QByteArray> allowed{"Host: 127.0.0.1:" + QByteArray::number(url.port()),
                              "User-Agent: " + HttpClient::userAgent(),
                              "Accept: application/json, */*;q=0.9",
                              "Accept-Language: *",
                              "Accept-Encoding: identity",
                              "Connection: Keep-Alive",
                              "Range: bytes=10000-",
                              "If-Range: " + tag};
    std::sort(lines.begin(), lines.end());
    std::sort(allowed.begin(), allowed.end());
    QCOMPARE(lines, allowed);
}

void TestDownloadResume::startsOverWhenThePartDoesNotFit_data()
{
    QTest::addColumn<TestReply>("odd");
    QTest::addColumn<int>("requests");
    const auto size = QByteArray::number(content().size());
    const auto last = QByteArray::number(content().size() - 1);
    // A server that ignores the range answers with the whole at once; the others are asked once more.
    QTest::newRow("range ignored") << whole() << 2;
    QTest::newRow("no range told") << part({}) << 3;
    QTest::newRow("another start") << part("bytes 9999-" + last + '/' + size) << 3;
    QTest::newRow("from the start") << part("bytes 0-" + last + '/' + size) << 3;
    QTest::newRow("not to the end") << part("bytes 10000-10009/" + size) << 3;
    QTest::newRow("another size") << part("bytes 10000-10009/10010") << 3;
    QTest::newRow("not to the end, no total") << part("bytes 10000-10009/*") << 3;
    QTest::newRow("another unit") << part("lines 10000-" + last + '/' + size) << 3;
    QTest::newRow("another version") << part("bytes 10000-" + last + '/' + size, {"ETag: \"v2\""}) << 3;
    TestReply unsatisfied;
    unsatisfied.status = 416;
    unsatisfied.fieldLines = {"Content-Range: bytes */5"};
    QTest::newRow("no such range") << unsatisfied << 3;
}

void TestDownloadResume::startsOverWhenThePartDoesNotFit()
{
    QFETCH(TestReply, odd);
    QFETCH(int, requests);
    m_server->on("/list.zip", breakingOnce(oddWhenAskedForAPart(odd)));
    const auto result = m_fixture->fetch(m_server->url("/list.zip"));
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QVERIFY(saved() == content());
    QCOMPARE(m_server->requests().size(), requests);
    QVERIFY(!m_server->requests().at(1).field("Range").isEmpty());
    if (requests == 3)
        QVERIFY(m_server->requests().at(2).field("Range").isEmpty());
}

/** The first answer did not tell the size, and neither does the part: it may be any. */
void TestDownloadResume::startsOverWhenNobodyKnowsTheSize()
{
    auto first = firstHalf({"ETag: " + tag});
    first.framing = TestReply::Framing::Chunked;
    const auto last = QByteArray::number(content().size() - 1);
    m_server->on("/list.zip", {first, part("bytes 10000-" + last + "/*"), whole()});
    QVERIFY(m_fixture->fetch(m_server->url("/list.zip")));
    QVERIFY(saved() == content());
    QCOMPARE(m_server->requests().size(), 3);
    QVERIFY(!m_server->requests().at(1).field("Range").isEmpty());
}

void TestDownloadResume::goesOnWhenOnlyTheFirstAnswerTellsTheSize()
{
    const auto last = QByteArray::number(content().size() - 1);
    m_server->on("/list.zip", {firstHalf({"ETag: " + tag}), part("bytes 10000-" + last + "/*")});
    QVERIFY(m_fixture->fetch(m_server->url("/list.zip")));
    QVERIFY(saved() == content());
    QCOMPARE(m_server->requests().size(), 2);
}

void TestDownloadResume::startsOverWithoutProof_data()
{
    QTest::addColumn<QList<QByteArray>>("fieldLines");
    QTest::newRow("nothing") << QList<QByteArray>();
    QTest::newRow("weak tag") << QList<QByteArray>{"ETag: W/\"v1\""};
    QTest::newRow("fresh date") << QList<QByteArray>{"Last-Modified: Sun, 22 Nov 2026 12:00:00 GMT",
                                                     "Date: Sun, 22 Nov 2026 12:00:00 GMT"};
}

void TestDownloadResume::startsOverWithoutProof()
{
    QFETCH(QList<QByteArray>, fieldLines);
    m_server->on("/list.zip", breakingOnce(rangedFile(content(), tag), fieldLines));
    QVERIFY(m_fixture->fetch(m_server->url("/list.zip")));
    QVERIFY(saved() == content());
    QCOMPARE(m_server->requests().size(), 2);
    QVERIFY(m_server->requests().at(1).field("Range").isEmpty());
    QVERIFY(m_server->requests().at(1).field("If-Range").isEmpty());
}

void TestDownloadResume::takesADateForProof()
{
    const QByteArray date = "Sun, 22 Nov 2026 11:00:00 GMT";
    m_server->on(
        "/list.zip",
        breakingOnce(rangedFile(content(), date), {"Last-Modified: " + date, "Date: Sun, 22 Nov 2026 12:00:00 GMT"}));
    QVERIFY(m_fixture->fetch(m_server->url("/list.zip")));
    QVERIFY(saved() == content());
    QCOMPARE(m_server->requests().at(1).field("If-Range"), date);
}

void TestDownloadResume::doesNotGoOnWithWhatIsNotItsOwn_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("part");
    const auto of = [](const QByteArray &url, const QByteArray &validator) {
        return QByteArray(R"({"total":-1,"url":")" + url + R"(","validator":")" + validator + "\"}");
    };
    const QByteArray some(half, 'x');
    QTest::newRow("another address") << of("https://127.0.0.1/other.zip", R"(\"v1\")") << some;
    QTest::newRow("no validator") << of("URL", "") << some;
    QTest::newRow("hostile validator") << of("URL", R"(\"v1\"\r\nX-Evil: 1)") << some;
    QTest::newRow("empty part") << of("URL", R"(\"v1\")") << QByteArray();
    QTest::newRow("more than the whole") << of("URL", R"(\"v1\")").replace("-1", "9999") << some;
    QTest::newRow("nonsense") << QByteArray("{") << some;
    QTest::newRow("nothing") << QByteArray() << some;
}

void TestDownloadResume::doesNotGoOnWithWhatIsNotItsOwn()
{
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, part);
    const auto url = m_server->url("/list.zip");
    origin.replace("URL", url.toEncoded());
    QFile note(m_fixture->partPath() + u".json"_s);
    QVERIFY(note.open(QIODevice::WriteOnly) && note.write(origin) == origin.size());
    note.close();
    QFile file(m_fixture->partPath());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(part) == part.size());
    file.close();
    m_server->on("/list.zip", rangedFile(content(), tag));
    QVERIFY(m_fixture->fetch(url));
    QVERIFY(saved() == content());
    QCOMPARE(m_server->requests().size(), 1);
    QVERIFY(m_server->requests().constFirst().field("Range").isEmpty());
    QVERIFY(!m_server->requests().constFirst().raw.contains("Evil"));
    QCOMPARE(m_fixture->files(), QStringList{u"list.bin"_s});
}

void TestDownloadResume::capsTheWholeWhenGoingOn()
{
    leaveHalf();
    m_server->on("/list.zip", rangedFile(content(), tag));
    auto request = m_fixture->request(m_server->url("/list.zip"));
    request.maxBytes = content().size() - 1;
    const auto result = m_fixture->fetch(request);
    QVERIFY(!result);
    QCOMPARE(result.error().code, Code::NetworkTooLarge);
    QVERIFY(m_fixture->files().isEmpty());
}

void TestDownloadResume::tellsThatTheDiskIsFull()
{
    // A device that is always full stands in for the disk.
    if (!QFile::exists(u"/dev/full"_s) || !QFile::link(u"/dev/full"_s, m_fixture->partPath()))
        QSKIP("SKIP: there is no device that is always full");
    m_server->on("/list.zip", {whole()});
    const auto result = m_fixture->fetch(m_server->url("/list.zip"));
    QVERIFY(!result);
    QCOMPARE(result.error().code, Code::DiskFull);
    QCOMPARE(m_server->requests().size(), 1); // Asking again makes no room.
    QVERIFY(m_fixture->files().isEmpty());    // What was there would only take the room that is needed.
}

void TestDownloadResume::tellsBeforehandThatTheDiskIsTooSmall()
{
    auto reply = whole();
    reply.declared = qint64(1) << 60;
    m_server->on("/list.zip", {reply});
    auto request = m_fixture->request(m_server->url("/list.zip"));
    request.maxBytes = qint64(1) << 61;
    const auto result = m_fixture->fetch(request);
    QVERIFY(!result);
    QCOMPARE(result.error().code, Code::DiskFull);
    QVERIFY(m_fixture->files().isEmpty());
}

void TestDownloadResume::tellsThatItCannotWrite()
{
    m_server->on("/list.zip", {whole()});
    auto request = m_fixture->request(m_server->url("/list.zip"));
    request.target = m_fixture->target() + u"/no/such/folder"_s;
    const auto result = m_fixture->fetch(request);
    QVERIFY(!result);
    QCOMPARE(result.error().code, Code::CannotWrite);
    QVERIFY(m_fixture->files().isEmpty());
}

QTEST_GUILESS_MAIN(TestDownloadResume)
#include "tst_downloadresume.moc"
