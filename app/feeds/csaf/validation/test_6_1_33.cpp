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

bool isJustification(const Target &flag)
{
    return std::find(justifications.begin(), justifications.end(), flag.label) != justifications.end();
}

} // namespace

void repeatedJustification(const Document &document, Report &report)
{
    for (const auto &vulnerability : document.vulnerabilities) {
        const auto &flags = vulnerability.flags;
        if (std::count_if(flags.begin(), flags.end(), isJustification) < 2)
            continue;
        std::vector<std::pair<std::string_view, size_t>> flagged;
        for (size_t i = 0; i < flags.size(); ++i) {
            if (!isJustification(flags[i]))
                continue;
            const auto middle = std::ptrdiff_t(flagged.size());
            for (const auto product : document.productsOf({&flags[i]}))
                flagged.emplace_back(product, i);
            std::inplace_merge(flagged.begin(), flagged.begin() + middle, flagged.end());
        }
        for (size_t i = 1; i < flagged.size(); ++i) {
            if (flagged[i].first == flagged[i - 1].first)
                report.fail(flags[flagged[i].second].at, "another flag justifies this product", flagged[i].first);
        }
    }
}

} // namespace Patchwijzer::CsafCheck
