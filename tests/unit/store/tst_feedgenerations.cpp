// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feeddatabase.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "storefixtures.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<QString> filesIn(const QString &folder)
{
    auto names = QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    names.removeAll(u"feeds.lock"_s);
    return names;
}

QString newest(const QTemporaryDir &folder)
{
    return folder.filePath(u"feeds-2.sqlite"_s);
}

/** Two generations: "A" in the first, "A" and "B" in the second. */
bool makeTwo(const QTemporaryDir &folder)
{
    return publish(folder.path(), {advisoryOf(u"A"_s)}) && publish(folder.path(), {advisoryOf(u"B"_s)});
}

} // namespace

class TestFeedGenerations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLastTwo();
    void anUnpublishedGenerationLeavesNothing();
    void clearsAwayWhatAKilledImportLeft();
    void fallsBackWhenTheNewestIsBroken_data();
    void fallsBackWhenTheNewestIsBroken();
    void refusesTheNewestCutOffAnywhere();
    void saysSoWhenNoneIsWhole();
    void startsAgainWhenNoneIsWhole();
    void refusesALaterProgramsDatabase();
    void goesOnWithAnEarlierProgramsDatabase();
    void oneImportAtATime();
    void aReaderKeepsItsGenerationDuringAnImport();
    void otherFilesAreNoGenerations();
    void saysSoWhenTheFolderCannotBeWritten();
};

void TestFeedGenerations::keepsTheLastTwo()
{
    const QTemporaryDir folder;
    for (int i = 1; i <= 4; ++i)
        QVERIFY(publish(folder.path(), {advisoryOf(QString::number(i))}));
    QCOMPARE(filesIn(folder.path()), (QList<QString>{u"feeds-3.sqlite"_s, u"feeds-4.sqlite"_s}));
    const auto database = FeedDatabase::open(folder.path());
    QCOMPARE(database->generation(), 4);
    QCOMPARE(database->advisoriesFor(u"Debian"_s, u"12"_s, {u"voorbeeld"_s})->size(), 4);
}

void TestFeedGenerations::anUnpublishedGenerationLeavesNothing()
{
    const QTemporaryDir folder;
    QVERIFY(publish(folder.path(), {advisoryOf(u"A"_s)}));
    const auto before = bytesOf(folder.filePath(u"feeds-1.sqlite"_s));
    {
        auto writer = FeedWriter::begin(folder.path(), day(20));
        QVERIFY(writer && writer->beginFile() && writer->put(advisoryOf(u"B"_s), day(1)) && writer->keepFile());
    }
    QCOMPARE(filesIn(folder.path()), QList<QString>{u"feeds-1.sqlite"_s});
    QCOMPARE(bytesOf(folder.filePath(u"feeds-1.sqlite"_s)), before);
}

void TestFeedGenerations::clearsAwayWhatAKilledImportLeft()
{
    const QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"feeds-1.part"_s), "half"));
    QVERIFY(writeFile(folder.filePath(u"feeds-7.part-journal"_s), "half"));
    QVERIFY(FeedDatabase::open(folder.path())->isEmpty());
    QVERIFY(publish(folder.path(), {advisoryOf(u"A"_s)}));
    QCOMPARE(filesIn(folder.path()), QList<QString>{u"feeds-1.sqlite"_s});
}

void TestFeedGenerations::fallsBackWhenTheNewestIsBroken_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QByteArray>("contents");
    QTest::newRow("empty") << QString() << QByteArray("");
    QTest::newRow("nonsense") << QString() << QByteArray(5000, 'x');
    QTest::newRow("not marked complete") << u"DELETE FROM meta WHERE key = 'complete'"_s << QByteArray();
    QTest::newRow("no such table") << u"DROP TABLE meta"_s << QByteArray();
    QTest::newRow("another program's") << u"PRAGMA application_id = 7"_s << QByteArray();
    QTest::newRow("no version") << u"PRAGMA user_version = 0"_s << QByteArray();
}

void TestFeedGenerations::fallsBackWhenTheNewestIsBroken()
{
    QFETCH(QString, statement);
    QFETCH(QByteArray, contents);
    const QTemporaryDir folder;
    QVERIFY(makeTwo(folder));
    QVERIFY(statement.isEmpty() ? writeFile(newest(folder), contents) : tamper(newest(folder), statement));
    const auto database = FeedDatabase::open(folder.path());
    QVERIFY(database);
    QCOMPARE(database->generation(), 1);
    // The next import builds on the good one, under a number of its own.
    QVERIFY(publish(folder.path(), {advisoryOf(u"C"_s)}));
    const auto next = FeedDatabase::open(folder.path());
    QCOMPARE(next->generation(), 3);
    QCOMPARE(next->advisoriesFor(u"Debian"_s, u"12"_s, {u"voorbeeld"_s})->size(), 2);
}

void TestFeedGenerations::refusesTheNewestCutOffAnywhere()
{
    const QTemporaryDir folder;
    QVERIFY(makeTwo(folder));
    const auto whole = bytesOf(newest(folder));
    for (qsizetype size = 0; size < whole.size(); size += 97) {
        QVERIFY(writeFile(newest(folder), whole.left(size)));
        const auto database = FeedDatabase::open(folder.path());
        QVERIFY(database);
        QCOMPARE(database->generation(), 1);
    }
    QVERIFY(writeFile(newest(folder), whole));
    QCOMPARE(FeedDatabase::open(folder.path())->generation(), 2);
}

void TestFeedGenerations::saysSoWhenNoneIsWhole()
{
    const QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"feeds-1.sqlite"_s), "nothing"));
    const auto database = FeedDatabase::open(folder.path());
    QVERIFY(!database);
    QCOMPARE(database.error().code, Error::Code::DatabaseBroken);
}

void TestFeedGenerations::startsAgainWhenNoneIsWhole()
{
    const QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"feeds-3.sqlite"_s), "nothing"));
    QVERIFY(publish(folder.path(), {advisoryOf(u"A"_s)}));
    QCOMPARE(FeedDatabase::open(folder.path())->generation(), 4);
}

void TestFeedGenerations::refusesALaterProgramsDatabase()
{
    const QTemporaryDir folder;
    QVERIFY(makeTwo(folder));
    QVERIFY(tamper(newest(folder), u"PRAGMA user_version = 99"_s));
    QCOMPARE(FeedDatabase::open(folder.path()).error().code, Error::Code::DatabaseTooNew);
    QCOMPARE(FeedWriter::begin(folder.path(), day(20)).error().code, Error::Code::DatabaseTooNew);
    QCOMPARE(filesIn(folder.path()), (QList<QString>{u"feeds-1.sqlite"_s, u"feeds-2.sqlite"_s}));
}

/** As it was before documents had versions, and lists a source of their date. */
void TestFeedGenerations::goesOnWithAnEarlierProgramsDatabase()
{
    const QTemporaryDir folder;
    FeedDocument document;
    document.feed = u"cve-list"_s;
    document.key = u"CVE-2099-0001"_s;
    document.revision = day(1);
    document.kind = DocumentKind::CveRecord;
    document.cves = {document.key};
    document.bytes = "x";
    ExploitedCve entry{u"CVE-2099-0001"_s, QDate(2099, 1, 1), true, u"Maker"_s, u"Doos"_s, ExploitedList::Cisa};
    {
        auto writer = FeedWriter::begin(folder.path(), day(20));
        QVERIFY(writer && writer->beginFile());
        QVERIFY(writer->put(document));
        QVERIFY(writer->replaceExploited(u"cisa-kev"_s, {entry}));
        QVERIFY(writer->updateFeed(osvState()) && writer->keepFile() && writer->publish());
    }
    const auto path = folder.filePath(u"feeds-1.sqlite"_s);
    for (const auto &statement : laterTables)
        QVERIFY2(tamper(path, statement), qPrintable(statement));
    for (const auto *statement :
         {"DROP TABLE document_product", "DROP TABLE product", "ALTER TABLE document DROP COLUMN version",
          "ALTER TABLE feed DROP COLUMN date_source", "ALTER TABLE exploitation DROP COLUMN stop_using",
          "ALTER TABLE affected DROP COLUMN architectures", "ALTER TABLE affected DROP COLUMN module",
          "ALTER TABLE affected DROP COLUMN is_binary", "PRAGMA user_version = 2", "VACUUM"})
        QVERIFY2(tamper(path, QString::fromLatin1(statement)), statement);
    const auto check = [&](const QString &version, bool stopUsing, FeedDateSource source) {
        const auto database = FeedDatabase::open(folder.path());
        QVERIFY(database);
        const auto documents = database->documentsAbout({u"CVE-2099-0001"_s}, {DocumentKind::CveRecord});
        QCOMPARE(documents->size(), 1);
        QCOMPARE(documents->first().version, version);
        QCOMPARE(database->exploited()->value(u"CVE-2099-0001"_s).stopUsing, stopUsing);
        QCOMPARE(database->exploited()->value(u"CVE-2099-0001"_s).vendor, u"Maker"_s);
        QCOMPARE(database->states()->first().dateSource, source);
    };
    check({}, false, FeedDateSource::Maker);
    QVERIFY(!FeedDatabase::open(folder.path())->productsIndexed().value());
    entry.stopUsing = true;
    document.version = u"2"_s;
    auto state = osvState();
    state.dateSource = FeedDateSource::File;
    {
        auto writer = FeedWriter::begin(folder.path(), day(20));
        QVERIFY(writer && writer->beginFile());
        QCOMPARE(writer->put(document).value(), FeedWriter::Outcome::Taken);
        QVERIFY(writer->replaceExploited(u"cisa-kev"_s, {entry}));
        QVERIFY(writer->updateFeed(state) && writer->keepFile());
        QVERIFY(
            writer->indexDocuments(1, [](FeedDocument *held) { held->productKeys = {u"name:/"_s + held->version}; }));
        QVERIFY(writer->publish());
    }
    check(u"2"_s, true, FeedDateSource::File);
    const auto database = FeedDatabase::open(folder.path());
    QVERIFY(database->productsIndexed().value());
    int seen = 0;
    QVERIFY(database->forEachDocumentNaming({u"name:/2"_s}, {DocumentKind::CveRecord},
                                            [&](const FeedDocument &) -> Result<void> {
                                                ++seen;
                                                return {};
                                            }));
    QCOMPARE(seen, 1);
}

void TestFeedGenerations::oneImportAtATime()
{
    const QTemporaryDir folder;
    {
        const auto first = FeedWriter::begin(folder.path(), day(20));
        QVERIFY(first);
        const auto second = FeedWriter::begin(folder.path(), day(20));
        QVERIFY(!second);
        QCOMPARE(second.error().code, Error::Code::DatabaseBusy);
    }
    QVERIFY(FeedWriter::begin(folder.path(), day(20)));
}

void TestFeedGenerations::aReaderKeepsItsGenerationDuringAnImport()
{
    const QTemporaryDir folder;
    QVERIFY(publish(folder.path(), {advisoryOf(u"A"_s)}));
    const auto reader = FeedDatabase::open(folder.path());
    for (const auto &id : {u"B"_s, u"C"_s, u"D"_s})
        QVERIFY(publish(folder.path(), {advisoryOf(id)}));
    QCOMPARE(reader->advisoriesFor(u"Debian"_s, u"12"_s, {u"voorbeeld"_s})->size(), 1);
    QCOMPARE(FeedDatabase::open(folder.path())->advisoriesFor(u"Debian"_s, u"12"_s, {u"voorbeeld"_s})->size(), 4);
}

void TestFeedGenerations::otherFilesAreNoGenerations()
{
    const QTemporaryDir folder;
    QVERIFY(publish(folder.path(), {advisoryOf(u"A"_s)}));
    for (const auto &name : {u"feeds-02.sqlite"_s, u"feeds-x.sqlite"_s, u"feeds--1.sqlite"_s, u"feeds-9.sqlite.bak"_s,
                             u"feeds-99999999999999999999.sqlite"_s})
        QVERIFY(writeFile(folder.filePath(name), "nothing"));
    QCOMPARE(FeedDatabase::open(folder.path())->generation(), 1);
}

void TestFeedGenerations::saysSoWhenTheFolderCannotBeWritten()
{
    const QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"file"_s), "x"));
    const auto writer = FeedWriter::begin(folder.filePath(u"file/data"_s), day(20));
    QVERIFY(!writer);
    QCOMPARE(writer.error().code, Error::Code::CannotWrite);
}

QTEST_GUILESS_MAIN(TestFeedGenerations)
#include "tst_feedgenerations.moc"
