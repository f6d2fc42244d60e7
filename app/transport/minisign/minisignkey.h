// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/minisign/secretbytes.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace Patchwijzer {

/** What others need to check our signatures. @see https://jedisct1.github.io/minisign/, "Public key format" */
struct MinisignPublicKey {
    QByteArray id;  ///< 8 bytes, chosen at random; tells keys apart, proves nothing.
    QByteArray key; ///< 32 bytes, Ed25519.

    bool operator==(const MinisignPublicKey &) const = default;
};

/** Reads a file "minisign.pub": a line of comment and one of base64.
 *  @return FileTooLarge, FileTruncated, BadValue.
 */
[[nodiscard]] Result<MinisignPublicKey> parseMinisignPublicKey(QByteArrayView file, const QString &where);

/** The contents of such a file. */
[[nodiscard]] QByteArray minisignPublicKeyFile(const MinisignPublicKey &key);

/** The line to read out or to paste, as `minisign -P` takes it: "RWQ…", 56 characters. */
[[nodiscard]] QString minisignPublicKeyText(const MinisignPublicKey &key);

/** A key's id as minisign shows it: 16 hexadecimal digits. */
[[nodiscard]] QString minisignKeyId(const QByteArray &id);

/** How much work one guess of a password is. The default is that of minisign: seconds, and 1 GiB of memory.
 *  @see libsodium, crypto_pwhash_scryptsalsa208sha256
 */
struct MinisignPasswordCost {
    quint64 operations = 33'554'432;
    quint64 memoryBytes = quint64(1) << 30;
};

/** A key to sign with. Its bytes stay in wiped memory all their life. */
class MinisignSecretKey
{
public:
    [[nodiscard]] static Result<MinisignSecretKey> generate();

    /** Whether reading this file takes a password. @return as parse(). */
    [[nodiscard]] static Result<bool> isEncrypted(const SecretBytes &file, const QString &where);

    /** Reads a file "minisign.key", encrypted or not.
     *  @param password not used for a file that is not encrypted.
     *  @return FileTooLarge, FileTruncated; BadValue, also for a wrong password or one that would take more work
     *          than minisign ever asks for; WrongUse when a password is needed and there is none.
     */
    [[nodiscard]] static Result<MinisignSecretKey> parse(const SecretBytes &file, const SecretBytes &password,
                                                         const QString &where);

    /** The contents of such a file, not encrypted (`minisign -W`). */
    [[nodiscard]] SecretBytes file() const;
    /** The contents of such a file, encrypted. @return ToolFailed when there is not enough memory. */
    [[nodiscard]] Result<SecretBytes> encryptedFile(const SecretBytes &password,
                                                    const MinisignPasswordCost &cost = {}) const;

    [[nodiscard]] MinisignPublicKey publicKey() const;

    /** 64 bytes, Ed25519, over @p message. */
    [[nodiscard]] QByteArray sign(QByteArrayView message) const;

private:
    explicit MinisignSecretKey(SecretBytes body);
    SecretBytes m_body; ///< Id, key, checksum: the last 104 bytes of the format.
};

} // namespace Patchwijzer
