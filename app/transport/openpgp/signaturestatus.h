// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

// Inside this room only: what gpgv says.
namespace Patchwijzer {

/** A signature that is good. */
struct GoodSignature {
    QString key;       ///< Fingerprint of the primary key, in upper case.
    QDateTime made;    ///< UTC.
    QDateTime expires; ///< UTC; invalid when it does not.

    bool operator==(const GoodSignature &) const = default;
};

/** Finds in the status lines of gpgv a good signature by one of @p keys. Only lines that are there for exactly this
 *  count; whatever else is in the output does not.
 *  @param keys fingerprints of primary keys, in upper case.
 *  @return SignatureWrong (not of these contents; expired; made with a key that has expired or was revoked, or with a
 *          hash that can be forged), SignatureKeyChanged (all are by other keys), SignatureNotChecked (a kind that
 *          gpgv does not know, or it said nothing).
 *  @see GnuPG, doc/DETAILS, "Format of the --status-fd output"
 */
[[nodiscard]] Result<GoodSignature> judgeStatus(const QByteArray &status, const QList<QString> &keys,
                                                const QString &where);

} // namespace Patchwijzer
