// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feeddatabase.h"
#include "support/archivebytes.h"
#include "workflow/feedimport.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "importfixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

/** A folder with files to import, and beside it a data directory. */
struct Desk {
    QTemporaryDir folder;
    QString data = folder.filePath(u"data"_s);

    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes) const
    {
        return put(folder.filePath(name), bytes);
    }
    [[nodiscard]] ImportReport import(const QList<QString> &paths, int day = 20) const
    {
        const auto report = importFeeds(data, paths, importDay(day));
        if (!report)
            qWarning().noquote() << report.error().where << report.error().detail;
        return report.value_or(ImportReport());
    }
    /** "feed/id fixed-version", sorted. */
    [[nodiscard]] QList<QString> held() const
    {
        QList<QString> lines;
        const auto database = FeedDatabase::open(data);
        const auto advisories = database->advisoriesFor(u"Debian"_s, u"12"_s, {u"voorbeeld"_s});
        for (const auto &advisory : *advisories)
            lines.append(advisory.feed + u'/' + advisory.id + u' ' + advisory.affected[0].ranges.value(0).fixed);
        return lines;
    }
    [[nodiscard]] FeedState state(const QString &feed) const
    {
        const auto database = FeedDatabase::open(data);
        const auto states = database->states().value();
        for (const auto &state : states) {
            if (state.id == feed)
                return state;
        }
        return {};
    }
    [[nodiscard]] qint64 generation() const { return FeedDatabase::open(data)->generation(); }
};

} // namespace

class TestFeedImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesEveryFeedByItsContents();
    void takesArchives_data();
    void takesArchives();
    void takesAFolderWithLooseRecords();
    void anArchiveOfSeveralFeedsGetsARowForEach();
    void theSameAgainMakesNoNewGeneration();
    void baseAndContinuationAddUpWhicheverComesFirst_data();
    void baseAndContinuationAddUpWhicheverComesFirst();
    void neverPutsOlderOverNewer();
    void anOlderCatalogIsRefusedAndHidesNothing();
    void aNewerCatalogReplacesTheWholeOfTheOld();
    void oneBadRecordHidesNoOther();
    void recordsOfOtherSystemsAreCounted();
    void aRefusedFileLeavesNothing_data();
    void aRefusedFileLeavesNothing();
    void aCatalogInARefusedArchiveCountsForNothing();
    void filesInAFolderThatAreNoFeedAreIgnored();
    void linksAreNotFollowed();
    void cancellingChangesNothing();
    void aBusyDatabaseIsLeftAlone();
    void saysHowFarItIs();
    void datesInTheFutureMakeNothingFresh();
};

void TestFeedImport::takesEveryFeedByItsContents()
{
    const Desk desk;
    const auto report = desk.import({desk.file(u"a.txt"_s, osvRecord("DEBIAN-CVE-2099-0001", 3)),
                                     desk.file(u"b.json"_s, listEntry("DSA-1-1", 4)),
                                     desk.file(u"c"_s, listEntry("DLA-1-1", 5)), desk.file(u"d.xml"_s, kevOf(6))});
    QVERIFY(report.changed);
    QList<QString> rows;
    for (const auto &file : report.files)
        rows.append(file.name + u' ' + file.feed + u' ' + QString::number(file.records));
    QCOMPARE(rows,
             (QList<QString>{u"a.txt osv-debian 1"_s, u"b.json debian-dsa 1"_s, u"c debian-dla 1"_s,
                             u"d.xml cisa-kev 1"_s}));
    QCOMPARE(report.feeds.size(), 4);
    const auto dsa = desk.state(u"debian-dsa"_s);
    QCOMPARE(dsa.title, u"Debian Security Advisories"_s);
    QCOMPARE(dsa.origin, u"b.json"_s);
    QCOMPARE(dsa.dataDate, QDateTime(QDate(2099, 1, 4), QTime(0, 0), Qt::UTC));
    QCOMPARE(dsa.importedAt, importDay());
    QCOMPARE(dsa.covers, QList<QString>{u"Debian:12"_s});
    QCOMPARE(dsa.maxAgeDays, 7);
    const auto kev = desk.state(u"cisa-kev"_s);
    QCOMPARE(kev.dataDate, QDateTime(QDate(2099, 1, 6), QTime(10, 0), Qt::UTC));
    QCOMPARE(kev.records, 1);
    QVERIFY(FeedDatabase::open(desk.data)->exploited()->contains(u"CVE-2099-0001"_s));
    QCOMPARE(desk.held().size(), 3);
}

void TestFeedImport::takesArchives_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto a = osvRecord("CVE-2099-0001", 3);
    const auto b = osvRecord("DSA-9001-1", 3);
    QTest::newRow("zip") << zipBytes({{"all/a.json", a, true}, {"all/b.json", b}, {"README", "[hello]"}});
    QTest::newRow("tar") << tarBytes({{"all/", {}, '5'}, {"all/a.json", a}, {"all/b.json", b}, {"README", "hello"}});
}

void TestFeedImport::takesArchives()
{
    QFETCH(QByteArray, bytes);
    const Desk desk;
    const auto report = desk.import({desk.file(u"all"_s, bytes)});
    QCOMPARE(report.files.size(), 1);
    QCOMPARE(report.files[0].feed, u"osv-debian"_s);
    QCOMPARE(report.files[0].records, 2);
    QCOMPARE(report.files[0].other, 1);
    QCOMPARE(report.files[0].skippedCount, 0);
    QCOMPARE(desk.held(), (QList<QString>{u"osv-debian/CVE-2099-0001 2.0-1"_s, u"osv-debian/DSA-9001-1 2.0-1"_s}));
}

void TestFeedImport::takesAFolderWithLooseRecords()
{
    const Desk desk;
    QVERIFY(QDir(desk.folder.path()).mkpath(u"stick/osv/2099"_s));
    QVERIFY(!desk.file(u"stick/osv/2099/a.json"_s, osvRecord("A", 3)).isEmpty());
    QVERIFY(!desk.file(u"stick/osv/b.json"_s, osvRecord("B", 3)).isEmpty());
    QVERIFY(!desk.file(u"stick/list"_s, listEntry("DSA-1-1", 4)).isEmpty());
    const auto report = desk.import({desk.folder.filePath(u"stick"_s)});
    QCOMPARE(report.files.size(), 2);
    QCOMPARE(report.files[0].name, u"stick"_s);
    QCOMPARE(report.files[0].records, 2);
    QCOMPARE(report.files[1].feed, u"debian-dsa"_s);
    QCOMPARE(desk.held().size(), 3);
    const auto again = desk.import({desk.folder.filePath(u"stick"_s)});
    QVERIFY(!again.changed);
    QCOMPARE(again.files[0].unchanged, 2);
}

void TestFeedImport::anArchiveOfSeveralFeedsGetsARowForEach()
{
    const Desk desk;
    const auto path =
        desk.file(u"all.zip"_s, zipBytes({{"a", osvRecord("A", 3)}, {"b", listEntry("DSA-1-1", 4)}, {"c", kevOf(5)}}));
    const auto report = desk.import({path});
    QCOMPARE(report.files.size(), 3);
    QCOMPARE(report.feeds.size(), 3);
    const auto again = desk.import({path});
    QVERIFY(!again.changed);
    QCOMPARE(again.files.size(), 3);
    for (const auto &file : again.files)
        QCOMPARE(file.unchanged, 1);
}

void TestFeedImport::theSameAgainMakesNoNewGeneration()
{
    const Desk desk;
    const auto path = desk.file(u"a.zip"_s, zipBytes({{"a", osvRecord("A", 3)}, {"b", "{broken"}, {"c", "hello"}}));
    QVERIFY(desk.import({path}).changed);
    QCOMPARE(desk.generation(), 1);
    // By its hash, wherever it stands and whatever it is called.
    const auto copy = desk.file(u"copy"_s, zipBytes({{"a", osvRecord("A", 3)}, {"b", "{broken"}, {"c", "hello"}}));
    const auto report = desk.import({copy}, 21);
    QVERIFY(!report.changed);
    QCOMPARE(report.files.size(), 1);
    QCOMPARE(report.files[0].name, u"copy"_s);
    QCOMPARE(report.files[0].unchanged, 1);
    QCOMPARE(report.files[0].skippedCount, 1);
    QCOMPARE(report.files[0].other, 1);
    QCOMPARE(desk.generation(), 1);
    // And by its records, when the file is another one.
    const auto other = desk.import({desk.file(u"b.json"_s, osvRecord("A", 3))});
    QVERIFY(!other.changed);
    QCOMPARE(other.files[0].unchanged, 1);
    QCOMPARE(desk.generation(), 1);
    QCOMPARE(other.feeds.size(), 1);
}

void TestFeedImport::baseAndContinuationAddUpWhicheverComesFirst_data()
{
    QTest::addColumn<bool>("baseFirst");
    QTest::addColumn<bool>("together");
    QTest::newRow("base first") << true << false;
    QTest::newRow("continuation first") << false << false;
    QTest::newRow("base first, at once") << true << true;
    QTest::newRow("continuation first, at once") << false << true;
}

void TestFeedImport::baseAndContinuationAddUpWhicheverComesFirst()
{
    QFETCH(bool, baseFirst);
    QFETCH(bool, together);
    const Desk desk;
    // DSA-2-1 stands in both; the list that is newer as a whole knows best.
    QList<QString> paths{
        desk.file(u"DSA.list"_s, listEntry("DSA-2-1", 4, "old").replace("old", "2.0-0") + listEntry("DSA-1-1", 3)),
        desk.file(u"DSA.list.more"_s, listEntry("DSA-3-1", 9) + listEntry("DSA-2-1", 4, "2.0-9"))};
    if (!baseFirst)
        std::swap(paths[0], paths[1]);
    const auto first = together ? desk.import(paths) : desk.import({paths[0]});
    QVERIFY(first.changed);
    if (!together)
        QVERIFY(desk.import({paths[1]}).changed);
    QCOMPARE(
        desk.held(),
        (QList<QString>{u"debian-dsa/DSA-1-1 2.0-1"_s, u"debian-dsa/DSA-2-1 2.0-9"_s, u"debian-dsa/DSA-3-1 2.0-1"_s}));
    QCOMPARE(desk.state(u"debian-dsa"_s).records, 3);
    QCOMPARE(desk.state(u"debian-dsa"_s).dataDate, QDateTime(QDate(2099, 1, 9), QTime(0, 0), Qt::UTC));
}

void TestFeedImport::neverPutsOlderOverNewer()
{
    const Desk desk;
    QVERIFY(desk.import({desk.file(u"new"_s, osvRecord("A", 9, "2.0-9"))}).changed);
    const auto report = desk.import({desk.file(u"old"_s, osvRecord("A", 8, "2.0-8"))});
    QVERIFY(!report.changed);
    QVERIFY(!report.files[0].refused);
    QCOMPARE(report.files[0].unchanged, 1);
    QCOMPARE(desk.held(), QList<QString>{u"osv-debian/A 2.0-9"_s});
    QVERIFY(desk.import({desk.file(u"newest"_s, osvRecord("A", 10, "2.0-10"))}).changed);
    QCOMPARE(desk.held(), QList<QString>{u"osv-debian/A 2.0-10"_s});
    // A record that no longer speaks of Debian is a correction too.
    QVERIFY(desk.import({desk.file(u"gone"_s, osvRecord("A", 11, "2.0-10", "Wolfi"))}).changed);
    QCOMPARE(desk.held(), QList<QString>());
}

void TestFeedImport::anOlderCatalogIsRefusedAndHidesNothing()
{
    const Desk desk;
    QVERIFY(desk.import({desk.file(u"new.json"_s, kevOf(9, "CVE-2099-0009"))}).changed);
    const auto report = desk.import(
        {desk.file(u"old.json"_s, kevOf(8, "CVE-2099-0008")), desk.file(u"list"_s, listEntry("DSA-1-1", 4))});
    QCOMPARE(report.files.size(), 2);
    QVERIFY(report.files[0].refused);
    QCOMPARE(report.files[0].refusal.code, Error::Code::FeedOlder);
    QCOMPARE(report.files[0].feed, u"cisa-kev"_s);
    QCOMPARE(report.files[0].unchanged, 1);
    QCOMPARE(report.files[1].records, 1);
    QCOMPARE(FeedDatabase::open(desk.data)->exploited()->keys(), QList<QString>{u"CVE-2099-0009"_s});
    QCOMPARE(desk.state(u"cisa-kev"_s).dataDate.date(), QDate(2099, 1, 9));
    QCOMPARE(desk.state(u"cisa-kev"_s).records, 1);
}

void TestFeedImport::aNewerCatalogReplacesTheWholeOfTheOld()
{
    const Desk desk;
    const auto report = desk.import(
        {desk.file(u"a.json"_s, kevOf(8, "CVE-2099-0008")), desk.file(u"b.json"_s, kevOf(9, "CVE-2099-0009"))});
    QCOMPARE(report.files[1].records, 1);
    QCOMPARE(FeedDatabase::open(desk.data)->exploited()->keys(), QList<QString>{u"CVE-2099-0009"_s});
    QCOMPARE(desk.state(u"cisa-kev"_s).origin, u"b.json"_s);
    // Another file of the same release says the same.
    const auto same = desk.import({desk.file(u"c.json"_s, kevOf(9, "CVE-2099-0009") + '\n')});
    QVERIFY(!same.changed);
    QVERIFY(!same.files[0].refused);
}

void TestFeedImport::oneBadRecordHidesNoOther()
{
    const Desk desk;
    const auto zip = zipBytes({{"a.json", osvRecord("A", 3)},
                               {"cut.json", osvRecord("B", 3).chopped(2)},
                               {"date.json", osvRecord("C", 3).replace("2099-01-03", "never")},
                               {"d.json", osvRecord("D", 3)}});
    const auto report = desk.import({desk.file(u"all.zip"_s, zip)});
    QCOMPARE(report.files.size(), 1);
    QCOMPARE(report.files[0].records, 2);
    QCOMPARE(report.files[0].skippedCount, 2);
    QCOMPARE(report.files[0].skipped.size(), 2);
    QCOMPARE(report.files[0].skipped[1].where, u"all.zip: date.json/modified"_s);
    QCOMPARE(desk.state(u"osv-debian"_s).skipped, 2);
    const auto list = desk.import({desk.file(u"list"_s, listEntry("DSA-1-1", 4) + listEntry("DSA-2-1", 4, "x:y"))});
    QCOMPARE(list.files[0].records, 1);
    QCOMPARE(list.files[0].skippedCount, 1);
}

void TestFeedImport::recordsOfOtherSystemsAreCounted()
{
    const Desk desk;
    const auto zip = zipBytes({{"a.json", osvRecord("A", 3)}, {"b.json", osvRecord("B", 3, "1", "Wolfi")}});
    const auto report = desk.import({desk.file(u"all.zip"_s, zip)});
    QCOMPARE(report.files[0].records, 1);
    QCOMPARE(report.files[0].other, 1);
    const auto none = desk.import({desk.file(u"alpine.zip"_s, zipBytes({{"b", osvRecord("B", 3, "1", "Wolfi")}}))});
    QVERIFY(none.files[0].refused);
    QCOMPARE(none.files[0].refusal.code, Error::Code::UnknownFormat);
}

void TestFeedImport::aRefusedFileLeavesNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto good = osvRecord("EVIL", 3);
    const auto row = [](const char *name, const QByteArray &bytes, Error::Code code) {
        QTest::newRow(name) << bytes << int(code);
    };
    row("path that leads outside", tarBytes({{"a.json", good}, {"../b.json", good}}), Error::Code::ArchiveUnsafePath);
    row("zip path that leads outside", zipBytes({{"a.json", good}, {"../b.json", good}}),
        Error::Code::ArchiveUnsafePath);
    row("link", tarBytes({{"a.json", good}, {"b.json", {}, '2', "/etc/passwd"}}), Error::Code::ArchiveUnsafePath);
    row("truncated", tarBytes({{"a.json", good}, {"b.json", good}}).left(1600), Error::Code::FileTruncated);
    row("archive inside an archive inside",
        zipBytes({{"a.json", good}, {"b.zip", zipBytes({{"c.zip", zipBytes({{"d", "e"}})}})}}),
        Error::Code::ArchiveNested);
    row("cut off in an entry that says to be large",
        tarBytes({{"a.json", good}, {"b.json", "x", '0', {}, qint64(1) << 32}}), Error::Code::FileTruncated);
    row("no feed", "just text", Error::Code::UnknownFormat);
    row("empty", {}, Error::Code::UnknownFormat);
    row("record cut off", good.chopped(1), Error::Code::NotJson);
    row("JSON of something else", "{\"document\":{}}", Error::Code::UnknownFormat);
    row("catalog cut off", kevOf(3).chopped(3), Error::Code::NotJson);
}

void TestFeedImport::aRefusedFileLeavesNothing()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const Desk desk;
    const auto bad = desk.file(u"bad"_s, bytes);
    const auto alone = desk.import({bad});
    QVERIFY(!alone.changed);
    QCOMPARE(alone.files.size(), 1);
    QVERIFY(alone.files[0].refused);
    QVERIFY2(int(alone.files[0].refusal.code) == code, qPrintable(alone.files[0].refusal.detail));
    QVERIFY(alone.files[0].refusal.where.startsWith(u"bad"));
    QCOMPARE(desk.generation(), 0);
    const auto report =
        desk.import({desk.file(u"one"_s, osvRecord("ONE", 3)), bad, desk.file(u"two"_s, osvRecord("TWO", 3))});
    QCOMPARE(report.files.size(), 3);
    QVERIFY(report.files[1].refused);
    QCOMPARE(desk.held(), (QList<QString>{u"osv-debian/ONE 2.0-1"_s, u"osv-debian/TWO 2.0-1"_s}));
}

void TestFeedImport::aCatalogInARefusedArchiveCountsForNothing()
{
    const Desk desk;
    const auto report =
        desk.import({desk.file(u"bad.zip"_s, zipBytes({{"a", kevOf(9, "CVE-2099-0009")}, {"../b", "x"}})),
                     desk.file(u"good.json"_s, kevOf(8, "CVE-2099-0008"))});
    QVERIFY(report.files[0].refused);
    QCOMPARE(report.files[1].records, 1);
    QCOMPARE(FeedDatabase::open(desk.data)->exploited()->keys(), QList<QString>{u"CVE-2099-0008"_s});
}

void TestFeedImport::filesInAFolderThatAreNoFeedAreIgnored()
{
    const Desk desk;
    QVERIFY(QDir(desk.folder.path()).mkpath(u"stick"_s));
    QVERIFY(!desk.file(u"stick/README"_s, "hello").isEmpty());
    const auto nothing = desk.import({desk.folder.filePath(u"stick"_s)});
    QCOMPARE(nothing.files.size(), 2);
    QVERIFY(nothing.files[0].ignored && !nothing.files[0].refused);
    QVERIFY(nothing.files[1].refused);
    QCOMPARE(nothing.files[1].name, u"stick"_s);
    QVERIFY(!desk.file(u"stick/list"_s, listEntry("DSA-1-1", 4)).isEmpty());
    const auto report = desk.import({desk.folder.filePath(u"stick"_s)});
    QCOMPARE(report.files.size(), 2);
    QVERIFY(report.files[0].ignored);
    QCOMPARE(report.files[1].records, 1);
    const auto missing = desk.import({desk.folder.filePath(u"none"_s)});
    QCOMPARE(missing.files[0].refusal.code, Error::Code::FileMissing);
}

void TestFeedImport::linksAreNotFollowed()
{
    const Desk desk;
    QVERIFY(QDir(desk.folder.path()).mkpath(u"stick/sub"_s));
    const auto outside = desk.file(u"outside.json"_s, osvRecord("OUTSIDE", 3));
    if (!QFile::link(outside, desk.folder.filePath(u"stick/link.json"_s))
        || !QFile::link(desk.folder.path(), desk.folder.filePath(u"stick/sub/loop"_s)))
        QSKIP("SKIP: this file system has no links");
    QVERIFY(!desk.file(u"stick/a.json"_s, osvRecord("A", 3)).isEmpty());
    const auto report = desk.import({desk.folder.filePath(u"stick"_s)});
    QCOMPARE(report.files.size(), 1);
    QCOMPARE(desk.held(), QList<QString>{u"osv-debian/A 2.0-1"_s});
}

void TestFeedImport::cancellingChangesNothing()
{
    const Desk desk;
    QVERIFY(desk.import({desk.file(u"a"_s, osvRecord("A", 3))}).changed);
    std::stop_source stop;
    const auto report = importFeeds(
        desk.data, {desk.file(u"b"_s, osvRecord("B", 3)), desk.file(u"c"_s, osvRecord("C", 3))}, importDay(),
        [&](const Progress &progress) {
            if (progress.subject == u"c")
                stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!report);
    QCOMPARE(report.error().code, Error::Code::Cancelled);
    QCOMPARE(desk.held(), QList<QString>{u"osv-debian/A 2.0-1"_s});
    QVERIFY(QDir(desk.data).entryList({u"*.part"_s}).isEmpty());
}

void TestFeedImport::aBusyDatabaseIsLeftAlone()
{
    const Desk desk;
    const auto path = desk.file(u"a"_s, osvRecord("A", 3));
    std::optional<Error> inner;
    const auto report = importFeeds(desk.data, {path}, importDay(), [&](const Progress &) {
        const auto second = importFeeds(desk.data, {path}, importDay());
        if (!second)
            inner = second.error();
    });
    QVERIFY(report);
    QVERIFY(inner);
    QCOMPARE(inner->code, Error::Code::DatabaseBusy);
    QCOMPARE(desk.generation(), 1);
}

void TestFeedImport::saysHowFarItIs()
{
    const Desk desk;
    QList<TarEntry> entries;
    for (int i = 0; i < 2000; ++i)
        entries.append({QByteArray::number(i), osvRecord("R-" + QByteArray::number(i), 3)});
    qint64 last = -1;
    bool forward = true;
    QList<ProgressStage> stages;
    const auto report =
        importFeeds(desk.data, {desk.file(u"a.tar"_s, tarBytes(entries))}, importDay(), [&](const Progress &progress) {
            if (progress.stage == ProgressStage::ReadingFile) {
                forward = forward && progress.done >= last && progress.done <= progress.total;
                last = progress.done;
            }
            stages.append(progress.stage);
        });
    QVERIFY(report);
    QCOMPARE(report->files[0].records, 2000);
    QVERIFY(forward);
    QVERIFY(stages.size() > 5);
    QCOMPARE(stages.last(), ProgressStage::WritingDatabase);
}

void TestFeedImport::datesInTheFutureMakeNothingFresh()
{
    const Desk desk;
    const auto report = desk.import(
        {desk.file(u"a"_s, listEntry("DSA-1-1", 5) + listEntry("DSA-2-1", 28)), desk.file(u"b"_s, kevOf(28))}, 10);
    QCOMPARE(report.files[0].records, 2);
    QCOMPARE(desk.state(u"debian-dsa"_s).dataDate.date(), QDate(2099, 1, 5));
    QVERIFY(desk.state(u"cisa-kev"_s).dataDate <= importDay(10));
    // It does not keep the honest one out.
    QVERIFY(desk.import({desk.file(u"c"_s, kevOf(12, "CVE-2099-0012"))}, 13).changed);
}

QTEST_GUILESS_MAIN(TestFeedImport)
#include "tst_feedimport.moc"
