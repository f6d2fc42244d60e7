// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void profileProductStatus(const Document &document, Report &report)
{
    if (!document.isProfile("csaf_security_advisory"))
        return;
    for (const auto &vulnerability : document.vulnerabilities) {
        if (!vulnerability.hasProductStatus)
            report.fail(vulnerability.at, "this profile needs a product status in every vulnerability");
    }
}

} // namespace Patchwijzer::CsafCheck
