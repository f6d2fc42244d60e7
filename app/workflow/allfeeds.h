// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/feedcatalog.h"

#include <QList>
#include <QString>

// Inside this room only.
namespace Patchwijzer {

/** The feeds this program was built with, and those of the CSAF providers that the owner added; sorted by id. */
[[nodiscard]] QList<FeedDescription> allFeeds(const QString &dataDir);

} // namespace Patchwijzer
