// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/hashfile.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    for (const auto algorithm : {QCryptographicHash::Sha256, QCryptographicHash::Sha512}) {
        const auto hash = parseHashFile(bytes, algorithm, u"a.json.sha"_s);
        requireSame(hash, parseHashFile(bytes, algorithm, u"a.json.sha"_s),
                    [](const QByteArray &one, const QByteArray &other) { return one == other; });
        require(!hash || hash->size() == QCryptographicHash::hashLength(algorithm), "a hash has its length");
        const auto real = QCryptographicHash::hash(bytes, algorithm);
        require(checkHash(bytes, real.toHex() + "  a.json\n", algorithm, u"a.json"_s).has_value(), "its own hash fits");
        const auto checked = checkHash("contents", bytes, algorithm, u"a.json"_s);
        require(!checked || (hash && *hash == QCryptographicHash::hash("contents", algorithm)),
                "only the right hash fits");
    }
    return 0;
}
