// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/provider/aggregatorlist.h"
#include "fuzz/addresses.h"

#include <tuple>

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto list = parseAggregatorList(bytes, u"aggregator.json"_s);
    requireSame(list, parseAggregatorList(bytes, u"aggregator.json"_s),
                [](const AggregatorList &one, const AggregatorList &other) { return one == other; });
    if (!list)
        return 0;
    requirePlaces(list->skipped);
    requireSortedWithoutDoubles(list->entries, [](const AggregatorEntry &one, const AggregatorEntry &next) {
        return std::tuple(one.publisher.name, one.metadata.toEncoded())
            < std::tuple(next.publisher.name, next.metadata.toEncoded());
    });
    QList<QUrl> addresses;
    for (const auto &entry : list->entries) {
        requireSecure(entry.metadata);
        require(entry.updated.isValid() && !entry.publisher.name.isEmpty(), "a provider has a date and a name");
        addresses.append(entry.metadata);
    }
    std::sort(addresses.begin(), addresses.end());
    requireSortedWithoutDoubles(addresses);
    return 0;
}
