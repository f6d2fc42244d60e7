// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void profileProductTree(const Document &document, Report &report)
{
    if (isAdvisoryOrVex(document) && !document.hasProductTree)
        report.fail(document.productTreeSpot, "this profile needs a product tree");
}

} // namespace Patchwijzer::CsafCheck
