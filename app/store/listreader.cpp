// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/listreader.h"

#include "store/feedgeneration.h"
#include "store/feedrows.h"
#include "store/listwriter.h"

#include <QSqlError>

#include <algorithm>
#include <map>
#include <tuple>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

/** Of a generation that an older program made, the columns that came later are empty. */
Result<QString> documentColumns(SqliteConnection &connection, DocumentPart part = DocumentPart::Whole)
{
    PW_TRY(const int schema, schemaOf(connection));
    auto columns = QString(currentDocumentColumns);
    if (part == DocumentPart::Head)
        columns.replace(" data,"_L1, " x'',"_L1);
    if (schema < 3)
        columns.replace("version"_L1, "''"_L1);
    if (schema < 6)
        columns.replace("publisher"_L1, "''"_L1);
    return columns;
}

} // namespace

FeedDocument readDocument(const QSqlQuery &row)
{
    FeedDocument document;
    document.feed = row.value(1).toString();
    document.key = row.value(2).toString();
    document.title = row.value(3).toString();
    document.revision = unpackTime(row.value(4));
    document.kind = static_cast<DocumentKind>(row.value(5).toInt());
    document.state = static_cast<DocumentState>(row.value(6).toInt());
    document.reason = row.value(7).toString();
    document.cves = splitList(row.value(8).toString());
    document.shareable = row.value(9).toBool();
    if (const auto data = row.value(10).toByteArray(); !data.isEmpty())
        document.bytes = qUncompress(data);
    document.version = row.value(11).toString();
    if (document.kind == DocumentKind::Csaf)
        document.publisher = publisherOf(row.value(12).toString(), document.key);
    return document;
}

namespace {

/** For IN (…): numbers, which cannot hold anything that ends the statement. */
QString listOf(const QList<DocumentKind> &kinds)
{
    QList<QString> numbers;
    for (const auto kind : kinds)
        numbers.append(QString::number(static_cast<int>(kind)));
    return numbers.join(u',');
}

/** Runs @p query once for each of @p values, bound to its last parameter, and hands over every row. */
template<typename Values, typename Visit>
Result<void> forEachOf(SqliteConnection &connection, QSqlQuery &query, int place, const Values &values, Visit visit)
{
    for (const auto &value : values) {
        query.bindValue(place, value);
        PW_TRY_VOID(connection.execute(query));
        while (query.next())
            visit(query);
        if (query.lastError().isValid())
            return fail(connection.error(query));
    }
    return {};
}

} // namespace

Result<void> readDocuments(SqliteConnection &connection, const QString &feed,
                           const std::function<Result<void>(const FeedDocument &)> &visit)
{
    PW_TRY(const auto columns, documentColumns(connection));
    PW_TRY(auto query,
           connection.prepare("SELECT "_L1 + columns + " FROM document WHERE feed = ? AND state <> ? ORDER BY key"_L1));
    query.addBindValue(feed);
    query.addBindValue(static_cast<int>(DocumentState::SetApart));
    PW_TRY_VOID(connection.execute(query));
    while (query.next())
        PW_TRY_VOID(visit(readDocument(query)));
    if (query.lastError().isValid())
        return fail(connection.error(query));
    return {};
}

Result<QList<FeedDocument>> readDocumentsAbout(SqliteConnection &connection, const QList<QString> &cves,
                                               const QList<DocumentKind> &kinds, DocumentPart part)
{
    PW_TRY(const auto columns, documentColumns(connection, part));
    PW_TRY(auto query,
           connection.prepare("SELECT "_L1 + columns + " FROM document WHERE state <> ?1 AND kind IN ("_L1
                              + listOf(kinds) + ") AND no IN (SELECT document FROM document_cve WHERE cve = ?2)"_L1));
    query.bindValue(0, static_cast<int>(DocumentState::SetApart));
    std::map<qint64, FeedDocument> found;
    PW_TRY_VOID(forEachOf(connection, query, 1, cves, [&](const QSqlQuery &row) {
        const qint64 number = row.value(0).toLongLong();
        if (!found.contains(number))
            found.emplace(number, readDocument(row));
    }));
    QList<FeedDocument> documents;
    for (auto &[number, document] : found)
        documents.append(std::move(document));
    std::sort(documents.begin(), documents.end(), [](const FeedDocument &lhs, const FeedDocument &rhs) {
        return std::tie(lhs.feed, lhs.key) < std::tie(rhs.feed, rhs.key);
    });
    return documents;
}

Result<QList<HeldPlace>> placesNaming(SqliteConnection &connection, const QList<QString> &keys,
                                      const QList<DocumentKind> &kinds)
{
    PW_TRY(auto numbers,
           connection.prepare(u"SELECT d.no, d.feed, d.key, d.kind FROM document_product p"
                              " JOIN document d ON d.no = p.document WHERE d.state <> ?1 AND d.kind IN (%1)"
                              " AND p.product = (SELECT no FROM product WHERE key = ?2)"_s.arg(listOf(kinds))));
    numbers.bindValue(0, static_cast<int>(DocumentState::SetApart));
    QHash<qint64, HeldPlace> found;
    PW_TRY_VOID(forEachOf(connection, numbers, 1, keys, [&](const QSqlQuery &row) {
        const auto number = row.value(0).toLongLong();
        if (!found.contains(number))
            found.insert(number,
                         {number, row.value(1).toString(), row.value(2).toString(),
                          static_cast<DocumentKind>(row.value(3).toInt())});
    }));
    auto places = found.values();
    std::sort(places.begin(), places.end(), [](const HeldPlace &lhs, const HeldPlace &rhs) {
        return std::tie(lhs.feed, lhs.key) < std::tie(rhs.feed, rhs.key);
    });
    return places;
}

Result<QSqlQuery> prepareDocument(SqliteConnection &connection)
{
    PW_TRY(const auto columns, documentColumns(connection));
    return connection.prepare("SELECT "_L1 + columns + " FROM document WHERE no = ?"_L1);
}

Result<FeedDocument> documentAt(SqliteConnection &connection, QSqlQuery &query, qint64 number)
{
    query.bindValue(0, number);
    PW_TRY_VOID(connection.execute(query));
    if (!query.next())
        return fail(connection.error(query));
    return readDocument(query);
}

Result<void> readDocumentsNaming(SqliteConnection &connection, const QList<QString> &keys,
                                 const QList<DocumentKind> &kinds,
                                 const std::function<Result<void>(const FeedDocument &)> &visit)
{
    PW_TRY(const auto places, placesNaming(connection, keys, kinds));
    PW_TRY(auto query, prepareDocument(connection));
    for (const auto &place : places) {
        PW_TRY(const auto document, documentAt(connection, query, place.number));
        PW_TRY_VOID(visit(document));
    }
    return {};
}

Result<FeedDocument> readDocumentOf(SqliteConnection &connection, const QString &feed, const QString &key,
                                    DocumentPart part)
{
    PW_TRY(const auto columns, documentColumns(connection, part));
    PW_TRY(auto query, connection.prepare("SELECT "_L1 + columns + " FROM document WHERE feed = ? AND key = ?"_L1));
    query.addBindValue(feed);
    query.addBindValue(key);
    PW_TRY_VOID(connection.execute(query));
    if (query.next())
        return readDocument(query);
    if (query.lastError().isValid())
        return fail(connection.error(query));
    return fail(Error::Code::WrongUse, key, u"not held"_s);
}

Result<bool> readNamesAnyProduct(SqliteConnection &connection, const QList<QString> &beginnings)
{
    PW_TRY(
        auto query,
        connection.prepare(u"SELECT 1 FROM document_product p JOIN document d ON d.no = p.document WHERE d.state <> ?1"
                           " AND p.product IN (SELECT no FROM product WHERE key >= ?2 AND key < ?3) LIMIT 1"_s));
    query.bindValue(0, static_cast<int>(DocumentState::SetApart));
    for (const auto &beginning : beginnings) {
        if (beginning.isEmpty())
            continue;
        auto end = beginning;
        end.back() = QChar(ushort(end.back().unicode() + 1));
        query.bindValue(1, beginning);
        query.bindValue(2, end);
        PW_TRY_VOID(connection.execute(query));
        if (query.next())
            return true;
        query.finish();
    }
    return false;
}

Result<int> readProductRules(SqliteConnection &connection)
{
    PW_TRY(const auto rules, connection.value(u"SELECT value FROM meta WHERE key = '%1'"_s.arg(productRulesKey)));
    return rules.toString().toInt();
}

Result<QHash<QString, ExploitProbability>> readProbabilities(SqliteConnection &connection, const QList<QString> &cves)
{
    QHash<QString, ExploitProbability> scores;
    PW_TRY(auto query, connection.prepare(u"SELECT probability, percentile FROM probability WHERE cve = ?"_s));
    for (const auto &cve : cves) {
        const qint64 number = cveNumber(cve);
        if (number == 0)
            continue;
        query.bindValue(0, number);
        PW_TRY_VOID(connection.execute(query));
        if (query.next())
            scores.insert(cve, {cve, query.value(0).toDouble(), query.value(1).toDouble()});
        else if (query.lastError().isValid())
            return fail(connection.error(query));
    }
    return scores;
}

Result<QString> readProbabilityModel(SqliteConnection &connection)
{
    PW_TRY(auto query, connection.prepare(u"SELECT value FROM meta WHERE key = ?"_s));
    query.addBindValue(QString(probabilityModelKey));
    PW_TRY_VOID(connection.execute(query));
    return query.next() ? query.value(0).toString() : QString();
}

Result<QList<DebianDecision>> readDecisions(SqliteConnection &connection, const QString &release,
                                            const QList<QString> &packages)
{
    PW_TRY(auto query,
           connection.prepare(u"SELECT id, package, release, kind, comment FROM debian_decision"
                              " WHERE release = ?1 AND package = ?2"_s));
    query.bindValue(0, release);
    QList<DebianDecision> decisions;
    PW_TRY_VOID(forEachOf(connection, query, 1, packages, [&](const QSqlQuery &row) {
        decisions.append({row.value(0).toString(), row.value(1).toString(), row.value(2).toString(),
                          static_cast<DebianNoDsa>(row.value(3).toInt()), row.value(4).toString()});
    }));
    std::sort(decisions.begin(), decisions.end(), [](const DebianDecision &lhs, const DebianDecision &rhs) {
        return std::tie(lhs.id, lhs.package) < std::tie(rhs.id, rhs.package);
    });
    return decisions;
}

Result<QList<KbFact>> readWindowsUpdates(SqliteConnection &connection, const QString &product)
{
    PW_TRY(auto query,
           connection.prepare(u"SELECT kb, posted, severity, components, supersedes, cves FROM windows_update"
                              " WHERE product = (SELECT no FROM windows_product WHERE name = ?) ORDER BY kb"_s));
    QList<KbFact> facts;
    PW_TRY_VOID(forEachOf(connection, query, 0, QList<QString>{product}, [&](const QSqlQuery &row) {
        KbFact fact;
        fact.kb = row.value(0).toString();
        fact.product = product;
        fact.posted = QDate::fromJulianDay(row.value(1).toLongLong());
        fact.severity = row.value(2).toString();
        fact.components = splitList(row.value(3).toString());
        fact.supersedes = splitList(row.value(4).toString());
        fact.cves = splitList(row.value(5).toString());
        facts.append(fact);
    }));
    return facts;
}

Result<QList<QString>> readWindowsProducts(SqliteConnection &connection)
{
    PW_TRY(auto query, connection.prepare(u"SELECT name FROM windows_product ORDER BY name"_s));
    PW_TRY_VOID(connection.execute(query));
    QList<QString> names;
    while (query.next())
        names.append(query.value(0).toString());
    if (query.lastError().isValid())
        return fail(connection.error(query));
    return names;
}

} // namespace Patchwijzer
