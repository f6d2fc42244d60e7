// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/cvssobject.h"
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void inconsistentCvss(const Document &document, Report &report)
{
    eachCvss(document, [&](const CvssFields &cvss) {
        const auto vector = vectorOf(cvss);
        if (!vector)
            return; // 6.1.8 speaks of it.
        const auto metrics = cvssMetrics(vector->version);
        for (size_t i = 0; i < metrics.size(); ++i) {
            const auto given = cvss.text(metrics[i].property);
            // What the vector leaves out it does not contradict.
            const auto *inVector = vector->values[i];
            if (!given.empty() && inVector != nullptr && given != inVector->word)
                report.fail(cvss.at, "the vector says something else", metrics[i].property);
        }
    });
}

} // namespace Patchwijzer::CsafCheck
