// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace Patchwijzer::CsafCheck {
namespace {

constexpr std::array<std::string_view, 5> justifications{
    "component_not_present",
    "inline_mitigations_already_exist",
    "vulnerable_code_cannot_be_controlled_by_adversary",
    "vulnerable_code_not_in_execute_path",
    "vulnerable_code_not_present",
};

} // namespace

void repeatedJustification(const Document &document, Report &report)
{
    for (const auto &vulnerability : document.vulnerabilities) {
        std::vector<std::pair<std::string_view, size_t>> flagged;
        for (size_t i = 0; i < vulnerability.flags.size(); ++i) {
            const auto &flag = vulnerability.flags[i];
            if (std::find(justifications.begin(), justifications.end(), flag.label) == justifications.end())
                continue;
            for (const auto product : document.productsOf({&flag}))
                flagged.emplace_back(product, i);
        }
        std::sort(flagged.begin(), flagged.end());
        for (size_t i = 1; i < flagged.size(); ++i) {
            if (flagged[i].first == flagged[i - 1].first)
                report.fail(vulnerability.flags[flagged[i].second].at, "another flag justifies this product",
                            flagged[i].first);
        }
    }
}

} // namespace Patchwijzer::CsafCheck
