// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "core/finding.h"

#include <QDateTime>
#include <QString>

namespace Patchwijzer {

/** Takes back a NotVulnerable that rests on a feed too old, or not known, to say so: NotChecked, with the reason
 *  "feedExpired" or "feedMissing". @param feed null when it is not known.
 */
inline void weighFeedAge(Verdict *verdict, QString *reason, const FeedState *feed, const QDateTime &now)
{
    if (*verdict != Verdict::NotVulnerable)
        return;
    const auto state = feed ? freshness(*feed, now) : FeedFreshness::Missing;
    if (state != FeedFreshness::Expired && state != FeedFreshness::Missing)
        return;
    *verdict = Verdict::NotChecked;
    *reason = state == FeedFreshness::Expired ? QStringLiteral("feedExpired") : QStringLiteral("feedMissing");
}

} // namespace Patchwijzer
