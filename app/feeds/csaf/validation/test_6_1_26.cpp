// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

#include <algorithm>
#include <array>
#include <string>

namespace Patchwijzer::CsafCheck {
namespace {

constexpr std::string_view prefix = "csaf_";
constexpr std::array<std::string_view, 4> profiles{"csaf_security_incident_response", "csaf_informational_advisory",
                                                   "csaf_security_advisory", "csaf_vex"};

std::string lowercase(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return result;
}

/** In lower case, without dashes, underscores and white space. */
std::string withoutSeparators(std::string_view text)
{
    auto result = lowercase(text);
    const auto isSeparator = [](char c) { return std::string_view("-_ \t\r\n\v\f").find(c) != std::string_view::npos; };
    result.erase(std::remove_if(result.begin(), result.end(), isSeparator), result.end());
    return result;
}

} // namespace

void prohibitedCategory(const Document &document, Report &report)
{
    if (!document.category)
        return;
    const auto category = document.category->text;
    if (category == "csaf_base" || std::find(profiles.begin(), profiles.end(), category) != profiles.end())
        return;
    const auto bare = withoutSeparators(category);
    for (const auto profile : profiles) {
        const auto value = withoutSeparators(profile);
        if (bare == value || bare == value.substr(prefix.size() - 1)) {
            report.fail(document.category->at, "too much like the name of a profile", category);
            return;
        }
    }
    if (lowercase(category.substr(0, prefix.size())) == prefix)
        report.fail(document.category->at, "csaf_ is reserved for profiles", category);
}

} // namespace Patchwijzer::CsafCheck
