// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/sqliteconnection.h"

#include <QHash>
#include <QString>

#include <functional>
#include <memory>

// Inside this room only: an SQLite file that comes from outside, and may be made to do harm.
namespace Patchwijzer {

/** A database whose tables have been looked at before anything is read from them. It is never written to; a broken
 *  page, a table that computes its values, or a size beyond reason is an error and not a surprise.
 *  @see https://www.sqlite.org/security.html
 */
class ForeignDatabase
{
public:
    /** @return FileMissing, FileUnreadable, FileTooLarge; UnknownFormat when it is no SQLite file; BadValue when it is
     *  broken or holds what a list of data does not hold.
     */
    [[nodiscard]] static Result<ForeignDatabase> open(const QString &path, qint64 maxBytes);

    /** Whether that is a real table, and not a view that calls itself one. */
    [[nodiscard]] bool knowsTable(const QString &name) const { return m_tables.contains(name); }
    [[nodiscard]] bool hasColumn(const QString &table, const QString &column) const
    {
        return m_tables.value(table).contains(column, Qt::CaseInsensitive);
    }

    /** Gives every row of @p statement to @p take, which says what is wrong or nothing.
     *  @return BadValue after @p maxRows rows, or when a page cannot be read.
     */
    [[nodiscard]] Result<void> forEachRow(const QString &statement, qint64 maxRows,
                                          const std::function<void(const QSqlQuery &)> &take);

    /** What to put in a statement for the text in @p column: nothing when it is no text or holds NUL, cut
     *  after 1,024 characters.
     */
    [[nodiscard]] static QString textIn(const QString &column);
    /** The same for a whole number. */
    [[nodiscard]] static QString numberIn(const QString &column);

private:
    explicit ForeignDatabase(std::unique_ptr<SqliteConnection> connection)
        : m_connection(std::move(connection))
    {
    }

    [[nodiscard]] Result<void> harden();
    [[nodiscard]] Result<void> checkSchema();
    [[nodiscard]] Result<void> readTables();
    [[nodiscard]] Result<void> checkPages();
    [[nodiscard]] Error fromOutside(Error error) const;

    std::unique_ptr<SqliteConnection> m_connection;
    QHash<QString, QStringList> m_tables; ///< With their columns.
};

} // namespace Patchwijzer
