// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "transport/openpgp/openpgpkey.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

void checkKeys(const QByteArray &bytes)
{
    const auto keys = parseOpenPgpKeys(bytes, u"x.asc"_s);
    requireSame(keys, parseOpenPgpKeys(bytes, u"x.asc"_s),
                [](const QList<OpenPgpKey> &one, const QList<OpenPgpKey> &other) { return one == other; });
    if (!keys)
        return;
    require(!keys->isEmpty(), "a file of keys has a key");
    qsizetype total = 0;
    for (const auto &key : *keys) {
        require(key.fingerprint.size() == 40 || key.fingerprint.size() == 64, "a key has a fingerprint");
        total += key.data.size();
        const auto again = parseOpenPgpKeys(key.data, u"x.asc"_s);
        require(again && again->size() == 1 && again->first() == key, "a key on its own is that key");
    }
    require(total <= bytes.size(), "no byte comes twice");
}

} // namespace

/** Keys and signatures, binary or as text; gpgv, which judges them, is not run. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    checkKeys(bytes);
    const auto signature = parseDetachedSignature(bytes, u"x.asc"_s);
    requireSame(signature, parseDetachedSignature(bytes, u"x.asc"_s),
                [](const QByteArray &one, const QByteArray &other) { return one == other; });
    if (signature) {
        require(!signature->isEmpty() && signature->size() <= bytes.size(), "a signature has bytes, and no more");
        const auto again = parseDetachedSignature(*signature, u"x.asc"_s);
        require(again && *again == *signature, "what was unpacked stays a signature");
        require(!parseOpenPgpKeys(*signature, u"x.asc"_s), "a signature is no key");
    }
    return 0;
}
