// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feeddatabase.h"
#include "unit/workflow/csafsyncfixture.h"
#include "workflow/csafproviders.h"
#include "workflow/feedimport.h"
#include "workflow/feedrefresh.h"

#include <algorithm>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

/** A maker that the owner added, fetched with all other feeds. */
class TestCsafRefresh : public CsafSyncFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void takesInWhatIsGood();
    void asksForNothingTwice();
    void refusesOneAndTakesTheOther();
    void keepsWhatItHadWhenTheKeyChanges();
    void anAddedMakerIsAFeedLikeTheOthers();
    void refusesWhatIsInTheNameOfAnother();
    void anAddedMakerCannotTakeAnothersName();
    void doesNotLoseWhatTheImportRefuses();
    void knowsNoOtherFeed();

private:
    [[nodiscard]] RefreshedFeed refresh() const
    {
        RefreshOptions options;
        options.dataDir = m_data->path();
        options.feeds = {feed()};
        options.http = http();
        const auto report = refreshFeeds(options);
        return report && report->feeds.size() == 1 ? report->feeds.first() : RefreshedFeed();
    }
    [[nodiscard]] FeedState state() const
    {
        const auto states = knownFeeds(m_data->path(), testNow()).value_or(QList<FeedState>());
        const auto found =
            std::find_if(states.begin(), states.end(), [](const FeedState &state) { return state.id == feed(); });
        return found == states.end() ? FeedState() : *found;
    }
    [[nodiscard]] QStringList documents() const
    {
        QStringList titles;
        const auto database = FeedDatabase::open(m_data->path());
        if (!database)
            return {};
        for (const auto &id : {feed(), u"csaf-other"_s}) {
            const auto read = database->forEachDocument(id, [&](const FeedDocument &document) -> Result<void> {
                titles.append(id + u' ' + document.key.section(u'/', -1));
                return {};
            });
            if (!read)
                return {};
        }
        return titles;
    }
};

void TestCsafRefresh::initTestCase()
{
    if (const auto reason = prepare(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
}

void TestCsafRefresh::init()
{
    QVERIFY(begin());
    CsafProvider maker;
    maker.domain = provider();
    maker.feed = feed();
    maker.metadata = request().metadata;
    maker.name = u"Maker"_s;
    maker.nameSpace = u"https://a.test"_s;
    maker.fingerprints = {m_key};
    QVERIFY(addCsafProvider(m_data->path(), maker, testNow()));
}

void TestCsafRefresh::takesInWhatIsGood()
{
    const auto result = refresh();
    QVERIFY2(result.outcome == RefreshedFeed::Outcome::Updated, qPrintable(result.error.detail));
    QCOMPARE(result.records, 2);
    QVERIFY(result.bytes > 0);
    QCOMPARE(documents(), (QStringList{feed() + u" BAD-1"_s, feed() + u" GOOD-1"_s}));
    QCOMPARE(state().records, 2);
    QCOMPARE(state().checkedAt, testNow());
    QVERIFY(!state().problem);
    QVERIFY2(onDisk().isEmpty(), qPrintable(onDisk().join(u' ')));
}

void TestCsafRefresh::asksForNothingTwice()
{
    QCOMPARE(refresh().records, 2);
    const auto again = refresh();
    QCOMPARE(again.outcome, RefreshedFeed::Outcome::NotModified);
    QCOMPARE(again.records, 0);
}

void TestCsafRefresh::refusesOneAndTakesTheOther()
{
    m_publisher->remove("/csaf/2026/bad-1.json.asc");
    const auto result = refresh();
    QCOMPARE(result.outcome, RefreshedFeed::Outcome::Failed);
    QCOMPARE(result.error.code, Code::SignatureMissing);
    QCOMPARE(result.records, 1);
    QCOMPARE(documents(), QStringList{feed() + u" GOOD-1"_s});
    QVERIFY(state().problem);
    QCOMPARE(state().problem->error.code, Code::SignatureMissing);
    QCOMPARE(state().problem->at, testNow());
}

void TestCsafRefresh::keepsWhatItHadWhenTheKeyChanges()
{
    QCOMPARE(refresh().records, 2);
    m_publisher->namedKey = m_other;
    m_publisher->announce();
    const auto result = refresh();
    QCOMPARE(result.outcome, RefreshedFeed::Outcome::Failed);
    QVERIFY(result.error.code == Code::SignatureKeyChanged || result.error.code == Code::SignatureWrong);
    QCOMPARE(documents().size(), 2);
    QCOMPARE(state().records, 2);
    QVERIFY(state().problem);
}

void TestCsafRefresh::anAddedMakerIsAFeedLikeTheOthers()
{
    const auto added = state();
    QCOMPARE(added.id, feed());
    QCOMPARE(added.title, u"Maker"_s);
    QVERIFY(!added.needed);
    QCOMPARE(freshness(added, testNow()), FeedFreshness::Missing);
}

void TestCsafRefresh::refusesWhatIsInTheNameOfAnother()
{
    constexpr auto space = "https://www.redhat.com";
    m_publisher->publishAs("BAD-1", "2026-11-21T00:00:00Z", TestPublisher::document("BAD-1", space));
    m_publisher->announce();
    const auto result = refresh();
    QCOMPARE(result.outcome, RefreshedFeed::Outcome::Failed);
    QCOMPARE(result.error.code, Code::BadValue);
    QVERIFY2(result.error.detail.contains(QLatin1String(space)), qPrintable(result.error.detail));
    QCOMPARE(documents(), QStringList{feed() + u" GOOD-1"_s});
    const auto database = FeedDatabase::open(m_data->path());
    QVERIFY(database);
    int ofAnother = 0;
    QVERIFY(database->forEachDocument(u"csaf-redhat"_s, [&](const FeedDocument & /*document*/) -> Result<void> {
        ++ofAnother;
        return {};
    }));
    QCOMPARE(ofAnother, 0);
}

void TestCsafRefresh::anAddedMakerCannotTakeAnothersName()
{
    CsafProvider impostor;
    impostor.domain = u"0.test"_s; // Before "csaf-redhat" in every order.
    impostor.feed = u"csaf-0.test"_s;
    impostor.metadata = QUrl(u"https://0.test/provider-metadata.json"_s);
    impostor.name = u"Impostor"_s;
    impostor.nameSpace = u"https://www.redhat.com/"_s;
    QVERIFY(addCsafProvider(m_data->path(), impostor, testNow()));
    QFile file(m_data->filePath(u"document.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(TestPublisher::document("RHSA-1", "https://www.redhat.com"));
    file.close();
    const auto report = importFeeds(m_data->path(), {file.fileName()}, testNow());
    QVERIFY(report);
    QCOMPARE(report->files.size(), 1);
    QCOMPARE(report->files.first().feed, u"csaf-redhat"_s);
}

/** Names are written with an escape: it reads as a document, and is not known for one. */
void TestCsafRefresh::doesNotLoseWhatTheImportRefuses()
{
    auto content = TestPublisher::document("BAD-1");
    content.replace(R"("document")", R"("d\u006fcument")");
    m_publisher->publishAs("BAD-1", "2026-11-21T00:00:00Z", content);
    m_publisher->announce();
    for (int time = 0; time < 2; ++time) {
        const auto result = refresh();
        QCOMPARE(result.outcome, RefreshedFeed::Outcome::Failed);
        QCOMPARE(result.error.code, Code::UnknownFormat);
        QCOMPARE(documents(), QStringList{feed() + u" GOOD-1"_s});
        QCOMPARE(onDisk(), QStringList{u"bad-1.json"_s});
    }
    m_publisher->publish("BAD-1", "2026-11-22T00:00:00Z");
    m_publisher->announce();
    QCOMPARE(refresh().outcome, RefreshedFeed::Outcome::Updated);
    QCOMPARE(documents().size(), 2);
    QVERIFY(onDisk().isEmpty());
}

void TestCsafRefresh::knowsNoOtherFeed()
{
    RefreshOptions options;
    options.dataDir = m_data->path();
    options.http = http();
    for (const auto *id : {"csaf-b.test", "csaf-other"}) {
        options.feeds = {QString::fromLatin1(id)};
        const auto report = refreshFeeds(options);
        QVERIFY(!report);
        QCOMPARE(report.error().code, Code::WrongUse);
    }
}

QTEST_GUILESS_MAIN(TestCsafRefresh)

#include "tst_csafrefresh.moc"
