// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void profileVulnerabilityNotes(const Document &document, Report &report)
{
    if (!isAdvisoryOrVex(document))
        return;
    for (const auto &vulnerability : document.vulnerabilities) {
        if (!vulnerability.hasNotes)
            report.fail(vulnerability.at, "this profile needs notes in every vulnerability");
    }
}

} // namespace Patchwijzer::CsafCheck
