// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/minisign/minisignkey.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace Patchwijzer {

enum class MinisignAlgorithm {
    Prehashed, ///< "ED": over the BLAKE2b-512 of the contents; what minisign writes since 0.10.
    Legacy,    ///< "Ed": over the contents themselves.
};

/** One file "….minisig". @see https://jedisct1.github.io/minisign/, "Signature format" */
struct MinisignSignature {
    MinisignAlgorithm algorithm = MinisignAlgorithm::Prehashed;
    QByteArray keyId;            ///< 8 bytes; of the key that is said to have made it.
    QByteArray signature;        ///< 64 bytes, over the contents.
    QByteArray untrustedComment; ///< Anybody may have changed it: never believe or show it.
    QByteArray trustedComment;   ///< To be believed once verified. UTF-8 by custom.
    QByteArray commentSignature; ///< 64 bytes, over the signature and the trusted comment.

    bool operator==(const MinisignSignature &) const = default;
};

/** @return FileTooLarge, FileTruncated, BadValue. */
[[nodiscard]] Result<MinisignSignature> parseMinisignSignature(QByteArrayView file, const QString &where);

/** The contents of such a file. */
[[nodiscard]] QByteArray minisignSignatureFile(const MinisignSignature &signature);

/** Signs @p contents.
 *  @param trustedComment is signed too; at most 8,192 bytes without control characters (a tab may be).
 *  @return WrongUse when the comment is not like that.
 */
[[nodiscard]] Result<MinisignSignature> minisignSign(QByteArrayView contents, const MinisignSecretKey &key,
                                                     const QByteArray &trustedComment,
                                                     MinisignAlgorithm algorithm = MinisignAlgorithm::Prehashed);

/** Whether @p key signed these contents and this trusted comment.
 *  @return SignatureWrong, also when it was made with another key.
 */
[[nodiscard]] Result<void> minisignVerify(QByteArrayView contents, const MinisignSignature &signature,
                                          const MinisignPublicKey &key, const QString &where);

} // namespace Patchwijzer
