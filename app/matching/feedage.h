// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "core/finding.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** The feed with that id; of several the one with the newest data. Null when it is not one we know. */
[[nodiscard]] const FeedState *feedById(const QList<FeedState> &feeds, const QString &id);

/** Takes back a NotVulnerable that rests on a feed too old, or not known, to say so: NotChecked, with the reason
 *  "feedExpired" or "feedMissing".
 *  @param feed null when it is not known.
 */
void weighFeedAge(Verdict *verdict, QString *reason, const FeedState *feed, const QDateTime &now);

} // namespace Patchwijzer
