// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/osvparser.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    static OsvParser reused;
    static OsvParser debianOnly(u"Debian"_s);
    const auto record = reused.parse(bytes, u"osv.json"_s);
    requireSame(record, OsvParser().parse(bytes, u"osv.json"_s), [](const OsvRecord &one, const OsvRecord &other) {
        return one.advisory == other.advisory && one.otherPackages == other.otherPackages;
    });
    const auto debian = debianOnly.parse(bytes, u"osv.json"_s);
    if (!record)
        return 0;
    require(!record->advisory.id.isEmpty(), "a record has an id");
    requireSortedWithoutDoubles(record->advisory.cves);
    if (!debian)
        return 0;
    for (const auto &package : debian->advisory.affected)
        require(package.ecosystem == u"Debian", "only the ecosystem that was asked for");
    return 0;
}
