// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzzing.h"
#include "transport/openpgp/signaturestatus.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

/** What gpgv says; it repeats names out of keys, which whoever made the key chose. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const QList<QString> keys{QString(40, u'A'), QString(64, u'B')};
    const auto same = [](const GoodSignature &one, const GoodSignature &other) { return one == other; };
    const auto judged = judgeStatus(bytes, keys, u"a.json"_s);
    requireSame(judged, judgeStatus(bytes, keys, u"a.json"_s), same);
    requireSame(judged, judgeStatus(QByteArray(bytes).replace('\n', "\r\n"), keys, u"a.json"_s), same);
    if (!judged)
        return 0;
    require(keys.contains(judged->key), "only a key that was given is good");
    for (const auto *line : {"[GNUPG:] NEWSIG", "[GNUPG:] GOODSIG", "[GNUPG:] VALIDSIG"})
        require(bytes.startsWith(line) || bytes.contains(QByteArray("\n") + line), "nothing is good that is not said");
    require(!judgeStatus(bytes, {}, u"a.json"_s), "without keys nothing is good");
    return 0;
}
