// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

#include <vector>

namespace Patchwijzer::CsafCheck {

void profileActionStatement(const Document &document, Report &report)
{
    if (!document.isProfile("csaf_vex"))
        return;
    for (const auto &vulnerability : document.vulnerabilities) {
        if (vulnerability.with(Status::KnownAffected).empty())
            continue;
        std::vector<const Target *> actions;
        for (const auto &remediation : vulnerability.remediations)
            actions.push_back(&remediation);
        const auto remedied = document.productsOf(actions);
        for (const auto &product : vulnerability.with(Status::KnownAffected)) {
            if (!contains(remedied, product.text))
                report.fail(product.at, "nothing says what to do about the affected product", product.text);
        }
    }
}

} // namespace Patchwijzer::CsafCheck
