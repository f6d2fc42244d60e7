// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feedsources.h"

#include "store/durablefile.h"
#include "store/feedsourcesjson.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QSaveFile>

#include <algorithm>
#include <iterator>
#include <tuple>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 maxBytes = qint64(16) << 20; ///< A thousand times what a firm's sources need.
constexpr int lockWaitMs = 10'000;            ///< Writing takes moments; longer, and something else is wrong.

QString pathIn(const QString &folder)
{
    return QDir(folder).filePath(feedSourcesFileName);
}

// What an entry is about; also the order on disk.
auto keyOf(const SourceRecord &record)
{
    return std::tie(record.url);
}
auto keyOf(const FeedFetchRecord &record)
{
    return std::tie(record.feed);
}
auto keyOf(const AddedProvider &provider)
{
    return std::tie(provider.domain);
}
auto keyOf(const PinnedKey &key)
{
    return std::tie(key.provider, key.fingerprint);
}

template<typename T>
void putInto(QList<T> &list, const T &entry)
{
    const auto at = std::lower_bound(list.begin(), list.end(), entry,
                                     [](const T &lhs, const T &rhs) { return keyOf(lhs) < keyOf(rhs); });
    if (at != list.end() && keyOf(*at) == keyOf(entry))
        *at = entry;
    else
        list.insert(at, entry);
}

Result<void> setAside(const QString &path)
{
    const QString aside = path + ".broken"_L1;
    QFile::remove(aside);
    // A copy: the broken one stays until the new one takes its place, so that a power cut cannot hide that it broke.
    if (!QFile::copy(path, aside))
        return fail(Error::Code::CannotWrite, aside, u"cannot set the broken file aside"_s);
    return {};
}

Result<void> save(const QString &path, const FeedSources &sources)
{
    const auto json = feedSourcesJson(sources);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit()) {
        const bool full = file.error() == QFileDevice::ResourceError;
        return fail(full ? Error::Code::DiskFull : writeErrorCode(path, Error::Code::CannotWrite), path,
                    file.errorString());
    }
    return {};
}

Result<void> takeLock(QLockFile &lock, const QString &path)
{
    if (lock.tryLock(lockWaitMs))
        return {};
    if (lock.error() == QLockFile::LockFailedError)
        return fail(Error::Code::DatabaseBusy, path, u"another program is writing it"_s);
    return fail(writeErrorCode(path, Error::Code::CannotWrite), path, u"cannot lock it"_s);
}

} // namespace

SourceRecord FeedSources::source(const QString &url) const
{
    const auto found =
        std::find_if(sources.begin(), sources.end(), [&](const SourceRecord &record) { return record.url == url; });
    if (found != sources.end())
        return *found;
    SourceRecord record;
    record.url = url;
    return record;
}

FeedFetchRecord FeedSources::feed(const QString &id) const
{
    const auto found =
        std::find_if(feeds.begin(), feeds.end(), [&](const FeedFetchRecord &record) { return record.feed == id; });
    return found != feeds.end() ? *found : FeedFetchRecord{id, {}, {}};
}

QList<PinnedKey> FeedSources::keysOf(const QString &provider) const
{
    QList<PinnedKey> found;
    std::copy_if(keys.begin(), keys.end(), std::back_inserter(found),
                 [&](const PinnedKey &key) { return key.provider == provider; });
    return found;
}

void FeedSources::put(const SourceRecord &record)
{
    putInto(sources, record);
}

void FeedSources::put(const FeedFetchRecord &record)
{
    putInto(feeds, record);
}

void FeedSources::put(const AddedProvider &provider)
{
    putInto(providers, provider);
}

void FeedSources::put(const PinnedKey &key)
{
    putInto(keys, key);
}

Result<LoadedFeedSources> loadFeedSources(const QString &folder)
{
    LoadedFeedSources loaded;
    QFile file(pathIn(folder));
    if (!file.exists())
        return loaded;
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Code::FileUnreadable, file.fileName(), file.errorString());
    auto parsed = file.size() > maxBytes
        ? Result<FeedSources>(fail(Error::Code::DatabaseBroken, feedSourcesFileName, u"too large"_s))
        : parseFeedSources(file.read(maxBytes));
    if (parsed)
        loaded.sources = *std::move(parsed);
    else if (parsed.error().code == Error::Code::DatabaseBroken)
        loaded.broken = parsed.error();
    else
        return fail(parsed.error());
    return loaded;
}

Result<LoadedFeedSources> changeFeedSources(const QString &folder, const std::function<void(FeedSources &)> &change)
{
    const auto path = pathIn(folder);
    if (!QDir().mkpath(folder))
        return fail(writeErrorCode(folder, Error::Code::CannotWrite), folder, u"cannot make the data folder"_s);
    QLockFile lock(path + ".lock"_L1);
    PW_TRY_VOID(takeLock(lock, path));
    PW_TRY(auto loaded, loadFeedSources(folder));
    if (loaded.broken)
        PW_TRY_VOID(setAside(path));
    change(loaded.sources);
    PW_TRY_VOID(save(path, loaded.sources));
    return loaded;
}

} // namespace Patchwijzer
