// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/mozillaadvisory.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto where = u"announce/2099/mfsa2099-01.yml"_s;
    const auto advisory = parseMozillaAdvisory(bytes, where);
    requireSame(advisory, parseMozillaAdvisory(bytes, where), std::equal_to<>());
    if (!advisory)
        return 0;
    requireSortedWithoutDoubles(advisory->leaks,
                                [](const MozillaLeak &one, const MozillaLeak &next) { return one.id < next.id; });
    requireSortedWithoutDoubles(advisory->advisory.cves);
    return 0;
}
