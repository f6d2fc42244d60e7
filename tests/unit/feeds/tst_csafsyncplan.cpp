// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/syncplan.h"

#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Patchwijzer::Error::Code)

namespace {

using Code = Error::Code;

const QDateTime now(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);

QDateTime day(int daysAgo)
{
    return now.addDays(-daysAgo);
}

CsafDocumentSource source(const QString &name, const QDateTime &released)
{
    CsafDocumentSource document;
    document.document = QUrl(u"https://a.test/csaf/2026/"_s + name + u".json"_s);
    document.released = released;
    return document;
}

QStringList namesOf(const QList<CsafDocumentSource> &documents)
{
    QStringList names;
    for (const auto &document : documents)
        names.append(document.document.fileName().chopped(5));
    return names;
}

/** Fetches all that is new but the @p failing; gives what is remembered. */
CsafSyncState round(const CsafSyncState &state, const QList<CsafDocumentSource> &listed, QStringList *picked,
                    const QStringList &failing = {}, CsafSyncLimits limits = {},
                    CsafSyncPlan::Lists lists = CsafSyncPlan::Lists::Complete)
{
    CsafSyncPlan plan(state, now, limits);
    const auto documents = plan.pick(listed);
    *picked = namesOf(documents);
    for (const auto &document : documents) {
        if (!failing.contains(document.document.fileName().chopped(5)))
            plan.settle(document);
    }
    return plan.state(lists);
}

CsafProviderMetadata trusted()
{
    CsafProviderMetadata metadata;
    metadata.role = CsafRole::TrustedProvider;
    metadata.keys = {{u"AA"_s, QUrl(u"https://k.test/aa"_s)}, {u"BB"_s, QUrl(u"https://k.test/bb"_s)}};
    metadata.feeds = {{QUrl(u"https://a.test/white.json"_s), CsafTlp::Clear, {}},
                      {QUrl(u"https://a.test/amber.json"_s), CsafTlp::Amber, {}},
                      {QUrl(u"https://a.test/none.json"_s), CsafTlp::None, {}}};
    metadata.directories = {{QUrl(u"https://a.test/csaf/v2/"_s), CsafTlp::None},
                            {QUrl(u"https://a.test/green/"_s), CsafTlp::Green},
                            {QUrl(u"https://a.test/vex"_s), CsafTlp::Clear}};
    return metadata;
}

} // namespace

/** What is fetched of a provider, and what it is checked with. */
class TestCsafSyncPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesPublicListsOnly();
    void trusts_data();
    void trusts();
    void promisesWhatTheRoleSays();
    void promisesWhatAFeedNames();
    void picksTheNewestFirst();
    void goesBackALimitedTimeAtFirst();
    void picksNothingTwice();
    void picksWhatChanged();
    void picksWhatWasFilledInAfterwards();
    void comesBackToWhatFailed();
    void goesOnWhereItStopped();
    void isNotBlindedByTheFuture();
    void remembersNothingNewWithoutAllLists();
    void followsAListWithoutDates();
    void forgetsWhatIsGone();
};

void TestCsafSyncPlan::takesPublicListsOnly()
{
    using Kind = CsafDocumentList::Kind;
    const auto feeds = publicLists(trusted(), Kind::Rolie);
    QCOMPARE(feeds.size(), 1);
    QCOMPARE(feeds.first().url.fileName(), u"white.json"_s);
    QVERIFY(feeds.first().folder.isEmpty());
    const auto directories = publicLists(trusted(), Kind::Directory);
    QCOMPARE(directories.size(), 2);
    QCOMPARE(directories.first().folder, u"csaf_v2"_s);
    QCOMPARE(directories.last().folder, u"vex"_s);
}

void TestCsafSyncPlan::trusts_data()
{
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<QStringList>("named");
    QTest::addColumn<QStringList>("pinned");
    QTest::addColumn<bool>("signatures");
    QTest::addColumn<QStringList>("keys");
    QTest::addColumn<Code>("code"); // Cancelled: no error.
    const auto good = Code::Cancelled;
    QTest::newRow("at first") << true << QStringList{u"AA"_s, u"BB"_s} << QStringList() << true
                              << QStringList{u"AA"_s, u"BB"_s} << good;
    QTest::newRow("again") << true << QStringList{u"AA"_s} << QStringList{u"AA"_s} << true << QStringList{u"AA"_s}
                           << good;
    QTest::newRow("a new key beside it") << true << QStringList{u"AA"_s, u"CC"_s} << QStringList{u"AA"_s} << true
                                         << QStringList{u"AA"_s} << good;
    QTest::newRow("another key") << true << QStringList{u"CC"_s} << QStringList{u"AA"_s} << true << QStringList()
                                 << Code::SignatureKeyChanged;
    QTest::newRow("no key any more") << true << QStringList() << QStringList{u"AA"_s} << true << QStringList()
                                     << Code::SignatureKeyChanged;
    QTest::newRow("no key at first") << true << QStringList() << QStringList() << true << QStringList()
                                     << Code::SignatureMissing;
    QTest::newRow("no longer trusted") << false << QStringList{u"AA"_s} << QStringList{u"AA"_s} << true
                                       << QStringList{u"AA"_s} << good;
    QTest::newRow("no longer trusted, no key")
        << false << QStringList() << QStringList{u"AA"_s} << true << QStringList() << Code::SignatureKeyChanged;
    QTest::newRow("never trusted") << false << QStringList() << QStringList() << false << QStringList() << good;
    QTest::newRow("not trusted, has a key")
        << false << QStringList{u"AA"_s} << QStringList() << false << QStringList{u"AA"_s} << good;
}

void TestCsafSyncPlan::trusts()
{
    QFETCH(bool, isTrusted);
    QFETCH(QStringList, named);
    QFETCH(QStringList, pinned);
    QFETCH(bool, signatures);
    QFETCH(QStringList, keys);
    QFETCH(Code, code);
    CsafProviderMetadata metadata;
    metadata.role = isTrusted ? CsafRole::TrustedProvider : CsafRole::Provider;
    for (const auto &name : named)
        metadata.keys.append({name, QUrl(u"https://k.test/"_s + name)});
    const auto trust = trustOf(metadata, pinned, u"a.test"_s);
    QCOMPARE(trust.has_value(), code == Code::Cancelled);
    if (!trust) {
        QCOMPARE(trust.error().code, code);
        return;
    }
    QCOMPARE(trust->signatures, signatures);
    QStringList found;
    for (const auto &key : trust->keys)
        found.append(key.fingerprint);
    QCOMPARE(found, keys);
}

void TestCsafSyncPlan::promisesWhatTheRoleSays()
{
    const QUrl url(u"https://a.test/csaf/2026/a-1.json"_s);
    DirectoryList directory;
    directory.documents = {{url, now}};
    CsafDocumentList list;
    list.folder = u"f"_s;
    const auto plain = documentsOf(directory, list, {}).first();
    QVERIFY(plain.hashes.isEmpty() && plain.signature.isEmpty());
    QCOMPARE(plain.folder, u"f"_s);
    const auto full = documentsOf(directory, list, {true, trusted().keys}).first();
    QCOMPARE(full.hashes, QList<QUrl>({QUrl(url.toString() + u".sha512"_s), QUrl(url.toString() + u".sha256"_s)}));
    QCOMPARE(full.signature, QUrl(url.toString() + u".asc"_s));
    RolieFeed feed;
    feed.entries.append(RolieEntry());
    feed.entries.first().document = url;
    QCOMPARE(documentsOf(feed, list, {true, trusted().keys}).first().signature, full.signature); // Named or not.
    QCOMPARE(documentsOf(feed, list, {true, trusted().keys}).first().hashes, full.hashes);
}

void TestCsafSyncPlan::promisesWhatAFeedNames()
{
    RolieFeed feed;
    RolieEntry entry;
    entry.document = QUrl(u"https://a.test/a-1.json"_s);
    entry.sha256 = QUrl(u"https://a.test/h/a-1.json.sha256"_s);
    entry.signature = QUrl(u"https://a.test/s/a-1.json.asc"_s);
    feed.entries = {entry};
    const auto withoutKeys = documentsOf(feed, {}, {}).first();
    QCOMPARE(withoutKeys.hashes, QList<QUrl>{entry.sha256});
    QVERIFY(withoutKeys.signature.isEmpty()); // There is nothing to check it with, and it was never promised.
    QCOMPARE(documentsOf(feed, {}, {false, trusted().keys}).first().signature, entry.signature);
    const auto full = documentsOf(feed, {}, {true, trusted().keys}).first();
    QCOMPARE(full.hashes, QList<QUrl>{entry.sha256});
    QCOMPARE(full.signature, entry.signature);
}

void TestCsafSyncPlan::picksTheNewestFirst()
{
    QStringList picked;
    (void)round({}, {source(u"b"_s, day(3)), source(u"a"_s, day(3)), source(u"c"_s, day(1)), source(u"c"_s, day(5))},
                &picked);
    QCOMPARE(picked, QStringList({u"c"_s, u"a"_s, u"b"_s}));
}

void TestCsafSyncPlan::goesBackALimitedTimeAtFirst()
{
    QStringList picked;
    const auto state =
        round({}, {source(u"new"_s, day(2)), source(u"edge"_s, day(90)), source(u"old"_s, day(91))}, &picked);
    QCOMPARE(picked, QStringList({u"new"_s, u"edge"_s}));
    QCOMPARE(state.from, day(3));
    QCOMPARE(state.taken.size(), 1);
}

void TestCsafSyncPlan::picksNothingTwice()
{
    const QList<CsafDocumentSource> listed{source(u"a"_s, day(1)), source(u"b"_s, day(2)), source(u"c"_s, day(40))};
    QStringList picked;
    auto state = round({}, listed, &picked);
    QCOMPARE(picked.size(), 3);
    for (int i = 0; i < 3; ++i) {
        const auto before = state;
        state = round(state, listed, &picked);
        QCOMPARE(picked, QStringList());
        QVERIFY(state == before);
    }
}

void TestCsafSyncPlan::picksWhatChanged()
{
    QStringList picked;
    const auto state = round({}, {source(u"a"_s, day(1)), source(u"b"_s, day(2)), source(u"c"_s, day(40))}, &picked);
    (void)round(state, {source(u"c"_s, day(0)), source(u"a"_s, day(1)), source(u"b"_s, day(2))}, &picked);
    QCOMPARE(picked, QStringList{u"c"_s});
}

void TestCsafSyncPlan::picksWhatWasFilledInAfterwards()
{
    QStringList picked;
    const auto state = round({}, {source(u"a"_s, day(1))}, &picked);
    (void)round(state,
                {source(u"a"_s, day(1)), source(u"late"_s, day(1).addSecs(-3'600)), source(u"tooLate"_s, day(3))},
                &picked);
    QCOMPARE(picked, QStringList{u"late"_s});
}

void TestCsafSyncPlan::comesBackToWhatFailed()
{
    QList<CsafDocumentSource> listed{source(u"a"_s, day(1)), source(u"bad"_s, day(20)), source(u"c"_s, day(40))};
    QStringList picked;
    auto state = round({}, listed, &picked, {u"bad"_s});
    listed.prepend(source(u"new"_s, day(0)));
    state = round(state, listed, &picked, {u"bad"_s});
    QCOMPARE(picked, QStringList({u"new"_s, u"bad"_s})); // And not "a", which we have.
    state = round(state, listed, &picked);
    QCOMPARE(picked, QStringList{u"bad"_s});
    state = round(state, listed, &picked);
    QCOMPARE(picked, QStringList());
    QCOMPARE(state.from, day(1));
}

void TestCsafSyncPlan::goesOnWhereItStopped()
{
    QList<CsafDocumentSource> listed;
    for (int i = 1; i <= 10; ++i)
        listed.append(source(QString::number(i), day(i)));
    CsafSyncLimits limits;
    limits.mostDocuments = 4;
    CsafSyncState state;
    QStringList all;
    for (int i = 0; i < 4; ++i) {
        QStringList picked;
        state = round(state, listed, &picked, {}, limits);
        QVERIFY(picked.size() <= 4);
        all += picked;
    }
    QCOMPARE(all, namesOf(listed));
}

void TestCsafSyncPlan::isNotBlindedByTheFuture()
{
    QList<CsafDocumentSource> listed{source(u"future"_s, now.addYears(10)), source(u"a"_s, day(1))};
    QStringList picked;
    const auto state = round({}, listed, &picked);
    QCOMPARE(picked.size(), 2);
    QCOMPARE(state.from, day(2));
    listed.append(source(u"new"_s, day(0)));
    (void)round(state, listed, &picked);
    QCOMPARE(picked, QStringList{u"new"_s});
}

void TestCsafSyncPlan::remembersNothingNewWithoutAllLists()
{
    QStringList picked;
    const auto first = round({}, {source(u"a"_s, day(10))}, &picked);
    const auto second = round(first, {source(u"b"_s, day(1))}, &picked, {}, {}, CsafSyncPlan::Lists::Missing);
    QCOMPARE(second.from, first.from);
    (void)round(second, {source(u"a"_s, day(10)), source(u"b"_s, day(1)), source(u"c"_s, day(9))}, &picked);
    QCOMPARE(picked, QStringList{u"c"_s}); // Of the list that could not be read.
}

void TestCsafSyncPlan::followsAListWithoutDates()
{
    QList<CsafDocumentSource> listed{source(u"a"_s, {}), source(u"b"_s, {})};
    listed.append(source(u"x"_s, {}));
    listed.last().document = QUrl(u"https://a.test/csaf/2019/x.json"_s);
    QStringList picked;
    auto state = round({}, listed, &picked, {u"b"_s});
    QCOMPARE(picked, QStringList({u"a"_s, u"b"_s})); // What is of years ago is not fetched.
    listed.append(source(u"c"_s, {}));
    state = round(state, listed, &picked);
    QCOMPARE(picked, QStringList({u"b"_s, u"c"_s}));
    state = round(state, listed, &picked);
    QCOMPARE(picked, QStringList());
}

void TestCsafSyncPlan::forgetsWhatIsGone()
{
    QStringList picked;
    auto state = round({}, {source(u"a"_s, day(1)), source(u"b"_s, day(1))}, &picked);
    QCOMPARE(state.taken.size(), 2);
    state = round(state, {source(u"a"_s, day(1))}, &picked);
    QCOMPARE(state.taken.size(), 1);
}

QTEST_GUILESS_MAIN(TestCsafSyncPlan)
#include "tst_csafsyncplan.moc"
