// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/workflow/csafsyncfixture.h"

#include <QCryptographicHash>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Spoil = std::function<void(TestPublisher &publisher)>;

const QByteArray good("/csaf/2026/good-1.json");
const QByteArray bad("/csaf/2026/bad-1.json");

} // namespace

Q_DECLARE_METATYPE(Spoil)
Q_DECLARE_METATYPE(TestPublisher::Lists)

/** A provider on the loopback interface, in good and in bad days. */
class TestCsafSync : public CsafSyncFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void fetchesAndChecks_data();
    void fetchesAndChecks();
    void fetchesNothingTwice_data();
    void fetchesNothingTwice();
    void fetchesWhatChanged();
    void refusesADocument_data();
    void refusesADocument();
    void keepsTheEarlierVersion();
    void comesBackToARefusedDocument();
    void doesNotComeBackToAMissingOne();
    void takesTheDirectoryWhenTheFeedIsGone();
    void givesUpAfterManyRefusals();
    void handsOutUntilConfirmed();
    void isModest();
};

void TestCsafSync::initTestCase()
{
    if (const auto reason = prepare(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
}

void TestCsafSync::init()
{
    QVERIFY(begin());
}

void TestCsafSync::fetchesAndChecks_data()
{
    QTest::addColumn<TestPublisher::Lists>("lists");
    QTest::newRow("changes.csv") << TestPublisher::Lists::Directory;
    QTest::newRow("index.txt") << TestPublisher::Lists::Index;
    QTest::newRow("ROLIE") << TestPublisher::Lists::Rolie;
    QTest::newRow("ROLIE before changes.csv") << TestPublisher::Lists::Both;
}

void TestCsafSync::fetchesAndChecks()
{
    QFETCH(TestPublisher::Lists, lists);
    m_publisher->lists = lists;
    m_publisher->announce();
    const auto report = sync();
    QVERIFY2(report, report ? "" : qPrintable(report.error().where + report.error().detail));
    QCOMPARE(onDisk(), QStringList({u"bad-1.json"_s, u"good-1.json"_s}));
    QCOMPARE(content(u"good-1.json"_s), TestPublisher::document("GOOD-1"));
    QCOMPARE(report->files, QStringList({folder() + u"/bad-1.json"_s, folder() + u"/good-1.json"_s}));
    QCOMPARE(report->fetched, 2);
    QCOMPARE(report->waiting, 0);
    QVERIFY(report->refused.isEmpty());
    QVERIFY(report->problems.isEmpty());
    QCOMPARE(report->publisher.name, u"Voorbeeld"_s);
    QCOMPARE(report->pinned, QList<QString>{m_key});
    QCOMPARE(pins(), QList<QString>{m_key});
    const auto asked = m_publisher->asked();
    for (const auto &document : {good, bad}) {
        QCOMPARE(asked.value(document), 1);
        QCOMPARE(asked.value(document + ".asc"), 1);
        const bool rolie = lists == TestPublisher::Lists::Rolie || lists == TestPublisher::Lists::Both;
        QCOMPARE(asked.value(document + (rolie ? ".sha256" : ".sha512")), 1);
    }
    QVERIFY(!asked.contains("/csaf/amber.json")); // Not for everybody.
    QCOMPARE(asked.contains("/csaf/changes.csv"),
             lists == TestPublisher::Lists::Directory || lists == TestPublisher::Lists::Index);
}

void TestCsafSync::fetchesNothingTwice_data()
{
    fetchesAndChecks_data();
}

void TestCsafSync::fetchesNothingTwice()
{
    QFETCH(TestPublisher::Lists, lists);
    m_publisher->lists = lists;
    m_publisher->announce();
    QVERIFY(sync());
    (void)m_publisher->asked();
    const auto again = sync();
    QVERIFY(again);
    QCOMPARE(again->fetched, 0);
    QVERIFY(again->pinned.isEmpty());
    const auto asked = m_publisher->asked();
    for (auto it = asked.cbegin(); it != asked.cend(); ++it)
        QVERIFY2(!it.key().startsWith("/csaf/2026/"), it.key().constData());
}

void TestCsafSync::fetchesWhatChanged()
{
    QVERIFY(sync());
    (void)m_publisher->asked();
    m_publisher->publish("BAD-1", "2026-11-21T00:00:00Z", "\n");
    m_publisher->publish("NEW-1", "2026-11-20T12:00:00Z");
    m_publisher->announce();
    const auto report = sync();
    QVERIFY(report);
    QCOMPARE(report->fetched, 2);
    QCOMPARE(content(u"bad-1.json"_s), TestPublisher::document("BAD-1") + "\n");
    QVERIFY(!m_publisher->asked().contains(good));
}

void TestCsafSync::refusesADocument_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<Code>("code");
    const auto row = [](const char *name, Code code, const Spoil &spoil) { QTest::newRow(name) << spoil << code; };
    const auto document = TestPublisher::document("BAD-1");
    row("no signature", Code::SignatureMissing, [](TestPublisher &p) { p.remove(bad + ".asc"); });
    row("an empty signature", Code::SignatureMissing, [](TestPublisher &p) { p.put(bad + ".asc", {}); });
    row("signature of another document", Code::SignatureWrong,
        [this](TestPublisher &p) { p.put(bad + ".asc", m_signer->sign("x", {m_key})); });
    row("signature by another key", Code::SignatureKeyChanged,
        [this, document](TestPublisher &p) { p.put(bad + ".asc", m_signer->sign(document, {m_other})); });
    row("rubbish for a signature", Code::SignatureWrong, [](TestPublisher &p) { p.put(bad + ".asc", "hello"); });
    row("another hash", Code::HashMismatch,
        [](TestPublisher &p) { p.put(bad + ".sha512", QByteArray(128, 'a') + "  bad-1.json"); });
    row("rubbish for a hash", Code::HashMismatch, [](TestPublisher &p) { p.put(bad + ".sha512", "hello"); });
    row("another short hash", Code::HashMismatch, [](TestPublisher &p) {
        p.remove(bad + ".sha512");
        p.put(bad + ".sha256", QByteArray(64, 'a'));
    });
    row("no hash", Code::SignatureMissing, [](TestPublisher &p) {
        p.remove(bad + ".sha512");
        p.remove(bad + ".sha256");
    });
    row("changed on its way", Code::HashMismatch, [document](TestPublisher &p) { p.put(bad, document + " "); });
    row("not there", Code::NetworkNotFound, [](TestPublisher &p) { p.remove(bad); });
    row("a web page", Code::NetworkBadAnswer,
        [](TestPublisher &p) { p.put(bad, "<!DOCTYPE html><html><body>Log in</body></html>"); });
    row("at another server", Code::NetworkBadAnswer, [this, document](TestPublisher &p) {
        p.put("/elsewhere.json", document);
        p.redirect(bad, m_server->url("/elsewhere.json", u"localhost"_s));
    });
    row("no longer encrypted", Code::NetworkInsecure,
        [](TestPublisher &p) { p.redirect(bad, QUrl(u"http://127.0.0.1/bad-1.json"_s)); });
    row("another document, well signed", Code::BadValue, [this](TestPublisher &p) {
        const auto other = TestPublisher::document("GOOD-1");
        p.put(bad, other);
        p.put(bad + ".sha512", QCryptographicHash::hash(other, QCryptographicHash::Sha512).toHex());
        p.put(bad + ".asc", m_signer->sign(other, {m_key}));
    });
    row("no document, well signed", Code::UnknownFormat, [this](TestPublisher &p) {
        p.put(bad, "{}");
        p.put(bad + ".sha512", QCryptographicHash::hash("{}", QCryptographicHash::Sha512).toHex());
        p.put(bad + ".asc", m_signer->sign("{}", {m_key}));
    });
}

void TestCsafSync::refusesADocument()
{
    QFETCH(Spoil, spoil);
    QFETCH(Code, code);
    spoil(*m_publisher);
    const auto report = sync();
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->refused.size(), 1);
    QCOMPARE(report->refused.first().code, code);
    QVERIFY(report->refused.first().where.contains(u"bad-1.json"));
    QCOMPARE(onDisk(), QStringList{u"good-1.json"_s}); // One that fails is nothing to the others.
    QCOMPARE(report->files, QStringList{folder() + u"/good-1.json"_s});
}

void TestCsafSync::keepsTheEarlierVersion()
{
    QVERIFY(sync());
    m_publisher->publish("BAD-1", "2026-11-21T00:00:00Z", "\n");
    m_publisher->announce();
    m_publisher->remove(bad + ".asc");
    const auto report = sync();
    QVERIFY(report);
    QCOMPARE(report->refused.size(), 1);
    QCOMPARE(content(u"bad-1.json"_s), TestPublisher::document("BAD-1"));
}

void TestCsafSync::comesBackToARefusedDocument()
{
    const auto signature = m_signer->sign(TestPublisher::document("BAD-1"), {m_key});
    m_publisher->remove(bad + ".asc");
    QCOMPARE(sync()->waiting, 1);
    m_publisher->publish("NEW-1", "2026-11-22T00:00:00Z"); // Three days later than the one that was refused.
    m_publisher->announce();
    QCOMPARE(sync()->refused.size(), 1);
    m_publisher->put(bad + ".asc", signature);
    const auto report = sync();
    QVERIFY(report);
    QVERIFY(report->refused.isEmpty());
    QCOMPARE(report->fetched, 1);
    QCOMPARE(onDisk().size(), 3);
}

void TestCsafSync::doesNotComeBackToAMissingOne()
{
    m_publisher->remove(bad);
    QCOMPARE(sync()->refused.size(), 1);
    const auto report = sync();
    QVERIFY(report);
    QVERIFY(report->refused.isEmpty());
}

void TestCsafSync::takesTheDirectoryWhenTheFeedIsGone()
{
    m_publisher->lists = TestPublisher::Lists::Both;
    m_publisher->announce();
    m_publisher->remove("/csaf/white.json");
    const auto report = sync();
    QVERIFY(report);
    QCOMPARE(report->fetched, 2);
    QCOMPARE(report->problems.size(), 1);
    QCOMPARE(report->problems.first().code, Code::NetworkNotFound);
}

void TestCsafSync::givesUpAfterManyRefusals()
{
    for (int i = 0; i < 30; ++i) {
        const auto id = "X-" + QByteArray::number(i);
        m_publisher->publish(id, "2026-11-21T00:00:00Z");
        m_publisher->remove(TestPublisher::pathOf(id) + ".asc");
    }
    m_publisher->announce();
    const auto report = sync();
    QVERIFY(report);
    QCOMPARE(report->refused.size(), 20);
    QCOMPARE(report->waiting, 32);
    QCOMPARE(report->problems.size(), 1);
    QCOMPARE(report->problems.first().code, Code::SignatureMissing);
}

void TestCsafSync::handsOutUntilConfirmed()
{
    const auto files = sync()->files;
    QCOMPARE(files.size(), 2);
    QCOMPARE(sync()->files, files); // Whoever was killed before taking them in gets them again.
    QVERIFY(confirmCsafDocuments(m_data->path(), feed(), {files.first()}));
    QCOMPARE(sync()->files, QStringList{files.last()});
    QVERIFY(QFile::remove(files.last()));
    QVERIFY(sync()->files.isEmpty());
}

void TestCsafSync::isModest()
{
    QVERIFY(sync());
    // Three files for each document, in the time that is meant for one.
    QVERIFY(m_scheduler->delays.contains(333));
    for (const auto &request : m_server->requests()) {
        QVERIFY(request.field("User-Agent").startsWith("Patchwijzer/"));
        QVERIFY(request.field("Cookie").isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestCsafSync)
#include "tst_csafsync.moc"
