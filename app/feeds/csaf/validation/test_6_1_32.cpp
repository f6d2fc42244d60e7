// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void flagWithoutProduct(const Document &document, Report &report)
{
    for (const auto &vulnerability : document.vulnerabilities) {
        for (const auto &flag : vulnerability.flags) {
            if (!flag.namesProducts)
                report.fail(flag.at, "the flag names no product and no group");
        }
    }
}

} // namespace Patchwijzer::CsafCheck
