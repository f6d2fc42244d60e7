// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

#include <algorithm>
#include <array>
#include <vector>

namespace Patchwijzer::CsafCheck {
namespace {

enum ContradictionGroup { None, Affected, NotAffected, Fixed, UnderInvestigation };

// By Status; "recommended" contradicts nothing.
constexpr std::array<ContradictionGroup, statusNames.size()> groupOf{
    Affected, Fixed, Fixed, Affected, NotAffected, Affected, None, UnderInvestigation,
};

struct Claim {
    Text product;
    ContradictionGroup group;
};

} // namespace

void contradictingStatus(const Document &document, Report &report)
{
    for (const auto &vulnerability : document.vulnerabilities) {
        std::vector<Claim> claims;
        for (size_t status = 0; status < groupOf.size(); ++status) {
            if (groupOf[status] == None)
                continue;
            for (const auto &product : vulnerability.statuses[status])
                claims.push_back({product, groupOf[status]});
        }
        std::stable_sort(claims.begin(), claims.end(),
                         [](const Claim &lhs, const Claim &rhs) { return lhs.product.text < rhs.product.text; });
        for (size_t i = 1; i < claims.size(); ++i) {
            if (claims[i].product.text == claims[i - 1].product.text && claims[i].group != claims[i - 1].group)
                report.fail(claims[i].product.at, "the product has a status that contradicts this one",
                            claims[i].product.text);
        }
    }
}

} // namespace Patchwijzer::CsafCheck
