// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/cwelist.h"
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void invalidCwe(const Document &document, Report &report)
{
    for (const auto &vulnerability : document.vulnerabilities) {
        if (!vulnerability.cwe)
            continue;
        switch (matchCwe(vulnerability.cwe->id, vulnerability.cwe->name)) {
        case CweMatch::Right:
            break;
        case CweMatch::UnknownId:
            report.fail(vulnerability.cwe->at, "there is no such CWE", vulnerability.cwe->id);
            break;
        case CweMatch::OtherName:
            report.fail(vulnerability.cwe->at, "the CWE has another name", vulnerability.cwe->id);
            break;
        }
    }
}

} // namespace Patchwijzer::CsafCheck
