// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void missingProductDefinition(const Document &document, Report &report)
{
    const auto defined = textsOf(document.products);
    document.eachProductReference([&](const Text &reference) {
        if (!contains(defined, reference.text))
            report.fail(reference.at, "no product has this id", reference.text);
    });
}

} // namespace Patchwijzer::CsafCheck
