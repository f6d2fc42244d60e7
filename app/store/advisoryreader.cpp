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

QString advisoryColumns(int schema)
{
    const auto later = schema < 4 ? u"'', '', 0"_s : u"a.architectures, a.module, a.is_binary"_s;
    return u"v.no, a.scheme, a.status, a.ranges, a.versions, a.urgency, %1, v.feed, v.id, v.cves, v.aliases,"
           " v.summary, v.published, v.modified, v.withdrawn, v.cvss, v.cwes"_s.arg(later);
}

Advisory readAdvisory(const QSqlQuery &row)
{
    Advisory advisory;
    advisory.feed = row.value(AdvisoryFeed).toString();
    advisory.id = row.value(AdvisoryId).toString();
    advisory.cves = splitList(row.value(AdvisoryCves).toString());
    advisory.aliases = splitList(row.value(AdvisoryAliases).toString());
    advisory.summary = row.value(AdvisorySummary).toString();
    advisory.published = unpackTime(row.value(AdvisoryPublished));
    advisory.modified = unpackTime(row.value(AdvisoryModified));
    advisory.withdrawn = row.value(AdvisoryWithdrawn).toBool();
    advisory.cvssVector = row.value(AdvisoryCvss).toString();
    advisory.cwes = splitList(row.value(AdvisoryCwes).toString());
    return advisory;
}

AffectedPackage readAffected(const QSqlQuery &row)
{
    AffectedPackage affected;
    affected.scheme = static_cast<VersionScheme>(row.value(AffectedScheme).toInt());
    affected.status = static_cast<AffectedStatus>(row.value(AffectedStatusColumn).toInt());
    affected.ranges = unpackRanges(row.value(AffectedRanges).toString());
    affected.versions = splitList(row.value(AffectedVersions).toString());
    affected.urgency = row.value(AffectedUrgency).toString();
    affected.architectures = splitList(row.value(AffectedArchitectures).toString());
    affected.module = row.value(AffectedModule).toString();
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
            const std::pair place(query.value(AdvisoryFeed).toString(), query.value(AdvisoryId).toString());
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
