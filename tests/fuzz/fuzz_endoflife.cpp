// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/endoflife.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto products = parseEndOfLife(bytes, u"full.json"_s);
    requireSame(products, parseEndOfLife(bytes, u"full.json"_s),
                [](const EndOfLifeData &one, const EndOfLifeData &other) {
                    return one.schemaVersion == other.schemaVersion && one.generated == other.generated
                        && one.products == other.products && one.skipped == other.skipped;
                });
    if (!products)
        return 0;
    requirePlaces(products->skipped);
    requireSortedWithoutDoubles(products->products, [](const ProductLifecycle &one, const ProductLifecycle &next) {
        return one.name < next.name;
    });
    return 0;
}
