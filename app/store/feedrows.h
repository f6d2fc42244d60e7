// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/feeddocument.h"
#include "core/feedstate.h"
#include "store/sqliteconnection.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QVariant>

// Inside this room only: how values look in the tables.
namespace Patchwijzer {

/** The text as a value that is never NULL, which in SQL is equal to nothing, not even to itself. */
[[nodiscard]] QVariant textOf(const QString &text);

/** Lists are joined by a character that no id, name or version holds. */
[[nodiscard]] QString joinList(const QList<QString> &list);
[[nodiscard]] QList<QString> splitList(const QString &text);

[[nodiscard]] QString packRanges(const QList<VersionRange> &ranges);
[[nodiscard]] QList<VersionRange> unpackRanges(const QString &text);

/** Milliseconds since 1970, UTC; NULL when invalid. */
[[nodiscard]] QVariant packTime(const QDateTime &time);
[[nodiscard]] QDateTime unpackTime(const QVariant &value);

/** The publisher of a document is what stands before the last slash of its key; where it is something else, for there
 *  are slashes in its id as well, a column says so.
 */
[[nodiscard]] QString keptPublisher(const FeedDocument &document);
[[nodiscard]] QString publisherOf(const QString &kept, const QString &key);

[[nodiscard]] Result<QList<FeedState>> readStates(SqliteConnection &connection);

} // namespace Patchwijzer
