// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/transport/downloadfixture.h"
#include "unit/transport/downloadreplies.h"

#include <QCryptographicHash>
#include <QNetworkReply>
#include <QTcpServer>

#include <utility>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Code = Error::Code;
using Replies = QList<TestReply>;
using Then = TestReply::Then;

/** A refused row of addAnswerRows(). */
struct Refusal {
    const char *name;
    TestReply reply;
    Code code;
};

void addRow(const char *name, const Replies &replies, std::optional<Code> code, int requests)
{
    QTest::newRow(name) << replies << int(code ? int(*code) : -1) << requests;
}

void addGoodRows()
{
    addRow("whole", {good()}, {}, 1);
    auto reply = good();
    reply.framing = TestReply::Framing::Chunked;
    addRow("in chunks", {reply}, {}, 1);
    reply.framing = TestReply::Framing::Close;
    addRow("until the connection ends", {reply}, {}, 1);
    for (const int passing : {408, 425, 429, 500, 502, 503, 504})
        addRow(qPrintable(u"%1, then whole"_s.arg(passing)), {status(passing), good()}, {}, 2);
    addRow("three failures, then whole", {status(500), status(503), status(429), good()}, {}, 4);
    addRow("stops halfway, then whole", {broken(TestReply::Framing::Length, Then::Close), good()}, {}, 2);
    addRow("cut off halfway, then whole", {broken(TestReply::Framing::Length, Then::Cut), good()}, {}, 2);
    addRow("chunks that stop, then whole", {broken(TestReply::Framing::Chunked, Then::Close), good()}, {}, 2);
    addRow("cut off without length, then whole", {broken(TestReply::Framing::Chunked, Then::Cut), good()}, {}, 2);
    addRow("silence, then whole", {silent(), good()}, {}, 2);
    addRow("stall, then whole", {stalling(5), good()}, {}, 2);
    addRow("plain text", {typed("text/plain; charset=utf-8", content)}, {}, 1);
    addRow("no type", {typed({}, content)}, {}, 1);
}

void addRefusedRows()
{
    auto large = good();
    large.body = QByteArray(5'000, 'x');
    auto largeInChunks = large;
    largeInChunks.framing = TestReply::Framing::Chunked;
    auto lying = good();
    lying.declared = 2'000'000'000'000;
    auto range = good();
    range.status = 206;
    range.fieldLines.append("Content-Range: bytes 0-18/19");
    auto brotli = good();
    brotli.fieldLines.append("Content-Encoding: br");
    auto negative = good();
    negative.declared = -5;
    auto wordy = good();
    wordy.framing = TestReply::Framing::Close;
    wordy.fieldLines.append("Content-Length: 1e9");
    auto twoSizes = good();
    twoSizes.fieldLines.append("Content-Length: 5");
    const QList<Refusal> refusals{
        {"a size below zero", negative, Code::NetworkBadAnswer},
        {"a size in words", wordy, Code::NetworkBadAnswer},
        {"two sizes", twoSizes, Code::NetworkBadAnswer},
        {"not there", status(404), Code::NetworkNotFound},
        {"gone", status(410), Code::NetworkNotFound},
        {"password wanted", status(401, {"WWW-Authenticate: Basic realm=\"x\""}), Code::NetworkRefused},
        {"forbidden", status(403, {"Content-Type: text/html"}), Code::NetworkRefused},
        {"not for you", status(451), Code::NetworkRefused},
        {"a status nobody knows", status(299), Code::NetworkBadAnswer},
        {"no content", status(204), Code::NetworkBadAnswer},
        {"not modified, unasked", status(304), Code::NetworkBadAnswer},
        {"a part, unasked", range, Code::NetworkBadAnswer},
        {"a web page", typed("text/html; charset=utf-8", "{}"), Code::NetworkBadAnswer},
        {"a web page in XML", typed("application/xhtml+xml", "{}"), Code::NetworkBadAnswer},
        {"a web page that says it is JSON", typed("application/json", "\n <!DOCTYPE html><html></html>"),
         Code::NetworkBadAnswer},
        {"a web page without type", typed({}, "<HTML><body>log in</body></HTML>"), Code::NetworkBadAnswer},
        {"an encoding we did not ask for", brotli, Code::NetworkBadAnswer},
        {"too large", large, Code::NetworkTooLarge},
        {"says it is too large", lying, Code::NetworkTooLarge},
        {"becomes too large", largeInChunks, Code::NetworkTooLarge},
        {"asks for more patience than we have", status(429, {"Retry-After: 3600"}), Code::NetworkBusy},
        {"asks to come back tomorrow", status(503, {"Retry-After: Mon, 23 Nov 2026 12:00:00 GMT"}), Code::NetworkBusy},
    };
    for (const auto &refusal : refusals)
        addRow(refusal.name, {refusal.reply}, refusal.code, 1);
    addRow("always busy", {status(503)}, Code::NetworkBusy, 4);
    addRow("always a fault", {status(500)}, Code::NetworkBusy, 4);
    addRow("always halfway", {broken(TestReply::Framing::Length, Then::Close)}, Code::Network, 4);
    auto scant = good();
    scant.declared = content.size() + 10;
    scant.then = Then::Close;
    addRow("always less than it says", {scant}, Code::Network, 4);
    scant.then = Then::Stall;
    addRow("always waits for what never comes", {scant}, Code::NetworkTimeout, 4);
    addRow("always cut off", {broken(TestReply::Framing::Chunked, Then::Cut)}, Code::Network, 4);
    addRow("always stalls", {stalling(5)}, Code::NetworkTimeout, 4);
    addRow("always silent", {silent()}, Code::NetworkTimeout, 4);
    addRow("busy, then gone", {status(503), status(404)}, Code::NetworkNotFound, 2);
}

} // namespace

class TestDownload : public DownloadTest
{
    Q_OBJECT

private Q_SLOTS:
    void dealsWithEveryAnswer_data();
    void dealsWithEveryAnswer();
    void followsRedirects_data();
    void followsRedirects();
    void tellsWhatItGot();
    void hasNothingToDoWhenNotModified();
    void givesUpOnWhatIsNoAnswer_data();
    void givesUpOnWhatIsNoAnswer();
    void takesNoMoreThanWasTold();
    void checksTheHash_data();
    void checksTheHash();
    void acceptsAWebPageWhenAsked();
    void streamsALargeFile();
    void readsAheadOnlyOnASafeConnection();

private:
    [[nodiscard]] Result<Download> fetchPastStalls(const DownloadRequest &request);
};

/** Lets the limit on silence pass as soon as the server is silent and all that it sent has come in. */
Result<Download> TestDownload::fetchPastStalls(const DownloadRequest &request)
{
    Downloader downloader(m_fixture->client(), request);
    bool cameIn = false;
    connect(&downloader, &Downloader::progressed, this, [&cameIn] { cameIn = true; });
    int passed = 0;
    const auto letPass = [&] {
        const bool allIn = m_server->sentNothing() || std::exchange(cameIn, false);
        if (m_server->stalls() == passed || !allIn || !m_fixture->scheduler->isPending(testLimits.idle))
            return;
        ++passed;
        m_fixture->scheduler->pass(testLimits.idle);
    };
    return DownloadFixture::resultOf(
        downloader, [&downloader] { downloader.start(); }, letPass);
}

void TestDownload::dealsWithEveryAnswer_data()
{
    QTest::addColumn<Replies>("replies");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("requests");
    addGoodRows();
    addRefusedRows();
}

void TestDownload::dealsWithEveryAnswer()
{
    QFETCH(Replies, replies);
    QFETCH(int, code);
    QFETCH(int, requests);
    QFile old(m_fixture->target());
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    m_server->on("/list.json", replies);
    auto request = m_fixture->request(m_server->url("/list.json"));
    request.maxBytes = 4'000;
    const auto result = fetchPastStalls(request);
    QCOMPARE(m_server->requests().size(), requests);
    QCOMPARE(m_fixture->scheduler->delays.size(), requests - 1);
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(m_fixture->files(), QStringList{u"list.bin"_s}); // No half file stays.
    if (code < 0) {
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
        QCOMPARE(old.readAll(), content);
        QCOMPARE(result->bytes, content.size());
        QCOMPARE(result->attempts, requests);
    } else {
        QVERIFY(!result);
        QCOMPARE(int(result.error().code), code);
        QVERIFY(result.error().where.endsWith(u"/list.json"_s));
        QCOMPARE(old.readAll(), "old"_ba);
    }
}

void TestDownload::followsRedirects_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("requests");
    const auto address = [](const char *text) { return QByteArray(text); };
    QTest::newRow("another place") << address("/list.json") << -1 << 2;
    QTest::newRow("relative") << address("list.json?version=2#top") << -1 << 2;
    QTest::newRow("another host") << address("https://localhost:PORT/list.json") << -1 << 2;
    QTest::newRow("without a scheme") << address("//127.0.0.1:PORT/list.json") << -1 << 2;
    QTest::newRow("five times") << address("/step1") << -1 << 6;
    QTest::newRow("six times") << address("/step0") << int(Code::NetworkBadAnswer) << 6;
    QTest::newRow("itself") << address("/from") << int(Code::NetworkBadAnswer) << 1;
    QTest::newRow("in a circle") << address("/circle") << int(Code::NetworkBadAnswer) << 2;
    QTest::newRow("http") << address("http://127.0.0.1:PORT/list.json") << int(Code::NetworkInsecure) << 1;
    QTest::newRow("a file") << address("file:///etc/passwd") << int(Code::NetworkBadAnswer) << 1;
    QTest::newRow("ftp") << address("ftp://127.0.0.1/list.json") << int(Code::NetworkInsecure) << 1;
    QTest::newRow("with a password") << address("https://me:secret@127.0.0.1:PORT/") << int(Code::NetworkBadAnswer)
                                     << 1;
    QTest::newRow("nowhere") << QByteArray() << int(Code::NetworkBadAnswer) << 1;
    QTest::newRow("nonsense") << address("https://[::1/x") << int(Code::NetworkBadAnswer) << 1;
}

void TestDownload::followsRedirects()
{
    QFETCH(QByteArray, location);
    QFETCH(int, code);
    QFETCH(int, requests);
    location.replace("PORT", QByteArray::number(m_server->url("/").port()));
    const int kinds[]{301, 302, 303, 307, 308};
    m_server->on("/from", {status(307, {"Location: " + location})});
    m_server->on("/circle", {status(302, {"Location: /from"})});
    for (int step = 0; step < 5; ++step) {
        const auto next = step == 4 ? "/list.json"_ba : "/step" + QByteArray::number(step + 1);
        m_server->on("/step" + QByteArray::number(step), {status(kinds[step], {"Location: " + next})});
    }
    m_server->on("/list.json", {good()});
    const auto result = m_fixture->fetch(m_server->url("/from"));
    QCOMPARE(result ? -1 : int(result.error().code), code);
    QCOMPARE(m_server->requests().size(), requests);
    if (result) {
        QCOMPARE(result->url.path(), u"/list.json"_s);
        QVERIFY(QFile::exists(m_fixture->target()));
    }
}

void TestDownload::tellsWhatItGot()
{
    auto reply = good();
    reply.fieldLines = {"content-type: application/json", "etag: \"x\"", "Content-Encoding: gzip",
                        "LAST-MODIFIED: Sun, 22 Nov 2026 11:00:00 GMT"};
    m_server->on("/list.json", {reply});
    const auto result = m_fixture->fetch(m_server->url("/list.json"));
    QVERIFY(result);
    const Download expected{Download::Outcome::Saved,
                            m_server->url("/list.json"),
                            content.size(),
                            {"\"x\"", "Sun, 22 Nov 2026 11:00:00 GMT"},
                            "application/json",
                            "gzip",
                            1};
    QCOMPARE(*result, expected);
}

void TestDownload::hasNothingToDoWhenNotModified()
{
    m_server->on("/list.json", {status(304), status(304, {"ETag: \"new\""})});
    auto request = m_fixture->request(m_server->url("/list.json"));
    request.known = {"\"old\"", {}};
    auto result = m_fixture->fetch(request);
    QVERIFY(result);
    QCOMPARE(result->outcome, Download::Outcome::NotModified);
    QCOMPARE(result->validators, request.known);
    result = m_fixture->fetch(request);
    QVERIFY(result);
    QCOMPARE(result->validators, (Validators{"\"new\"", {}}));
    QVERIFY(m_fixture->files().isEmpty());
}

/** Qt itself sends a request again when the connection ends before there is a status line, at most twice; so there may
 *  be three requests to each attempt of ours, and no more.
 */
void TestDownload::givesUpOnWhatIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::newRow("another protocol") << "SSH-2.0-OpenSSH_9.2p1\r\n"_ba;
    QTest::newRow("no status") << "HTTP/1.1 \r\n\r\n"_ba;
    QTest::newRow("half a status line") << "HTTP/1"_ba;
    QTest::newRow("bytes") << QByteArray(5'000, '\xFF');
    QTest::newRow("zeros") << QByteArray(5'000, '\0');
}

void TestDownload::givesUpOnWhatIsNoAnswer()
{
    QFETCH(QByteArray, raw);
    TestReply reply;
    reply.raw = raw;
    reply.then = Then::Close;
    m_server->on("/list.json", {reply});
    const auto result = m_fixture->fetch(m_server->url("/list.json"));
    QVERIFY(!result);
    QVERIFY2(result.error().code == Code::Network || result.error().code == Code::NetworkBadAnswer,
             qPrintable(result.error().detail));
    const auto attempts = m_fixture->scheduler->delays.size() + 1;
    QVERIFY(attempts <= 4);
    QVERIFY(m_server->requests().size() >= attempts);
    QVERIFY(m_server->requests().size() <= 3 * attempts);
    for (const auto &request : m_server->requests())
        QCOMPARE(request.raw, m_server->requests().constFirst().raw);
    QVERIFY(m_fixture->files().isEmpty());
}

/** What a server sends after the size it told belongs to nothing; above all not to the next answer. */
void TestDownload::takesNoMoreThanWasTold()
{
    auto lying = good();
    lying.declared = 5;
    m_server->on("/list.json", {lying, good()});
    auto result = m_fixture->fetch(m_server->url("/list.json"));
    QVERIFY(result);
    QCOMPARE(result->bytes, 5);
    result = m_fixture->fetch(m_server->url("/list.json"));
    QVERIFY(result);
    QCOMPARE(result->bytes, content.size());
}

void TestDownload::checksTheHash_data()
{
    QTest::addColumn<int>("algorithm");
    QTest::addColumn<QByteArray>("hashed");
    QTest::addColumn<int>("code");
    const int sha256 = QCryptographicHash::Sha256;
    const int sha512 = QCryptographicHash::Sha512;
    QTest::newRow("right") << sha256 << content << -1;
    QTest::newRow("right, longer") << sha512 << content << -1;
    QTest::newRow("of another file") << sha256 << content + ' ' << int(Code::HashMismatch);
    QTest::newRow("of another file, longer") << sha512 << QByteArray() << int(Code::HashMismatch);
    QTest::newRow("none") << -1 << QByteArray() << int(Code::HashMismatch);
}

void TestDownload::checksTheHash()
{
    QFETCH(int, algorithm);
    QFETCH(QByteArray, hashed);
    QFETCH(int, code);
    m_server->on("/list.json", {good()});
    auto request = m_fixture->request(m_server->url("/list.json"));
    request.hash = ExpectedHash();
    if (algorithm >= 0) {
        request.hash->algorithm = static_cast<QCryptographicHash::Algorithm>(algorithm);
        request.hash->digest = QCryptographicHash::hash(hashed, request.hash->algorithm);
    }
    QFile old(m_fixture->target());
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    const auto result = m_fixture->fetch(request);
    QCOMPARE(result ? -1 : int(result.error().code), code);
    QCOMPARE(m_fixture->files(), QStringList{u"list.bin"_s});
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), result ? content : "old"_ba);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestDownload::acceptsAWebPageWhenAsked()
{
    m_server->on("/page", {typed("text/html", "<html></html>")});
    auto request = m_fixture->request(m_server->url("/page"));
    request.webPage = WebPage::Accepted;
    QVERIFY(m_fixture->fetch(request));
    QVERIFY(QFile::exists(m_fixture->target()));
}

void TestDownload::streamsALargeFile()
{
    constexpr qint64 size = qint64(24) << 20;
    TestReply reply;
    reply.body = QByteArray(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < reply.body.size(); ++i)
        reply.body[i] = char((i * 31 + i / 4096) & 0xFF);
    m_server->on("/large.zip", {reply});
    m_fixture = std::make_unique<DownloadFixture>(m_authority->root());
    Downloader downloader(m_fixture->client(), m_fixture->request(m_server->url("/large.zip")));
    qint64 last = 0;
    connect(&downloader, &Downloader::progressed, this, [&last](qint64 bytes, qint64 total) {
        QCOMPARE(total, size);
        QVERIFY(bytes > last);
        last = bytes;
    });
    QVERIFY(DownloadFixture::resultOf(downloader, [&downloader] { downloader.start(); }));
    QCOMPARE(last, size);
    QFile file(m_fixture->target());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == reply.body);
}

/** Qt 6.4 follows a null pointer when the limit on reading ahead comes while a connection is not encrypted yet. */
void TestDownload::readsAheadOnlyOnASafeConnection()
{
    QTcpServer mute; // Takes connections and says nothing, so that none is ever encrypted.
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    const auto port = QByteArray::number(mute.serverPort());
    const std::unique_ptr<QNetworkReply> waiting(
        m_fixture->client().get(QUrl(QString::fromLatin1("https://127.0.0.1:" + port)), {}));
    QVERIFY(mute.waitForNewConnection(patienceMs));
    QCoreApplication::processEvents();
    QCOMPARE(waiting->readBufferSize(), qint64(0));

    m_server->on("/list", {TestReply()});
    const std::unique_ptr<QNetworkReply> answered(m_fixture->client().get(m_server->url("/list"), {}));
    QTRY_VERIFY_WITH_TIMEOUT(answered->isFinished(), patienceMs);
    QCOMPARE(answered->error(), QNetworkReply::NoError);
    QVERIFY(answered->readBufferSize() > 0);
}

QTEST_GUILESS_MAIN(TestDownload)
#include "tst_download.moc"
