// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void profileNoVulnerabilities(const Document &document, Report &report)
{
    if (document.isProfile("csaf_informational_advisory") && document.hasVulnerabilities)
        report.fail(document.vulnerabilitiesSpot, "an informational advisory has vulnerabilities");
}

} // namespace Patchwijzer::CsafCheck
