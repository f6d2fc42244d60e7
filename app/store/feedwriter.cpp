// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feedwriter.h"

#include "store/advisorywriter.h"
#include "store/durablefile.h"
#include "store/feedgeneration.h"
#include "store/feedrows.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSqlError>

#include <algorithm>

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
          "PRAGMA cache_size = -16000"_L1, "PRAGMA temp_store = MEMORY"_L1})
        PW_TRY_VOID(connection.run(pragma));
    return {};
}

} // namespace

struct FeedWriter::Private {
    QString folder;
    QDateTime now;
    qint64 number = 0;
    std::unique_ptr<QLockFile> lock;
    std::unique_ptr<SqliteConnection> connection;
    std::unique_ptr<AdvisoryWriter> advisories;
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
        advisories.reset(); // Its prepared statements hold the connection.
        connection.reset();
    }

    [[nodiscard]] Result<void> open();
};

/** Copies the newest generation, or starts with empty tables. */
Result<void> FeedWriter::Private::open()
{
    auto newest = openNewestGeneration(folder);
    // When no generation is whole there is nothing to build on and nothing to lose: start again.
    if (!newest && newest.error().code != Error::Code::DatabaseBroken)
        return fail(newest.error());
    const auto numbers = generationNumbers(folder);
    number = numbers.isEmpty() ? 1 : numbers.first() + 1;
    const auto path = partPath(folder, number);
    const bool fresh = !newest || newest->number == 0;
    if (!fresh) {
        const auto from = newest->connection->path();
        newest->connection.reset();
        PW_TRY_VOID(copyFile(from, path));
    }
    PW_TRY(connection, SqliteConnection::open(path, SqliteConnection::Mode::ReadWrite));
    PW_TRY_VOID(tuneForImport(*connection));
    PW_TRY_VOID(fresh ? createFeedSchema(*connection) : clearComplete(*connection));
    PW_TRY(advisories, AdvisoryWriter::make(*connection));
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
    PW_TRY_VOID(data->open());
    return FeedWriter(std::move(data));
}

Result<QList<KnownFile>> FeedWriter::known(const QByteArray &hash, int rules)
{
    PW_TRY(auto query,
           d->connection->prepare(u"SELECT feed, records, skipped, other FROM source_file"
                                  " WHERE hash = ? AND rules = ? ORDER BY feed"_s));
    query.addBindValue(hash);
    query.addBindValue(rules);
    PW_TRY_VOID(d->connection->execute(query));
    QList<KnownFile> files;
    while (query.next())
        files.append({query.value(0).toString(), query.value(1).toLongLong(), query.value(2).toLongLong(),
                      query.value(3).toLongLong()});
    if (query.lastError().isValid())
        return fail(d->connection->error(query));
    return files;
}

Result<void> FeedWriter::remember(const QByteArray &hash, int rules, const KnownFile &file)
{
    PW_TRY(auto query,
           d->connection->prepare(u"INSERT OR REPLACE INTO source_file(hash, rules, feed, records, skipped,"
                                  " other) VALUES(?, ?, ?, ?, ?, ?)"_s));
    for (const QVariant &value : {QVariant(hash), QVariant(rules), QVariant(file.feed), QVariant(file.records),
                                  QVariant(file.skipped), QVariant(file.other)})
        query.addBindValue(value);
    return d->connection->execute(query);
}

Result<void> FeedWriter::beginFile()
{
    return d->connection->run(u"BEGIN IMMEDIATE"_s);
}

Result<void> FeedWriter::keepFile()
{
    return d->connection->run(u"COMMIT"_s);
}

Result<void> FeedWriter::dropFile()
{
    d->advisories->forgetNumbers(); // Rows made since beginFile() are gone.
    return d->connection->run(u"ROLLBACK"_s);
}

QDateTime FeedWriter::plausible(const QDateTime &date) const
{
    return date.isValid() && date <= d->now.addDays(1) ? date : QDateTime();
}

Result<FeedWriter::Outcome> FeedWriter::put(const Advisory &advisory, const QDateTime &revision)
{
    // A date in the future would keep every later correction out.
    PW_TRY(const bool taken, d->advisories->put(advisory, plausible(revision).isValid() ? revision : d->now));
    return taken ? Outcome::Taken : Outcome::Unchanged;
}

Result<bool> FeedWriter::holds(const QString &feed, const QString &id)
{
    return d->advisories->holds(feed, id);
}

Result<void> FeedWriter::replaceExploited(const QList<ExploitedCve> &entries)
{
    PW_TRY_VOID(d->connection->run(u"DELETE FROM exploited"_s));
    PW_TRY(auto query,
           d->connection->prepare(u"INSERT INTO exploited(cve, date_added, ransomware, vendor, product)"
                                  " VALUES(?, ?, ?, ?, ?)"_s));
    for (const auto &entry : entries) {
        query.bindValue(0, entry.cve);
        query.bindValue(1, entry.dateAdded.toString(Qt::ISODate));
        query.bindValue(2, entry.ransomware);
        query.bindValue(3, entry.vendor);
        query.bindValue(4, entry.product);
        PW_TRY_VOID(d->connection->execute(query));
    }
    return {};
}

Result<void> FeedWriter::updateFeed(FeedState state, const QDateTime &dataDate)
{
    auto &connection = *d->connection;
    PW_TRY(const auto counts, d->advisories->countFeed(state.id, d->now.addDays(1)));
    if (!dataDate.isValid()) {
        state.records = counts.records;
        state.dataDate = counts.newest;
        state.covers = counts.covers;
    } else {
        PW_TRY(const auto records, connection.value(u"SELECT count(*) FROM exploited"_s));
        state.records = records.toLongLong();
        state.dataDate = dataDate;
    }
    PW_TRY(auto query,
           connection.prepare(u"INSERT OR REPLACE INTO feed(id, title, licence, data_date, imported_at, origin, "
                              u"records, skipped, max_age,"
                              " expires, covers) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s));
    for (const QVariant &value :
         {QVariant(state.id), QVariant(state.title), QVariant(state.licence), packTime(state.dataDate),
          packTime(d->now), QVariant(state.origin), QVariant(state.records), QVariant(state.skipped),
          QVariant(state.maxAgeDays), QVariant(state.expiresAfterDays), QVariant(joinList(state.covers))})
        query.addBindValue(value);
    return connection.execute(query);
}

Result<QList<FeedState>> FeedWriter::states() const
{
    return readStates(*d->connection);
}

Result<void> FeedWriter::publish()
{
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
