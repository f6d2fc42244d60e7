// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void repeatedProductDefinition(const Document &document, Report &report)
{
    eachRepeated(document.products,
                 [&](const Text &product) { report.fail(product.at, "another product has this id", product.text); });
}

} // namespace Patchwijzer::CsafCheck
