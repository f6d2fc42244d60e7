// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void remediationWithoutProduct(const Document &document, Report &report)
{
    for (const auto &vulnerability : document.vulnerabilities) {
        for (const auto &remediation : vulnerability.remediations) {
            if (!remediation.namesProducts)
                report.fail(remediation.at, "the remediation names no product and no group");
        }
    }
}

} // namespace Patchwijzer::CsafCheck
