// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void mixedVersioning(const Document &document, Report &report)
{
    const auto &wanted = document.parsedVersion;
    for (const auto &revision : document.revisions) {
        if (wanted.kind == DocumentVersion::Kind::Neither || revision.version.kind == DocumentVersion::Kind::Neither)
            continue;
        if (revision.version.kind != wanted.kind)
            report.fail(revision.number.at, "the document has another kind of version", revision.number.text);
    }
}

} // namespace Patchwijzer::CsafCheck
