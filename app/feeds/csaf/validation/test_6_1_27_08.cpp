// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void profileVulnerabilityId(const Document &document, Report &report)
{
    if (!document.isProfile("csaf_vex"))
        return;
    for (const auto &vulnerability : document.vulnerabilities) {
        if (!vulnerability.cve && !vulnerability.hasIds)
            report.fail(vulnerability.at, "the vulnerability has neither a CVE nor another id");
    }
}

} // namespace Patchwijzer::CsafCheck
