// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace Patchwijzer::CsafCheck {
namespace {

struct ScoredProduct {
    Text product;
    std::string_view version;
};

} // namespace

void repeatedScore(const Document &document, Report &report)
{
    for (const auto &vulnerability : document.vulnerabilities) {
        std::vector<ScoredProduct> scored;
        for (const auto &score : vulnerability.scores) {
            const auto version3 = score.cvss3 ? score.cvss3->text("version") : std::string_view();
            for (const auto &product : score.products) {
                if (score.cvss2)
                    scored.push_back({product, "2.0"});
                if (score.cvss3)
                    scored.push_back({product, version3});
            }
        }
        std::stable_sort(scored.begin(), scored.end(), [](const ScoredProduct &lhs, const ScoredProduct &rhs) {
            return std::tie(lhs.product.text, lhs.version) < std::tie(rhs.product.text, rhs.version);
        });
        for (size_t i = 1; i < scored.size(); ++i) {
            if (scored[i].product.text == scored[i - 1].product.text && scored[i].version == scored[i - 1].version)
                report.fail(scored[i].product.at, "the product has another score of this CVSS version",
                            scored[i].product.text);
        }
    }
}

} // namespace Patchwijzer::CsafCheck
