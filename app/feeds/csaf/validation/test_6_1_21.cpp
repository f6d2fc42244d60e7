// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void missingRevision(const Document &document, Report &report)
{
    for (size_t i = 0; i < document.sorted.size(); ++i) {
        const auto &revision = document.revisions[document.sorted[i]];
        const auto number = revision.version.majorNumber();
        if (number < 0)
            continue;
        if (i == 0 && number > 1)
            report.fail(revision.number.at, "the oldest revision is not 0 or 1", revision.number.text);
        const auto before = i == 0 ? -1 : document.revisions[document.sorted[i - 1]].version.majorNumber();
        if (before >= 0 && number > before + 1)
            report.fail(revision.number.at, "a revision before this one is not listed", revision.number.text);
    }
}

} // namespace Patchwijzer::CsafCheck
