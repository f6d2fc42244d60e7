// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/workflow/csafsyncfixture.h"
#include "workflow/csafproviders.h"

#include <QLockFile>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Spoil = std::function<void(TestPublisher &publisher)>;

const QByteArray good("/csaf/2026/good-1.json");
const QByteArray bad("/csaf/2026/bad-1.json");

} // namespace

Q_DECLARE_METATYPE(Spoil)

/** Which providers are believed, and which no longer are. */
class TestCsafTrust : public CsafSyncFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void refusesAProvider_data();
    void refusesAProvider();
    void refusesAnotherKeyLater();
    void doesNotForgetAPromise();
    void failsClosedWithoutGpgv();
    void failsClosedWhenPinsAreLost();
    void needsNoSignatureWhereNoneIsPromised();
    void canBeStopped();
    void runsOnceAtATime();
    void findsAndAddsAProvider();
    void findsNoProvider();
};

void TestCsafTrust::initTestCase()
{
    if (const auto reason = prepare(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
}

void TestCsafTrust::init()
{
    QVERIFY(begin());
}

void TestCsafTrust::refusesAProvider_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<Code>("code");
    const auto row = [](const char *name, Code code, const Spoil &spoil) { QTest::newRow(name) << spoil << code; };
    row("no metadata", Code::NetworkNotFound, [](TestPublisher &p) { p.remove(p.metadataPath); });
    row("metadata that are no JSON", Code::NotJson, [](TestPublisher &p) { p.put(p.metadataPath, "hello"); });
    row("metadata that are a web page", Code::NetworkBadAnswer,
        [](TestPublisher &p) { p.put(p.metadataPath, "<html></html>"); });
    row("metadata of somebody else", Code::NetworkBadAnswer,
        [this](TestPublisher &p) { p.redirect(p.metadataPath, m_server->url("/key.asc", u"localhost"_s)); });
    row("another key than is named", Code::SignatureWrong, [this](TestPublisher &p) {
        p.namedKey = m_other;
        p.announce();
    });
    row("no key", Code::NetworkNotFound, [](TestPublisher &p) { p.remove("/key.asc"); });
    row("a key that is none", Code::UnknownFormat, [](TestPublisher &p) { p.put("/key.asc", "hello"); });
    row("no lists", Code::NetworkNotFound, [](TestPublisher &p) {
        p.remove("/csaf/changes.csv");
        p.remove("/csaf/index.txt");
    });
    row("a list that is none", Code::UnknownFormat, [](TestPublisher &p) { p.put("/csaf/changes.csv", "hello\n"); });
    row("a list at another server", Code::NetworkBadAnswer, [this](TestPublisher &p) {
        p.redirect("/csaf/changes.csv", m_server->url("/csaf/index.txt", u"localhost"_s));
    });
}

void TestCsafTrust::refusesAProvider()
{
    QFETCH(Spoil, spoil);
    QFETCH(Code, code);
    spoil(*m_publisher);
    const auto report = sync();
    QVERIFY(!report);
    QCOMPARE(report.error().code, code);
    QCOMPARE(onDisk(), QStringList());
    QVERIFY(!m_publisher->asked().contains(good));
}

void TestCsafTrust::refusesAnotherKeyLater()
{
    QVERIFY(sync());
    TestPublisher changed(*m_server, *m_signer, m_other);
    changed.publish("NEW-1", "2026-11-21T00:00:00Z");
    changed.announce();
    (void)changed.asked();
    const auto report = sync();
    QVERIFY(!report);
    QCOMPARE(report.error().code, Code::SignatureKeyChanged);
    QVERIFY(!changed.asked().contains("/csaf/2026/new-1.json"));
    QCOMPARE(onDisk(), QStringList({u"bad-1.json"_s, u"good-1.json"_s}));
    QCOMPARE(pins(), QList<QString>{m_key});
}

void TestCsafTrust::doesNotForgetAPromise()
{
    QVERIFY(sync());
    m_publisher->role = "csaf_provider";
    m_publisher->publish("NEW-1", "2026-11-21T00:00:00Z");
    m_publisher->remove("/csaf/2026/new-1.json.asc");
    m_publisher->announce();
    const auto report = sync();
    QVERIFY(report);
    QCOMPARE(report->refused.size(), 1);
    QCOMPARE(report->refused.first().code, Code::SignatureMissing);
    QCOMPARE(onDisk(), QStringList({u"bad-1.json"_s, u"good-1.json"_s}));
}

void TestCsafTrust::failsClosedWithoutGpgv()
{
    const QTemporaryDir nothing;
    const auto report = sync(std::make_shared<ProcessRunner>(ToolLimits(), QStringList{nothing.path()}));
    QVERIFY(!report);
    QCOMPARE(report.error().code, Code::SignatureNotChecked);
    QCOMPARE(onDisk(), QStringList());
    QVERIFY(pins().isEmpty());
}

void TestCsafTrust::failsClosedWhenPinsAreLost()
{
    QVERIFY(sync());
    QFile file(m_data->filePath(u"sources.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("hello");
    file.close();
    const auto report = sync();
    QVERIFY(!report);
    QCOMPARE(report.error().code, Code::DatabaseBroken);
}

void TestCsafTrust::needsNoSignatureWhereNoneIsPromised()
{
    m_publisher->role = "csaf_provider";
    m_publisher->announce();
    for (const auto &document : {good, bad}) {
        for (const auto *ending : {".asc", ".sha256", ".sha512"})
            m_publisher->remove(document + ending);
    }
    const auto report = sync();
    QVERIFY(report);
    QCOMPARE(report->fetched, 2);
    // But a ROLIE feed that names a signature promises it.
    m_publisher->publish("NEW-1", "2026-11-21T00:00:00Z");
    m_publisher->lists = TestPublisher::Lists::Rolie;
    m_publisher->announce();
    m_publisher->remove("/csaf/2026/new-1.json.asc");
    const auto named = sync();
    QVERIFY(named);
    QCOMPARE(named->refused.size(), 1);
    QCOMPARE(named->refused.first().code, Code::SignatureMissing);
}

void TestCsafTrust::canBeStopped()
{
    std::stop_source stop;
    stop.request_stop();
    const auto report = sync({}, stop.get_token());
    QVERIFY(!report);
    QCOMPARE(report.error().code, Code::Cancelled);
    QCOMPARE(onDisk(), QStringList());
}

void TestCsafTrust::runsOnceAtATime()
{
    QVERIFY(QDir().mkpath(folder()));
    QLockFile lock(folder() + u".lock"_s);
    QVERIFY(lock.tryLock());
    QCOMPARE(sync().error().code, Code::DatabaseBusy);
    auto wrong = request();
    wrong.feed = u"../evil"_s;
    QCOMPARE(syncCsafProvider(wrong).error().code, Code::WrongUse);
}

void TestCsafTrust::findsAndAddsAProvider()
{
    const auto domain = m_server->url("/").authority();
    const auto found = discoverProvider(domain, http());
    QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
    QCOMPARE(found->domain, domain);
    QCOMPARE(found->feed, u"csaf-"_s + QString(domain).replace(u':', u'_'));
    QCOMPARE(found->name, u"Voorbeeld"_s);
    QVERIFY(found->role == CsafRole::TrustedProvider);
    QCOMPARE(found->fingerprints, QList<QString>{m_key});
    QVERIFY(!QFile::exists(m_data->filePath(u"sources.json"_s))); // Looking is not trusting.

    const auto added = addCsafProvider(m_data->path(), *found, testNow());
    QVERIFY(added);
    QVERIFY(!added->alreadyThere);
    const auto sources = loadFeedSources(m_data->path())->sources;
    QCOMPARE(sources.providers.size(), 1);
    QCOMPARE(sources.providers.first().metadataUrl, found->metadata.toString());
    QCOMPARE(sources.keysOf(domain).size(), 1);
    QVERIFY(addCsafProvider(m_data->path(), *found, testNow())->alreadyThere);

    auto changed = *found;
    changed.fingerprints = {m_other};
    const auto refused = addCsafProvider(m_data->path(), changed, testNow());
    QCOMPARE(refused.error().code, Code::SignatureKeyChanged);
    QVERIFY(loadFeedSources(m_data->path())->sources == sources);
}

void TestCsafTrust::findsNoProvider()
{
    m_publisher->remove(m_publisher->metadataPath);
    const auto domain = m_server->url("/").authority();
    QCOMPARE(discoverProvider(domain, http()).error().code, Code::ProviderNotFound);
    m_publisher->put("/.well-known/security.txt", "CSAF: " + m_publisher->address("/p.json") + "\n");
    m_publisher->metadataPath = "/p.json";
    m_publisher->announce();
    const auto found = discoverProvider(domain, http());
    QVERIFY(found);
    QCOMPARE(found->metadata.path(), u"/p.json"_s);
    QCOMPARE(discoverProvider(u"not a domain"_s, http()).error().code, Code::WrongUse);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(discoverProvider(domain, http(), stop.get_token()).error().code, Code::Cancelled);
}

QTEST_GUILESS_MAIN(TestCsafTrust)
#include "tst_csaftrust.moc"
