// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/wingetdatabase.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Patchwijzer;
using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList metadata{
    u"CREATE TABLE [metadata]([name] TEXT PRIMARY KEY NOT NULL, [value] TEXT NOT NULL)"_s,
    u"INSERT INTO metadata VALUES ('majorVersion','2'),('minorVersion','0'),('lastwritetime','4070908800')"_s};
const auto packagesTable =
    u"CREATE TABLE [packages](rowid INTEGER PRIMARY KEY, [id] TEXT NOT NULL, [name] TEXT NOT NULL, [moniker] TEXT,"
    " [latest_version] TEXT NOT NULL, [arp_min_version] TEXT, [arp_max_version] TEXT, [hash] BLOB)"_s;
const QStringList schema2 = metadata
    + QStringList{packagesTable,
                  u"CREATE TABLE [productcodes2]([productcode] TEXT NOT NULL, [package] INT64 NOT NULL,"
                  " PRIMARY KEY([productcode],[package])) WITHOUT ROWID"_s,
                  u"CREATE TABLE [upgradecodes2]([upgradecode] TEXT NOT NULL, [package] INT64 NOT NULL)"_s,
                  u"CREATE TABLE [pfns2]([pfn] TEXT NOT NULL, [package] INT64 NOT NULL)"_s,
                  u"CREATE TABLE [norm_names2]([norm_name] TEXT NOT NULL, [package] INT64 NOT NULL)"_s,
                  u"CREATE TABLE [norm_publishers2]([norm_publisher] TEXT NOT NULL, [package] INT64 NOT NULL)"_s,
                  u"CREATE INDEX [pfns_index] ON [pfns2]([pfn],[package])"_s};
const auto zeta = u"INSERT INTO packages VALUES (7,'maker.Zeta','Zeta',NULL,'10.2','10.2.0','10.2.9',x'00ff')"_s;
const auto alfa = u"INSERT INTO packages VALUES (9,'Maker.Alfa','Alfa \u00e9','alfa','2',NULL,NULL,NULL)"_s;

/** A database at that path made of these statements. */
bool make(const QString &path, const QStringList &statements)
{
    bool good = false;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"maker"_s);
        database.setDatabaseName(path);
        good = database.open();
        for (const auto &statement : statements) {
            QSqlQuery query(database);
            if (!query.exec(statement)) {
                qWarning().noquote() << statement << query.lastError().text();
                good = false;
            }
        }
        database.close();
    }
    QSqlDatabase::removeDatabase(u"maker"_s);
    return good;
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

class TestWingetDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSchemaTwo();
    void readsSchemaOne();
    void readsWithoutTheCodes();
    void keepsTheGoodOnesAndReportsTheBad_data();
    void keepsTheGoodOnesAndReportsTheBad();
    void tellsCodesOfNoPackage();
    void refusesAsAWhole_data();
    void refusesAsAWhole();
    void refusesWhatIsNoDatabase();
    void refusesEveryTruncation();
    void survivesBrokenPages();
    void refusesPagesThatAreUsedTwice();
    void leavesTheFileAlone();
};

void TestWingetDatabase::readsSchemaTwo()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"index #1 100%.db"_s);
    QVERIFY(make(path,
                 schema2 + QStringList{zeta, alfa}
                     + QStringList{u"INSERT INTO productcodes2 VALUES ('{ABC}',7),('7-zip',7),('Other',9)"_s,
                                   u"INSERT INTO upgradecodes2 VALUES ('{UP}',7)"_s,
                                   u"INSERT INTO pfns2 VALUES ('Maker.Zeta_8wek',7),('maker.zeta_8wek',7)"_s,
                                   u"INSERT INTO norm_names2 VALUES ('zeta',7)"_s,
                                   u"INSERT INTO norm_publishers2 VALUES ('maker',7),('maker',9)"_s}));
    const auto index = readWingetDatabase(path);
    QVERIFY(index);
    QCOMPARE(index->skipped, QList<Error>());
    QCOMPARE(index->newest, QDateTime(QDate(2099, 1, 1), QTime(0, 0), Qt::UTC));
    QCOMPARE(index->packages.size(), 2);
    const WingetPackage first{u"Maker.Alfa"_s, u"Alfa \u00e9"_s, u"2"_s, {}, {}, {}, {u"other"_s}, {}, {}, {},
                              {u"maker"_s}};
    QCOMPARE(index->packages[0], first);
    const WingetPackage second{u"maker.Zeta"_s,
                               u"Zeta"_s,
                               u"10.2"_s,
                               {},
                               u"10.2.0"_s,
                               u"10.2.9"_s,
                               {u"7-zip"_s, u"{abc}"_s},
                               {u"{up}"_s},
                               {u"maker.zeta_8wek"_s},
                               {u"zeta"_s},
                               {u"maker"_s}};
    QCOMPARE(index->packages[1], second);
}

void TestWingetDatabase::readsSchemaOne()
{
    QStringList statements{metadata[0], u"INSERT INTO metadata VALUES ('majorVersion','1'),('minorVersion','7')"_s};
    for (const auto &table : {u"id"_s, u"name"_s, u"version"_s, u"channel"_s, u"productcode"_s, u"norm_name"_s})
        statements.append(u"CREATE TABLE [%1s](rowid INTEGER PRIMARY KEY, [%1] TEXT NOT NULL)"_s.arg(table));
    for (const auto &table : {u"productcode"_s, u"norm_name"_s})
        statements.append(u"CREATE TABLE [%1s_map]([manifest] INT64 NOT NULL, [%1] INT64 NOT NULL,"
                          " PRIMARY KEY([%1],[manifest])) WITHOUT ROWID"_s.arg(table));
    statements += QStringList{
        u"CREATE TABLE [manifest](rowid INTEGER PRIMARY KEY, [id] INT64 NOT NULL, [name] INT64 NOT NULL, [moniker] "
        u"INT64"
        " NOT NULL, [version] INT64 NOT NULL, [channel] INT64 NOT NULL, [pathpart] INT64 NOT NULL, hash BLOB,"
        " arp_min_version INT64, arp_max_version INT64)"_s,
        u"INSERT INTO ids VALUES (1,'Maker.Zeta'),(2,'Maker.Alfa'),(3,'Maker.Preview')"_s,
        u"INSERT INTO names VALUES (1,'Zeta'),(2,'Zeta of old'),(3,'Alfa')"_s,
        u"INSERT INTO versions VALUES (1,'9.9'),(2,'10.1'),(3,''),(4,'10.1.7'),(5,'3')"_s,
        u"INSERT INTO channels VALUES (1,''),(2,'beta')"_s,
        u"INSERT INTO productcodes VALUES (1,'Code-A'),(2,'code-b'),(3,'code-of-beta')"_s,
        u"INSERT INTO norm_names VALUES (1,'zeta')"_s,
        // The newest version stands between the others; a preview is not the newest version.
        u"INSERT INTO manifest VALUES (1,1,2,0,1,1,0,NULL,3,3),(2,1,1,0,2,1,0,NULL,2,4),(3,1,2,0,5,1,0,NULL,3,3),"
        "(4,2,3,0,1,1,0,NULL,NULL,NULL),(5,2,3,0,2,2,0,NULL,3,3),(6,3,3,0,1,2,0,NULL,3,3),(7,99,1,0,1,1,0,NULL,3,3)"_s,
        u"INSERT INTO productcodes_map VALUES (1,1),(2,2),(2,1),(5,3),(77,1)"_s,
        u"INSERT INTO norm_names_map VALUES (3,1)"_s};
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"index.db"_s);
    QVERIFY(make(path, statements));
    const auto index = readWingetDatabase(path);
    QVERIFY2(index, qPrintable(index ? QString() : index.error().detail));
    QCOMPARE(index->packages.size(), 2);
    QCOMPARE(index->packages[0], (WingetPackage{u"Maker.Alfa"_s, u"Alfa"_s, u"9.9"_s, {}}));
    const WingetPackage second{
        u"Maker.Zeta"_s, u"Zeta"_s, u"10.1"_s, {}, u"10.1"_s, u"10.1.7"_s, {u"code-a"_s, u"code-b"_s}, {}, {},
        {u"zeta"_s},     {}};
    QCOMPARE(index->packages[1], second);
    QCOMPARE(index->skipped.size(), 1);
    QCOMPARE(index->skipped[0].where, path + u"/manifest/7"_s);
    QVERIFY(!index->newest.isValid());
}

void TestWingetDatabase::readsWithoutTheCodes()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"index.db"_s);
    QVERIFY(make(path, metadata + QStringList{packagesTable, zeta}));
    const auto index = readWingetDatabase(path);
    QVERIFY(index);
    QCOMPARE(index->packages.size(), 1);
    QCOMPARE(index->packages[0].productCodes, QList<QString>());
}

void TestWingetDatabase::keepsTheGoodOnesAndReportsTheBad_data()
{
    QTest::addColumn<QString>("values");
    QTest::newRow("id is a number") << u"(1,7,'x',NULL,'1',NULL,NULL,NULL)"_s;
    QTest::newRow("id is bytes") << u"(1,x'612e62','x',NULL,'1',NULL,NULL,NULL)"_s;
    QTest::newRow("id is empty") << u"(1,'','x',NULL,'1',NULL,NULL,NULL)"_s;
    QTest::newRow("id holds NUL") << u"(1,'a.'||char(0)||'b','x',NULL,'1',NULL,NULL,NULL)"_s;
    QTest::newRow("id without a dot") << u"(1,'ab','x',NULL,'1',NULL,NULL,NULL)"_s;
    QTest::newRow("id of 20 kB") << u"(1,'a.'||hex(zeroblob(10000)),'x',NULL,'1',NULL,NULL,NULL)"_s;
    QTest::newRow("version is a number") << u"(1,'a.b','x',NULL,1.5,NULL,NULL,NULL)"_s;
    QTest::newRow("version is a path") << u"(1,'a.b','x',NULL,'../1',NULL,NULL,NULL)"_s;
    QTest::newRow("version of blanks") << u"(1,'a.b','x',NULL,'  ',NULL,NULL,NULL)"_s;
    QTest::newRow("given twice") << u"(1,'MAKER.ZETA','x',NULL,'1',NULL,NULL,NULL)"_s;
}

void TestWingetDatabase::keepsTheGoodOnesAndReportsTheBad()
{
    QFETCH(QString, values);
    // Without the types that would turn numbers into text.
    const auto loose = u"CREATE TABLE packages(rowid INTEGER PRIMARY KEY, id, name, moniker, latest_version,"
                       " arp_min_version, arp_max_version, hash)"_s;
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"index.db"_s);
    QVERIFY(make(path, metadata + QStringList{loose, u"INSERT INTO packages VALUES "_s + values, zeta, alfa}));
    const auto index = readWingetDatabase(path);
    QVERIFY(index);
    QCOMPARE(index->packages.size(), 2);
    QCOMPARE(index->skipped.size(), 1);
}

void TestWingetDatabase::tellsCodesOfNoPackage()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"index.db"_s);
    QVERIFY(make(path, schema2 + QStringList{zeta, u"INSERT INTO pfns2 VALUES ('a',8),('b',7),(x'00',7),('c','x')"_s}));
    const auto index = readWingetDatabase(path);
    QVERIFY(index);
    QCOMPARE(index->packages[0].familyNames, QList<QString>{u"b"_s});
    QCOMPARE(index->skipped.size(), 1);
    QCOMPARE(index->skipped[0].where, path + u"/pfns2"_s);
    QVERIFY(index->skipped[0].detail.startsWith(u'3'));
}

void TestWingetDatabase::refusesAsAWhole_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<int>("code");
    const auto unknown = int(Error::Code::UnknownFormat);
    const auto bad = int(Error::Code::BadValue);
    const QStringList whole = schema2 + QStringList{zeta};
    const auto view = u"CREATE VIEW packages AS SELECT 1 AS rowid, 'a.b' AS id, 'n' AS name, '1' AS latest_version,"
                      " NULL AS arp_min_version, NULL AS arp_max_version"_s;
    const auto with = [&](const QStringList &more) { return whole + more; };
    QTest::newRow("another database") << QStringList{u"CREATE TABLE a(b)"_s} << unknown;
    QTest::newRow("no tables at all") << QStringList{u"PRAGMA user_version=1"_s} << unknown;
    QTest::newRow("no metadata") << QStringList{packagesTable, zeta} << unknown;
    QTest::newRow("no packages") << metadata << unknown;
    QTest::newRow("a schema to come") << with({u"UPDATE metadata SET value='3' WHERE name='majorVersion'"_s})
                                      << unknown;
    QTest::newRow("the wrong schema") << with({u"UPDATE metadata SET value='1' WHERE name='majorVersion'"_s})
                                      << unknown;
    QTest::newRow("a schema in letters") << with({u"UPDATE metadata SET value='two' WHERE name='majorVersion'"_s})
                                         << unknown;
    QTest::newRow("a column is missing") << with({u"ALTER TABLE packages DROP COLUMN latest_version"_s}) << unknown;
    QTest::newRow("not one package") << schema2 << bad;
    QTest::newRow("not one good package")
        << schema2 + QStringList{u"INSERT INTO packages VALUES (1,'ab','x',NULL,'1',NULL,NULL,NULL)"_s} << bad;
    QTest::newRow("packages are a view") << metadata + QStringList{view} << unknown;
    QTest::newRow("a view that calls itself a table") << metadata
            + QStringList{view, u"PRAGMA writable_schema=ON"_s,
                          u"UPDATE sqlite_master SET type='table', rootpage=2 WHERE name='packages'"_s}
                                                      << bad;
    QTest::newRow("a view under another name") << metadata
            + QStringList{view, u"PRAGMA writable_schema=ON"_s,
                          u"UPDATE sqlite_master SET name='x' WHERE name='packages'"_s}
                                               << bad;
    QTest::newRow("a computed column") << with({u"ALTER TABLE packages ADD COLUMN c AS (length(id))"_s}) << bad;
    QTest::newRow("a table that checks") << with({u"CREATE TABLE c(a CHECK (a > 1))"_s}) << bad;
    QTest::newRow("an index that computes") << with({u"CREATE INDEX i ON packages(abs(hash))"_s}) << bad;
    QTest::newRow("an index of some") << with({u"CREATE INDEX i ON packages(id) WHERE id > 'a'"_s}) << bad;
    QTest::newRow("the schema is no SQL") << with(
        {u"PRAGMA writable_schema=ON"_s, u"UPDATE sqlite_master SET sql='CREATE nonsense' WHERE name='pfns2'"_s})
                                          << bad;
    QStringList many = whole;
    for (int i = 0; i < 600; ++i)
        many.append(u"CREATE TABLE t%1(a)"_s.arg(i));
    QTest::newRow("hundreds of tables") << QStringList{u"BEGIN"_s} + many + QStringList{u"COMMIT"_s} << bad;
    QTest::newRow("a root page that is not there")
        << with({u"PRAGMA writable_schema=ON"_s, u"UPDATE sqlite_master SET rootpage=9999 WHERE name='packages'"_s})
        << bad;
}

void TestWingetDatabase::refusesAsAWhole()
{
    QFETCH(QStringList, statements);
    QFETCH(int, code);
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"index.db"_s);
    QVERIFY(make(path, statements));
    const auto index = readWingetDatabase(path);
    QVERIFY(!index);
    QCOMPARE(int(index.error().code), code);
    QCOMPARE(index.error().where, path);
}

void TestWingetDatabase::refusesWhatIsNoDatabase()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"index.db"_s);
    QCOMPARE(readWingetDatabase(path).error().code, Error::Code::FileMissing);
    QCOMPARE(readWingetDatabase(folder.path()).error().code, Error::Code::FileUnreadable);
    for (const auto &bytes :
         {QByteArray(), QByteArray("SQLite format 3"), QByteArray("PK\3\4"), QByteArray(5000, 'x')}) {
        QVERIFY(put(path, bytes));
        QCOMPARE(readWingetDatabase(path).error().code, Error::Code::UnknownFormat);
    }
    QVERIFY(put(path, QByteArray("SQLite format 3\0\x10\0", 18) + QByteArray(4096 - 18, '\xff')));
    QCOMPARE(readWingetDatabase(path).error().code, Error::Code::BadValue);
    QVERIFY(QFile::resize(path, (qint64(256) << 20) + 1)); // No more than one page of it is really on the disk.
    QCOMPARE(readWingetDatabase(path).error().code, Error::Code::FileTooLarge);
}

void TestWingetDatabase::refusesEveryTruncation()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"index.db"_s);
    QVERIFY(make(path, QStringList{u"PRAGMA page_size=512"_s} + schema2 + QStringList{zeta, alfa}));
    const auto bytes = contentsOf(path);
    const auto cut = folder.filePath(u"cut.db"_s);
    for (qsizetype size = 0; size < bytes.size(); size += 97) {
        QVERIFY(put(cut, bytes.first(size)));
        QVERIFY2(!readWingetDatabase(cut), qPrintable(QString::number(size)));
    }
}

void TestWingetDatabase::survivesBrokenPages()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"index.db"_s);
    QVERIFY(make(path,
                 QStringList{u"PRAGMA page_size=512"_s} + schema2
                     + QStringList{zeta, alfa, u"INSERT INTO productcodes2 VALUES ('{ABC}',7),('7-zip',9)"_s}));
    const auto bytes = contentsOf(path);
    const auto broken = folder.filePath(u"broken.db"_s);
    int refused = 0;
    for (qsizetype at = 16; at < bytes.size(); at += 23) {
        auto copy = bytes;
        copy[at] = char(copy[at] ^ 0xff);
        QVERIFY(put(broken, copy));
        const auto index = readWingetDatabase(broken);
        if (!index)
            ++refused;
        else
            QVERIFY(index->packages.size() <= 2);
    }
    QVERIFY(refused > 10);
    QVERIFY(put(broken, QByteArray(bytes).replace(1024, bytes.size() - 1024, QByteArray(bytes.size() - 1024, '\0'))));
    QVERIFY(!readWingetDatabase(broken));
}

/** Every page of a tree points to one and the same page below it: read as it stands, a few pages would hold more rows
 *  than anyone can wait for.
 */
void TestWingetDatabase::refusesPagesThatAreUsedTwice()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"index.db"_s);
    QVERIFY(
        make(path,
             QStringList{u"PRAGMA page_size=512"_s} + schema2
                 + QStringList{u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 20000)"
                               " INSERT INTO packages SELECT i,'maker.p'||i,'n',NULL,'1',NULL,NULL,NULL FROM n"_s}));
    QCOMPARE(readWingetDatabase(path)->packages.size(), 20'000);
    auto bytes = contentsOf(path);
    constexpr qsizetype page = 512;
    int changed = 0;
    for (qsizetype at = page; at + page <= bytes.size(); at += page) {
        if (bytes[at] != '\x05') // An inner page of a table. See the file format of SQLite, section 1.6.
            continue;
        const auto cells = uchar(bytes[at + 3]) << 8 | uchar(bytes[at + 4]);
        const auto cell = [&](int i) {
            return at + (uchar(bytes[at + 12 + 2 * i]) << 8 | uchar(bytes[at + 13 + 2 * i]));
        };
        const auto first = bytes.sliced(cell(0), 4);
        for (int i = 1; i < cells; ++i, ++changed)
            bytes.replace(cell(i), 4, first);
    }
    QVERIFY(changed > 100);
    const auto broken = folder.filePath(u"broken.db"_s);
    QVERIFY(put(broken, bytes));
    const auto index = readWingetDatabase(broken);
    QVERIFY(!index);
    QCOMPARE(index.error().code, Error::Code::BadValue);
}

void TestWingetDatabase::leavesTheFileAlone()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"index.db"_s);
    QVERIFY(make(path, schema2 + QStringList{zeta}));
    const auto before = contentsOf(path);
    // A journal beside it would be played back into the file by whoever opens it as his own.
    const QByteArray journal = QByteArray::fromHex("d9d505f920a163d7") + QByteArray(2000, '\1');
    QVERIFY(put(path + u"-journal"_s, journal));
    QVERIFY(readWingetDatabase(path));
    QCOMPARE(contentsOf(path), before);
    QCOMPARE(contentsOf(path + u"-journal"_s), journal);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2);
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

QTEST_GUILESS_MAIN(TestWingetDatabase)
#include "tst_wingetdatabase.moc"
