// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/windowsfixtables.h"

#include "core/feeddocument.h"
#include "core/windowsproduct.h"
#include "store/feedrows.h"

#include <QDate>
#include <QSet>
#include <QSqlError>

#include <map>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<void> insertRow(SqliteConnection &connection, QSqlQuery &query, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(int(i), values[i]);
    return connection.execute(query);
}

/** NULL when invalid. */
QVariant packDay(const QDate &day)
{
    return day.isValid() ? QVariant(day.toJulianDay()) : QVariant(QMetaType::fromType<qint64>());
}

QDate unpackDay(const QVariant &value)
{
    return value.isNull() ? QDate() : QDate::fromJulianDay(value.toLongLong());
}

/** What a product is found by: its Windows, or else its own name and that of its family, in small letters. */
QSet<QString> namesOf(const QString &name)
{
    const auto product = microsoftProduct(name);
    if (!product.windows.isEmpty())
        return {product.windows};
    return {product.name.toLower(), microsoftProductFamily(product.name).toLower()};
}

/** What is asked for when somebody asks for a product. */
QString askedName(const QString &name)
{
    const auto product = microsoftProduct(name);
    return product.windows.isEmpty() ? product.name.toLower() : product.windows;
}

} // namespace

WindowsFixWriter::WindowsFixWriter(SqliteConnection &connection)
    : m_connection(connection)
{
}

Result<std::unique_ptr<WindowsFixWriter>> WindowsFixWriter::make(SqliteConnection &connection)
{
    std::unique_ptr<WindowsFixWriter> writer(new WindowsFixWriter(connection));
    PW_TRY_VOID(writer->prepare());
    return writer;
}

Result<void> WindowsFixWriter::prepare()
{
    PW_TRY(m_findProduct, m_connection.prepare(u"SELECT no FROM fix_product WHERE name = ?"_s));
    PW_TRY(m_makeProduct, m_connection.prepare(u"INSERT INTO fix_product(name) VALUES(?)"_s));
    PW_TRY(m_makeName, m_connection.prepare(u"INSERT OR IGNORE INTO fix_name(asked, product) VALUES(?, ?)"_s));
    PW_TRY(m_insertLeak,
           m_connection.prepare(u"INSERT INTO fix_leak(document, advisory, cve, published, cvss, severity, withdrawn)"
                                " VALUES(?, ?, ?, ?, ?, ?, ?)"_s));
    PW_TRY(m_insertRemedy,
           m_connection.prepare(u"INSERT INTO fix_remedy(document, builds, kbs, hotpatch_kbs, hotpatch_builds)"
                                " VALUES(?, ?, ?, ?, ?)"_s));
    PW_TRY(m_insertFix,
           m_connection.prepare(
               u"INSERT OR REPLACE INTO windows_fix(product, leak, remedy, status) VALUES(?, ?, ?, ?)"_s));
    PW_TRY(m_insertUpdate,
           m_connection.prepare(u"INSERT OR REPLACE INTO fix_update(product, document, kb, posted, severity,"
                                " components, supersedes, cves, builds, kind) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s));
    for (const auto statement :
         {"DELETE FROM windows_fix WHERE leak IN (SELECT no FROM fix_leak WHERE document = ?)"_L1,
          "DELETE FROM fix_leak WHERE document = ?"_L1, "DELETE FROM fix_remedy WHERE document = ?"_L1,
          "DELETE FROM fix_update WHERE document = ?"_L1}) {
        PW_TRY(auto query, m_connection.prepare(statement));
        m_delete.push_back(std::move(query));
    }
    return {};
}

Result<void> WindowsFixWriter::remove(qint64 document)
{
    for (auto &query : m_delete)
        PW_TRY_VOID(insertRow(m_connection, query, {document}));
    return {};
}

Result<void> WindowsFixWriter::removeAll()
{
    forgetNumbers();
    for (const auto table :
         {"windows_fix"_L1, "fix_leak"_L1, "fix_remedy"_L1, "fix_update"_L1, "fix_name"_L1, "fix_product"_L1})
        PW_TRY_VOID(m_connection.run("DELETE FROM "_L1 + table));
    return {};
}

Result<qint64> WindowsFixWriter::productNumber(const QString &name)
{
    if (const auto known = m_products.constFind(name); known != m_products.constEnd())
        return *known;
    PW_TRY_VOID(insertRow(m_connection, m_findProduct, {name}));
    const bool held = m_findProduct.next();
    if (!held && m_findProduct.lastError().isValid())
        return fail(m_connection.error(m_findProduct));
    qint64 number = held ? m_findProduct.value(0).toLongLong() : 0;
    m_findProduct.finish(); // An unfinished read would keep COMMIT waiting.
    if (!held) {
        PW_TRY_VOID(insertRow(m_connection, m_makeProduct, {name}));
        number = m_makeProduct.lastInsertId().toLongLong();
        PW_TRY_VOID(nameProduct(name, number));
    }
    m_products.insert(name, number);
    return number;
}

Result<void> WindowsFixWriter::nameProduct(const QString &name, qint64 number)
{
    const auto names = namesOf(name);
    for (const auto &asked : names)
        PW_TRY_VOID(insertRow(m_connection, m_makeName, {asked, number}));
    return {};
}

Result<qint64> WindowsFixWriter::rowOf(QSqlQuery &insert, const QVariantList &values, QHash<QString, qint64> *known)
{
    QString key;
    for (const auto &value : values)
        key += value.toString() + u'\x1d';
    if (const auto found = known->constFind(key); found != known->constEnd())
        return *found;
    PW_TRY_VOID(insertRow(m_connection, insert, values));
    const qint64 number = insert.lastInsertId().toLongLong();
    known->insert(key, number);
    return number;
}

Result<void> WindowsFixWriter::put(const WindowsFixes &fixes, qint64 document)
{
    QHash<QString, qint64> leaks;
    QHash<QString, qint64> remedies;
    for (const auto &fix : fixes.fixes) {
        PW_TRY(const auto product, productNumber(fix.product));
        const QVariantList what{document,
                                textOf(fix.advisory),
                                textOf(fix.cve),
                                packTime(fix.published),
                                textOf(fix.cvssVector),
                                textOf(fix.severity),
                                fix.withdrawn};
        PW_TRY(const auto leak, rowOf(m_insertLeak, what, &leaks));
        const QVariantList how{document, joinList(fix.fixedBuilds), joinList(fix.kbs), joinList(fix.hotpatchKbs),
                               joinList(fix.hotpatchBuilds)};
        PW_TRY(const auto remedy, rowOf(m_insertRemedy, how, &remedies));
        PW_TRY_VOID(insertRow(m_connection, m_insertFix, {product, leak, remedy, static_cast<int>(fix.status)}));
    }
    for (const auto &update : fixes.updates)
        PW_TRY_VOID(putUpdate(update, document));
    return {};
}

Result<void> WindowsFixWriter::putUpdate(const KbFact &fact, qint64 document)
{
    PW_TRY(const auto product, productNumber(fact.product));
    return insertRow(m_connection, m_insertUpdate,
                     {product, document, fact.kb, packDay(fact.posted), textOf(fact.severity),
                      joinList(fact.components), joinList(fact.supersedes), joinList(fact.cves), joinList(fact.builds),
                      textOf(fact.kind)});
}

namespace {

using Feeds = QHash<qint64, QString>; ///< By the number of the document.

Result<Feeds> feedsNaming(SqliteConnection &connection, const QList<QString> &keys)
{
    PW_TRY(auto query,
           connection.prepare(u"SELECT d.no, d.feed FROM document_product p JOIN document d ON d.no = p.document"
                              " WHERE d.state <> ?1 AND p.product = (SELECT no FROM product WHERE key = ?2)"_s));
    Feeds feeds;
    for (const auto &key : keys) {
        PW_TRY_VOID(insertRow(connection, query, {static_cast<int>(DocumentState::SetApart), key}));
        while (query.next())
            feeds.insert(query.value(0).toLongLong(), query.value(1).toString());
        if (query.lastError().isValid())
            return fail(connection.error(query));
    }
    return feeds;
}

using Products = std::map<qint64, QString>;

Result<Products> productsAsked(SqliteConnection &connection, const QList<QString> &products)
{
    QSet<QString> asked;
    for (const auto &product : products)
        asked.insert(askedName(product));
    PW_TRY(auto query,
           connection.prepare(u"SELECT p.no, p.name FROM fix_name n JOIN fix_product p ON p.no = n.product"
                              " WHERE n.asked = ?"_s));
    Products found;
    for (const auto &name : std::as_const(asked)) {
        PW_TRY_VOID(insertRow(connection, query, {name}));
        while (query.next())
            found.insert({query.value(0).toLongLong(), query.value(1).toString()});
        if (query.lastError().isValid())
            return fail(connection.error(query));
    }
    return found;
}

WindowsFix readFix(const QSqlQuery &row)
{
    WindowsFix fix;
    fix.advisory = row.value(1).toString();
    fix.cve = row.value(2).toString();
    fix.published = unpackTime(row.value(3));
    fix.cvssVector = row.value(4).toString();
    fix.severity = row.value(5).toString();
    fix.withdrawn = row.value(6).toBool();
    fix.status = static_cast<AffectedStatus>(row.value(7).toInt());
    fix.fixedBuilds = splitList(row.value(8).toString());
    fix.kbs = splitList(row.value(9).toString());
    fix.hotpatchKbs = splitList(row.value(10).toString());
    fix.hotpatchBuilds = splitList(row.value(11).toString());
    return fix;
}

KbFact readUpdate(const QSqlQuery &row)
{
    KbFact fact;
    fact.kb = row.value(1).toString();
    fact.posted = unpackDay(row.value(2));
    fact.severity = row.value(3).toString();
    fact.components = splitList(row.value(4).toString());
    fact.supersedes = splitList(row.value(5).toString());
    fact.cves = splitList(row.value(6).toString());
    fact.builds = splitList(row.value(7).toString());
    fact.kind = row.value(8).toString();
    return fact;
}

} // namespace

Result<WindowsFixes> readWindowsFixes(SqliteConnection &connection, const QList<QString> &products,
                                      const QList<QString> &keys)
{
    PW_TRY(const auto feeds, feedsNaming(connection, keys));
    PW_TRY(const auto asked, productsAsked(connection, products));
    PW_TRY(auto fixes,
           connection.prepare(u"SELECT l.document, l.advisory, l.cve, l.published, l.cvss, l.severity, l.withdrawn,"
                              " f.status, r.builds, r.kbs, r.hotpatch_kbs, r.hotpatch_builds FROM windows_fix f"
                              " JOIN fix_leak l ON l.no = f.leak JOIN fix_remedy r ON r.no = f.remedy"
                              " WHERE f.product = ? ORDER BY f.leak"_s));
    PW_TRY(auto updates,
           connection.prepare(u"SELECT document, kb, posted, severity, components, supersedes, cves, builds, kind"
                              " FROM fix_update WHERE product = ? ORDER BY document, kb"_s));
    WindowsFixes found;
    for (const auto &[number, name] : asked) {
        PW_TRY_VOID(insertRow(connection, fixes, {number}));
        while (fixes.next()) {
            const auto feed = feeds.constFind(fixes.value(0).toLongLong());
            if (feed == feeds.constEnd())
                continue;
            found.fixes.append(readFix(fixes));
            found.fixes.back().feed = *feed;
            found.fixes.back().product = name;
        }
        PW_TRY_VOID(insertRow(connection, updates, {number}));
        while (updates.next()) {
            if (!feeds.contains(updates.value(0).toLongLong()))
                continue;
            found.updates.append(readUpdate(updates));
            found.updates.back().product = name;
        }
        for (const auto *query : {&fixes, &updates}) {
            if (query->lastError().isValid())
                return fail(connection.error(*query));
        }
    }
    return found;
}

} // namespace Patchwijzer
