// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/claims/nvdclaims.h"
#include "feeds/nvd/nvdrecord.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

namespace {

void useRecord(const NvdRecord &record)
{
    requireSortedWithoutDoubles(record.tags);
    requireSortedWithoutDoubles(record.cwes);
    const auto keys = productKeysOf(record);
    requireSortedWithoutDoubles(keys);
    for (const auto &claim : claimsOf(record, u"nvd"_s)) {
        require(!claim.productKeys.isEmpty(), "a claim can be found");
        for (const auto &key : claim.productKeys)
            require(keys.contains(key), "by the keys of its record");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto where = u"fuzz.json"_s;
    const auto visited = visitNvdRecords(bytes, where, [&](const QByteArray &text) -> Result<void> {
        const auto record = parseNvdRecord(text, where);
        requireSame(record, parseNvdRecord(text, where), std::equal_to<>());
        if (record)
            useRecord(*record);
        return {};
    });
    if (!visited)
        requirePlace(visited.error());
    return 0;
}
