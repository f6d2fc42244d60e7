// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feeddocument.h"
#include "store/sqliteconnection.h"

#include <QList>
#include <QSet>
#include <QSqlQuery>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

// Inside this room only: what documents say of products (FeedDocument::claims), one value a document, and which CVEs
// were taken back (FeedDocument::withdrawn). Rows for every claim and version would take five times the room, and ten
// times as long to write.
namespace Patchwijzer {

/** Writes it with statements prepared once. */
class ClaimWriter
{
public:
    [[nodiscard]] static Result<std::unique_ptr<ClaimWriter>> make(SqliteConnection &connection);

    /** @param number of the document; nothing of it may be held. */
    [[nodiscard]] Result<void> put(const FeedDocument &document, qint64 number);
    [[nodiscard]] Result<void> remove(qint64 number);
    [[nodiscard]] Result<void> removeAll();

private:
    explicit ClaimWriter(SqliteConnection &connection);
    [[nodiscard]] Result<void> prepare();

    SqliteConnection &m_connection;
    QSqlQuery m_insertClaims;
    QSqlQuery m_insertWithdrawn;
    std::vector<QSqlQuery> m_delete;
};

/** Both need the sixth version of the tables. @see FeedDatabase::forEachDocumentClaiming(), withdrawnOf() */
[[nodiscard]] Result<void> readDocumentsClaiming(SqliteConnection &connection, const QList<QString> &keys,
                                                 const QList<DocumentKind> &kinds,
                                                 const std::function<Result<void>(const FeedDocument &)> &visit);
[[nodiscard]] Result<QSet<QString>> readWithdrawn(SqliteConnection &connection, const QSet<QString> &cves);

} // namespace Patchwijzer
