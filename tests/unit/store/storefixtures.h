// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "store/feeddatabase.h"
#include "store/feedwriter.h"

#include <QDateTime>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

// What the tests of the store share.
namespace Patchwijzer::Test {

inline QDateTime day(int number)
{
    return QDateTime(QDate(2099, 1, number), QTime(0, 0), Qt::UTC);
}

inline AffectedPackage affectedBy(const QString &release, const QString &package, const QString &fixed)
{
    AffectedPackage affected;
    affected.ecosystem = QStringLiteral("Debian");
    affected.release = release;
    affected.package = package;
    affected.scheme = VersionScheme::Deb;
    affected.ranges = {{QStringLiteral("1.0"), fixed, {}}};
    return affected;
}

inline Advisory advisoryOf(const QString &id, int modifiedDay = 1, const QString &fixed = QStringLiteral("2.0-1"))
{
    Advisory advisory;
    advisory.feed = QStringLiteral("osv-debian");
    advisory.id = id;
    advisory.cves = {QStringLiteral("CVE-2099-0001"), QStringLiteral("CVE-2099-0002")};
    advisory.aliases = {QStringLiteral("GHSA-x")};
    advisory.summary = QStringLiteral("Iets met \u00e9\u00e9n woord");
    advisory.published = day(1);
    advisory.modified = day(modifiedDay);
    advisory.cvssVector = QStringLiteral("CVSS:3.1/AV:N");
    advisory.cwes = {QStringLiteral("CWE-79")};
    advisory.affected = {affectedBy(QStringLiteral("12"), QStringLiteral("voorbeeld"), fixed)};
    return advisory;
}

inline FeedState osvState()
{
    FeedState state;
    state.id = QStringLiteral("osv-debian");
    state.title = QStringLiteral("OSV: Debian");
    state.licence = QStringLiteral("CC-BY-4.0");
    state.origin = QStringLiteral("all.zip");
    state.skipped = 3;
    return state;
}

/** Takes away what came with the sixth version of the tables, and then what came with the fifth. */
inline const QList<QString> claimTables{QStringLiteral("DROP TABLE document_claims"),
                                        QStringLiteral("DROP TABLE withdrawn_cve"),
                                        QStringLiteral("ALTER TABLE document DROP COLUMN publisher")};
inline const QList<QString> laterTables =
    claimTables + QList<QString>{QStringLiteral("DROP TABLE windows_fix"), QStringLiteral("DROP TABLE fix_leak"),
                                 QStringLiteral("DROP TABLE fix_remedy"),  QStringLiteral("DROP TABLE fix_update"),
                                 QStringLiteral("DROP TABLE fix_name"),    QStringLiteral("DROP TABLE fix_product")};

/** Puts these advisories in a new generation. */
inline bool publish(const QString &folder, const QList<Advisory> &advisories, const QDateTime &now = day(20))
{
    auto writer = FeedWriter::begin(folder, now);
    if (!writer || !writer->beginFile())
        return false;
    for (const auto &advisory : advisories) {
        if (!writer->put(advisory, advisory.modified))
            return false;
    }
    return writer->updateFeed(osvState()) && writer->keepFile() && writer->publish();
}

/** As FeedDatabase::advisoriesFor() gives it. */
inline Advisory asJudged(Advisory advisory)
{
    advisory.summary.clear();
    advisory.modified = {};
    advisory.cwes.clear();
    return advisory;
}

/** What the database says of these packages in Debian 12. */
inline QList<Advisory> advisoriesIn(const QString &folder,
                                    const QList<QString> &packages = {QStringLiteral("voorbeeld")})
{
    const auto database = FeedDatabase::open(folder);
    if (!database)
        return {};
    return database->advisoriesFor(QStringLiteral("Debian"), QStringLiteral("12"), packages)
        .value_or(QList<Advisory>());
}

/** Runs SQL in a file behind the program's back. */
inline bool tamper(const QString &path, const QString &statement)
{
    bool done = false;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("tamper"));
        database.setDatabaseName(path);
        done = database.open() && QSqlQuery(database).exec(statement);
    }
    QSqlDatabase::removeDatabase(QStringLiteral("tamper"));
    return done;
}

inline bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace Patchwijzer::Test
