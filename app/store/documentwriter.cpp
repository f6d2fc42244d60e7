// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/documentwriter.h"

#include "core/version.h"
#include "store/feedrows.h"
#include "store/listreader.h"

#include <QCryptographicHash>
#include <QSqlError>
#include <QtEndian>

#include <algorithm>
#include <compare>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

/** Advisories are repetitive: the fastest level makes them a fifth of their size, and a higher one little smaller. */
constexpr int compression = 1;
constexpr qsizetype rememberedProducts = 20'000; // Some megabytes.

/** Whether it is a version of the integer kind: 1, 2, 3. @see CSAF 2.0, 3.1.11.1 */
bool isInteger(const QString &version)
{
    return !version.isEmpty()
        && std::all_of(version.begin(), version.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/** How two versions of a document are ordered; unordered when they are not both integers or both semantic versions.
 *  An integer is a semantic version without its smaller numbers. @see CSAF 2.0, 3.1.11
 */
std::partial_ordering orderOf(const QString &lhs, const QString &rhs)
{
    const auto sameKind = isInteger(lhs) == isInteger(rhs);
    return sameKind ? compareVersions(VersionScheme::Semver, lhs, rhs) : std::partial_ordering::unordered;
}

/** Tells two versions of a document apart that carry the same date, or that were judged differently. */
qint64 digestOf(const FeedDocument &document)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(document.bytes);
    hash.addData(document.reason.toUtf8());
    hash.addData(document.version.toUtf8());
    const char state = static_cast<char>(document.state);
    hash.addData(QByteArrayView(&state, 1));
    return qFromLittleEndian<qint64>(hash.result().constData());
}

} // namespace

DocumentWriter::DocumentWriter(SqliteConnection &connection)
    : m_connection(connection)
{
}

Result<std::unique_ptr<DocumentWriter>> DocumentWriter::make(SqliteConnection &connection)
{
    std::unique_ptr<DocumentWriter> writer(new DocumentWriter(connection));
    PW_TRY_VOID(writer->prepare());
    return writer;
}

Result<void> DocumentWriter::prepare()
{
    PW_TRY(m_find,
           m_connection.prepare(u"SELECT no, revision, digest, version FROM document WHERE feed = ? AND key = ?"_s));
    PW_TRY(
        m_insert,
        m_connection.prepare(u"INSERT INTO document(feed, key, title, revision, digest, kind, state, reason, cves,"
                             " shareable, data, version, publisher) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s));
    PW_TRY(m_insertCve, m_connection.prepare(u"INSERT OR IGNORE INTO document_cve(cve, document) VALUES(?, ?)"_s));
    PW_TRY(m_delete, m_connection.prepare(u"DELETE FROM document WHERE no = ?"_s));
    PW_TRY(m_deleteCves, m_connection.prepare(u"DELETE FROM document_cve WHERE document = ?"_s));
    PW_TRY(m_findProduct, m_connection.prepare(u"SELECT no FROM product WHERE key = ?"_s));
    PW_TRY(m_makeProduct, m_connection.prepare(u"INSERT INTO product(key) VALUES(?)"_s));
    PW_TRY(m_insertProduct,
           m_connection.prepare(u"INSERT OR IGNORE INTO document_product(product, document) VALUES(?, ?)"_s));
    PW_TRY(m_deleteProducts, m_connection.prepare(u"DELETE FROM document_product WHERE document = ?"_s));
    PW_TRY(m_setPublisher, m_connection.prepare(u"UPDATE document SET publisher = ? WHERE no = ?"_s));
    PW_TRY(m_fixes, WindowsFixWriter::make(m_connection));
    PW_TRY(m_claims, ClaimWriter::make(m_connection));
    return {};
}

Result<void> DocumentWriter::remove(qint64 number)
{
    for (auto *query : {&m_deleteCves, &m_deleteProducts, &m_delete}) {
        query->bindValue(0, number);
        PW_TRY_VOID(m_connection.execute(*query));
    }
    PW_TRY_VOID(m_claims->remove(number));
    return m_fixes->remove(number);
}

Result<DocumentWriter::Outcome> DocumentWriter::put(const FeedDocument &document)
{
    m_find.bindValue(0, document.feed);
    m_find.bindValue(1, document.key);
    PW_TRY_VOID(m_connection.execute(m_find));
    const bool held = m_find.next();
    if (!held && m_find.lastError().isValid())
        return fail(m_connection.error(m_find));
    const qint64 number = held ? m_find.value(0).toLongLong() : 0;
    const qint64 heldRevision = held ? m_find.value(1).toLongLong() : 0;
    const qint64 heldDigest = held ? m_find.value(2).toLongLong() : 0;
    const auto heldVersion = held ? m_find.value(3).toString() : QString();
    m_find.finish(); // An unfinished read would keep COMMIT waiting.
    const qint64 revision = document.revision.toMSecsSinceEpoch();
    const qint64 digest = digestOf(document);
    if (held) {
        const auto order = orderOf(document.version, heldVersion);
        if (order < 0)
            return revision > heldRevision ? Outcome::Contradicts : Outcome::NotNewer;
        if (heldDigest == digest || (!(order > 0) && heldRevision > revision))
            return Outcome::NotNewer;
        PW_TRY_VOID(remove(number));
    }
    PW_TRY_VOID(insert(document, digest));
    return Outcome::Written;
}

Result<void> DocumentWriter::insert(const FeedDocument &document, qint64 digest)
{
    const QVariantList values{document.feed,
                              document.key,
                              document.title,
                              document.revision.toMSecsSinceEpoch(),
                              digest,
                              static_cast<int>(document.kind),
                              static_cast<int>(document.state),
                              document.reason,
                              joinList(document.cves),
                              document.shareable,
                              qCompress(document.bytes, compression),
                              textOf(document.version),
                              textOf(keptPublisher(document))};
    for (qsizetype i = 0; i < values.size(); ++i)
        m_insert.bindValue(int(i), values[i]);
    PW_TRY_VOID(m_connection.execute(m_insert));
    const qint64 made = m_insert.lastInsertId().toLongLong();
    for (const auto &cve : document.cves) {
        m_insertCve.bindValue(0, cve);
        m_insertCve.bindValue(1, made);
        PW_TRY_VOID(m_connection.execute(m_insertCve));
    }
    return insertParts(document, made);
}

/** What was taken apart of it. */
Result<void> DocumentWriter::insertParts(const FeedDocument &document, qint64 number)
{
    PW_TRY_VOID(m_fixes->put(document.fixes, number));
    PW_TRY_VOID(m_claims->put(document, number));
    return insertProducts(document.productKeys, number);
}

/** Few products fill most documents: their numbers need not be asked for each time. */
Result<qint64> DocumentWriter::productNumber(const QString &key)
{
    if (const auto known = m_products.constFind(key); known != m_products.constEnd())
        return *known;
    m_findProduct.bindValue(0, key);
    PW_TRY_VOID(m_connection.execute(m_findProduct));
    const bool held = m_findProduct.next();
    if (!held && m_findProduct.lastError().isValid())
        return fail(m_connection.error(m_findProduct));
    qint64 number = held ? m_findProduct.value(0).toLongLong() : 0;
    m_findProduct.finish();
    if (!held) {
        m_makeProduct.bindValue(0, key);
        PW_TRY_VOID(m_connection.execute(m_makeProduct));
        number = m_makeProduct.lastInsertId().toLongLong();
    }
    if (m_products.size() >= rememberedProducts)
        m_products.clear();
    m_products.insert(key, number);
    return number;
}

Result<void> DocumentWriter::insertProducts(const QList<QString> &keys, qint64 document)
{
    for (const auto &key : keys) {
        PW_TRY(const auto product, productNumber(key));
        m_insertProduct.bindValue(0, product);
        m_insertProduct.bindValue(1, document);
        PW_TRY_VOID(m_connection.execute(m_insertProduct));
    }
    return {};
}

Result<void> DocumentWriter::indexAll(const std::function<void(FeedDocument *)> &index)
{
    forgetNumbers();
    PW_TRY_VOID(m_fixes->removeAll());
    PW_TRY_VOID(m_claims->removeAll());
    PW_TRY_VOID(m_connection.run(u"DELETE FROM document_product"_s));
    PW_TRY_VOID(m_connection.run(u"DELETE FROM product"_s));
    PW_TRY(auto query, m_connection.prepare("SELECT "_L1 + currentDocumentColumns + " FROM document ORDER BY no"_L1));
    PW_TRY_VOID(m_connection.execute(query));
    while (query.next()) {
        auto document = readDocument(query);
        const auto held = keptPublisher(document);
        index(&document);
        const qint64 number = query.value(0).toLongLong();
        PW_TRY_VOID(insertParts(document, number));
        if (const auto publisher = keptPublisher(document); publisher != held) {
            m_setPublisher.bindValue(0, textOf(publisher));
            m_setPublisher.bindValue(1, number);
            PW_TRY_VOID(m_connection.execute(m_setPublisher));
        }
    }
    if (query.lastError().isValid())
        return fail(m_connection.error(query));
    return {};
}

Result<DocumentWriter::Counts> DocumentWriter::count(const QString &feed, const QDateTime &notAfter)
{
    PW_TRY(auto query,
           m_connection.prepare(u"SELECT count(CASE WHEN state <> ? THEN 1 END), count(CASE WHEN state = ? THEN 1 END),"
                                " count(CASE WHEN state = ? THEN 1 END), max(CASE WHEN state <> ? AND revision <= ?"
                                " THEN revision END) FROM document WHERE feed = ?"_s));
    const int setApart = static_cast<int>(DocumentState::SetApart);
    for (const QVariant &value :
         {QVariant(setApart), QVariant(static_cast<int>(DocumentState::Lenient)), QVariant(setApart),
          QVariant(setApart), QVariant(notAfter.toMSecsSinceEpoch()), QVariant(feed)})
        query.addBindValue(value);
    PW_TRY_VOID(m_connection.execute(query));
    if (!query.next())
        return fail(m_connection.error(query));
    return Counts{query.value(0).toLongLong(), query.value(1).toLongLong(), query.value(2).toLongLong(),
                  unpackTime(query.value(3))};
}

} // namespace Patchwijzer
