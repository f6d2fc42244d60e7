// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feeddatabase.h"
#include "unit/workflow/csafsyncfixture.h"
#include "workflow/csafproviders.h"
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
