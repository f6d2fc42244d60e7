// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debiandecision.h"
#include "core/exploitprobability.h"
#include "core/feeddocument.h"
#include "core/kbfact.h"
#include "store/sqliteconnection.h"

#include <QHash>
#include <QList>
#include <QSqlQuery>
#include <QString>

#include <functional>

// Inside this room only: what documentwriter and listwriter wrote. @see FeedDatabase, for what each gives
namespace Patchwijzer {

/** What readDocument() needs in each row, of tables that are up to date. */
inline constexpr QLatin1StringView currentDocumentColumns{
    "no, feed, key, title, revision, kind, state, reason, cves, shareable, data, version, publisher"};
/** Without what was taken apart of it. */
[[nodiscard]] FeedDocument readDocument(const QSqlQuery &row);

/** In `meta`: by which rules the products of every document held were found; absent when they were not. */
inline constexpr QLatin1StringView productRulesKey{"productRules"};
[[nodiscard]] Result<int> readProductRules(SqliteConnection &connection);

/** Whether its bytes are read, which is what takes long. */
enum class DocumentPart { Head, Whole };

/** Where a document is. */
struct HeldPlace {
    qint64 number = 0;
    QString feed;
    QString key;
    DocumentKind kind = DocumentKind::Csaf;
};
/** Documents of these kinds that name one of these products and are not set apart, sorted by feed and key. Needs the
 *  fourth version of the tables.
 */
[[nodiscard]] Result<QList<HeldPlace>> placesNaming(SqliteConnection &connection, const QList<QString> &keys,
                                                    const QList<DocumentKind> &kinds);
/** For documentAt(). */
[[nodiscard]] Result<QSqlQuery> prepareDocument(SqliteConnection &connection);
[[nodiscard]] Result<FeedDocument> documentAt(SqliteConnection &connection, QSqlQuery &query, qint64 number);
[[nodiscard]] Result<void> readDocumentsNaming(SqliteConnection &connection, const QList<QString> &keys,
                                               const QList<DocumentKind> &kinds,
                                               const std::function<Result<void>(const FeedDocument &)> &visit);
[[nodiscard]] Result<FeedDocument> readDocumentOf(SqliteConnection &connection, const QString &feed, const QString &key,
                                                  DocumentPart part);
[[nodiscard]] Result<bool> readNamesAnyProduct(SqliteConnection &connection, const QList<QString> &beginnings);
[[nodiscard]] Result<void> readDocuments(SqliteConnection &connection, const QString &feed,
                                         const std::function<Result<void>(const FeedDocument &)> &visit);
[[nodiscard]] Result<QList<FeedDocument>> readDocumentsAbout(SqliteConnection &connection, const QList<QString> &cves,
                                                             const QList<DocumentKind> &kinds, DocumentPart part);
[[nodiscard]] Result<QHash<QString, ExploitProbability>> readProbabilities(SqliteConnection &connection,
                                                                           const QList<QString> &cves);
[[nodiscard]] Result<QString> readProbabilityModel(SqliteConnection &connection);
[[nodiscard]] Result<QList<DebianDecision>> readDecisions(SqliteConnection &connection, const QString &release,
                                                          const QList<QString> &packages);
[[nodiscard]] Result<QList<KbFact>> readWindowsUpdates(SqliteConnection &connection, const QString &product);
[[nodiscard]] Result<QList<QString>> readWindowsProducts(SqliteConnection &connection);

} // namespace Patchwijzer
