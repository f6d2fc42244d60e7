// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"
#include "feeds/csaf/validation/packageurl.h"

namespace Patchwijzer::CsafCheck {

void invalidPackageUrl(const Document &document, Report &report)
{
    for (const auto &purl : document.packageUrls) {
        if (const char *problem = packageUrlProblem(purl.text))
            report.fail(purl.at, problem, purl.text);
    }
}

} // namespace Patchwijzer::CsafCheck
