// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void unreleasedRevision(const Document &document, Report &report)
{
    if (!isReleased(document))
        return;
    for (const auto &revision : document.revisions) {
        if (revision.version.isZero())
            report.fail(revision.number.at, "a released document lists a revision from before its release",
                        revision.number.text);
    }
}

} // namespace Patchwijzer::CsafCheck
