// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void unreleasedButNotDraft(const Document &document, Report &report)
{
    const auto &version = document.parsedVersion;
    if ((version.isZero() || !version.preRelease.empty()) && document.status && document.status->text != "draft")
        report.fail(document.status->at, "a document with this version can only be a draft", document.version->text);
}

} // namespace Patchwijzer::CsafCheck
