// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** A public key that signatures are checked with. */
struct OpenPgpKey {
    QString fingerprint; ///< Of its primary key: 40 hexadecimal digits in upper case, of version 6 keys 64.
    QByteArray data;     ///< The key with all that belongs to it, binary.

    bool operator==(const OpenPgpKey &) const = default;
};

/** Reads the public keys in a file, binary or as text. Their fingerprints are reckoned from the keys themselves.
 *  Whether a key is valid is not looked at here: gpgv does that.
 *  @return UnknownFormat when it holds no public key; BadValue when it is cut off or holds something else too (a
 *          secret key among them); FileTooLarge.
 *  @see RFC 9580, 5.5.4 and 10.1.1
 */
[[nodiscard]] Result<QList<OpenPgpKey>> parseOpenPgpKeys(const QByteArray &data, const QString &where);

/** The signatures in a file, binary or as text, as binary data; nothing but signatures may be in it, so that no text
 *  of its own can take the place of the one that is to be checked.
 *  @return UnknownFormat, BadValue, FileTooLarge.
 */
[[nodiscard]] Result<QByteArray> parseDetachedSignature(const QByteArray &data, const QString &where);

} // namespace Patchwijzer
