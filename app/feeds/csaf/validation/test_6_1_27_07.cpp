// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void profileVexStatus(const Document &document, Report &report)
{
    if (!document.isProfile("csaf_vex"))
        return;
    for (const auto &vulnerability : document.vulnerabilities) {
        const bool said = !vulnerability.with(Status::Fixed).empty()
            || !vulnerability.with(Status::KnownAffected).empty()
            || !vulnerability.with(Status::KnownNotAffected).empty()
            || !vulnerability.with(Status::UnderInvestigation).empty();
        if (!said)
            report.fail(vulnerability.at, "no product is fixed, affected, not affected or under investigation");
    }
}

} // namespace Patchwijzer::CsafCheck
