// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace Patchwijzer {

/** One address that a feed is fetched from. Times are UTC, and invalid when it never happened. */
struct SourceRecord {
    QString url;
    QString feed;            ///< Feed id.
    QByteArray etag;         ///< With its quotes, as the server wrote it. Empty: none.
    QByteArray lastModified; ///< As the server wrote it. Empty: none.
    QByteArray sha256;       ///< Of the contents that were last taken from here: 64 small hexadecimal digits, or empty.
    QDateTime checkedAt;     ///< When it last answered, also when that was "not modified".
    QDateTime fetchedAt;     ///< When contents last came from it.
    QString program;         ///< Version of the program that took them; a later one may see more in the same.

    bool operator==(const SourceRecord &) const = default;
};

/** How the last try to fetch a feed went, over all its addresses. */
struct FeedFetchRecord {
    QString feed;        ///< Feed id.
    QDateTime checkedAt; ///< When one of its addresses last answered well.
    std::optional<FeedProblem> problem;

    bool operator==(const FeedFetchRecord &) const = default;
};

/** A publisher of CSAF documents that the owner added. */
struct AddedProvider {
    QString domain;      ///< As the owner knows it: "example.com".
    QString metadataUrl; ///< Of its provider-metadata.json. Empty: to be found.
    QString name;        ///< As the publisher calls itself; plain text from outside. May be empty.
    QString nameSpace;   ///< Publisher namespace of its documents. May be empty.
    QDateTime addedAt;

    bool operator==(const AddedProvider &) const = default;
};

/** An OpenPGP key that was trusted when its provider was first seen; a provider can have several. */
struct PinnedKey {
    QString provider;    ///< Domain of the provider.
    QString fingerprint; ///< Capital hexadecimal digits without spaces: 40 (version 4) or 64 (version 6).
    QDateTime pinnedAt;
    QString keyUrl; ///< Where the key came from.

    bool operator==(const PinnedKey &) const = default;
};

/** What must be remembered of the sources of feeds, beside the generations: importing the same lists on another
 *  computer brings none of this along. Each list is sorted, with one entry per url, feed, domain, and provider with
 *  fingerprint.
 */
struct FeedSources {
    QList<SourceRecord> sources;
    QList<FeedFetchRecord> feeds;
    QList<AddedProvider> providers;
    QList<PinnedKey> keys;

    /** What is known of it; a new record when that is nothing. */
    [[nodiscard]] SourceRecord source(const QString &url) const;
    [[nodiscard]] FeedFetchRecord feed(const QString &id) const;
    [[nodiscard]] QList<PinnedKey> keysOf(const QString &provider) const;

    /** Adds it, or puts it in the place of the one it is about. */
    void put(const SourceRecord &record);
    void put(const FeedFetchRecord &record);
    void put(const AddedProvider &provider);
    void put(const PinnedKey &key);

    bool operator==(const FeedSources &) const = default;
};

struct LoadedFeedSources {
    FeedSources sources;
    /** Why the file could not be used, and `sources` is empty. Pinned keys are forgotten with it: whoever pins keys
     *  tells the owner before trusting a key anew.
     */
    std::optional<Error> broken;
};

/** Reads `<folder>/sources.json`. Changes nothing on the disk. A file that is not there is no error.
 *  @return DatabaseTooNew when a later program wrote it; FileUnreadable.
 */
[[nodiscard]] Result<LoadedFeedSources> loadFeedSources(const QString &folder);

/** Reads the file, lets @p change work on what it says, and puts the outcome in its place at once, on disk when this
 *  returns; under a lock, so that two programs can do so side by side and neither loses what the other wrote. A file
 *  that is broken is first set aside as `sources.json.broken`.
 *  @return what was written and, in `broken`, why an earlier file was set aside. Errors: as loadFeedSources();
 * DiskFull, CannotWrite; DatabaseBusy when another program keeps the lock.
 */
[[nodiscard]] Result<LoadedFeedSources> changeFeedSources(const QString &folder,
                                                          const std::function<void(FeedSources &)> &change);

} // namespace Patchwijzer
