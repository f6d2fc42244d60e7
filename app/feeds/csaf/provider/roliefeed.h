// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

namespace Patchwijzer {

/** One document of a feed, and what its publisher gives along to check it with. */
struct RolieEntry {
    QString id; ///< As published; for people.
    QUrl document;
    QUrl sha256; ///< Empty when none is named; the same for the next two.
    QUrl sha512;
    QUrl signature;
    QDateTime updated; ///< UTC.

    bool operator==(const RolieEntry &) const = default;
};

/** A feed of CSAF documents. */
struct RolieFeed {
    QString title;
    QDateTime updated;         ///< UTC.
    QList<RolieEntry> entries; ///< Newest first, then by address; each document once, as it was last updated.
    QList<Error> skipped;      ///< Entries that could not be read, or that lead to another server.

    bool operator==(const RolieFeed &) const = default;
};

/** Reads a ROLIE feed in JSON.
 *  @param address of the feed itself: what it lists must be at the same server.
 *  @return UnknownFormat when it is no feed; NotJson, MissingField, BadValue, FileTooLarge.
 *  @see CSAF 2.0, 7.1.15; RFC 8322
 */
[[nodiscard]] Result<RolieFeed> parseRolieFeed(const QByteArray &json, const QUrl &address);

} // namespace Patchwijzer
