// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "feeds/csaf/csafdocument.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

namespace Patchwijzer {

/** One provider or publisher that an aggregator knows of. */
struct AggregatorEntry {
    QUrl metadata; ///< Its provider-metadata.json.
    CsafPublisher publisher;
    QDateTime updated; ///< UTC.

    bool operator==(const AggregatorEntry &) const = default;
};

/** A list of providers, kept by somebody who collects them. */
struct AggregatorList {
    QString name;
    QDateTime updated;              ///< UTC.
    QList<AggregatorEntry> entries; ///< By name of publisher, then by address; no address twice.
    QList<Error> skipped;           ///< Entries that could not be read, and addresses listed twice.

    bool operator==(const AggregatorList &) const = default;
};

/** Reads an aggregator.json of version 2.0 or 2.1: its providers, and the publishers that it speaks for.
 *  @return UnknownFormat when it is no such file or of another version; NotJson, MissingField, BadValue, FileTooLarge.
 *  @see CSAF 2.0, 7.1.21 and the aggregator schema
 */
[[nodiscard]] Result<AggregatorList> parseAggregatorList(const QByteArray &json, const QString &where);

} // namespace Patchwijzer
