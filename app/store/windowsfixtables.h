// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/windowsfix.h"
#include "store/sqliteconnection.h"

#include <QHash>
#include <QList>
#include <QSqlQuery>
#include <QString>

#include <memory>
#include <vector>

// Inside this room only: what bulletins of Microsoft say of how its products are repaired (FeedDocument::fixes). A
// month is some thousand times the same few things: what a leak is, and what repairs it, is written once a document.
namespace Patchwijzer {

/** Writes it with statements prepared once. */
class WindowsFixWriter
{
public:
    [[nodiscard]] static Result<std::unique_ptr<WindowsFixWriter>> make(SqliteConnection &connection);

    /** @param document number of the document that says so; nothing of it may be held. */
    [[nodiscard]] Result<void> put(const WindowsFixes &fixes, qint64 document);
    [[nodiscard]] Result<void> remove(qint64 document);
    [[nodiscard]] Result<void> removeAll();
    /** Numbers given since the last file began may be gone with it. */
    void forgetNumbers() { m_products.clear(); }

private:
    explicit WindowsFixWriter(SqliteConnection &connection);
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<qint64> productNumber(const QString &name);
    [[nodiscard]] Result<void> nameProduct(const QString &name, qint64 number);
    [[nodiscard]] Result<void> putUpdate(const KbFact &fact, qint64 document);

    /** The number of the row with these values, which is written when it is not yet among @p known. */
    [[nodiscard]] Result<qint64> rowOf(QSqlQuery &insert, const QVariantList &values, QHash<QString, qint64> *known);

    SqliteConnection &m_connection;
    QSqlQuery m_findProduct;
    QSqlQuery m_makeProduct;
    QSqlQuery m_makeName;
    QSqlQuery m_insertLeak;
    QSqlQuery m_insertRemedy;
    QSqlQuery m_insertFix;
    QSqlQuery m_insertUpdate;
    std::vector<QSqlQuery> m_delete;
    QHash<QString, qint64> m_products; ///< Numbers of the names met.
};

/** Needs the fifth version of the tables. @see FeedDatabase::windowsFixesFor() */
[[nodiscard]] Result<WindowsFixes> readWindowsFixes(SqliteConnection &connection, const QList<QString> &products,
                                                    const QList<QString> &keys);

} // namespace Patchwijzer
