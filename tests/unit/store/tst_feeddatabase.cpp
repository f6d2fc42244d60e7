// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feeddatabase.h"

#include <QDir>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

#include "storefixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

class TestFeedDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyFolderIsAnEmptyDatabase();
    void givesBackWhatWasPutIn();
    void neverPutsOlderOverNewer();
    void newerReplacesOlder();
    void sameDateOtherContentsReplaces();
    void renamedRecordsTakeTheOldOnesPlace();
    void tellsTheStateOfAFeed();
    void datesInTheFutureMakeNothingFresh();
    void datesInTheFutureKeepNoCorrectionOut();
    void keepsTheExploitedList();
    void aDroppedFileLeavesNothing();
    void copiesNothingBeforeItIsNeeded();
    void looksUpWithoutACopy();
    void remembersFiles();
    void worksInAnotherThread();
    void leavesNoConnectionsBehind();
    void findsDocumentsByProduct();
    void onlyDocumentsOfTheKindsAskedFor();
    void aDroppedFileLeavesNoProducts();
    void findsAdvisoriesInAllReleases();
};

void TestFeedDatabase::anEmptyFolderIsAnEmptyDatabase()
{
    const QTemporaryDir folder;
    for (const auto &path : {folder.path(), folder.filePath(u"none"_s)}) {
        const auto database = FeedDatabase::open(path);
        QVERIFY(database);
        QVERIFY(database->isEmpty());
        QCOMPARE(database->generation(), 0);
        QCOMPARE(database->states().value(), QList<FeedState>());
        QVERIFY(database->exploited().value().isEmpty());
        QVERIFY(database->advisoriesFor(u"Debian"_s, u"12"_s, {u"a"_s}).value().isEmpty());
    }
    QVERIFY(!QFile::exists(folder.filePath(u"none"_s)));
}

void TestFeedDatabase::givesBackWhatWasPutIn()
{
    const QTemporaryDir folder;
    auto full = advisoryOf(u"DSA-9001-1"_s);
    full.withdrawn = true;
    full.affected[0].ranges = {{{}, u"1.0-1"_s, {}}, {u"2.0"_s, {}, u"3.0"_s}, {u"4.0"_s, {}, {}}};
    full.affected[0].versions = {u"1.5"_s, u"1.6"_s};
    full.affected[0].urgency = u"low"_s;
    full.affected[0].architectures = {u"aarch64"_s, u"x86_64"_s};
    full.affected[0].module = u"nodejs:18"_s;
    full.affected[0].binaryPackage = true;
    Advisory bare;
    bare.feed = u"osv-debian"_s;
    bare.id = u"DSA-9002-1"_s;
    bare.modified = day(2);
    bare.affected = {affectedBy(u"12"_s, u"voorbeeld"_s, {})};
    bare.affected[0].status = AffectedStatus::NotAffected;
    bare.affected[0].ranges = {VersionRange{}};
    QVERIFY(publish(folder.path(), {full, bare}));
    QList<Advisory> kept;
    const auto keep = [&](const Advisory &advisory) -> Result<void> {
        kept.append(advisory);
        return {};
    };
    QVERIFY(FeedDatabase::open(folder.path())->forEachAdvisory(u"osv-debian"_s, keep));
    QCOMPARE(kept, (QList<Advisory>{full, bare}));
}

void TestFeedDatabase::neverPutsOlderOverNewer()
{
    const QTemporaryDir folder;
    const auto newer = advisoryOf(u"A"_s, 5, u"2.0-2"_s);
    QVERIFY(publish(folder.path(), {newer, advisoryOf(u"A"_s, 4, u"2.0-1"_s)}));
    QVERIFY(publish(folder.path(), {advisoryOf(u"A"_s, 3, u"2.0-0"_s)}));
    QCOMPARE(advisoriesIn(folder.path()), QList<Advisory>{asJudged(newer)});
    auto writer = FeedWriter::begin(folder.path(), day(20));
    QVERIFY(writer && writer->beginFile());
    QCOMPARE(writer->put(advisoryOf(u"A"_s, 4), day(4)).value(), FeedWriter::Outcome::Unchanged);
    QCOMPARE(writer->put(newer, day(5)).value(), FeedWriter::Outcome::Unchanged);
}

void TestFeedDatabase::newerReplacesOlder()
{
    const QTemporaryDir folder;
    auto first = advisoryOf(u"A"_s, 1);
    first.affected.append(affectedBy(u"12"_s, u"gone"_s, u"1-1"_s));
    QVERIFY(publish(folder.path(), {first}));
    const auto second = advisoryOf(u"A"_s, 2, u"2.0-2"_s);
    QVERIFY(publish(folder.path(), {second}));
    QCOMPARE(advisoriesIn(folder.path(), {u"voorbeeld"_s, u"gone"_s}), QList<Advisory>{asJudged(second)});
}

void TestFeedDatabase::sameDateOtherContentsReplaces()
{
    const QTemporaryDir folder;
    QVERIFY(publish(folder.path(), {advisoryOf(u"A"_s, 1)}));
    const auto corrected = advisoryOf(u"A"_s, 1, u"2.0-9"_s);
    QVERIFY(publish(folder.path(), {corrected}));
    QCOMPARE(advisoriesIn(folder.path()), QList<Advisory>{asJudged(corrected)});
}

void TestFeedDatabase::renamedRecordsTakeTheOldOnesPlace()
{
    const QTemporaryDir folder;
    const auto renamed = advisoryOf(u"DEBIAN-CVE-2099-0001"_s, 5);
    QVERIFY(publish(folder.path(), {advisoryOf(u"CVE-2099-0001"_s, 1), renamed}));
    QCOMPARE(advisoriesIn(folder.path()), QList<Advisory>{asJudged(renamed)});
    QVERIFY(publish(folder.path(), {advisoryOf(u"CVE-2099-0001"_s, 4)}));
    QCOMPARE(advisoriesIn(folder.path()), QList<Advisory>{asJudged(renamed)});
}

void TestFeedDatabase::tellsTheStateOfAFeed()
{
    const QTemporaryDir folder;
    auto second = advisoryOf(u"B"_s, 9);
    second.affected = {affectedBy(u"9"_s, u"x"_s, u"1"_s), affectedBy(u"13"_s, u"x"_s, u"1"_s)};
    QVERIFY(publish(folder.path(), {advisoryOf(u"A"_s, 7), second}));
    auto expected = osvState();
    expected.dataDate = day(9);
    expected.importedAt = day(20);
    expected.records = 2;
    expected.covers = {u"Debian:12"_s, u"Debian:13"_s, u"Debian:9"_s};
    QCOMPARE(FeedDatabase::open(folder.path())->states().value(), QList<FeedState>{expected});
}

void TestFeedDatabase::datesInTheFutureMakeNothingFresh()
{
    const QTemporaryDir folder;
    QVERIFY(publish(folder.path(), {advisoryOf(u"A"_s, 2), advisoryOf(u"B"_s, 28)}, day(10)));
    QCOMPARE(FeedDatabase::open(folder.path())->states()->first().dataDate, day(2));
    const QTemporaryDir alone;
    QVERIFY(publish(alone.path(), {advisoryOf(u"B"_s, 28)}, day(10)));
    QVERIFY(!FeedDatabase::open(alone.path())->states()->first().dataDate.isValid());
}

void TestFeedDatabase::datesInTheFutureKeepNoCorrectionOut()
{
    const QTemporaryDir folder;
    QVERIFY(publish(folder.path(), {advisoryOf(u"A"_s, 28, u"9.0"_s)}, day(10)));
    const auto honest = advisoryOf(u"A"_s, 11);
    QVERIFY(publish(folder.path(), {honest}, day(12)));
    QCOMPARE(advisoriesIn(folder.path()), QList<Advisory>{asJudged(honest)});
}

void TestFeedDatabase::keepsTheExploitedList()
{
    const QTemporaryDir folder;
    const ExploitedCve first{u"CVE-2099-0001"_s, QDate(2099, 1, 2), true, u"Maker"_s, u"Ding"_s};
    const ExploitedCve second{u"CVE-2099-0002"_s, QDate(2099, 1, 3), false, {}, {}};
    for (const auto &list : {QList<ExploitedCve>{first}, QList<ExploitedCve>{second}}) {
        auto writer = FeedWriter::begin(folder.path(), day(20));
        QVERIFY(writer && writer->beginFile());
        QVERIFY(writer->replaceExploited(u"cisa-kev"_s, list));
        FeedState state;
        state.id = u"cisa-kev"_s;
        QVERIFY(writer->updateFeed(state, FeedWriter::WholeList{day(4), list.size()}));
        QVERIFY(writer->keepFile() && writer->publish());
    }
    const auto database = FeedDatabase::open(folder.path());
    QCOMPARE(database->exploited().value(), (QHash<QString, ExploitedCve>{{second.cve, second}}));
    QCOMPARE(database->states()->first().records, 1);
    QCOMPARE(database->states()->first().dataDate, day(4));
}

void TestFeedDatabase::aDroppedFileLeavesNothing()
{
    const QTemporaryDir folder;
    auto writer = FeedWriter::begin(folder.path(), day(20));
    QVERIFY(writer && writer->beginFile());
    QVERIFY(writer->put(advisoryOf(u"A"_s), day(1)));
    QVERIFY(writer->dropFile());
    QVERIFY(writer->beginFile());
    // The same package again: its number was rolled back with the rest.
    QVERIFY(writer->put(advisoryOf(u"B"_s), day(1)));
    QVERIFY(writer->updateFeed(osvState()) && writer->keepFile() && writer->publish());
    QCOMPARE(advisoriesIn(folder.path()), QList<Advisory>{asJudged(advisoryOf(u"B"_s))});
}

void TestFeedDatabase::copiesNothingBeforeItIsNeeded()
{
    const QTemporaryDir folder;
    QVERIFY(publish(folder.path(), {advisoryOf(u"A"_s)}));
    const auto parts = [&] { return QDir(folder.path()).entryList({u"*.part"_s}).size(); };
    auto writer = FeedWriter::begin(folder.path(), day(20));
    QVERIFY(writer && writer->beginFile() && writer->isInFile());
    QVERIFY(writer->known("hash", 1)->isEmpty() && writer->states());
    QCOMPARE(parts(), 0);
    QVERIFY(writer->dropFile() && !writer->isInFile());
    QVERIFY(writer->beginFile() && writer->keepFile() && !writer->isInFile());
    QCOMPARE(parts(), 0);
    QVERIFY(writer->beginFile() && writer->put(advisoryOf(u"B"_s), day(1)));
    QCOMPARE(parts(), 1);
    QVERIFY(writer->updateFeed(osvState()) && writer->keepFile() && writer->publish());
    QCOMPARE(advisoriesIn(folder.path()).size(), 2);
}

void TestFeedDatabase::looksUpWithoutACopy()
{
    const QTemporaryDir folder;
    const auto feed = advisoryOf(u"A"_s).feed;
    {
        auto writer = FeedWriter::begin(folder.path(), day(20));
        QVERIFY(writer && writer->beginFile());
        QCOMPARE(writer->holds(feed, u"A"_s).value_or(true), false);
    }
    QVERIFY(publish(folder.path(), {advisoryOf(u"A"_s)}));
    auto writer = FeedWriter::begin(folder.path(), day(20));
    QVERIFY(writer && writer->beginFile());
    QCOMPARE(writer->holds(feed, u"A"_s).value_or(false), true);
    QCOMPARE(writer->holds(feed, u"B"_s).value_or(true), false);
    QCOMPARE(QDir(folder.path()).entryList({u"*.part"_s}).size(), 0);
    QVERIFY(writer->put(advisoryOf(u"B"_s), day(1)));
    QCOMPARE(writer->holds(feed, u"A"_s).value_or(false), true);
    QCOMPARE(writer->holds(feed, u"B"_s).value_or(false), true);
    QVERIFY(writer->updateFeed(osvState()) && writer->keepFile() && writer->publish());
    QCOMPARE(advisoriesIn(folder.path()).size(), 2);
}

void TestFeedDatabase::remembersFiles()
{
    const QTemporaryDir folder;
    auto writer = FeedWriter::begin(folder.path(), day(20));
    QVERIFY(writer && writer->beginFile());
    QVERIFY(writer->remember("hash", 1, {u"debian-dsa"_s, 5, 2, 1}));
    QVERIFY(writer->remember("hash", 1, {u"osv-debian"_s, 7, 0, 0}));
    QVERIFY(writer->keepFile());
    const auto known = writer->known("hash", 1);
    QVERIFY(known);
    QCOMPARE(known->size(), 2);
    QCOMPARE(known->at(0).feed, u"debian-dsa"_s);
    QCOMPARE(known->at(0).skipped, 2);
    QCOMPARE(known->at(1).records, 7);
    QVERIFY(writer->known("other", 1)->isEmpty());
    QVERIFY(writer->known("hash", 2)->isEmpty());
}

void TestFeedDatabase::worksInAnotherThread()
{
    const QTemporaryDir folder;
    QVERIFY(publish(folder.path(), {advisoryOf(u"A"_s)}));
    QList<Advisory> found;
    std::thread worker([&] { found = advisoriesIn(folder.path()); });
    worker.join();
    QCOMPARE(found.size(), 1);
}

void TestFeedDatabase::leavesNoConnectionsBehind()
{
    const QTemporaryDir folder;
    QVERIFY(publish(folder.path(), {advisoryOf(u"A"_s)}));
    {
        auto one = FeedDatabase::open(folder.path());
        const auto two = FeedDatabase::open(folder.path());
        QVERIFY(one && two);
        const FeedDatabase moved = std::move(*one);
        QVERIFY(moved.states());
        QCOMPARE(QSqlDatabase::connectionNames().size(), 2);
    }
    QCOMPARE(QSqlDatabase::connectionNames().size(), 0);
}

namespace {

FeedDocument documentNaming(const QString &key, const QList<QString> &products, int revision = 1)
{
    FeedDocument document;
    document.feed = u"cve-list"_s;
    document.key = key;
    document.kind = DocumentKind::CveRecord;
    document.revision = day(revision);
    document.productKeys = products;
    document.bytes = key.toUtf8() + QByteArray::number(revision);
    return document;
}

QList<QString> naming(const QString &folder, const QList<QString> &keys,
                      const QList<DocumentKind> &kinds = {DocumentKind::CveRecord, DocumentKind::NvdRecord})
{
    QList<QString> found;
    const auto database = FeedDatabase::open(folder);
    const auto read = database->forEachDocumentNaming(keys, kinds, [&](const FeedDocument &document) -> Result<void> {
        found.append(document.feed + u' ' + document.key + u' ' + QString::fromUtf8(document.bytes));
        return {};
    });
    return read ? found : QList<QString>{u"failed"_s};
}

} // namespace

void TestFeedDatabase::findsDocumentsByProduct()
{
    const QTemporaryDir folder;
    const auto put = [&](const QList<FeedDocument> &documents) {
        auto writer = FeedWriter::begin(folder.path(), day(20));
        QVERIFY(writer && writer->beginFile());
        for (const auto &document : documents)
            QVERIFY(writer->put(document));
        QVERIFY(writer->keepFile());
        QVERIFY(writer->indexDocuments(1, [](FeedDocument *) {}));
        QVERIFY(writer->publish());
    };
    auto apart = documentNaming(u"d"_s, {u"name:a/x"_s});
    apart.state = DocumentState::SetApart;
    auto other = documentNaming(u"a"_s, {u"name:a/x"_s});
    other.feed = u"nvd"_s;
    put({other, documentNaming(u"b"_s, {u"name:a/x"_s, u"name:a/y"_s}), documentNaming(u"a"_s, {u"name:a/y"_s}),
         apart});
    QVERIFY(FeedDatabase::open(folder.path())->productsIndexed().value());
    const QList<QString> both{u"cve-list a a1"_s, u"cve-list b b1"_s, u"nvd a a1"_s};
    QCOMPARE(naming(folder.path(), {u"name:a/y"_s, u"name:a/x"_s, u"name:a/y"_s}), both);
    QCOMPARE(naming(folder.path(), {u"name:a/x"_s}), (QList<QString>{u"cve-list b b1"_s, u"nvd a a1"_s}));
    QCOMPARE(naming(folder.path(), {u"name:a/z"_s, u"' OR 1"_s}), QList<QString>());
    const auto begins = [&](const QList<QString> &with) {
        return FeedDatabase::open(folder.path())->namesAnyProduct(with).value();
    };
    QVERIFY(begins({u"name:b/"_s, u"name:a/"_s}));
    QVERIFY(!begins({u"name:b/"_s, u"name:a/z"_s, u""_s, u"%"_s, u"' OR 1"_s}));
    QVERIFY(!begins({}));
    QCOMPARE(naming(folder.path(), {u"name:a/x"_s}, {DocumentKind::MsrcCvrf}), QList<QString>());
    put({documentNaming(u"b"_s, {u"name:a/z"_s}, 2)});
    QCOMPARE(naming(folder.path(), {u"name:a/x"_s}), QList<QString>{u"nvd a a1"_s});
    QCOMPARE(naming(folder.path(), {u"name:a/z"_s}), QList<QString>{u"cve-list b b2"_s});
}

void TestFeedDatabase::onlyDocumentsOfTheKindsAskedFor()
{
    const QTemporaryDir folder;
    auto writer = FeedWriter::begin(folder.path(), day(20));
    QVERIFY(writer && writer->beginFile());
    for (const auto kind : {DocumentKind::CveRecord, DocumentKind::Csaf, DocumentKind::MsrcCvrf}) {
        auto document = documentNaming(QString::number(static_cast<int>(kind)), {u"name:a/x"_s});
        document.kind = kind;
        document.cves = {u"CVE-2099-0001"_s};
        QVERIFY(writer->put(document));
    }
    QVERIFY(writer->keepFile() && writer->publish());
    const auto database = FeedDatabase::open(folder.path());
    const auto about = [&](const QList<DocumentKind> &kinds) {
        QList<QString> keys;
        for (const auto &document :
             database->documentsAbout({u"CVE-2099-0001"_s}, kinds).value_or(QList<FeedDocument>()))
            keys.append(document.key);
        return keys;
    };
    QCOMPARE(about({DocumentKind::CveRecord}), QList<QString>{u"2"_s});
    QCOMPARE(about({DocumentKind::Csaf, DocumentKind::MsrcCvrf}), (QList<QString>{u"1"_s, u"3"_s}));
    QCOMPARE(about({}), QList<QString>());
    QCOMPARE(naming(folder.path(), {u"name:a/x"_s}, {DocumentKind::Csaf}).size(), 1);
    QCOMPARE(naming(folder.path(), {u"name:a/x"_s}, {}), QList<QString>());
}

void TestFeedDatabase::aDroppedFileLeavesNoProducts()
{
    const QTemporaryDir folder;
    auto writer = FeedWriter::begin(folder.path(), day(20));
    QVERIFY(writer && writer->beginFile());
    QVERIFY(writer->put(documentNaming(u"a"_s, {u"name:a/x"_s})));
    QVERIFY(writer->dropFile() && writer->beginFile());
    QVERIFY(writer->put(documentNaming(u"b"_s, {u"name:a/x"_s})));
    QVERIFY(writer->keepFile() && writer->publish());
    QCOMPARE(naming(folder.path(), {u"name:a/x"_s}), QList<QString>{u"cve-list b b1"_s});
    QVERIFY2(!FeedDatabase::open(folder.path())->productsIndexed().value(), "nobody said that it is");
}

void TestFeedDatabase::findsAdvisoriesInAllReleases()
{
    const QTemporaryDir folder;
    auto advisory = advisoryOf(u"DSA-2"_s);
    advisory.affected = {affectedBy(u"13"_s, u"voorbeeld"_s, u"3"_s), affectedBy(u"12"_s, u"voorbeeld"_s, u"2"_s),
                         affectedBy(u"12"_s, u"anders"_s, u"2"_s)};
    QVERIFY(publish(folder.path(), {advisory, advisoryOf(u"DSA-1"_s)}));
    const auto database = FeedDatabase::open(folder.path());
    const auto found = database->advisoriesNaming(u"Debian"_s, {u"voorbeeld"_s, u"voorbeeld"_s}).value();
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].id, u"DSA-1"_s);
    QCOMPARE(found[1].affected.size(), 2);
    QCOMPARE(found[1].affected[0].release, u"12"_s);
    QCOMPARE(found[1].affected[1].ranges[0].fixed, u"3"_s);
    QVERIFY(database->advisoriesNaming(u"Mozilla"_s, {u"voorbeeld"_s})->isEmpty());
}

QTEST_GUILESS_MAIN(TestFeedDatabase)
#include "tst_feeddatabase.moc"
