// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void staleDocumentVersion(const Document &document, Report &report)
{
    if (!document.version || document.sorted.empty())
        return;
    const auto &latest = document.revisions[document.sorted.back()];
    const bool draft = document.status && document.status->text == "draft";
    const auto preRelease = draft ? PreRelease::Ignored : PreRelease::Counts;
    // What is no version at all is the schema's business; two such texts are compared as they are.
    const bool known =
        document.parsedVersion.kind == latest.version.kind && latest.version.kind != DocumentVersion::Kind::Neither;
    if (known ? compare(document.parsedVersion, latest.version, preRelease) != 0
              : document.version->text != latest.number.text)
        report.fail(document.version->at, "not the number of the latest revision", document.version->text);
}

} // namespace Patchwijzer::CsafCheck
