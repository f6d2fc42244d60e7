// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void preReleaseRevision(const Document &document, Report &report)
{
    for (const auto &revision : document.revisions) {
        if (!revision.version.preRelease.empty())
            report.fail(revision.number.at, "a revision has a pre-release number", revision.number.text);
    }
}

} // namespace Patchwijzer::CsafCheck
