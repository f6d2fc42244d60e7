// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void preReleaseButReleased(const Document &document, Report &report)
{
    if (isReleased(document) && !document.parsedVersion.preRelease.empty())
        report.fail(document.version->at, "a released document has a pre-release version", document.version->text);
}

} // namespace Patchwijzer::CsafCheck
