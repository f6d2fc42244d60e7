// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void repeatedHashAlgorithm(const Document &document, Report &report)
{
    for (const auto &algorithms : document.hashAlgorithms) {
        eachRepeated(algorithms, [&](const Text &algorithm) {
            report.fail(algorithm.at, "the file has another hash of this algorithm", algorithm.text);
        });
    }
}

} // namespace Patchwijzer::CsafCheck
