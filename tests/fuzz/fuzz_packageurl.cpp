// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packageurl.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto text = QString::fromUtf8(bytes);
    const auto purl = parsePackageUrl(text);
    require(purl == parsePackageUrl(text), "the same text gives the same purl");
    if (!purl)
        return 0;
    require(!purl->type.isEmpty() && !purl->name.isEmpty(), "a purl has a type and a name");
    requireSortedWithoutDoubles(purl->qualifiers,
                                [](const auto &one, const auto &next) { return one.first < next.first; });
    return 0;
}
