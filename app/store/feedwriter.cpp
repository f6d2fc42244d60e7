// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feedwriter.h"

#include "store/advisorywriter.h"
#include "store/documentwriter.h"
#include "store/durablefile.h"
#include "store/feedgeneration.h"
#include "store/feedrows.h"
#include "store/listreader.h"
#include "store/listwriter.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSqlError>

#include <algorithm>
#include <utility>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 copyBytes = qint64(1) << 20;

Result<void> copyFile(const QString &from, const QString &to)
{
    QFile source(from);
    QFile target(to);
    if (!source.open(QIODevice::ReadOnly))
        return fail(Error::Code::FileUnreadable, from, source.errorString());
    const auto refuse = [&] {
        // Qt says ResourceError for a full disk.
        const auto full = target.error() == QFileDevice::ResourceError;
        return fail(full ? Error::Code::DiskFull : writeErrorCode(to, Error::Code::CannotWrite),
                    QFileInfo(to).absolutePath(), target.errorString());
    };
    if (!target.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return refuse();
    while (!source.atEnd()) {
        const QByteArray part = source.read(copyBytes);
        if (part.isEmpty())
            return fail(Error::Code::FileUnreadable, from, source.errorString());
        if (target.write(part) != part.size())
            return refuse();
    }
    return {};
}

void removePart(const QString &path)
{
    QFile::remove(path);
    QFile::remove(path + "-journal"_L1);
}

/** Left by an import that was killed; nobody else writes while we hold the lock. */
void removeLeftovers(const QString &folder)
{
    const QDir dir(folder);
    const auto names = dir.entryList({u"feeds-*.part"_s, u"feeds-*.part-journal"_s}, QDir::Files);
    for (const auto &name : names)
        QFile::remove(dir.filePath(name));
}

Result<std::unique_ptr<QLockFile>> lock(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return fail(writeErrorCode(folder, Error::Code::CannotWrite), folder, u"cannot make the data folder"_s);
    auto file = std::make_unique<QLockFile>(QDir(folder).filePath(u"feeds.lock"_s));
    file->setStaleLockTime(0); // An import may take long; only a dead owner makes a lock stale.
    if (file->tryLock(0))
        return file;
    if (file->error() == QLockFile::LockFailedError)
        return fail(Error::Code::DatabaseBusy, folder, u"another import is running"_s);
    return fail(writeErrorCode(folder, Error::Code::CannotWrite), folder, u"cannot write in the data folder"_s);
}

/** Nothing of this has to survive a crash before publish(), so no journal goes to disk. */
Result<void> tuneForImport(SqliteConnection &connection)
{
    for (const auto pragma :
         {"PRAGMA journal_mode = MEMORY"_L1, "PRAGMA synchronous = OFF"_L1, "PRAGMA locking_mode = EXCLUSIVE"_L1,
          "PRAGMA cache_size = -8000"_L1, "PRAGMA temp_store = MEMORY"_L1})
        PW_TRY_VOID(connection.run(pragma));
    return {};
}

} // namespace

struct FeedWriter::Private {
    QString folder;
    QDateTime now;
    qint64 number = 0; ///< Of the generation that is made; 0 as long as none is.
    std::unique_ptr<QLockFile> lock;
    FeedGeneration newest; ///< Read only; until the copy is made.
    std::unique_ptr<SqliteConnection> connection;
    std::unique_ptr<AdvisoryWriter> advisories;
    std::unique_ptr<DocumentWriter> documents;
    std::unique_ptr<AdvisoryWriter> held; ///< Of `newest`, only to look something up in.
    bool inFile = false;
    bool inTransaction = false;
    bool published = false;

    Private() = default;
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;
    ~Private()
    {
        close();
        if (number > 0 && !published)
            removePart(partPath(folder, number));
    }

    void close()
    {
        held.reset(); // Their prepared statements hold the connection.
        advisories.reset();
        documents.reset();
        connection.reset();
    }

    /** Where to look something up: the copy, or else what it will be a copy of; null when there is nothing yet. */
    [[nodiscard]] SqliteConnection *reading() const
    {
        return connection != nullptr ? connection.get() : newest.connection.get();
    }

    [[nodiscard]] Result<void> openNewest();
    [[nodiscard]] Result<void> makeCopy();
    /** To be called before anything is written. */
    [[nodiscard]] Result<void> prepareToWrite();
};

Result<void> FeedWriter::Private::openNewest()
{
    auto found = openNewestGeneration(folder);
    // When no generation is whole there is nothing to build on and nothing to lose: start again.
    if (!found && found.error().code != Error::Code::DatabaseBroken)
        return fail(found.error());
    if (found && found->number != 0) {
        PW_TRY(const int schema, schemaOf(*found->connection));
        if (schema >= 2) { // The tables of an older one are other ones: it is only good to be copied.
            newest = *std::move(found);
            return {};
        }
        newest.number = found->number;
    }
    return {};
}

/** Copies the newest generation, or starts with empty tables. */
Result<void> FeedWriter::Private::makeCopy()
{
    const auto numbers = generationNumbers(folder);
    number = numbers.isEmpty() ? 1 : numbers.first() + 1;
    const auto path = partPath(folder, number);
    const bool fresh = newest.number == 0;
    if (!fresh) {
        held.reset();
        newest.connection.reset();
        PW_TRY_VOID(copyFile(generationPath(folder, newest.number), path));
    }
    PW_TRY(connection, SqliteConnection::open(path, SqliteConnection::Mode::ReadWrite));
    PW_TRY_VOID(tuneForImport(*connection));
    PW_TRY_VOID(bringSchemaUpToDate(*connection));
    PW_TRY_VOID(clearComplete(*connection));
    PW_TRY(advisories, AdvisoryWriter::make(*connection));
    PW_TRY(documents, DocumentWriter::make(*connection));
    return {};
}

Result<void> FeedWriter::Private::prepareToWrite()
{
    if (connection == nullptr)
        PW_TRY_VOID(makeCopy());
    if (inFile && !inTransaction) {
        PW_TRY_VOID(connection->run(u"BEGIN IMMEDIATE"_s));
        inTransaction = true;
    }
    return {};
}

FeedWriter::FeedWriter(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

FeedWriter::FeedWriter(FeedWriter &&) noexcept = default;
FeedWriter &FeedWriter::operator=(FeedWriter &&) noexcept = default;
FeedWriter::~FeedWriter() = default;

Result<FeedWriter> FeedWriter::begin(const QString &folder, const QDateTime &now)
{
    auto data = std::make_unique<Private>();
    data->folder = folder;
    data->now = now;
    PW_TRY(data->lock, Patchwijzer::lock(folder));
    removeLeftovers(folder);
    PW_TRY_VOID(data->openNewest());
    return FeedWriter(std::move(data));
}

Result<QList<KnownFile>> FeedWriter::known(const QByteArray &hash, int rules)
{
    auto *connection = d->reading();
    QList<KnownFile> files;
    if (connection == nullptr)
        return files;
    PW_TRY(auto query,
           connection->prepare(u"SELECT feed, records, skipped, other, set_apart FROM source_file"
                               " WHERE hash = ? AND rules = ? ORDER BY feed"_s));
    query.addBindValue(hash);
    query.addBindValue(rules);
    PW_TRY_VOID(connection->execute(query));
    while (query.next())
        files.append({query.value(0).toString(), query.value(1).toLongLong(), query.value(2).toLongLong(),
                      query.value(3).toLongLong(), query.value(4).toLongLong()});
    if (query.lastError().isValid())
        return fail(connection->error(query));
    return files;
}

Result<void> FeedWriter::remember(const QByteArray &hash, int rules, const KnownFile &file)
{
    PW_TRY_VOID(d->prepareToWrite());
    PW_TRY(auto query,
           d->connection->prepare(u"INSERT OR REPLACE INTO source_file(hash, rules, feed, records, skipped,"
                                  " other, set_apart) VALUES(?, ?, ?, ?, ?, ?, ?)"_s));
    for (const QVariant &value : {QVariant(hash), QVariant(rules), QVariant(file.feed), QVariant(file.records),
                                  QVariant(file.skipped), QVariant(file.other), QVariant(file.setApart)})
        query.addBindValue(value);
    return d->connection->execute(query);
}

bool FeedWriter::isInFile() const
{
    return d->inFile;
}

Result<void> FeedWriter::beginFile()
{
    d->inFile = true;
    return {};
}

Result<void> FeedWriter::keepFile()
{
    d->inFile = false;
    return std::exchange(d->inTransaction, false) ? d->connection->run(u"COMMIT"_s) : Result<void>();
}

Result<void> FeedWriter::dropFile()
{
    d->inFile = false;
    if (!std::exchange(d->inTransaction, false))
        return {};
    d->advisories->forgetNumbers(); // Rows made since beginFile() are gone.
    d->documents->forgetNumbers();
    return d->connection->run(u"ROLLBACK"_s);
}

QDateTime FeedWriter::plausible(const QDateTime &date) const
{
    return date.isValid() && date <= d->now.addDays(1) ? date : QDateTime();
}

Result<FeedWriter::Outcome> FeedWriter::put(const Advisory &advisory, const QDateTime &revision)
{
    PW_TRY_VOID(d->prepareToWrite());
    // A date in the future would keep every later correction out.
    PW_TRY(const bool taken, d->advisories->put(advisory, plausible(revision).isValid() ? revision : d->now));
    return taken ? Outcome::Taken : Outcome::Unchanged;
}

Result<FeedWriter::Outcome> FeedWriter::put(const FeedDocument &document)
{
    PW_TRY_VOID(d->prepareToWrite());
    auto dated = document;
    if (!plausible(document.revision).isValid())
        dated.revision = d->now;
    PW_TRY(const auto outcome, d->documents->put(dated));
    if (outcome == DocumentWriter::Outcome::Contradicts)
        return Outcome::Contradicts;
    return outcome == DocumentWriter::Outcome::Written ? Outcome::Taken : Outcome::Unchanged;
}

Result<void> FeedWriter::indexDocuments(int rules, const std::function<void(FeedDocument *)> &index)
{
    PW_TRY(const bool indexed, isIndexed(rules));
    if (indexed && d->connection == nullptr)
        return {};
    PW_TRY_VOID(d->prepareToWrite());
    PW_TRY(const int held, readProductRules(*d->connection));
    if (held == rules)
        return {};
    return inTransaction(*d->connection, [&]() -> Result<void> {
        if (d->newest.number != 0) // Of new tables every document has told its products already.
            PW_TRY_VOID(d->documents->indexAll(index));
        PW_TRY(auto query, d->connection->prepare(u"INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)"_s));
        query.addBindValue(QString(productRulesKey));
        query.addBindValue(QString::number(rules));
        return d->connection->execute(query);
    });
}

Result<bool> FeedWriter::isIndexed(int rules)
{
    if (d->newest.number == 0)
        return true; // Every document put says so itself.
    auto *connection = d->reading();
    if (connection == nullptr) // Of an older kind.
        return false;
    PW_TRY(const int held, readProductRules(*connection));
    return held == rules;
}

Result<bool> FeedWriter::holds(const QString &feed, const QString &id)
{
    if (d->advisories != nullptr)
        return d->advisories->holds(feed, id);
    if (d->newest.number == 0)
        return false;
    if (d->newest.connection == nullptr) { // Of an older kind: only its copy can be asked.
        PW_TRY_VOID(d->prepareToWrite());
        return d->advisories->holds(feed, id);
    }
    if (d->held == nullptr) {
        PW_TRY(d->held, AdvisoryWriter::make(*d->newest.connection));
    }
    return d->held->holds(feed, id);
}

Result<void> FeedWriter::removeAdvisoriesOf(const QString &feed, const QString &documentId)
{
    PW_TRY_VOID(d->prepareToWrite());
    return d->advisories->removeOf(feed, documentId);
}

Result<void> FeedWriter::removeAdvisories(const QString &feed)
{
    PW_TRY_VOID(d->prepareToWrite());
    return d->advisories->removeAll(feed);
}

Result<void> FeedWriter::replaceExploited(const QString &feed, const QList<ExploitedCve> &entries)
{
    PW_TRY_VOID(d->prepareToWrite());
    return writeExploited(*d->connection, feed, entries);
}

Result<void> FeedWriter::replaceProbabilities(const QString &model, const QList<ExploitProbability> &scores)
{
    PW_TRY_VOID(d->prepareToWrite());
    return writeProbabilities(*d->connection, model, scores);
}

Result<void> FeedWriter::replaceDecisions(const QList<DebianDecision> &decisions)
{
    PW_TRY_VOID(d->prepareToWrite());
    return writeDecisions(*d->connection, decisions);
}

Result<void> FeedWriter::replaceWindowsUpdates(const QList<KbFact> &facts, const QList<PublishedExploit> &exploits)
{
    PW_TRY_VOID(d->prepareToWrite());
    return writeWindowsUpdates(*d->connection, facts, exploits);
}

Result<void> FeedWriter::updateFeed(FeedState state, const std::optional<WholeList> &list)
{
    PW_TRY_VOID(d->prepareToWrite());
    auto &connection = *d->connection;
    const auto limit = d->now.addDays(1);
    PW_TRY(const auto documents, d->documents->count(state.id, limit));
    PW_TRY(const auto advisories, d->advisories->countFeed(state.id, limit));
    state.setApart = documents.setApart;
    state.lenient = documents.lenient;
    state.covers = advisories.covers;
    if (list) {
        state.records = list->records;
        state.dataDate = list->date;
    } else if (documents.used + documents.setApart > 0) { // Its advisories were made from its documents.
        state.records = documents.used;
        state.dataDate = documents.newest;
    } else {
        state.records = advisories.records;
        state.dataDate = advisories.newest;
    }
    PW_TRY(auto query,
           connection.prepare(u"INSERT OR REPLACE INTO feed(id, title, licence, data_date, imported_at, origin,"
                              " records, skipped, set_apart, lenient, max_age, expires, covers, date_source)"
                              " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s));
    for (const QVariant &value : {QVariant(state.id), QVariant(state.title), QVariant(state.licence),
                                  packTime(state.dataDate), packTime(d->now), QVariant(state.origin),
                                  QVariant(state.records), QVariant(state.skipped), QVariant(state.setApart),
                                  QVariant(state.lenient), QVariant(state.maxAgeDays), QVariant(state.expiresAfterDays),
                                  QVariant(joinList(state.covers)), QVariant(static_cast<int>(state.dateSource))})
        query.addBindValue(value);
    return connection.execute(query);
}

Result<QList<FeedState>> FeedWriter::states() const
{
    auto *connection = d->reading();
    return connection == nullptr ? QList<FeedState>() : readStates(*connection);
}

Result<void> FeedWriter::publish()
{
    PW_TRY_VOID(d->prepareToWrite());
    PW_TRY_VOID(markComplete(*d->connection));
    d->close();
    const auto part = partPath(d->folder, d->number);
    PW_TRY_VOID(syncFile(part));
    PW_TRY_VOID(moveIntoPlace(part, generationPath(d->folder, d->number)));
    d->published = true;
    // The last one stays, to fall back on.
    const auto numbers = generationNumbers(d->folder);
    for (const qint64 number : numbers.sliced(std::min<qsizetype>(numbers.size(), 2)))
        QFile::remove(generationPath(d->folder, number));
    return {};
}

} // namespace Patchwijzer
