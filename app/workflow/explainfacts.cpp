// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/explainfacts.h"

#include "workflow/coverage.h"

#include <algorithm>

namespace Patchwijzer {
namespace {

/** The earliest of two dates, of which either may be invalid. */
QDate earliest(const QDate &lhs, const QDate &rhs)
{
    if (!lhs.isValid())
        return rhs;
    return rhs.isValid() ? std::min(lhs, rhs) : lhs;
}

} // namespace

ExplainFacts explainFacts(const Assessment &assessment, const Update &update)
{
    ExplainFacts facts;
    facts.update = update;
    facts.exploitedKnown = assessment.exploitedKnown;
    facts.now = assessment.madeAt;
    for (const auto &feed : assessment.feeds) {
        if (!feed.dataDate.isValid())
            continue;
        const auto date = feed.dataDate.date();
        if (feed.kind == FeedKind::Exploited)
            facts.exploitedListDate = date;
        else
            facts.advisoriesDate = earliest(facts.advisoriesDate, date);
    }
    for (const auto &cve : update.exploitedCves)
        facts.exploitedSince = earliest(facts.exploitedSince, assessment.exploited.value(cve).dateAdded);
    return facts;
}

const Update *findUpdate(const Assessment &assessment, const QString &id)
{
    const auto matches = [&](auto field) {
        return std::find_if(assessment.updates.begin(), assessment.updates.end(),
                            [&](const Update &update) { return update.*field == id; });
    };
    if (const auto byId = matches(&Update::id); byId != assessment.updates.end())
        return &*byId;
    const auto byName = matches(&Update::name);
    return byName == assessment.updates.end() ? nullptr : &*byName;
}

} // namespace Patchwijzer
