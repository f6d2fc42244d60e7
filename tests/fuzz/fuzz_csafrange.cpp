// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csafversionrange.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto text = QString::fromUtf8(bytes);
    for (const auto &range : {parseCsafRange(text), parseCsafVersion(text)}) {
        require(range.kind == CsafRangeKind::Versions
                    || (range.intervals.isEmpty() && range.versions.isEmpty() && range.series.isEmpty()),
                "versions only where there are some");
        const auto core = coreRangesOf(range);
        for (const auto scheme : {VersionScheme::Generic, VersionScheme::Semver, VersionScheme::Deb}) {
            const auto holds = csafHolds(range, scheme, u"1.2.3");
            require(range.kind != CsafRangeKind::Unreadable || !holds, "what cannot be read holds nothing");
        }
        require(!core || range.exceptions.isEmpty(), "exceptions cannot be told in ranges");
    }
    require(parseCsafRange(text) == parseCsafRange(text), "the same text gives the same range");
    return 0;
}
