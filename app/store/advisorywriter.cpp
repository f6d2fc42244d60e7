// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/advisorywriter.h"

#include "store/feedrows.h"

#include <QCryptographicHash>
#include <QSqlError>
#include <QtEndian>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

/** OSV renamed its records about Debian's CVEs; both names are about the same thing. */
QString keyOf(const QString &id)
{
    return id.startsWith("DEBIAN-CVE-"_L1) ? id.sliced(7) : id;
}

/** Tells two versions of an advisory apart that carry the same date. */
qint64 digestOf(const QVariantList &values, const QList<AffectedPackage> &affected)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const auto add = [&](const QString &text) {
        hash.addData(text.toUtf8());
        hash.addData(QByteArrayView("\0", 1));
    };
    for (const auto &value : values)
        add(value.toString());
    for (const auto &package : affected) {
        add(package.ecosystem + u':' + package.release);
        add(package.package);
        add(QString::number(static_cast<int>(package.status)));
        add(packRanges(package.ranges));
        add(joinList(package.versions));
        add(package.urgency);
        // What older versions of the program did not know: left out where there is none, so that digests stay the same.
        if (!package.architectures.isEmpty() || !package.module.isEmpty() || package.binaryPackage) {
            add(joinList(package.architectures));
            add(package.module);
            add(package.binaryPackage ? u"binary"_s : QString());
        }
    }
    return qFromLittleEndian<qint64>(hash.result().constData());
}

QVariantList valuesOf(const Advisory &advisory)
{
    return {advisory.feed,
            keyOf(advisory.id),
            advisory.id,
            joinList(advisory.cves),
            joinList(advisory.aliases),
            advisory.summary,
            packTime(advisory.published),
            packTime(advisory.modified),
            advisory.withdrawn,
            advisory.cvssVector,
            joinList(advisory.cwes)};
}

} // namespace

AdvisoryWriter::AdvisoryWriter(SqliteConnection &connection)
    : m_connection(connection)
{
}

Result<std::unique_ptr<AdvisoryWriter>> AdvisoryWriter::make(SqliteConnection &connection)
{
    std::unique_ptr<AdvisoryWriter> writer(new AdvisoryWriter(connection));
    PW_TRY_VOID(writer->prepare());
    return writer;
}

Result<void> AdvisoryWriter::prepare()
{
    PW_TRY(m_find, m_connection.prepare(u"SELECT no, revision, digest FROM advisory WHERE feed = ? AND key = ?"_s));
    PW_TRY(
        m_insert,
        m_connection.prepare(
            u"INSERT INTO advisory(feed, key, id, cves, aliases, summary, published, modified, withdrawn, cvss, cwes,"
            " revision, digest) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s));
    PW_TRY(m_delete, m_connection.prepare(u"DELETE FROM advisory WHERE no = ?"_s));
    PW_TRY(m_deleteAffected, m_connection.prepare(u"DELETE FROM affected WHERE advisory = ?"_s));
    PW_TRY(m_insertAffected,
           m_connection.prepare(
               u"INSERT INTO affected(release, package, advisory, part, scheme, status, ranges, versions, urgency,"
               " architectures, module, is_binary) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s));
    return {};
}

void AdvisoryWriter::forgetNumbers()
{
    m_packages.clear();
    m_releases.clear();
}

Result<AdvisoryWriter::Held> AdvisoryWriter::find(const QString &feed, const QString &key)
{
    m_find.bindValue(0, feed);
    m_find.bindValue(1, key);
    PW_TRY_VOID(m_connection.execute(m_find));
    Held held;
    if (m_find.next())
        held = {m_find.value(0).toLongLong(), m_find.value(1).toLongLong(), m_find.value(2).toLongLong()};
    else if (m_find.lastError().isValid())
        return fail(m_connection.error(m_find));
    m_find.finish(); // An unfinished read would keep COMMIT waiting.
    return held;
}

Result<bool> AdvisoryWriter::holds(const QString &feed, const QString &id)
{
    PW_TRY(const auto held, find(feed, keyOf(id)));
    return held.number != 0;
}

namespace {

Result<void> removeWhere(SqliteConnection &connection, const QString &condition, const QVariantList &values)
{
    for (const auto &statement :
         {u"DELETE FROM affected WHERE advisory IN (SELECT no FROM advisory WHERE %1)"_s.arg(condition),
          "DELETE FROM advisory WHERE "_L1 + condition}) {
        PW_TRY(auto query, connection.prepare(statement));
        for (const auto &value : values)
            query.addBindValue(value);
        PW_TRY_VOID(connection.execute(query));
    }
    return {};
}

} // namespace

Result<void> AdvisoryWriter::removeAll(const QString &feed)
{
    return removeWhere(m_connection, u"feed = ?"_s, {feed});
}

Result<void> AdvisoryWriter::removeOf(const QString &feed, const QString &documentId)
{
    // ';' is the character after ':'.
    return removeWhere(m_connection, u"feed = ? AND (key = ? OR (key >= ? AND key < ?))"_s,
                       {feed, documentId, documentId + u':', documentId + u';'});
}

Result<bool> AdvisoryWriter::put(const Advisory &advisory, const QDateTime &revision)
{
    PW_TRY(const Held held, find(advisory.feed, keyOf(advisory.id)));
    const qint64 moment = revision.toMSecsSinceEpoch();
    if (held.number != 0 && held.revision > moment)
        return false;
    auto values = valuesOf(advisory);
    const qint64 digest = digestOf(values, advisory.affected);
    if (held.number != 0 && held.digest == digest)
        return false;
    values << moment << digest;
    PW_TRY(const qint64 number, write(held, values));
    PW_TRY_VOID(writeAffected(number, advisory.affected));
    return true;
}

Result<qint64> AdvisoryWriter::write(const Held &held, const QVariantList &values)
{
    if (held.number != 0) {
        m_deleteAffected.bindValue(0, held.number);
        PW_TRY_VOID(m_connection.execute(m_deleteAffected));
        m_delete.bindValue(0, held.number);
        PW_TRY_VOID(m_connection.execute(m_delete));
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        m_insert.bindValue(int(i), values[i]);
    PW_TRY_VOID(m_connection.execute(m_insert));
    return m_insert.lastInsertId().toLongLong();
}

Result<void> AdvisoryWriter::writeAffected(qint64 advisory, const QList<AffectedPackage> &affected)
{
    int part = 0;
    for (const auto &package : affected) {
        PW_TRY(const qint64 release, releaseNumber(package));
        PW_TRY(const qint64 name, packageNumber(package.package));
        m_insertAffected.bindValue(0, release);
        m_insertAffected.bindValue(1, name);
        m_insertAffected.bindValue(2, advisory);
        m_insertAffected.bindValue(3, part++);
        m_insertAffected.bindValue(4, static_cast<int>(package.scheme));
        m_insertAffected.bindValue(5, static_cast<int>(package.status));
        m_insertAffected.bindValue(6, packRanges(package.ranges));
        m_insertAffected.bindValue(7, joinList(package.versions));
        m_insertAffected.bindValue(8, package.urgency);
        m_insertAffected.bindValue(9, textOf(joinList(package.architectures)));
        m_insertAffected.bindValue(10, textOf(package.module));
        m_insertAffected.bindValue(11, package.binaryPackage);
        PW_TRY_VOID(m_connection.execute(m_insertAffected));
    }
    return {};
}

namespace {

/** The number of a row in a table of names; makes the row when it is not there. */
Result<qint64> numberOf(SqliteConnection &connection, const QString &select, const QString &insert,
                        const QVariantList &values)
{
    PW_TRY(auto query, connection.prepare(select));
    for (const auto &value : values)
        query.addBindValue(value);
    PW_TRY_VOID(connection.execute(query));
    if (query.next())
        return query.value(0).toLongLong();
    PW_TRY(query, connection.prepare(insert));
    for (const auto &value : values)
        query.addBindValue(value);
    PW_TRY_VOID(connection.execute(query));
    return query.lastInsertId().toLongLong();
}

} // namespace

Result<qint64> AdvisoryWriter::releaseNumber(const AffectedPackage &package)
{
    const QString key = package.ecosystem + u':' + package.release;
    if (const auto known = m_releases.constFind(key); known != m_releases.constEnd())
        return *known;
    PW_TRY(const qint64 number,
           numberOf(m_connection, u"SELECT no FROM release WHERE ecosystem = ? AND release = ?"_s,
                    u"INSERT INTO release(ecosystem, release) VALUES(?, ?)"_s,
                    {textOf(package.ecosystem), textOf(package.release)}));
    m_releases.insert(key, number);
    return number;
}

Result<qint64> AdvisoryWriter::packageNumber(const QString &name)
{
    if (const auto known = m_packages.constFind(name); known != m_packages.constEnd())
        return *known;
    PW_TRY(const qint64 number,
           numberOf(m_connection, u"SELECT no FROM package WHERE name = ?"_s, u"INSERT INTO package(name) VALUES(?)"_s,
                    {name}));
    m_packages.insert(name, number);
    return number;
}

Result<AdvisoryWriter::FeedCounts> AdvisoryWriter::countFeed(const QString &feed, const QDateTime &notAfter)
{
    FeedCounts counts;
    PW_TRY(auto query,
           m_connection.prepare(
               u"SELECT count(*), max(CASE WHEN modified <= ? THEN modified END) FROM advisory WHERE feed = ?"_s));
    query.addBindValue(notAfter.toMSecsSinceEpoch());
    query.addBindValue(feed);
    PW_TRY_VOID(m_connection.execute(query));
    if (!query.next())
        return fail(m_connection.error(query));
    counts.records = query.value(0).toLongLong();
    counts.newest = unpackTime(query.value(1));
    PW_TRY(query,
           m_connection.prepare(u"SELECT DISTINCT r.ecosystem || ':' || r.release FROM affected a"
                                " JOIN advisory v ON v.no = a.advisory JOIN release r ON r.no = a.release"
                                " WHERE v.feed = ?"_s));
    query.addBindValue(feed);
    PW_TRY_VOID(m_connection.execute(query));
    while (query.next())
        counts.covers.append(query.value(0).toString());
    if (query.lastError().isValid())
        return fail(m_connection.error(query));
    std::sort(counts.covers.begin(), counts.covers.end());
    return counts;
}

} // namespace Patchwijzer
