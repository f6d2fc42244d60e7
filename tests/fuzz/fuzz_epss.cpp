// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/epss.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto epss = parseEpss(bytes, u"epss.csv"_s);
    requireSame(epss, parseEpss(bytes, u"epss.csv"_s), [](const EpssScores &one, const EpssScores &other) {
        return one.model == other.model && one.scored == other.scored && one.scores == other.scores
            && one.skipped == other.skipped;
    });
    if (!epss)
        return 0;
    requirePlaces(epss->skipped);
    requireSortedWithoutDoubles(
        epss->scores, [](const ExploitProbability &one, const ExploitProbability &next) { return one.cve < next.cve; });
    for (const auto &score : epss->scores)
        require(score.probability >= 0 && score.probability <= 1, "a probability");
    return 0;
}
