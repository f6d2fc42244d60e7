// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/allfeeds.h"
#include "workflow/feedrefresh.h"

#include <QList>

#include <stop_token>

// Inside this room only.
namespace Patchwijzer {

/** Fetches the new documents of CSAF providers and takes them in, one provider after another; how it went is
 *  remembered per feed. A document that is refused is a failure of its feed: the good ones are taken all the same.
 *  @param feeds with the address of their metadata.
 *  @param report to which one result is added for each.
 */
void refreshCsafFeeds(const RefreshOptions &options, const QList<FeedDescription> &feeds, RefreshReport &report,
                      const ProgressFunction &progress, const std::stop_token &stop);

} // namespace Patchwijzer
