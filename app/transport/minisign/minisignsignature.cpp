// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/minisign/minisignsignature.h"

#include "transport/minisign/minisigntext.h"

#include <sodium.h>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;
using namespace Minisign;

namespace {

constexpr QByteArrayView untrustedPrefix("untrusted comment: ");
constexpr QByteArrayView trustedPrefix("trusted comment: ");
constexpr QByteArrayView ourComment("signature from minisign secret key");
constexpr QByteArrayView prehashed("ED");
constexpr QByteArrayView legacy("Ed");
constexpr auto signatureBytes = qsizetype(crypto_sign_BYTES);

/** What the signature is really over. */
QByteArray messageOf(QByteArrayView contents, MinisignAlgorithm algorithm)
{
    if (algorithm == MinisignAlgorithm::Legacy)
        return contents.toByteArray();
    QByteArray hash(qsizetype(crypto_generichash_BYTES_MAX), '\0');
    crypto_generichash(octets(hash), size_t(hash.size()), octets(contents), size_t(contents.size()), nullptr, 0);
    return hash;
}

bool isSignatureOf(const QByteArray &signature, QByteArrayView message, const MinisignPublicKey &key)
{
    return signature.size() == signatureBytes && key.key.size() == qsizetype(crypto_sign_PUBLICKEYBYTES)
        && crypto_sign_verify_detached(octets(QByteArrayView(signature)), octets(message), size_t(message.size()),
                                       octets(QByteArrayView(key.key)))
        == 0;
}

} // namespace

Result<MinisignSignature> parseMinisignSignature(QByteArrayView file, const QString &where)
{
    PW_TRY(const auto lines, splitLines(file, 4, where));
    PW_TRY(const auto untrusted, comment(lines[0], untrustedPrefix, maxUntrustedComment, where));
    QByteArray bytes(2 + keyIdBytes + signatureBytes, '\0');
    PW_TRY_VOID(decode(lines[1], {octets(bytes), size_t(bytes.size())}, where));
    PW_TRY(const auto trusted, comment(lines[2], trustedPrefix, maxTrustedComment, where));
    MinisignSignature signature;
    signature.commentSignature = QByteArray(signatureBytes, '\0');
    PW_TRY_VOID(decode(lines[3], {octets(signature.commentSignature), size_t(signatureBytes)}, where));
    if (!bytes.startsWith(prehashed) && !bytes.startsWith(legacy))
        return fail(Error::Code::BadValue, where, u"a kind of signature that is not known here"_s);
    signature.algorithm = bytes.startsWith(prehashed) ? MinisignAlgorithm::Prehashed : MinisignAlgorithm::Legacy;
    signature.keyId = bytes.mid(2, keyIdBytes);
    signature.signature = bytes.mid(2 + keyIdBytes);
    signature.untrustedComment = untrusted.toByteArray();
    signature.trustedComment = trusted.toByteArray();
    return signature;
}

QByteArray minisignSignatureFile(const MinisignSignature &signature)
{
    const auto kind = signature.algorithm == MinisignAlgorithm::Prehashed ? prehashed : legacy;
    return untrustedPrefix.toByteArray() + signature.untrustedComment + '\n'
        + encode(kind.toByteArray() + signature.keyId + signature.signature) + '\n' + trustedPrefix.toByteArray()
        + signature.trustedComment + '\n' + encode(signature.commentSignature) + '\n';
}

Result<MinisignSignature> minisignSign(QByteArrayView contents, const MinisignSecretKey &key,
                                       const QByteArray &trustedComment, MinisignAlgorithm algorithm)
{
    if (!isComment(trustedComment, maxTrustedComment))
        return fail(Error::Code::WrongUse, u"comment"_s, u"too long, or with control characters"_s);
    MinisignSignature signature;
    signature.algorithm = algorithm;
    signature.keyId = key.publicKey().id;
    signature.signature = key.sign(messageOf(contents, algorithm));
    signature.untrustedComment = ourComment.toByteArray();
    signature.trustedComment = trustedComment;
    signature.commentSignature = key.sign(signature.signature + trustedComment);
    return signature;
}

Result<void> minisignVerify(QByteArrayView contents, const MinisignSignature &signature, const MinisignPublicKey &key,
                            const QString &where)
{
    if (signature.keyId != key.id)
        return fail(Error::Code::SignatureWrong, where, u"made with another key"_s);
    if (!isSignatureOf(signature.signature, messageOf(contents, signature.algorithm), key))
        return fail(Error::Code::SignatureWrong, where, u"it does not belong to these contents"_s);
    if (!isSignatureOf(signature.commentSignature, signature.signature + signature.trustedComment, key))
        return fail(Error::Code::SignatureWrong, where, u"its trusted comment was changed"_s);
    return {};
}

} // namespace Patchwijzer
