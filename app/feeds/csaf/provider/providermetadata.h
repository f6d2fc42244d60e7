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

/** What a publisher of CSAF documents takes upon itself. @see CSAF 2.0, 7.2 */
enum class CsafRole {
    Publisher,       ///< Documents that are valid.
    Provider,        ///< And that can be found and fetched.
    TrustedProvider, ///< And that carry a hash and a signature, every one of them.
};

/** A key that documents are signed with. */
struct CsafProviderKey {
    QString fingerprint; ///< Of the primary key: 40 or 64 hexadecimal digits in upper case.
    QUrl url;            ///< Where the key itself is, at any server: the fingerprint tells whether it is the right one.

    bool operator==(const CsafProviderKey &) const = default;
};

/** A list of documents in the ROLIE format. */
struct CsafProviderFeed {
    QUrl url;
    CsafTlp tlp = CsafTlp::Red; ///< A label that is not known counts as Red.
    QString summary;            ///< May be empty.

    bool operator==(const CsafProviderFeed &) const = default;
};

/** A directory of documents with an index.txt and a changes.csv. */
struct CsafProviderDirectory {
    QUrl url;
    CsafTlp tlp = CsafTlp::None; ///< Of 2.1; 2.0 has no label here.

    bool operator==(const CsafProviderDirectory &) const = default;
};

/** What a provider says of itself in its provider-metadata.json. */
struct CsafProviderMetadata {
    QString version; ///< "2.0" or "2.1"
    QUrl canonicalUrl;
    QDateTime updated; ///< UTC.
    CsafRole role = CsafRole::Provider;
    CsafPublisher publisher;
    QList<CsafProviderFeed> feeds;            ///< In the order given, no duplicates.
    QList<CsafProviderDirectory> directories; ///< As feeds.
    QList<CsafProviderKey> keys;              ///< As feeds.
    QList<Error> skipped;                     ///< Parts that could not be read.

    bool operator==(const CsafProviderMetadata &) const = default;
};

/** Reads a provider-metadata.json of version 2.0 or 2.1. Every address in it is https; which server it points to is
 *  not looked at here.
 *  @param where names it in errors, for instance its address.
 *  @return UnknownFormat when it is no such file or of another version; NotJson, MissingField (canonical address,
 *          role, publisher, date), BadValue, FileTooLarge.
 *  @see CSAF 2.0, 7.1.7; CSAF 2.1, provider schema
 */
[[nodiscard]] Result<CsafProviderMetadata> parseProviderMetadata(const QByteArray &json, const QString &where);

} // namespace Patchwijzer
