// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void repeatedCve(const Document &document, Report &report)
{
    Texts cves;
    for (const auto &vulnerability : document.vulnerabilities) {
        if (vulnerability.cve)
            cves.push_back(*vulnerability.cve);
    }
    eachRepeated(cves, [&](const Text &cve) { report.fail(cve.at, "another vulnerability has this CVE", cve.text); });
}

} // namespace Patchwijzer::CsafCheck
