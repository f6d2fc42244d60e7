// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/foreigndatabase.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSqlError>
#include <QtEndian>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maxObjects = 500; // Tables and indices; the index of winget has about 40.
constexpr qsizetype maxStatement = 10'000;
constexpr qint64 headBytes = 100;

/** What the file begins with. @see https://www.sqlite.org/fileformat.html, section 1.3 */
Result<void> checkHead(const QString &path, qint64 maxBytes)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(Error::Code::FileMissing, path, u"not there"_s);
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return fail(Error::Code::FileUnreadable, path, file.errorString());
    if (info.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, path, u"larger than such a database can be"_s);
    const auto head = file.read(headBytes);
    if (!head.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return fail(Error::Code::UnknownFormat, path, u"not an SQLite database"_s);
    // SQLite itself takes a last page that is cut off for one that ends in zeros.
    const auto pageBytes = head.size() < headBytes ? 0 : qFromBigEndian<quint16>(head.constData() + 16);
    if (pageBytes == 0 || info.size() % (pageBytes == 1 ? 65'536 : pageBytes) != 0)
        return fail(Error::Code::BadValue, path, u"does not hold whole pages"_s);
    return {};
}

/** Whether a table only holds values. One that checks or computes them, or asks another program for them, runs what
 *  its maker wrote.
 */
bool isPlainObject(const QString &type, const QString &statement)
{
    static const QRegularExpression computing(u"\\b(check|generated|as|virtual|using)\\b"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    if (type == "table"_L1) {
        return statement.startsWith("CREATE TABLE"_L1, Qt::CaseInsensitive) && !statement.contains(computing);
    }
    // An index of its own making has no text; one over an expression has brackets within its brackets.
    if (type == "index"_L1)
        return statement.count(u'(') <= 1 && !statement.contains("where"_L1, Qt::CaseInsensitive);
    return type == "view"_L1 || type == "trigger"_L1; // Never used: nothing is read from the one or written.
}

} // namespace

Error ForeignDatabase::fromOutside(Error error) const
{
    // DatabaseBroken is about our own.
    if (error.code != Error::Code::ToolMissing)
        error.code = Error::Code::BadValue;
    error.where = m_connection->path();
    return error;
}

QString ForeignDatabase::textIn(const QString &column)
{
    return u"CASE WHEN typeof(%1) = 'text' AND instr(%1, char(0)) = 0 THEN substr(%1, 1, 1024) END"_s.arg(column);
}

QString ForeignDatabase::numberIn(const QString &column)
{
    return u"CASE typeof(%1) WHEN 'integer' THEN %1 END"_s.arg(column);
}

Result<ForeignDatabase> ForeignDatabase::open(const QString &path, qint64 maxBytes)
{
    PW_TRY_VOID(checkHead(path, maxBytes));
    auto connection = SqliteConnection::open(path, SqliteConnection::Mode::Immutable);
    if (!connection) {
        auto error = std::move(connection).error();
        if (error.code != Error::Code::ToolMissing)
            error.code = Error::Code::FileUnreadable;
        return fail(std::move(error));
    }
    ForeignDatabase database(*std::move(connection));
    PW_TRY_VOID(database.harden());
    PW_TRY_VOID(database.checkSchema());
    PW_TRY_VOID(database.readTables());
    PW_TRY_VOID(database.checkPages());
    return Result<ForeignDatabase>(std::move(database));
}

Result<void> ForeignDatabase::harden()
{
    for (const auto &pragma : {u"PRAGMA trusted_schema=OFF"_s, u"PRAGMA cell_size_check=ON"_s, u"PRAGMA mmap_size=0"_s,
                               u"PRAGMA query_only=ON"_s}) {
        if (auto result = m_connection->run(pragma); !result)
            return fail(fromOutside(std::move(result).error()));
    }
    return {};
}

Result<void> ForeignDatabase::checkSchema()
{
    bool plain = true;
    const auto statement = u"SELECT type, substr(sql, 1, %1) FROM sqlite_master"_s.arg(maxStatement + 1);
    PW_TRY_VOID(forEachRow(statement, maxObjects, [&](const QSqlQuery &row) {
        const auto text = row.value(1).toString();
        plain = plain && text.size() <= maxStatement && isPlainObject(row.value(0).toString(), text);
    }));
    if (!plain)
        return fail(Error::Code::BadValue, m_connection->path(), u"holds a table that computes what it says"_s);
    return {};
}

/** Asks SQLite what it made of the file, whatever the file calls it. */
Result<void> ForeignDatabase::readTables()
{
    PW_TRY_VOID(forEachRow(u"PRAGMA table_list"_s, maxObjects + 10, [&](const QSqlQuery &row) {
        if (row.value(0).toString() == "main"_L1 && row.value(2).toString() == "table"_L1)
            m_tables.insert(row.value(1).toString(), {});
    }));
    for (auto table = m_tables.begin(); table != m_tables.end(); ++table) {
        auto name = table.key();
        const auto statement = u"PRAGMA table_xinfo(\"%1\")"_s.arg(name.replace(u'"', u"\"\""_s));
        PW_TRY_VOID(forEachRow(statement, maxObjects * 10, [&](const QSqlQuery &row) {
            if (row.value(6).toInt() == 0) // Neither hidden nor computed.
                table->append(row.value(1).toString());
        }));
    }
    return {};
}

/** Before anything is counted or read: a page that is part of two tables, or of one twice, can make a small file hold
 *  endless rows. Not the quick check: that of SQLite 3.40 finds fault with good tables without row numbers.
 */
Result<void> ForeignDatabase::checkPages()
{
    QString problem;
    PW_TRY_VOID(forEachRow(u"PRAGMA integrity_check(1)"_s, 10, [&](const QSqlQuery &row) {
        if (row.value(0).toString() != "ok"_L1)
            problem = row.value(0).toString().left(200);
    }));
    if (!problem.isEmpty())
        return fail(Error::Code::BadValue, m_connection->path(), problem);
    return {};
}

Result<void> ForeignDatabase::forEachRow(const QString &statement, qint64 maxRows,
                                         const std::function<void(const QSqlQuery &)> &take)
{
    auto query = m_connection->prepare(statement);
    if (!query)
        return fail(fromOutside(std::move(query).error()));
    if (auto result = m_connection->execute(*query); !result)
        return fail(fromOutside(std::move(result).error()));
    for (qint64 rows = 0; query->next(); ++rows) {
        if (rows == maxRows)
            return fail(Error::Code::BadValue, m_connection->path(), u"holds too many rows"_s);
        take(*query);
    }
    if (query->lastError().isValid())
        return fail(fromOutside(m_connection->error(*query)));
    return {};
}

} // namespace Patchwijzer
