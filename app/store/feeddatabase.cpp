// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feeddatabase.h"

#include "store/feedgeneration.h"
#include "store/feedrows.h"

#include <QSqlError>

#include <algorithm>
#include <tuple>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

struct FeedDatabase::Private {
    FeedGeneration generation;
};

namespace {

/** Columns of the query in advisoriesFor(). */
enum Column {
    Number,
    Scheme,
    Status,
    Ranges,
    Versions,
    Urgency,
    Feed,
    Id,
    Cves,
    Aliases,
    Summary,
    Published,
    Modified,
    Withdrawn,
    Cvss,
    Cwes
};

Advisory readAdvisory(const QSqlQuery &row)
{
    Advisory advisory;
    advisory.feed = row.value(Feed).toString();
    advisory.id = row.value(Id).toString();
    advisory.cves = splitList(row.value(Cves).toString());
    advisory.aliases = splitList(row.value(Aliases).toString());
    advisory.summary = row.value(Summary).toString();
    advisory.published = unpackTime(row.value(Published));
    advisory.modified = unpackTime(row.value(Modified));
    advisory.withdrawn = row.value(Withdrawn).toBool();
    advisory.cvssVector = row.value(Cvss).toString();
    advisory.cwes = splitList(row.value(Cwes).toString());
    return advisory;
}

AffectedPackage readAffected(const QSqlQuery &row)
{
    AffectedPackage affected;
    affected.scheme = static_cast<VersionScheme>(row.value(Scheme).toInt());
    affected.status = static_cast<AffectedStatus>(row.value(Status).toInt());
    affected.ranges = unpackRanges(row.value(Ranges).toString());
    affected.versions = splitList(row.value(Versions).toString());
    affected.urgency = row.value(Urgency).toString();
    return affected;
}

bool isBefore(const Advisory &lhs, const Advisory &rhs)
{
    return std::tie(lhs.feed, lhs.id) < std::tie(rhs.feed, rhs.id);
}

} // namespace

FeedDatabase::FeedDatabase(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

FeedDatabase::FeedDatabase(FeedDatabase &&) noexcept = default;
FeedDatabase &FeedDatabase::operator=(FeedDatabase &&) noexcept = default;
FeedDatabase::~FeedDatabase() = default;

Result<FeedDatabase> FeedDatabase::open(const QString &folder)
{
    PW_TRY(auto generation, openNewestGeneration(folder));
    return FeedDatabase(std::make_unique<Private>(Private{std::move(generation)}));
}

bool FeedDatabase::isEmpty() const
{
    return d->generation.number == 0;
}

qint64 FeedDatabase::generation() const
{
    return d->generation.number;
}

Result<QList<FeedState>> FeedDatabase::states() const
{
    if (isEmpty())
        return QList<FeedState>();
    return readStates(*d->generation.connection);
}

Result<QList<Advisory>> FeedDatabase::advisoriesFor(const QString &ecosystem, const QString &release,
                                                    const QList<QString> &packages) const
{
    QList<Advisory> advisories;
    if (isEmpty())
        return advisories;
    auto &connection = *d->generation.connection;
    PW_TRY(auto query,
           connection.prepare(
               u"SELECT v.no, a.scheme, a.status, a.ranges, a.versions, a.urgency, v.feed, v.id, v.cves, v.aliases,"
               " v.summary, v.published, v.modified, v.withdrawn, v.cvss, v.cwes"
               " FROM affected a JOIN advisory v ON v.no = a.advisory"
               " WHERE a.release = (SELECT no FROM release WHERE ecosystem = ?1 AND release = ?2)"
               " AND a.package = (SELECT no FROM package WHERE name = ?3)"
               " ORDER BY a.advisory, a.part"_s));
    query.bindValue(0, ecosystem);
    query.bindValue(1, release);
    QList<QString> wanted = packages;
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    QHash<qint64, qsizetype> places;
    for (const auto &package : std::as_const(wanted)) {
        query.bindValue(2, package);
        PW_TRY_VOID(connection.execute(query));
        while (query.next()) {
            auto place = places.constFind(query.value(Number).toLongLong());
            if (place == places.constEnd()) {
                place = places.insert(query.value(Number).toLongLong(), advisories.size());
                advisories.append(readAdvisory(query));
            }
            auto affected = readAffected(query);
            affected.ecosystem = ecosystem;
            affected.release = release;
            affected.package = package;
            advisories[*place].affected.append(std::move(affected));
        }
        if (query.lastError().isValid())
            return fail(connection.error(query));
    }
    std::sort(advisories.begin(), advisories.end(), isBefore);
    return advisories;
}

Result<QHash<QString, ExploitedCve>> FeedDatabase::exploited() const
{
    QHash<QString, ExploitedCve> entries;
    if (isEmpty())
        return entries;
    auto &connection = *d->generation.connection;
    PW_TRY(auto query, connection.prepare(u"SELECT cve, date_added, ransomware, vendor, product FROM exploited"_s));
    PW_TRY_VOID(connection.execute(query));
    while (query.next()) {
        ExploitedCve entry;
        entry.cve = query.value(0).toString();
        entry.dateAdded = QDate::fromString(query.value(1).toString(), Qt::ISODate);
        entry.ransomware = query.value(2).toBool();
        entry.vendor = query.value(3).toString();
        entry.product = query.value(4).toString();
        entries.insert(entry.cve, entry);
    }
    if (query.lastError().isValid())
        return fail(connection.error(query));
    return entries;
}

} // namespace Patchwijzer
