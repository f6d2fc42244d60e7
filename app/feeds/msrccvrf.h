// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/msrcbulletin.h"
#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

struct MsrcDocument {
    MsrcBulletin bulletin;
    QList<Error> skipped; ///< Vulnerabilities and remediations that could not be read.
};

/** Reads a CVRF document of Microsoft: in XML, which is what the CVRF API answers when it is not asked for JSON; in
 *  JSON as the API answers it (`"CVE"`, `{"Value":…}`, kinds as numbers), or as others keep it (`"cve"`, plain texts,
 *  kinds as words; one file a CVE).
 *  @return NotJson, FileTruncated, FileTooLarge, MissingField, BadValue; UnknownFormat when it is something else,
 *          also the CVRF of another maker.
 *  @see https://api.msrc.microsoft.com/cvrf/v3.0/swagger; CVRF 1.1, 6 Vulnerability
 */
[[nodiscard]] Result<MsrcDocument> parseMsrcCvrf(const QByteArray &bytes, const QString &where);

/** One line of the index of CVRF documents. */
struct MsrcUpdate {
    QString id; ///< "2024-Mar"
    QString title;
    QDateTime released; ///< UTC.
    QDateTime modified; ///< UTC.
    QString link;       ///< http(s)

    bool operator==(const MsrcUpdate &) const = default;
};

struct MsrcUpdateIndex {
    QList<MsrcUpdate> updates; ///< Oldest first.
    QList<Error> skipped;
};

/** Reads what `/cvrf/v3.0/updates` answers: an object with `value`, or the list or the one line in it.
 *  @return as parseMsrcCvrf().
 */
[[nodiscard]] Result<MsrcUpdateIndex> parseMsrcUpdates(const QByteArray &json, const QString &where);

} // namespace Patchwijzer
