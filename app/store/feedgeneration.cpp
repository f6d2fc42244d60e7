// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feedgeneration.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int applicationId = 0x50574644; ///< "PWFD"
constexpr int schemaVersion = 6;

// `affected` is ordered by what is asked for: everything of one release about one package lies together.
constexpr std::array firstSchema{
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID"_L1,
    "CREATE TABLE feed(id TEXT PRIMARY KEY, title TEXT, licence TEXT, data_date INTEGER, imported_at INTEGER,"
    " origin TEXT, records INTEGER, skipped INTEGER, max_age INTEGER, expires INTEGER, covers TEXT) WITHOUT ROWID"_L1,
    "CREATE TABLE source_file(hash BLOB, feed TEXT, rules INTEGER, records INTEGER, skipped INTEGER, other INTEGER,"
    " PRIMARY KEY(hash, feed)) WITHOUT ROWID"_L1,
    "CREATE TABLE advisory(no INTEGER PRIMARY KEY, feed TEXT, key TEXT, id TEXT, revision INTEGER, digest INTEGER,"
    " cves TEXT, aliases TEXT, summary TEXT, published INTEGER, modified INTEGER, withdrawn INTEGER, cvss TEXT,"
    " cwes TEXT)"_L1,
    "CREATE UNIQUE INDEX advisory_key ON advisory(feed, key)"_L1,
    "CREATE TABLE release(no INTEGER PRIMARY KEY, ecosystem TEXT, release TEXT, UNIQUE(ecosystem, release))"_L1,
    "CREATE TABLE package(no INTEGER PRIMARY KEY, name TEXT UNIQUE)"_L1,
    "CREATE TABLE affected(release INTEGER, package INTEGER, advisory INTEGER, part INTEGER, scheme INTEGER,"
    " status INTEGER, ranges TEXT, versions TEXT, urgency TEXT, PRIMARY KEY(release, package, advisory, part))"
    " WITHOUT ROWID"_L1,
    "CREATE INDEX affected_advisory ON affected(advisory)"_L1,
    "CREATE TABLE exploited(cve TEXT PRIMARY KEY, date_added TEXT, ransomware INTEGER, vendor TEXT, product TEXT)"
    " WITHOUT ROWID"_L1,
};

// Documents are kept as they were published and read again when they are needed: no table could hold all they say.
// `cve` of probability is the number of cveNumber(): a third of the space, and half the time, of a text.
constexpr std::array secondSchema{
    "ALTER TABLE feed ADD COLUMN set_apart INTEGER NOT NULL DEFAULT 0"_L1,
    "ALTER TABLE feed ADD COLUMN lenient INTEGER NOT NULL DEFAULT 0"_L1,
    "ALTER TABLE source_file ADD COLUMN set_apart INTEGER NOT NULL DEFAULT 0"_L1,
    "CREATE TABLE document(no INTEGER PRIMARY KEY, feed TEXT, key TEXT, title TEXT, revision INTEGER, digest INTEGER,"
    " kind INTEGER, state INTEGER, reason TEXT, cves TEXT, shareable INTEGER, data BLOB)"_L1,
    "CREATE UNIQUE INDEX document_key ON document(feed, key)"_L1,
    "CREATE TABLE document_cve(cve TEXT, document INTEGER, PRIMARY KEY(cve, document)) WITHOUT ROWID"_L1,
    "CREATE INDEX document_cve_document ON document_cve(document)"_L1,
    "CREATE TABLE exploitation(cve TEXT, feed TEXT, lists INTEGER, date_added TEXT, ransomware INTEGER, vendor TEXT,"
    " product TEXT, PRIMARY KEY(cve, feed)) WITHOUT ROWID"_L1,
    "INSERT INTO exploitation SELECT cve, 'cisa-kev', 1, date_added, ransomware, vendor, product FROM exploited"_L1,
    "DROP TABLE exploited"_L1,
    "CREATE TABLE probability(cve INTEGER PRIMARY KEY, probability REAL, percentile REAL)"_L1,
    "CREATE TABLE debian_decision(package TEXT, release TEXT, id TEXT, kind INTEGER, comment TEXT,"
    " PRIMARY KEY(package, release, id)) WITHOUT ROWID"_L1,
    "CREATE TABLE windows_product(no INTEGER PRIMARY KEY, name TEXT UNIQUE)"_L1,
    "CREATE TABLE windows_update(product INTEGER, kb TEXT, posted INTEGER, severity TEXT, components TEXT,"
    " supersedes TEXT, cves TEXT, PRIMARY KEY(product, kb)) WITHOUT ROWID"_L1,
    "CREATE TABLE published_exploit(cve TEXT PRIMARY KEY, links TEXT) WITHOUT ROWID"_L1,
};

constexpr std::array thirdSchema{
    "ALTER TABLE document ADD COLUMN version TEXT NOT NULL DEFAULT ''"_L1,
    "ALTER TABLE feed ADD COLUMN date_source INTEGER NOT NULL DEFAULT 0"_L1,
    "ALTER TABLE exploitation ADD COLUMN stop_using INTEGER NOT NULL DEFAULT 0"_L1,
};

// A product's key is written once: a record of the CVE list has three of them, and many records have the same.
constexpr std::array productSchema{
    "CREATE TABLE product(no INTEGER PRIMARY KEY, key TEXT UNIQUE)"_L1,
    "CREATE TABLE document_product(product INTEGER, document INTEGER, PRIMARY KEY(product, document)) WITHOUT ROWID"_L1,
    "CREATE INDEX document_product_document ON document_product(document)"_L1,
};

constexpr std::array fourthAffected{
    "ALTER TABLE affected ADD COLUMN architectures TEXT NOT NULL DEFAULT ''"_L1,
    "ALTER TABLE affected ADD COLUMN module TEXT NOT NULL DEFAULT ''"_L1,
    "ALTER TABLE affected ADD COLUMN is_binary INTEGER NOT NULL DEFAULT 0"_L1,
};

// What months of Microsoft say, taken apart: a month is up to 25 MB of JSON, of which one computer needs a hundredth.
constexpr std::array fifthSchema{
    "CREATE TABLE fix_product(no INTEGER PRIMARY KEY, name TEXT UNIQUE)"_L1,
    "CREATE TABLE fix_name(asked TEXT, product INTEGER, PRIMARY KEY(asked, product)) WITHOUT ROWID"_L1,
    "CREATE TABLE fix_leak(no INTEGER PRIMARY KEY, document INTEGER, advisory TEXT, cve TEXT, published INTEGER,"
    " cvss TEXT, severity TEXT, withdrawn INTEGER)"_L1,
    "CREATE INDEX fix_leak_document ON fix_leak(document)"_L1,
    "CREATE TABLE fix_remedy(no INTEGER PRIMARY KEY, document INTEGER, builds TEXT, kbs TEXT, hotpatch_kbs TEXT,"
    " hotpatch_builds TEXT)"_L1,
    "CREATE INDEX fix_remedy_document ON fix_remedy(document)"_L1,
    "CREATE TABLE windows_fix(product INTEGER, leak INTEGER, remedy INTEGER, status INTEGER,"
    " PRIMARY KEY(product, leak)) WITHOUT ROWID"_L1,
    "CREATE INDEX windows_fix_leak ON windows_fix(leak)"_L1,
    "CREATE TABLE fix_update(product INTEGER, document INTEGER, kb TEXT, posted INTEGER, severity TEXT,"
    " components TEXT, supersedes TEXT, cves TEXT, builds TEXT, kind TEXT, PRIMARY KEY(product, document, kb))"
    " WITHOUT ROWID"_L1,
    "CREATE INDEX fix_update_document ON fix_update(document)"_L1,
};

// What documents say of products, taken apart: a device of a large maker is named in thousands of them.
constexpr std::array sixthSchema{
    "CREATE TABLE document_claims(document INTEGER PRIMARY KEY, data BLOB)"_L1,
    "CREATE TABLE withdrawn_cve(cve TEXT, document INTEGER, PRIMARY KEY(cve, document)) WITHOUT ROWID"_L1,
    "CREATE INDEX withdrawn_cve_document ON withdrawn_cve(document)"_L1,
    "ALTER TABLE document ADD COLUMN publisher TEXT NOT NULL DEFAULT ''"_L1,
};

/** A file cut off by a copy or a dying disk opens well enough; its own header tells how long it should be.
 *  @see https://www.sqlite.org/fileformat2.html, 1.3
 */
Result<void> checkLength(const QString &path)
{
    QFile file(path);
    const QByteArray header = file.open(QIODevice::ReadOnly) ? file.read(100) : QByteArray();
    if (header.size() < 100 || !header.startsWith("SQLite format 3"))
        return fail(Error::Code::DatabaseBroken, QFileInfo(path).fileName(), u"not a database"_s);
    const auto pageSize = qFromBigEndian<quint16>(header.constData() + 16);
    const auto pages = qFromBigEndian<quint32>(header.constData() + 28);
    const qint64 expected = qint64(pages) * (pageSize == 1 ? 65536 : pageSize);
    if (file.size() != expected)
        return fail(Error::Code::DatabaseBroken, QFileInfo(path).fileName(), u"cut off"_s);
    return {};
}

Result<std::unique_ptr<SqliteConnection>> openGeneration(const QString &path)
{
    const auto name = QFileInfo(path).fileName();
    PW_TRY_VOID(checkLength(path));
    PW_TRY(auto connection, SqliteConnection::open(path, SqliteConnection::Mode::ReadOnly));
    PW_TRY(const auto application, connection->value(u"PRAGMA application_id"_s));
    PW_TRY(const int version, schemaOf(*connection));
    if (application.toInt() != applicationId)
        return fail(Error::Code::DatabaseBroken, name, u"not a feed database"_s);
    if (version > schemaVersion)
        return fail(Error::Code::DatabaseTooNew, name, u"made by a later version of the program"_s);
    PW_TRY(const auto complete, connection->value(u"SELECT value FROM meta WHERE key = 'complete'"_s));
    if (version < 1 || complete.toString() != "yes"_L1)
        return fail(Error::Code::DatabaseBroken, name, u"not whole"_s);
    return connection;
}

} // namespace

QString generationPath(const QString &folder, qint64 number)
{
    return QDir(folder).filePath(u"feeds-%1.sqlite"_s.arg(number));
}

QString partPath(const QString &folder, qint64 number)
{
    return QDir(folder).filePath(u"feeds-%1.part"_s.arg(number));
}

QList<qint64> generationNumbers(const QString &folder)
{
    QList<qint64> numbers;
    const auto names = QDir(folder).entryList({u"feeds-*.sqlite"_s}, QDir::Files);
    for (const auto &name : names) {
        bool ok = false;
        const qint64 number = name.sliced(6).chopped(7).toLongLong(&ok);
        if (ok && number > 0 && QFileInfo(generationPath(folder, number)).fileName() == name)
            numbers.append(number);
    }
    std::sort(numbers.begin(), numbers.end(), std::greater<>());
    return numbers;
}

Result<FeedGeneration> openNewestGeneration(const QString &folder)
{
    const auto numbers = generationNumbers(folder);
    if (numbers.isEmpty())
        return FeedGeneration{};
    std::optional<Error> first;
    for (const qint64 number : numbers) {
        auto connection = openGeneration(generationPath(folder, number));
        if (connection)
            return FeedGeneration{number, *std::move(connection)};
        if (connection.error().code == Error::Code::DatabaseTooNew
            || connection.error().code == Error::Code::ToolMissing)
            return fail(connection.error());
        if (!first)
            first = connection.error();
    }
    return fail(Error::Code::DatabaseBroken, first->where, first->detail);
}

Result<int> schemaOf(SqliteConnection &connection)
{
    PW_TRY(const auto version, connection.value(u"PRAGMA user_version"_s));
    return version.toInt();
}

Result<void> bringSchemaUpToDate(SqliteConnection &connection)
{
    PW_TRY(const int version, schemaOf(connection));
    return inTransaction(connection, [&]() -> Result<void> {
        if (version < 1) {
            for (const auto statement : firstSchema)
                PW_TRY_VOID(connection.run(statement));
            PW_TRY_VOID(connection.run(u"PRAGMA application_id = %1"_s.arg(applicationId)));
        }
        if (version < 2) {
            for (const auto statement : secondSchema)
                PW_TRY_VOID(connection.run(statement));
        }
        if (version < 3) {
            for (const auto statement : thirdSchema)
                PW_TRY_VOID(connection.run(statement));
        }
        if (version < 4) {
            for (const auto statement : productSchema)
                PW_TRY_VOID(connection.run(statement));
            for (const auto statement : fourthAffected)
                PW_TRY_VOID(connection.run(statement));
        }
        if (version < 5) {
            for (const auto statement : fifthSchema)
                PW_TRY_VOID(connection.run(statement));
        }
        if (version < 6) {
            for (const auto statement : sixthSchema)
                PW_TRY_VOID(connection.run(statement));
        }
        return connection.run(u"PRAGMA user_version = %1"_s.arg(schemaVersion));
    });
}

Result<void> markComplete(SqliteConnection &connection)
{
    return connection.run(u"INSERT OR REPLACE INTO meta(key, value) VALUES('complete', 'yes')"_s);
}

Result<void> clearComplete(SqliteConnection &connection)
{
    return connection.run(u"DELETE FROM meta WHERE key = 'complete'"_s);
}

} // namespace Patchwijzer
