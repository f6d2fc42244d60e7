// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/csafmarks.h"

#include "store/casefile.h"

#include <map>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

QString packLines(const QList<QString> &lines)
{
    return lines.join(u'\n');
}

QList<QString> unpackLines(const QVariant &value)
{
    const auto text = value.toString();
    return text.isEmpty() ? QList<QString>() : text.split(u'\n');
}

CsafKey readKey(const QSqlQuery &row)
{
    return {row.value(0).toString(), row.value(1).toString()};
}

Result<CsafHeldDocument> readDocument(const QSqlQuery &row)
{
    CsafHeldDocument document;
    document.key = readKey(row);
    document.version = row.value(2).toString();
    document.title = row.value(3).toString();
    document.feed = row.value(4).toString();
    document.released = unpackMoment(row.value(5));
    document.runAt = unpackMoment(row.value(6));
    PW_TRY(document.reason, unpackName<CsafRunReason>(row.value(7)));
    document.readAt = unpackMoment(row.value(8));
    document.readVersion = row.value(9).toString();
    document.removedAt = unpackMoment(row.value(10));
    return document;
}

Result<CsafMatch> readMatch(const QSqlQuery &row)
{
    CsafMatch match;
    auto &found = match.found;
    found.key = {readKey(row), row.value(2).toString(), row.value(3).toString()};
    PW_TRY(match.mark, unpackName<RemediationMark>(row.value(4)));
    match.markedAt = unpackMoment(row.value(5));
    match.markedVersion = row.value(6).toString();
    match.firstSeen = unpackMoment(row.value(7));
    match.firstVersion = row.value(8).toString();
    PW_TRY(match.news, unpackName<MatchNews>(row.value(9)));
    found.statement = unpackLines(row.value(10));
    match.before = unpackLines(row.value(11));
    match.changedAt = unpackMoment(row.value(12));
    match.changedVersion = row.value(13).toString();
    match.endedAt = unpackMoment(row.value(14));
    PW_TRY(found.verdict, unpackName<Verdict>(row.value(15)));
    found.confidence = row.value(16).toInt();
    found.score = row.value(17).toDouble();
    found.fixedVersion = row.value(18).toString();
    return match;
}

Result<CsafAsset> readAsset(const QSqlQuery &row)
{
    CsafAsset asset;
    asset.id = row.value(0).toString();
    PW_TRY(asset.kind, unpackName<SoftwareKind>(row.value(1)));
    asset.name = row.value(2).toString();
    asset.publisher = row.value(3).toString();
    asset.version = row.value(4).toString();
    asset.present = row.value(5).toBool();
    asset.firstSeen = unpackMoment(row.value(6));
    return asset;
}

template<typename T, typename Read>
Result<void> readAll(SqliteConnection &connection, const QString &select, QList<T> *all, Read read)
{
    return eachRow(connection, select, [&](const QSqlQuery &row) -> Result<void> {
        PW_TRY(const auto one, read(row));
        all->append(one);
        return {};
    });
}

Result<CsafState> readState(SqliteConnection &connection)
{
    CsafState state;
    PW_TRY_VOID(readAll(connection,
                        u"SELECT publisher, id, version, title, feed, released, run_at, reason, read_at, read_version,"
                        " removed_at FROM csaf_document ORDER BY id, publisher"_s,
                        &state.documents, readDocument));
    PW_TRY_VOID(readAll(connection,
                        u"SELECT publisher, id, vulnerability, asset, mark, marked_at, marked_version, first_seen,"
                        " first_version, news, statement, before, changed_at, changed_version, ended_at, verdict,"
                        " confidence, score, fixed_version FROM csaf_match"
                        " ORDER BY id, publisher, vulnerability, asset"_s,
                        &state.matches, readMatch));
    PW_TRY_VOID(readAll(connection,
                        u"SELECT id, kind, name, publisher, version, present, first_seen FROM csaf_asset"
                        " ORDER BY id"_s,
                        &state.assets, readAsset));
    return state;
}

Result<void> write(SqliteConnection &connection, const CsafHeldDocument &document)
{
    return writeRow(connection,
                    u"INSERT OR REPLACE INTO csaf_document(publisher, id, version, title, feed, released, run_at,"
                    " reason, read_at, read_version, removed_at) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                    {document.key.publisher, document.key.id, document.version, document.title, document.feed,
                     packMoment(document.released), packMoment(document.runAt), nameOf(document.reason),
                     packMoment(document.readAt), document.readVersion, packMoment(document.removedAt)});
}

Result<void> write(SqliteConnection &connection, const CsafMatch &match)
{
    const auto &found = match.found;
    return writeRow(connection,
                    u"INSERT OR REPLACE INTO csaf_match(publisher, id, vulnerability, asset, mark, marked_at,"
                    " marked_version, first_seen, first_version, news, statement, digest, before, changed_at,"
                    " changed_version, ended_at, verdict, confidence, score, fixed_version)"
                    " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                    {found.key.document.publisher,
                     found.key.document.id,
                     found.key.vulnerability,
                     found.key.asset,
                     nameOf(match.mark),
                     packMoment(match.markedAt),
                     match.markedVersion,
                     packMoment(match.firstSeen),
                     match.firstVersion,
                     nameOf(match.news),
                     packLines(found.statement),
                     statementDigest(found.statement),
                     packLines(match.before),
                     packMoment(match.changedAt),
                     match.changedVersion,
                     packMoment(match.endedAt),
                     nameOf(found.verdict),
                     found.confidence,
                     found.score,
                     found.fixedVersion});
}

Result<void> write(SqliteConnection &connection, const CsafAsset &asset)
{
    return writeRow(connection,
                    u"INSERT OR REPLACE INTO csaf_asset(id, kind, name, publisher, version, present, first_seen)"
                    " VALUES(?, ?, ?, ?, ?, ?, ?)"_s,
                    {asset.id, nameOf(asset.kind), asset.name, asset.publisher, asset.version, asset.present,
                     packMoment(asset.firstSeen)});
}

/** Rows are never taken away: what does not hold any more is history. */
template<typename T, typename Key>
Result<void> writeChanged(SqliteConnection &connection, const QList<T> &before, const QList<T> &after, Key key)
{
    std::map<std::decay_t<decltype(key(after.first()))>, const T *> held;
    for (const auto &one : before)
        held.insert({key(one), &one});
    for (const auto &one : after) {
        const auto same = held.find(key(one));
        if (same == held.end() || *same->second != one)
            PW_TRY_VOID(write(connection, one));
    }
    return {};
}

Result<void> writeState(SqliteConnection &connection, const CsafState &before, const CsafState &after)
{
    PW_TRY_VOID(writeChanged(connection, before.documents, after.documents, [](const auto &one) { return one.key; }));
    PW_TRY_VOID(writeChanged(connection, before.matches, after.matches, [](const auto &one) { return one.found.key; }));
    return writeChanged(connection, before.assets, after.assets, [](const auto &one) { return one.id; });
}

} // namespace

struct CsafMarks::Private {
    std::unique_ptr<SqliteConnection> connection;
};

CsafMarks::CsafMarks(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

CsafMarks::CsafMarks(CsafMarks &&) noexcept = default;
CsafMarks &CsafMarks::operator=(CsafMarks &&) noexcept = default;
CsafMarks::~CsafMarks() = default;

Result<CsafMarks> CsafMarks::open(const QString &folder)
{
    PW_TRY(auto connection, openCaseFile(folder));
    return CsafMarks(std::make_unique<Private>(Private{std::move(connection)}));
}

Result<CsafState> CsafMarks::load() const
{
    return readState(*d->connection);
}

Result<CsafState> CsafMarks::change(const Change &make, const QString &ranOn)
{
    auto &connection = *d->connection;
    CsafState after;
    PW_TRY_VOID(inTransaction(connection, [&]() -> Result<void> {
        PW_TRY(const auto before, readState(connection));
        PW_TRY(after, make(before));
        PW_TRY_VOID(writeState(connection, before, after));
        if (ranOn.isEmpty())
            return {};
        return writeRow(connection, u"INSERT OR REPLACE INTO csaf_run(key, value) VALUES('ranOn', ?)"_s, {ranOn});
    }));
    return after;
}

Result<QString> CsafMarks::runKey() const
{
    PW_TRY(const auto value, d->connection->value(u"SELECT value FROM csaf_run WHERE key = 'ranOn'"_s));
    return value.toString();
}

Result<QList<CsafComment>> CsafMarks::comments() const
{
    QList<CsafComment> comments;
    PW_TRY_VOID(eachRow(*d->connection, u"SELECT publisher, id, no, made_at, text FROM csaf_comment ORDER BY no"_s,
                        [&](const QSqlQuery &row) -> Result<void> {
                            comments.append({row.value(2).toLongLong(), readKey(row), unpackMoment(row.value(3)),
                                             row.value(4).toString()});
                            return {};
                        }));
    return comments;
}

Result<CsafComment> CsafMarks::addComment(const CsafKey &document, const QString &text, const QDateTime &now)
{
    auto &connection = *d->connection;
    CsafComment comment{0, document, unpackMoment(packMoment(now)), text};
    PW_TRY_VOID(inTransaction(connection, [&]() -> Result<void> {
        PW_TRY_VOID(writeRow(connection, u"INSERT INTO csaf_comment(publisher, id, made_at, text) VALUES(?, ?, ?, ?)"_s,
                             {document.publisher, document.id, packMoment(now), text}));
        PW_TRY(const auto number, connection.value(u"SELECT last_insert_rowid()"_s));
        comment.number = number.toLongLong();
        return {};
    }));
    return comment;
}

Result<void> CsafMarks::removeComment(qint64 number)
{
    auto &connection = *d->connection;
    return inTransaction(connection, [&]() -> Result<void> {
        PW_TRY(const auto held, connection.value(u"SELECT count(*) FROM csaf_comment WHERE no = %1"_s.arg(number)));
        if (held.toInt() == 0)
            return fail(Error::Code::WrongUse, u"comment"_s, u"no comment with this number"_s);
        return writeRow(connection, u"DELETE FROM csaf_comment WHERE no = ?"_s, {number});
    });
}

} // namespace Patchwijzer
