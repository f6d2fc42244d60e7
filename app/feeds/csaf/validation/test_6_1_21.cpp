// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace Patchwijzer::CsafCheck {

void missingRevision(const Document &document, Report &report)
{
    if (!document.sorted.empty()) {
        const auto &oldest = document.revisions[document.sorted.front()];
        if (oldest.version.majorNumber() > 1)
            report.fail(oldest.number.at, "the oldest revision is not 0 or 1", oldest.number.text);
    }
    std::vector<std::pair<long long, Text>> numbers;
    for (const auto &revision : document.revisions) {
        if (const auto number = revision.version.majorNumber(); number >= 0)
            numbers.emplace_back(number, revision.number);
    }
    // What is there, though at a wrong date, is not left out: 6.1.14 is about the order.
    std::stable_sort(numbers.begin(), numbers.end(),
                     [](const auto &lhs, const auto &rhs) { return lhs.first < rhs.first; });
    for (size_t i = 1; i < numbers.size(); ++i) {
        if (numbers[i].first > numbers[i - 1].first + 1)
            report.fail(numbers[i].second.at, "a revision before this one is not listed", numbers[i].second.text);
    }
}

} // namespace Patchwijzer::CsafCheck
