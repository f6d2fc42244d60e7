// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

namespace Patchwijzer {

/** What a security.txt says about CSAF. */
struct SecurityTxt {
    QList<QUrl> csaf;     ///< Addresses of provider-metadata.json files, in the order given, no duplicates.
    QList<Error> skipped; ///< CSAF lines without an https address.

    bool operator==(const SecurityTxt &) const = default;
};

/** Reads the CSAF lines of a security.txt. Of a file with a clear-text signature only what is below the signature
 *  counts; the signature itself is not checked, for it says nothing that https does not.
 *  @return UnknownFormat when it is no text (a web page, for instance); FileTooLarge; FileTruncated when a signed text
 *          has no end.
 *  @see RFC 9116; CSAF 2.0, 7.1.8; RFC 9580, 7
 */
[[nodiscard]] Result<SecurityTxt> parseSecurityTxt(const QByteArray &text, const QString &where);

} // namespace Patchwijzer
