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

/** An expired or unknown feed cannot reassure: NotVulnerable becomes NotChecked, "feedExpired" or "feedMissing".
 *  @param feed null when it is not one we know.
 */
void weighFeedAge(Finding &finding, const FeedState *feed, const QDateTime &now);

/** The same as a reason; empty when the feed may say that something is not vulnerable. */
[[nodiscard]] QString whyFeedCannotReassure(const FeedState *feed, const QDateTime &now);

} // namespace Patchwijzer
