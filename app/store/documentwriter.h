// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feeddocument.h"
#include "store/claimtables.h"
#include "store/sqliteconnection.h"
#include "store/windowsfixtables.h"

#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <memory>

// Inside this room only.
namespace Patchwijzer {

/** Writes published documents with statements prepared once. */
class DocumentWriter
{
public:
    [[nodiscard]] static Result<std::unique_ptr<DocumentWriter>> make(SqliteConnection &connection);

    enum class Outcome {
        Written,     ///< It is new, or newer than the one held.
        NotNewer,    ///< The one held is the same, or newer.
        Contradicts, ///< Its date is later than that of the one held, but its version is lower: the version counts.
    };
    [[nodiscard]] Result<Outcome> put(const FeedDocument &document);

    struct Counts {
        qint64 used = 0; ///< Lenient ones included.
        qint64 lenient = 0;
        qint64 setApart = 0;
        QDateTime newest; ///< Of those in use and not dated after the moment given.
    };
    /** Writes what @p index fills in for every document held, its keys, claims and fixes, in place of what there is. */
    [[nodiscard]] Result<void> indexAll(const std::function<void(FeedDocument *)> &index);

    /** Numbers of products given since the last file began may be gone with it. */
    void forgetNumbers()
    {
        m_products.clear();
        m_fixes->forgetNumbers();
    }

    [[nodiscard]] Result<Counts> count(const QString &feed, const QDateTime &notAfter);

private:
    explicit DocumentWriter(SqliteConnection &connection);
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> remove(qint64 number);
    [[nodiscard]] Result<void> insert(const FeedDocument &document, qint64 digest);
    [[nodiscard]] Result<void> insertParts(const FeedDocument &document, qint64 number);
    [[nodiscard]] Result<void> insertProducts(const QList<QString> &keys, qint64 document);
    [[nodiscard]] Result<qint64> productNumber(const QString &key);

    SqliteConnection &m_connection;
    QSqlQuery m_find;
    QSqlQuery m_insert;
    QSqlQuery m_insertCve;
    QSqlQuery m_delete;
    QSqlQuery m_deleteCves;
    QSqlQuery m_findProduct;
    QSqlQuery m_makeProduct;
    QSqlQuery m_insertProduct;
    QSqlQuery m_deleteProducts;
    QSqlQuery m_setPublisher;
    QHash<QString, qint64> m_products; ///< Numbers of the keys met last.
    std::unique_ptr<WindowsFixWriter> m_fixes;
    std::unique_ptr<ClaimWriter> m_claims;
};

} // namespace Patchwijzer
