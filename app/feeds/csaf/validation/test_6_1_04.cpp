// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

#include <algorithm>

namespace Patchwijzer::CsafCheck {

void missingGroupDefinition(const Document &document, Report &report)
{
    std::vector<std::string_view> defined;
    for (const auto &group : document.groups)
        defined.push_back(group.id.text);
    std::sort(defined.begin(), defined.end());
    for (const auto &vulnerability : document.vulnerabilities) {
        Document::eachTarget(vulnerability, [&](const Target &target) {
            for (const auto &group : target.groups) {
                if (!contains(defined, group.text))
                    report.fail(group.at, "no group has this id", group.text);
            }
        });
    }
}

} // namespace Patchwijzer::CsafCheck
