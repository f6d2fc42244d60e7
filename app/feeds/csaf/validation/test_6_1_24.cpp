// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/validation/mandatorytests.h"

#include <algorithm>
#include <vector>

namespace Patchwijzer::CsafCheck {
namespace {

struct Entry {
    std::string_view party;
    Moment moment;
    Spot at;
};

} // namespace

void repeatedInvolvement(const Document &document, Report &report)
{
    for (const auto &vulnerability : document.vulnerabilities) {
        std::vector<Entry> entries;
        for (const auto &involvement : vulnerability.involvements) {
            // The test is about one moment; involvements that name none cannot be at the same one.
            if (const auto moment = parseMoment(involvement.date); moment.valid)
                entries.push_back({involvement.party, moment, involvement.at});
        }
        std::stable_sort(entries.begin(), entries.end(), [](const Entry &lhs, const Entry &rhs) {
            return lhs.party != rhs.party ? lhs.party < rhs.party : lhs.moment < rhs.moment;
        });
        for (size_t i = 1; i < entries.size(); ++i) {
            if (entries[i].party == entries[i - 1].party && entries[i].moment == entries[i - 1].moment)
                report.fail(entries[i].at, "the party is involved twice at one date", entries[i].party);
        }
    }
}

} // namespace Patchwijzer::CsafCheck
