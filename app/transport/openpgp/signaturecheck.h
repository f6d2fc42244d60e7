// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/toolrunner.h"
#include "transport/openpgp/openpgpkey.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>
#include <stop_token>

namespace Patchwijzer {

/** A document and what its publisher says about it. */
struct SignedDocument {
    QByteArray document;
    QByteArray signature; ///< Detached; binary or text. Empty: there is none.
    QString where;        ///< Names the document in errors.
};

/** Who signed a document, and when. */
struct SignatureFacts {
    QString fingerprint; ///< Of the primary key, in upper case.
    QDateTime made;      ///< UTC.
    QDateTime expires;   ///< UTC; invalid when it never does.

    bool operator==(const SignatureFacts &) const = default;
};

/** Checks that at least one signature of @p what is good and made with one of @p keys; keys on this computer count for
 *  nothing. Runs gpgv with files in a folder of its own, which is gone afterwards.
 *  @return SignatureMissing; SignatureWrong (of other contents, broken, expired, revoked); SignatureKeyChanged (by
 *          other keys); SignatureNotChecked (no gpgv, or it fails); Cancelled; DiskFull or CannotWrite.
 */
[[nodiscard]] Result<SignatureFacts> checkSignature(ToolRunner &runner, const SignedDocument &what,
                                                    const QList<OpenPgpKey> &keys, std::stop_token stop = {});

/** Finds gpgv in the system's own folders, on Windows beside this program; gives it half a minute and little to say. */
[[nodiscard]] std::shared_ptr<ToolRunner> gpgvRunner();

} // namespace Patchwijzer
