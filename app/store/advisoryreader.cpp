// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/advisoryreader.h"

#include "store/feedgeneration.h"
#include "store/feedrows.h"

#include <QSet>
#include <QSqlError>

#include <algorithm>
#include <map>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

/** A text as its bytes: asked for as text, SQLite would first make each one UTF-16, in memory that all threads wait
 * for; over tens of thousands of rows that is a third of the time.
 */
QString bytesOf(const QString &column)
{
    return u"CAST(%1 AS BLOB)"_s.arg(column);
}

QString textAt(const QSqlQuery &row, int column)
{
    return QString::fromUtf8(row.value(column).toByteArray());
}

} // namespace

QString advisoryColumns(int schema, AdvisoryDetail detail)
{
    // The places stay: what is not wanted, or was not there yet, is an empty value.
    const auto later = schema < 4 ? u"'', '', 0"_s
                                  : u"%1, %2, a.is_binary"_s.arg(bytesOf(u"a.architectures"_s), bytesOf(u"a.module"_s));
    const bool all = detail == AdvisoryDetail::Everything;
    const QList<QString> columns{u"v.no"_s,
                                 u"a.scheme"_s,
                                 u"a.status"_s,
                                 bytesOf(u"a.ranges"_s),
                                 bytesOf(u"a.versions"_s),
                                 bytesOf(u"a.urgency"_s),
                                 later,
                                 bytesOf(u"v.feed"_s),
                                 bytesOf(u"v.id"_s),
                                 bytesOf(u"v.cves"_s),
                                 bytesOf(u"v.aliases"_s),
                                 all ? bytesOf(u"v.summary"_s) : u"''"_s,
                                 u"v.published"_s,
                                 all ? u"v.modified"_s : u"NULL"_s,
                                 u"v.withdrawn"_s,
                                 bytesOf(u"v.cvss"_s),
                                 all ? bytesOf(u"v.cwes"_s) : u"''"_s};
    return columns.join(u", "_s);
}

Advisory readAdvisory(const QSqlQuery &row)
{
    Advisory advisory;
    advisory.feed = textAt(row, AdvisoryFeed);
    advisory.id = textAt(row, AdvisoryId);
    advisory.cves = splitList(textAt(row, AdvisoryCves));
    advisory.aliases = splitList(textAt(row, AdvisoryAliases));
    advisory.summary = textAt(row, AdvisorySummary);
    advisory.published = unpackTime(row.value(AdvisoryPublished));
    advisory.modified = unpackTime(row.value(AdvisoryModified));
    advisory.withdrawn = row.value(AdvisoryWithdrawn).toBool();
    advisory.cvssVector = textAt(row, AdvisoryCvss);
    advisory.cwes = splitList(textAt(row, AdvisoryCwes));
    return advisory;
}

AffectedPackage readAffected(const QSqlQuery &row)
{
    AffectedPackage affected;
    affected.scheme = static_cast<VersionScheme>(row.value(AffectedScheme).toInt());
    affected.status = static_cast<AffectedStatus>(row.value(AffectedStatusColumn).toInt());
    affected.ranges = unpackRanges(textAt(row, AffectedRanges));
    affected.versions = splitList(textAt(row, AffectedVersions));
    affected.urgency = textAt(row, AffectedUrgency);
    affected.architectures = splitList(textAt(row, AffectedArchitectures));
    affected.module = textAt(row, AffectedModule);
    affected.binaryPackage = row.value(AffectedBinary).toBool();
    return affected;
}

Result<void> readAdvisories(SqliteConnection &connection, const QString &feed,
                            const std::function<Result<void>(const Advisory &)> &visit)
{
    constexpr int ecosystem = AdvisoryColumnCount;
    constexpr int release = ecosystem + 1;
    constexpr int package = ecosystem + 2;
    PW_TRY(const int schema, schemaOf(connection));
    PW_TRY(auto query,
           connection.prepare("SELECT "_L1 + advisoryColumns(schema)
                              + ", r.ecosystem, r.release, p.name FROM advisory v"
                                " LEFT JOIN affected a ON a.advisory = v.no LEFT JOIN release r ON r.no = a.release"
                                " LEFT JOIN package p ON p.no = a.package WHERE v.feed = ? ORDER BY v.key, a.part"_L1));
    query.addBindValue(feed);
    PW_TRY_VOID(connection.execute(query));
    Advisory advisory;
    qint64 number = 0;
    while (query.next()) {
        if (const qint64 next = query.value(AdvisoryNumber).toLongLong(); next != number) {
            if (number != 0)
                PW_TRY_VOID(visit(advisory));
            advisory = readAdvisory(query);
            number = next;
        }
        if (query.value(package).isNull())
            continue;
        auto affected = readAffected(query);
        affected.ecosystem = query.value(ecosystem).toString();
        affected.release = query.value(release).toString();
        affected.package = query.value(package).toString();
        advisory.affected.append(std::move(affected));
    }
    if (query.lastError().isValid())
        return fail(connection.error(query));
    return number == 0 ? Result<void>() : visit(advisory);
}

Result<QList<Advisory>> readAdvisoriesNaming(SqliteConnection &connection, const QString &ecosystem,
                                             const QList<QString> &packages)
{
    PW_TRY(const int schema, schemaOf(connection));
    // A release knows its packages, not the other way round: few ecosystems have many releases.
    PW_TRY(auto query,
           connection.prepare("SELECT "_L1 + advisoryColumns(schema)
                              + ", r.release FROM release r JOIN affected a ON a.release = r.no"
                                " JOIN advisory v ON v.no = a.advisory"
                                " WHERE r.ecosystem = ?1 AND a.package = (SELECT no FROM package WHERE name = ?2)"
                                " ORDER BY v.feed, v.key, r.release, a.part"_L1));
    query.bindValue(0, textOf(ecosystem));
    std::map<std::pair<QString, QString>, Advisory> found;
    const QSet<QString> wanted(packages.begin(), packages.end());
    auto sorted = wanted.values();
    std::sort(sorted.begin(), sorted.end());
    for (const auto &package : std::as_const(sorted)) {
        query.bindValue(1, package);
        PW_TRY_VOID(connection.execute(query));
        while (query.next()) {
            const std::pair place(textAt(query, AdvisoryFeed), textAt(query, AdvisoryId));
            auto &advisory = found.try_emplace(place, readAdvisory(query)).first->second;
            auto affected = readAffected(query);
            affected.ecosystem = ecosystem;
            affected.release = query.value(AdvisoryColumnCount).toString();
            affected.package = package;
            advisory.affected.append(std::move(affected));
        }
        if (query.lastError().isValid())
            return fail(connection.error(query));
    }
    QList<Advisory> advisories;
    for (auto &[place, advisory] : found)
        advisories.append(std::move(advisory));
    return advisories;
}

} // namespace Patchwijzer
