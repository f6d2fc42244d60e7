// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void repeatedRevision(const Document &document, Report &report)
{
    Texts numbers;
    for (const auto &revision : document.revisions)
        numbers.push_back(revision.number);
    eachRepeated(numbers,
                 [&](const Text &number) { report.fail(number.at, "another revision has this number", number.text); });
}

} // namespace Patchwijzer::CsafCheck
