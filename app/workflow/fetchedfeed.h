// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workflow/assessment.h"

#include <QByteArray>
#include <QDateTime>
#include <QSet>
#include <QString>

#include <stop_token>

// Inside this room only.
namespace Patchwijzer {

/** A feed that was fetched to a file. */
struct FetchedFeed {
    QString feed; ///< Id.
    QString path;
    QString where;          ///< Its address, for errors.
    QSet<QByteArray> known; ///< SHA-256, in digits, of contents that were taken in before.
};

struct TakenFeed {
    QByteArray sha256;  ///< In digits.
    qint64 records = 0; ///< New ones; 0 when we had it all.
};

/** Takes a fetched feed into the database. Runs in any thread.
 *  @return those of importFeeds(), why it was refused, or NetworkBadAnswer when it is another list than was asked for.
 */
[[nodiscard]] Result<TakenFeed> takeFetchedFeed(const QString &dataDir, const FetchedFeed &fetched,
                                                const QDateTime &now, const ProgressFunction &progress,
                                                const std::stop_token &stop);

} // namespace Patchwijzer
