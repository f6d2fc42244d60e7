// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/claimtables.h"

#include "store/claimpack.h"
#include "store/listreader.h"

#include <QSqlError>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

ClaimWriter::ClaimWriter(SqliteConnection &connection)
    : m_connection(connection)
{
}

Result<std::unique_ptr<ClaimWriter>> ClaimWriter::make(SqliteConnection &connection)
{
    std::unique_ptr<ClaimWriter> writer(new ClaimWriter(connection));
    PW_TRY_VOID(writer->prepare());
    return writer;
}

Result<void> ClaimWriter::prepare()
{
    PW_TRY(m_insertClaims, m_connection.prepare(u"INSERT INTO document_claims(document, data) VALUES(?, ?)"_s));
    PW_TRY(m_insertWithdrawn,
           m_connection.prepare(u"INSERT OR IGNORE INTO withdrawn_cve(cve, document) VALUES(?, ?)"_s));
    for (const auto statement :
         {"DELETE FROM document_claims WHERE document = ?"_L1, "DELETE FROM withdrawn_cve WHERE document = ?"_L1}) {
        PW_TRY(auto query, m_connection.prepare(statement));
        m_delete.push_back(std::move(query));
    }
    return {};
}

Result<void> ClaimWriter::put(const FeedDocument &document, qint64 number)
{
    if (!document.claims.isEmpty()) {
        m_insertClaims.bindValue(0, number);
        m_insertClaims.bindValue(1, packClaims(document.claims));
        PW_TRY_VOID(m_connection.execute(m_insertClaims));
    }
    if (!document.withdrawn)
        return {};
    for (const auto &cve : document.cves) {
        m_insertWithdrawn.bindValue(0, cve);
        m_insertWithdrawn.bindValue(1, number);
        PW_TRY_VOID(m_connection.execute(m_insertWithdrawn));
    }
    return {};
}

Result<void> ClaimWriter::remove(qint64 number)
{
    for (auto &query : m_delete) {
        query.bindValue(0, number);
        PW_TRY_VOID(m_connection.execute(query));
    }
    return {};
}

Result<void> ClaimWriter::removeAll()
{
    PW_TRY_VOID(m_connection.run(u"DELETE FROM document_claims"_s));
    return m_connection.run(u"DELETE FROM withdrawn_cve"_s);
}

namespace {

/** The claims of a document with one of those keys; none when it was not taken apart. */
Result<QList<ProductClaim>> claimsHeld(SqliteConnection &connection, QSqlQuery &query, const HeldPlace &place,
                                       const QSet<QString> &keys)
{
    query.bindValue(0, place.number);
    PW_TRY_VOID(connection.execute(query));
    if (!query.next()) {
        if (query.lastError().isValid())
            return fail(connection.error(query));
        return QList<ProductClaim>();
    }
    auto claims = unpackClaims(query.value(0).toByteArray(), keys);
    if (!claims)
        return fail(Error::Code::DatabaseBroken, place.key, u"what it says of products cannot be read"_s);
    for (auto &claim : *claims)
        claim.feed = place.feed;
    return *std::move(claims);
}

} // namespace

Result<void> readDocumentsClaiming(SqliteConnection &connection, const QList<QString> &keys,
                                   const QList<DocumentKind> &kinds,
                                   const std::function<Result<void>(const FeedDocument &)> &visit)
{
    PW_TRY(const auto places, placesNaming(connection, keys, kinds));
    PW_TRY(auto claims, connection.prepare(u"SELECT data FROM document_claims WHERE document = ?"_s));
    PW_TRY(auto whole, prepareDocument(connection));
    const QSet<QString> wanted(keys.begin(), keys.end());
    for (const auto &place : places) {
        FeedDocument document;
        PW_TRY(document.claims, claimsHeld(connection, claims, place, wanted));
        if (document.claims.isEmpty()) {
            PW_TRY(document, documentAt(connection, whole, place.number));
        } else {
            document.feed = place.feed;
            document.key = place.key;
            document.kind = place.kind;
        }
        PW_TRY_VOID(visit(document));
    }
    return {};
}

Result<QSet<QString>> readWithdrawn(SqliteConnection &connection, const QSet<QString> &cves)
{
    PW_TRY(auto query, connection.prepare(u"SELECT 1 FROM withdrawn_cve WHERE cve = ? LIMIT 1"_s));
    QSet<QString> withdrawn;
    for (const auto &cve : cves) {
        query.bindValue(0, cve);
        PW_TRY_VOID(connection.execute(query));
        if (query.next())
            withdrawn.insert(cve);
        else if (query.lastError().isValid())
            return fail(connection.error(query));
        query.finish();
    }
    return withdrawn;
}

} // namespace Patchwijzer
