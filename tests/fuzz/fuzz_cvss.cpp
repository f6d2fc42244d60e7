// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cvss.h"
#include "feeds/csaf/validation/cvssvector.h"
#include "fuzz/fuzzing.h"

using namespace Patchwijzer;
using namespace Patchwijzer::Fuzz;
using namespace Qt::Literals::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto text = QString::fromUtf8(bytes);
    const auto metrics = parseCvss(text);
    require(metrics == parseCvss(text), "the same text gives the same metrics");
    using namespace CsafCheck;
    for (const auto version : {CvssVersion::V20, CvssVersion::V30, CvssVersion::V31}) {
        const auto vector = parseCvssVector({bytes.constData(), size_t(bytes.size())}, version);
        if (!vector || !vector->complete)
            continue;
        for (const auto &scores : cvssScores(*vector)) {
            for (const double score : {scores.base, scores.temporal, scores.environmental})
                require(score >= 0 && score <= 10, "a score is between 0 and 10");
            require(!cvssSeverity(scores.base).empty(), "a score has a name");
        }
    }
    return 0;
}
