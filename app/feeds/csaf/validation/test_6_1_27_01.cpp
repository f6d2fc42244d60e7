// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

#include <algorithm>

namespace Patchwijzer::CsafCheck {

void profileDocumentNotes(const Document &document, Report &report)
{
    if (!document.isProfile("csaf_informational_advisory") && !document.isProfile("csaf_security_incident_response"))
        return;
    const auto isUseful = [](const Text &category) {
        return category.text == "description" || category.text == "details" || category.text == "general"
            || category.text == "summary";
    };
    if (std::none_of(document.noteCategories.begin(), document.noteCategories.end(), isUseful))
        report.fail(document.notesSpot, "no note is a description, details, general or a summary");
}

} // namespace Patchwijzer::CsafCheck
