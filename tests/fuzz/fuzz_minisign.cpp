// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "transport/minisign/minisignsignature.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

/** Signatures and both kinds of keys; no password, which would take seconds a time. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto signature = parseMinisignSignature(bytes, u"x"_s);
    requireSame(signature, parseMinisignSignature(bytes, u"x"_s),
                [](const MinisignSignature &one, const MinisignSignature &other) { return one == other; });
    if (signature) {
        const auto again = parseMinisignSignature(minisignSignatureFile(*signature), u"x"_s);
        require(again && *again == *signature, "what was read can be written");
        const MinisignPublicKey nobody{signature->keyId, QByteArray(32, '\x01')};
        require(!minisignVerify("contents", *signature, nobody, u"x"_s), "nobody signed this");
    }
    if (const auto key = parseMinisignPublicKey(bytes, u"x"_s)) {
        const auto again = parseMinisignPublicKey(minisignPublicKeyFile(*key), u"x"_s);
        require(again && *again == *key, "what was read can be written");
    }
    if (const auto key = MinisignSecretKey::parse(SecretBytes::copyOf(bytes), {}, u"x"_s)) {
        const auto again = MinisignSecretKey::parse(key->file(), {}, u"x"_s);
        require(again && again->publicKey() == key->publicKey(), "what was read can be written");
    }
    return 0;
}
