// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void profileVulnerabilities(const Document &document, Report &report)
{
    if (isAdvisoryOrVex(document) && !document.hasVulnerabilities)
        report.fail(document.vulnerabilitiesSpot, "this profile needs vulnerabilities");
}

} // namespace Patchwijzer::CsafCheck
