// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feedsources.h"
#include "support/testpublisher.h"
#include "unit/transport/downloadfixture.h"
#include "workflow/csafproviders.h"
#include "workflow/csafsync.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QLockFile>

#include <functional>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Code = Error::Code;
using Spoil = std::function<void(TestPublisher &publisher)>;

const auto feed = u"csaf-a.test"_s;
const auto provider = u"a.test"_s;
const QByteArray good("/csaf/2026/good-1.json");
const QByteArray bad("/csaf/2026/bad-1.json");

} // namespace

Q_DECLARE_METATYPE(Spoil)
Q_DECLARE_METATYPE(TestPublisher::Lists)

/** A provider on the loopback interface, in good and in bad days. */
class TestCsafSync : public QObject
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
    void refusesAProvider_data();
    void refusesAProvider();
    void refusesAnotherKeyLater();
    void doesNotForgetAPromise();
    void failsClosedWithoutGpgv();
    void failsClosedWhenPinsAreLost();
    void needsNoSignatureWhereNoneIsPromised();
    void takesTheDirectoryWhenTheFeedIsGone();
    void givesUpAfterManyRefusals();
    void handsOutUntilConfirmed();
    void isModest();
    void canBeStopped();
    void runsOnceAtATime();
    void findsAndAddsAProvider();
    void findsNoProvider();

private:
    [[nodiscard]] HttpSettings http() const
    {
        HttpSettings settings;
        settings.tls.setCaCertificates({m_authority->root()});
        settings.proxy = ProxyUse::None;
        settings.timeouts = testLimits;
        settings.clock = std::make_shared<FixedClock>(testNow());
        settings.scheduler = m_scheduler;
        settings.chance = [] { return 0.5; };
        return settings;
    }
    [[nodiscard]] CsafSyncRequest request() const
    {
        CsafSyncRequest request;
        request.dataDir = m_data->path();
        request.feed = feed;
        request.provider = provider;
        request.metadata = QUrl(QString::fromLatin1(m_publisher->address(m_publisher->metadataPath)));
        return request;
    }
    [[nodiscard]] Result<CsafSyncReport> sync(std::shared_ptr<ToolRunner> gpgv = {}, std::stop_token stop = {}) const
    {
        CsafSyncOptions options;
        options.http = http();
        options.gpgv = std::move(gpgv);
        return syncCsafProvider(request(), options, {}, std::move(stop));
    }
    [[nodiscard]] QString folder() const { return m_data->filePath(u"downloads/"_s + feed); }
    /** Documents on the disk, and nothing else. */
    [[nodiscard]] QStringList onDisk() const
    {
        QStringList names;
        QDirIterator walk(folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (walk.hasNext())
            names.append(QDir(folder()).relativeFilePath(walk.next()));
        names.sort();
        return names;
    }
    [[nodiscard]] QByteArray content(const QString &name) const
    {
        QFile file(folder() + u'/' + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QList<QString> pins() const
    {
        QList<QString> found;
        for (const auto &key : loadFeedSources(m_data->path())->sources.keysOf(provider))
            found.append(key.fingerprint);
        return found;
    }

    std::unique_ptr<TestAuthority> m_authority;
    TestIdentity m_identity;
    std::unique_ptr<Signer> m_signer;
    QString m_key;
    QString m_other;
    std::unique_ptr<HttpsServer> m_server;
    std::shared_ptr<TestScheduler> m_scheduler;
    std::unique_ptr<TestPublisher> m_publisher;
    std::unique_ptr<QTemporaryDir> m_data;
};

void TestCsafSync::initTestCase()
{
    m_authority = std::make_unique<TestAuthority>();
    if (!m_authority->isValid())
        QSKIP("SKIP: there is no openssl tool to make test certificates with");
    if (!Signer::isAvailable())
        QSKIP("SKIP: there is no gpg and gpgv to make and check signatures with");
    m_identity = m_authority->issue("DNS:localhost,IP:127.0.0.1");
    QVERIFY(!m_identity.isNull());
    m_signer = std::make_unique<Signer>();
    m_key = m_signer->makeKey(u"A <a@a.test>"_s);
    m_other = m_signer->makeKey(u"B <b@b.test>"_s);
    QVERIFY(!m_key.isEmpty() && !m_other.isEmpty());
}

void TestCsafSync::init()
{
    m_server = std::make_unique<HttpsServer>(m_identity);
    QVERIFY(m_server->isListening());
    m_scheduler = std::make_shared<TestScheduler>();
    m_data = std::make_unique<QTemporaryDir>();
    m_publisher = std::make_unique<TestPublisher>(*m_server, *m_signer, m_key);
    m_publisher->publish("GOOD-1", "2026-11-20T00:00:00Z");
    m_publisher->publish("BAD-1", "2026-11-19T00:00:00Z");
    m_publisher->announce();
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

void TestCsafSync::refusesAProvider_data()
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

void TestCsafSync::refusesAProvider()
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

void TestCsafSync::refusesAnotherKeyLater()
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

void TestCsafSync::doesNotForgetAPromise()
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

void TestCsafSync::failsClosedWithoutGpgv()
{
    const QTemporaryDir nothing;
    const auto report = sync(std::make_shared<ProcessRunner>(ToolLimits(), QStringList{nothing.path()}));
    QVERIFY(!report);
    QCOMPARE(report.error().code, Code::SignatureNotChecked);
    QCOMPARE(onDisk(), QStringList());
    QVERIFY(pins().isEmpty());
}

void TestCsafSync::failsClosedWhenPinsAreLost()
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

void TestCsafSync::needsNoSignatureWhereNoneIsPromised()
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
    QVERIFY(confirmCsafDocuments(m_data->path(), feed, {files.first()}));
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

void TestCsafSync::canBeStopped()
{
    std::stop_source stop;
    stop.request_stop();
    const auto report = sync({}, stop.get_token());
    QVERIFY(!report);
    QCOMPARE(report.error().code, Code::Cancelled);
    QCOMPARE(onDisk(), QStringList());
}

void TestCsafSync::runsOnceAtATime()
{
    QVERIFY(QDir().mkpath(folder()));
    QLockFile lock(folder() + u".lock"_s);
    QVERIFY(lock.tryLock());
    QCOMPARE(sync().error().code, Code::DatabaseBusy);
    auto wrong = request();
    wrong.feed = u"../evil"_s;
    QCOMPARE(syncCsafProvider(wrong).error().code, Code::WrongUse);
}

void TestCsafSync::findsAndAddsAProvider()
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

void TestCsafSync::findsNoProvider()
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

QTEST_GUILESS_MAIN(TestCsafSync)
#include "tst_csafsync.moc"
