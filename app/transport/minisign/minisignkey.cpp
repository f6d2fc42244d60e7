// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/minisign/minisignkey.h"

#include "transport/minisign/minisigntext.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <sodium.h>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;
using namespace Minisign;

namespace {

constexpr QByteArrayView commentPrefix("untrusted comment: ");
constexpr QByteArrayView secretComment("minisign encrypted secret key"); // Says so of both forms.
constexpr QByteArrayView ed25519("Ed");
constexpr QByteArrayView scrypt("Sc");
constexpr QByteArrayView noPassword("\0\0", 2);
constexpr QByteArrayView blake2b("B2");

// The secret key file: two letters each for signature, password and checksum, then
constexpr qsizetype saltAt = 6;
constexpr qsizetype operationsAt = saltAt + qsizetype(crypto_pwhash_scryptsalsa208sha256_SALTBYTES);
constexpr qsizetype memoryAt = operationsAt + 8;
constexpr qsizetype bodyAt = memoryAt + 8;
// and the body: the key's id, the key itself (seed and public half), a checksum.
constexpr qsizetype keyAt = keyIdBytes;
constexpr qsizetype checksumAt = keyAt + qsizetype(crypto_sign_SECRETKEYBYTES);
constexpr qsizetype checksumBytes = qsizetype(crypto_generichash_BYTES);
constexpr qsizetype bodyBytes = checksumAt + checksumBytes;
constexpr qsizetype secretBytes = bodyAt + bodyBytes;

constexpr qsizetype publicKeyBytes = 2 + keyIdBytes + qsizetype(crypto_sign_PUBLICKEYBYTES);

void checksumOf(const SecretBytes &body, unsigned char *checksum)
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, size_t(checksumBytes));
    crypto_generichash_update(&state, octets(ed25519), size_t(ed25519.size()));
    crypto_generichash_update(&state, body.data(), size_t(checksumAt));
    crypto_generichash_final(&state, checksum, size_t(checksumBytes));
    sodium_memzero(&state, sizeof(state));
}

/** Encrypts or decrypts: the same, as it is an exclusive or. */
Result<void> applyPassword(SecretBytes *body, const SecretBytes &password, QByteArrayView salt,
                           const MinisignPasswordCost &cost, const QString &where)
{
    SecretBytes stream(bodyBytes);
    const int outcome = crypto_pwhash_scryptsalsa208sha256(
        stream.data(), size_t(stream.size()), reinterpret_cast<const char *>(password.data()), size_t(password.size()),
        octets(salt), cost.operations, size_t(cost.memoryBytes));
    if (outcome != 0)
        return fail(Error::Code::ToolFailed, where, u"not enough memory to use a password"_s);
    for (qsizetype i = 0; i < bodyBytes; ++i)
        body->data()[i] ^= stream.data()[i];
    return {};
}

/** Decodes the file and looks at everything in it that is not secret. */
Result<SecretBytes> decodeSecretFile(const SecretBytes &file, const QString &where)
{
    PW_TRY(const auto lines, splitLines(file.view(), 2, where));
    PW_TRY_VOID(comment(lines[0], commentPrefix, maxUntrustedComment, where));
    SecretBytes bytes(secretBytes);
    PW_TRY_VOID(decode(lines[1], {bytes.data(), size_t(bytes.size())}, where));
    const auto view = bytes.view();
    const auto password = view.sliced(2, 2);
    if (!view.startsWith(ed25519) || view.sliced(4, 2) != blake2b || (password != scrypt && password != noPassword))
        return fail(Error::Code::BadValue, where, u"a kind of key that is not known here"_s);
    return bytes;
}

bool isScrypt(const SecretBytes &bytes)
{
    return bytes.view().sliced(2, 2) == scrypt;
}

/** Both halves must belong together, or a signature could give the secret one away. */
bool isWhole(const SecretBytes &body)
{
    SecretBytes again(qsizetype(crypto_sign_SECRETKEYBYTES));
    QByteArray publicHalf(qsizetype(crypto_sign_PUBLICKEYBYTES), '\0');
    crypto_sign_seed_keypair(octets(publicHalf), again.data(), body.data() + keyAt);
    return sodium_memcmp(again.data(), body.data() + keyAt, crypto_sign_SECRETKEYBYTES) == 0;
}

SecretBytes encodeSecretFile(const SecretBytes &bytes)
{
    constexpr auto base64 = qsizetype(sodium_base64_ENCODED_LEN(secretBytes, sodium_base64_VARIANT_ORIGINAL));
    SecretBytes line(base64);
    sodium_bin2base64(reinterpret_cast<char *>(line.data()), size_t(base64), bytes.data(), size_t(bytes.size()),
                      sodium_base64_VARIANT_ORIGINAL);
    const QByteArray head = commentPrefix.toByteArray() + secretComment.toByteArray() + '\n';
    SecretBytes file(head.size() + base64);
    std::memcpy(file.data(), head.constData(), size_t(head.size()));
    std::memcpy(file.data() + head.size(), line.data(), size_t(base64));
    file.data()[file.size() - 1] = '\n'; // In the place of the NUL.
    return file;
}

} // namespace

Result<MinisignPublicKey> parseMinisignPublicKey(QByteArrayView file, const QString &where)
{
    PW_TRY(const auto lines, splitLines(file, 2, where));
    PW_TRY_VOID(comment(lines[0], commentPrefix, maxUntrustedComment, where));
    QByteArray bytes(publicKeyBytes, '\0');
    PW_TRY_VOID(decode(lines[1], {octets(bytes), size_t(bytes.size())}, where));
    if (!bytes.startsWith(ed25519))
        return fail(Error::Code::BadValue, where, u"a kind of key that is not known here"_s);
    return MinisignPublicKey{bytes.mid(2, keyIdBytes), bytes.mid(2 + keyIdBytes)};
}

QByteArray minisignPublicKeyFile(const MinisignPublicKey &key)
{
    return commentPrefix.toByteArray() + "minisign public key " + minisignKeyId(key.id).toLatin1() + '\n'
        + minisignPublicKeyText(key).toLatin1() + '\n';
}

QString minisignPublicKeyText(const MinisignPublicKey &key)
{
    return QString::fromLatin1(encode(ed25519.toByteArray() + key.id + key.key));
}

QString minisignKeyId(const QByteArray &id)
{
    auto reversed = id;
    std::reverse(reversed.begin(), reversed.end());
    return QString::fromLatin1(reversed.toHex().toUpper());
}

MinisignSecretKey::MinisignSecretKey(SecretBytes body)
    : m_body(std::move(body))
{
}

Result<MinisignSecretKey> MinisignSecretKey::generate()
{
    SecretBytes body(bodyBytes);
    QByteArray publicHalf(qsizetype(crypto_sign_PUBLICKEYBYTES), '\0');
    randombytes_buf(body.data(), size_t(keyIdBytes));
    if (crypto_sign_keypair(octets(publicHalf), body.data() + keyAt) != 0)
        return fail(Error::Code::ToolFailed, u"libsodium"_s, u"cannot make a key"_s);
    checksumOf(body, body.data() + checksumAt);
    return MinisignSecretKey(std::move(body));
}

Result<bool> MinisignSecretKey::isEncrypted(const SecretBytes &file, const QString &where)
{
    PW_TRY(const auto bytes, decodeSecretFile(file, where));
    return isScrypt(bytes);
}

Result<MinisignSecretKey> MinisignSecretKey::parse(const SecretBytes &file, const SecretBytes &password,
                                                   const QString &where)
{
    PW_TRY(const auto bytes, decodeSecretFile(file, where));
    const auto view = bytes.view();
    auto body = SecretBytes::copyOf(view.sliced(bodyAt));
    SecretBytes checksum(checksumBytes);
    if (isScrypt(bytes)) {
        if (password.isEmpty())
            return fail(Error::Code::WrongUse, where, u"the key has a password"_s);
        const MinisignPasswordCost cost{qFromLittleEndian<quint64>(bytes.data() + operationsAt),
                                        qFromLittleEndian<quint64>(bytes.data() + memoryAt)};
        const MinisignPasswordCost most;
        if (cost.operations > most.operations || cost.memoryBytes > most.memoryBytes)
            return fail(Error::Code::BadValue, where, u"a password that takes too much work"_s);
        PW_TRY_VOID(applyPassword(&body, password, view.sliced(saltAt, operationsAt - saltAt), cost, where));
        checksumOf(body, checksum.data());
    } else if (sodium_is_zero(body.data() + checksumAt, size_t(checksumBytes)) == 0) {
        checksumOf(body, checksum.data()); // minisign writes none in this form; who writes one writes it right.
    }
    if (sodium_memcmp(checksum.data(), body.data() + checksumAt, size_t(checksumBytes)) != 0)
        return fail(Error::Code::BadValue, where, u"a wrong password, or a damaged key"_s);
    if (!isWhole(body))
        return fail(Error::Code::BadValue, where, u"a damaged key"_s);
    checksumOf(body, body.data() + checksumAt);
    return MinisignSecretKey(std::move(body));
}

SecretBytes MinisignSecretKey::file() const
{
    SecretBytes bytes(secretBytes);
    std::memcpy(bytes.data(), ed25519.data(), 2);
    std::memcpy(bytes.data() + 4, blake2b.data(), 2);
    std::memcpy(bytes.data() + bodyAt, m_body.data(), size_t(checksumAt)); // Without the checksum, as minisign does.
    return encodeSecretFile(bytes);
}

Result<SecretBytes> MinisignSecretKey::encryptedFile(const SecretBytes &password,
                                                     const MinisignPasswordCost &cost) const
{
    auto body = SecretBytes::copyOf(m_body.view());
    SecretBytes bytes(secretBytes);
    std::memcpy(bytes.data(), ed25519.data(), 2);
    std::memcpy(bytes.data() + 2, scrypt.data(), 2);
    std::memcpy(bytes.data() + 4, blake2b.data(), 2);
    randombytes_buf(bytes.data() + saltAt, size_t(operationsAt - saltAt));
    qToLittleEndian(cost.operations, bytes.data() + operationsAt);
    qToLittleEndian(cost.memoryBytes, bytes.data() + memoryAt);
    PW_TRY_VOID(
        applyPassword(&body, password, bytes.view().sliced(saltAt, operationsAt - saltAt), cost, u"minisign.key"_s));
    std::memcpy(bytes.data() + bodyAt, body.data(), size_t(bodyBytes));
    return encodeSecretFile(bytes);
}

MinisignPublicKey MinisignSecretKey::publicKey() const
{
    constexpr auto publicBytes = qsizetype(crypto_sign_PUBLICKEYBYTES);
    const auto body = m_body.view();
    return {body.first(keyIdBytes).toByteArray(), body.sliced(checksumAt - publicBytes, publicBytes).toByteArray()};
}

QByteArray MinisignSecretKey::sign(QByteArrayView message) const
{
    QByteArray signature(qsizetype(crypto_sign_BYTES), '\0');
    crypto_sign_detached(octets(signature), nullptr, octets(message), size_t(message.size()), m_body.data() + keyAt);
    return signature;
}

} // namespace Patchwijzer
