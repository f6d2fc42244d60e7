// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/binaryseeds.h"

#include "feeds/bundlemanifest.h"
#include "support/archivebytes.h"
#include "support/packedbytes.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <KCompressionDevice>

#include <cstdio>

namespace Patchwijzer::Fuzz {

using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<QByteArray> archives()
{
    const QByteArray text = QByteArray("many times the same ").repeated(300);
    const auto zip = zipBytes({{"a.json", text, true}, {"d/", {}}, {"d/b.json", "[]"}});
    const auto tar = tarBytes({{"a.json", text},
                               {"d/", {}, '5'},
                               {"pax", paxRecord("path", "d/b.json") + paxRecord("size", "2"), 'x'},
                               {"short", "[]"},
                               {"././@LongLink", QByteArray(150, 'n'), 'L'},
                               {"short", "{}"}});
    QList<QByteArray> all{zip,
                          zipBytes({{"a.json", text, true}, {"b", "c"}}, ZipForm::Zip64),
                          tar,
                          zipBytes({{"in.zip", zip}, {"in.tar", tar, true}}),
                          tarBytes({{"in.zip", zip}, {"link", {}, '2', "/etc/passwd"}}),
                          zipBytes({{"../evil", "1"}}),
                          zipBytes({{"a", QByteArray(qsizetype(1) << 20, '0'), true}})};
    for (const auto type :
         {KCompressionDevice::GZip, KCompressionDevice::BZip2, KCompressionDevice::Xz, KCompressionDevice::Zstd}) {
        all.append(packed(tar, type));
        all.append(packed("first", type) + packed("second", type));
        all.append(zipBytes({{"in", packed(text, type)}}));
        all.append(packed(QByteArray(qsizetype(2) << 20, '\0'), type));
    }
    return all;
}

/** Bundles with two files: unsigned, signed by nobody we know, with a file too few or too many, and changed. */
QList<QByteArray> bundles()
{
    const QByteArray list = R"({"format":"patchwijzer-advisories","version":1,"feed":"a-b","advisories":[]})";
    const QByteArray documents = "patchwijzer-documents 1\n2 key\n{}\n";
    const auto file = [](BundlePart part, const QByteArray &bytes) {
        return BundleFile{bundlePath(u"a-b"_s, part, 1), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256),
                          bytes.size()};
    };
    BundleFeed feed;
    feed.id = u"a-b"_s;
    feed.title = u"A B"_s;
    feed.publisher = u"A"_s;
    feed.licence = u"MIT"_s;
    feed.urls = {u"https://a.test/"_s};
    feed.records = 2;
    feed.files = {file(BundlePart::Advisories, list), file(BundlePart::Documents, documents)};
    const BundleManifest manifest{QDateTime(QDate(2099, 1, 1), QTime(0, 0), Qt::UTC), u"Patchwijzer"_s, {feed}, {}};
    const ZipFile first{"manifest.json", writeBundleManifest(manifest)};
    const ZipFile one{feed.files[0].path.toLatin1(), list};
    const ZipFile two{feed.files[1].path.toLatin1(), documents, true};
    const QByteArray signature = "untrusted comment: x\n" + (QByteArray("ED") + QByteArray(72, '\x02')).toBase64()
        + "\ntrusted comment: y\n" + QByteArray(64, '\x03').toBase64() + '\n';
    return {zipBytes({first, one, two}), zipBytes({first, {"manifest.json.minisig", signature}, two, one}),
            zipBytes({first, one}), zipBytes({first, one, two, one}), zipBytes({first, {one.name, "changed"}, two})};
}

/** One packet of OpenPGP in the old form with two bytes of length, or in the new form with one. */
QByteArray packet(int type, const QByteArray &body, bool isNew = false)
{
    if (isNew)
        return QByteArray(1, char(0xC0 | type)) + char(body.size()) + body;
    return QByteArray(1, char(0x81 | (type << 2))) + char(body.size() >> 8) + char(body.size() & 0xFF) + body;
}

QByteArray armored(const QByteArray &data, const QByteArray &kind)
{
    return "-----BEGIN PGP " + kind + "-----\nComment: x\n\n" + data.toBase64() + "\n-----END PGP " + kind + "-----\n";
}

/** Keys and signatures in form only: no number in them is a key to anything. */
QList<QByteArray> openPgpData()
{
    const QByteArray key = '\x04' + QByteArray(4, '\x5E') + '\x16' + QByteArray(40, '\x11');
    const QByteArray newer = '\x06' + QByteArray(4, '\x5E') + '\x1B' + QByteArray(40, '\x22');
    const QByteArray whole = packet(6, key) + packet(13, "A <a@a.test>") + packet(2, "\x04signature") + packet(14, key);
    const QByteArray next = packet(10, "PGP", true) + packet(6, newer, true) + packet(2, "\x06signature", true);
    const QByteArray signature = packet(2, '\x04' + QByteArray(90, '\x33')) + packet(2, "\x06signature", true);
    return {whole,
            whole + next,
            next,
            packet(5, key),
            packet(6, "\x03old") + packet(6, key),
            packet(6, key) + packet(13, "\n-----BEGIN PGP PUBLIC KEY BLOCK-----\n"),
            signature,
            armored(whole, "PUBLIC KEY BLOCK"),
            armored(whole, "PUBLIC KEY BLOCK") + armored(next, "PUBLIC KEY BLOCK"),
            armored(signature, "SIGNATURE"),
            armored("123456789", "SIGNATURE").replace("\n-----END", "\n=Ic8C\n-----END")};
}

/** A database with small pages made of these statements. */
QByteArray databaseOf(const QStringList &statements)
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"seed.db"_s);
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"seed"_s);
        database.setDatabaseName(path);
        bool good = database.open();
        QSqlQuery query(database);
        for (const auto &statement : QStringList{u"PRAGMA page_size=512"_s} + statements)
            good = good && query.exec(statement);
        if (!good)
            std::fprintf(stderr, "cannot make a database\n");
    }
    QSqlDatabase::removeDatabase(u"seed"_s);
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList metadataOf(const QString &schema)
{
    return {u"CREATE TABLE metadata(name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID"_s,
            u"INSERT INTO metadata VALUES ('majorVersion','%1'),('lastwritetime','4070908800')"_s.arg(schema)};
}

/** The index of winget in the schema of source2.msix, and in that of source.msix. */
QList<QByteArray> wingetDatabases()
{
    auto newer = metadataOf(u"2"_s);
    newer += u"CREATE TABLE packages(rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, moniker TEXT,"
             " latest_version TEXT NOT NULL, arp_min_version TEXT, arp_max_version TEXT, hash BLOB)"_s;
    newer += u"INSERT INTO packages VALUES (7,'Maker.Zeta','Zeta',NULL,'10.2','10.2.0','10.2.9',x'00ff'),"
             "(9,'Maker.Alfa','Alfa','alfa','2',NULL,NULL,NULL),(10,'maker.alfa','Twice',NULL,'3',NULL,NULL,NULL)"_s;
    auto older = metadataOf(u"1"_s);
    for (const auto &table : {u"productcode"_s, u"upgradecode"_s, u"pfn"_s, u"norm_name"_s, u"norm_publisher"_s}) {
        newer += u"CREATE TABLE %1s2(%1 TEXT NOT NULL, package INT64 NOT NULL)"_s.arg(table);
        newer += u"INSERT INTO %1s2 VALUES ('{Code}',7),('code',7),('other',9),('stray',99)"_s.arg(table);
        older += u"CREATE TABLE %1s_map(manifest INT64 NOT NULL, %1 INT64 NOT NULL)"_s.arg(table);
        older += u"INSERT INTO %1s_map VALUES (1,1),(2,2),(77,1)"_s.arg(table);
    }
    for (const auto &table : {u"id"_s, u"name"_s, u"version"_s, u"channel"_s, u"productcode"_s, u"upgradecode"_s,
                              u"pfn"_s, u"norm_name"_s, u"norm_publisher"_s}) {
        older += u"CREATE TABLE %1s(rowid INTEGER PRIMARY KEY, %1 TEXT NOT NULL)"_s.arg(table);
        const bool channel = table == u"channel";
        older += u"INSERT INTO %1s VALUES (1,'%2'),(2,'b.2')"_s.arg(table, channel ? u""_s : u"a.1"_s);
    }
    older += u"CREATE TABLE manifest(rowid INTEGER PRIMARY KEY, id INT64 NOT NULL, name INT64 NOT NULL,"
             " moniker INT64 NOT NULL, version INT64 NOT NULL, channel INT64 NOT NULL, pathpart INT64 NOT NULL,"
             " hash BLOB, arp_min_version INT64, arp_max_version INT64)"_s;
    older += u"INSERT INTO manifest VALUES (1,1,1,0,1,1,0,NULL,1,2),(2,1,2,0,2,1,0,NULL,NULL,NULL),"
             "(3,2,1,0,1,2,0,NULL,1,1),(4,2,1,0,1,1,0,NULL,1,1),(5,9,1,0,1,1,0,NULL,1,1)"_s;
    const auto plain = metadataOf(u"2"_s) + newer.mid(2, 2);
    return {databaseOf(newer),
            databaseOf(older),
            databaseOf(plain),
            databaseOf(metadataOf(u"3"_s)),
            databaseOf(newer + QStringList{u"CREATE VIEW v AS SELECT 1"_s}),
            databaseOf(newer + QStringList{u"CREATE TABLE x(a, b AS (a))"_s})};
}

} // namespace

QList<QByteArray> binarySeeds(const QString &target)
{
    if (target == u"archive")
        return archives();
    if (target == u"bundle")
        return bundles();
    if (target == u"openpgpkey")
        return openPgpData();
    return target == u"wingetdatabase" ? wingetDatabases() : QList<QByteArray>();
}

} // namespace Patchwijzer::Fuzz
