// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/validation/cvssvector.h"
#include "feeds/csaf/validation/document.h"

// The CVSS objects of a document, for the three tests that look at them.
namespace Patchwijzer::CsafCheck {

/** The version the object says it has; nothing when it says none, or one that does not belong under its key. */
[[nodiscard]] inline std::optional<CvssVersion> versionOf(const CvssFields &cvss)
{
    const auto version = cvss.text("version");
    if (cvss.isVersion2)
        return version == "2.0" ? std::optional(CvssVersion::V20) : std::nullopt;
    if (version == "3.0")
        return CvssVersion::V30;
    return version == "3.1" ? std::optional(CvssVersion::V31) : std::nullopt;
}

[[nodiscard]] inline std::optional<CvssVector> vectorOf(const CvssFields &cvss)
{
    const auto version = versionOf(cvss);
    return version ? parseCvssVector(cvss.text("vectorString"), *version) : std::nullopt;
}

/** Calls @p visit for every CVSS object. */
template<typename Visit>
void eachCvss(const Document &document, Visit visit)
{
    for (const auto &vulnerability : document.vulnerabilities) {
        for (const auto &score : vulnerability.scores) {
            for (const auto *cvss : {&score.cvss2, &score.cvss3}) {
                if (*cvss)
                    visit(**cvss);
            }
        }
    }
}

} // namespace Patchwijzer::CsafCheck
