// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

// Our own list of advisories, with all that is in them: how a feed that was read elsewhere travels in a bundle.
// {"format":"patchwijzer-advisories","version":1,"feed":"osv-debian","date":"2026-08-21T00:00:00.000Z",
//  "advisories":[{"id":"DSA-1-1",…}, …]}, where "format" comes first and what is empty is left out.

/** Writes the advisories of one feed, cut in parts that each are a whole list of about @p partBytes at most. */
class AdvisoryListWriter
{
public:
    /** @param date UTC: how new the feed is as a whole; may be invalid. */
    AdvisoryListWriter(const QString &feed, const QDateTime &date, qsizetype partBytes = qsizetype(8) << 20);

    /** @return the part before, when it is full; else nothing. `advisory.feed` is taken to be the writer's. */
    [[nodiscard]] QByteArray add(const Advisory &advisory);
    /** @return the last part; nothing when all was returned before. */
    [[nodiscard]] QByteArray finish();

private:
    QByteArray m_head;
    QByteArray m_part;
    qsizetype m_partBytes;
};

struct AdvisoryList {
    QString feed;   ///< Feed id, as the list says: not to be believed without more.
    QDateTime date; ///< UTC; may be invalid.
    QList<Advisory> advisories;
    QList<Error> skipped; ///< One for each advisory that was left out.
};

/** Reads one part. @return NotJson, UnknownFormat, MissingField, BadValue, FileTooLarge. */
[[nodiscard]] Result<AdvisoryList> parseAdvisoryList(const QByteArray &json, const QString &where);

} // namespace Patchwijzer
