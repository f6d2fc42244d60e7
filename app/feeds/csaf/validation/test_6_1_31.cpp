// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

#include <algorithm>
#include <array>
#include <string>

namespace Patchwijzer::CsafCheck {
namespace {

constexpr std::array<std::string_view, 7> words{"after", "all", "before", "earlier", "later", "prior", "versions"};
constexpr std::string_view whiteSpace = " \t\r\n\v\f";

bool isRange(std::string_view name)
{
    if (name.find_first_of("<>") != std::string_view::npos)
        return true;
    while (!name.empty()) {
        const auto end = name.find_first_of(whiteSpace);
        std::string word(name.substr(0, end));
        std::transform(word.begin(), word.end(), word.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        if (std::find(words.begin(), words.end(), word) != words.end())
            return true;
        name.remove_prefix(end == std::string_view::npos ? name.size() : end + 1);
    }
    return false;
}

} // namespace

void rangeAsVersion(const Document &document, Report &report)
{
    for (const auto &branch : document.branches) {
        if (branch.category == "product_version" && isRange(branch.name.text))
            report.fail(branch.name.at, "a range, not a version", branch.name.text);
    }
}

} // namespace Patchwijzer::CsafCheck
