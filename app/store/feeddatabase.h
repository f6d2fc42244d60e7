// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/feedstate.h"
#include "core/result.h"

#include <QHash>
#include <QList>
#include <QString>

#include <memory>

namespace Patchwijzer {

/** The imported feeds: read-only view of the newest whole generation.
 *  Each import writes a new generation file beside it and puts it in place by fsync and rename;
 *  a broken or half generation is never opened, the last good one is.
 *  Use and destroy it in the thread that opened it.
 */
class FeedDatabase
{
public:
    /** @param folder the data directory; it may be empty or absent: then there simply is no data.
     *  @return DatabaseBroken when no generation can be opened though there are some, DatabaseTooNew.
     */
    [[nodiscard]] static Result<FeedDatabase> open(const QString &folder);

    FeedDatabase(FeedDatabase &&) noexcept;
    FeedDatabase &operator=(FeedDatabase &&) noexcept;
    FeedDatabase(const FeedDatabase &) = delete;
    FeedDatabase &operator=(const FeedDatabase &) = delete;
    ~FeedDatabase();

    [[nodiscard]] bool isEmpty() const;      ///< No generation yet.
    [[nodiscard]] qint64 generation() const; ///< 0 when empty.
    /** States of the feeds in the database, sorted by id; feeds never imported are not in it. */
    [[nodiscard]] Result<QList<FeedState>> states() const;
    /** Advisories about these source packages in one release; `affected` holds only that release. Sorted. */
    [[nodiscard]] Result<QList<Advisory>> advisoriesFor(const QString &ecosystem, const QString &release,
                                                        const QList<QString> &packages) const;
    [[nodiscard]] Result<QHash<QString, ExploitedCve>> exploited() const;

private:
    struct Private;
    explicit FeedDatabase(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace Patchwijzer
