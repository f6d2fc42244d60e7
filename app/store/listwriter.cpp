// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/listwriter.h"

#include "store/feedrows.h"

#include <QHash>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 numbersPerYear = 100'000'000'000; ///< A CVE id with more digits after the year was never given out.

Result<void> insertRow(SqliteConnection &connection, QSqlQuery &query, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(int(i), values[i]);
    return connection.execute(query);
}

/** The number of each product's name; names not there yet are added. */
Result<QHash<QString, qint64>> numberProducts(SqliteConnection &connection, const QList<KbFact> &facts)
{
    QHash<QString, qint64> numbers;
    PW_TRY(auto query, connection.prepare(u"INSERT INTO windows_product(no, name) VALUES(?, ?)"_s));
    for (const auto &fact : facts) {
        if (numbers.contains(fact.product))
            continue;
        const qint64 number = numbers.size() + 1;
        PW_TRY_VOID(insertRow(connection, query, {number, fact.product}));
        numbers.insert(fact.product, number);
    }
    return numbers;
}

} // namespace

qint64 cveNumber(QStringView cve)
{
    if (!cve.startsWith(u"CVE-") || cve.size() < 13 || cve[8] != u'-')
        return 0;
    bool goodYear = false;
    bool goodNumber = false;
    const qint64 year = cve.sliced(4, 4).toLongLong(&goodYear);
    const qint64 number = cve.sliced(9).toLongLong(&goodNumber);
    if (!goodYear || !goodNumber || year < 1 || number < 0 || number >= numbersPerYear)
        return 0;
    return year * numbersPerYear + number;
}

Result<void> writeExploited(SqliteConnection &connection, const QString &feed, const QList<ExploitedCve> &entries)
{
    PW_TRY(auto clear, connection.prepare(u"DELETE FROM exploitation WHERE feed = ?"_s));
    PW_TRY_VOID(insertRow(connection, clear, {feed}));
    PW_TRY(auto query,
           connection.prepare(u"INSERT INTO exploitation(cve, feed, lists, date_added, ransomware, vendor, product,"
                              " stop_using) VALUES(?, ?, ?, ?, ?, ?, ?, ?)"_s));
    for (const auto &entry : entries)
        PW_TRY_VOID(insertRow(connection, query,
                              {entry.cve, feed, entry.lists.toInt(), entry.dateAdded.toString(Qt::ISODate),
                               entry.ransomware, entry.vendor, entry.product, entry.stopUsing}));
    return {};
}

Result<void> writeProbabilities(SqliteConnection &connection, const QString &model,
                                const QList<ExploitProbability> &scores)
{
    PW_TRY_VOID(connection.run(u"DELETE FROM probability"_s));
    PW_TRY(auto query,
           connection.prepare(u"INSERT OR REPLACE INTO probability(cve, probability, percentile) VALUES(?, ?, ?)"_s));
    for (const auto &score : scores) {
        const qint64 number = cveNumber(score.cve);
        if (number == 0)
            continue;
        query.bindValue(0, number);
        query.bindValue(1, score.probability);
        query.bindValue(2, score.percentile);
        PW_TRY_VOID(connection.execute(query));
    }
    PW_TRY(auto meta, connection.prepare(u"INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)"_s));
    return insertRow(connection, meta, {QString(probabilityModelKey), model});
}

Result<void> writeDecisions(SqliteConnection &connection, const QList<DebianDecision> &decisions)
{
    PW_TRY_VOID(connection.run(u"DELETE FROM debian_decision"_s));
    PW_TRY(auto query,
           connection.prepare(u"INSERT OR REPLACE INTO debian_decision(package, release, id, kind, comment)"
                              " VALUES(?, ?, ?, ?, ?)"_s));
    for (const auto &decision : decisions)
        PW_TRY_VOID(insertRow(
            connection, query,
            {decision.package, decision.release, decision.id, static_cast<int>(decision.kind), decision.comment}));
    return {};
}

Result<void> writeWindowsUpdates(SqliteConnection &connection, const QList<KbFact> &facts,
                                 const QList<PublishedExploit> &exploits)
{
    for (const auto table : {"windows_update"_L1, "windows_product"_L1, "published_exploit"_L1})
        PW_TRY_VOID(connection.run("DELETE FROM "_L1 + table));
    PW_TRY(const auto products, numberProducts(connection, facts));
    PW_TRY(auto query,
           connection.prepare(
               u"INSERT OR REPLACE INTO windows_update(product, kb, posted, severity, components, supersedes,"
               " cves) VALUES(?, ?, ?, ?, ?, ?, ?)"_s));
    for (const auto &fact : facts)
        PW_TRY_VOID(insertRow(connection, query,
                              {products.value(fact.product), fact.kb, fact.posted.toJulianDay(), fact.severity,
                               joinList(fact.components), joinList(fact.supersedes), joinList(fact.cves)}));
    PW_TRY(auto exploit, connection.prepare(u"INSERT OR REPLACE INTO published_exploit(cve, links) VALUES(?, ?)"_s));
    for (const auto &entry : exploits)
        PW_TRY_VOID(insertRow(connection, exploit, {entry.cve, joinList(entry.links)}));
    return {};
}

} // namespace Patchwijzer
