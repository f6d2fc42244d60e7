// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void unsortedRevisionHistory(const Document &document, Report &report)
{
    for (size_t i = 1; i < document.sorted.size(); ++i) {
        const auto &before = document.revisions[document.sorted[i - 1]];
        const auto &revision = document.revisions[document.sorted[i]];
        if (compare(before.version, revision.version) > 0)
            report.fail(revision.number.at, "an older revision has a higher number", revision.number.text);
    }
}

} // namespace Patchwijzer::CsafCheck
