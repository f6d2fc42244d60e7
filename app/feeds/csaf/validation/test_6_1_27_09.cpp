// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

#include <vector>

namespace Patchwijzer::CsafCheck {

void profileImpactStatement(const Document &document, Report &report)
{
    if (!document.isProfile("csaf_vex"))
        return;
    for (const auto &vulnerability : document.vulnerabilities) {
        if (vulnerability.with(Status::KnownNotAffected).empty())
            continue;
        std::vector<const Target *> statements;
        for (const auto &flag : vulnerability.flags)
            statements.push_back(&flag);
        for (const auto &threat : vulnerability.threats) {
            if (threat.label == "impact")
                statements.push_back(&threat);
        }
        const auto explained = document.productsOf(statements);
        for (const auto &product : vulnerability.with(Status::KnownNotAffected)) {
            if (!contains(explained, product.text))
                report.fail(product.at, "nothing says why the product is not affected", product.text);
        }
    }
}

} // namespace Patchwijzer::CsafCheck
