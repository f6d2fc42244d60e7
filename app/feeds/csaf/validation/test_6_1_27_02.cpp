// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

#include <algorithm>

namespace Patchwijzer::CsafCheck {

void profileDocumentReferences(const Document &document, Report &report)
{
    if (!document.isProfile("csaf_informational_advisory") && !document.isProfile("csaf_security_incident_response"))
        return;
    const auto isExternal = [](const Text &category) { return category.text == "external"; };
    if (std::none_of(document.referenceCategories.begin(), document.referenceCategories.end(), isExternal))
        report.fail(document.referencesSpot, "no reference is an external one");
}

} // namespace Patchwijzer::CsafCheck
