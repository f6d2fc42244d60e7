// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packageurl.h"
#include "feeds/csaf/validation/mandatorytests.h"

namespace Patchwijzer::CsafCheck {

void invalidPackageUrl(const Document &document, Report &report)
{
    for (const auto &purl : document.packageUrls) {
        const auto text = QString::fromUtf8(purl.text.data(), qsizetype(purl.text.size()));
        if (const auto read = readPackageUrl(text, PackageUrlRules::Strict); !read)
            report.fail(purl.at, read.error(), purl.text);
    }
}

} // namespace Patchwijzer::CsafCheck
