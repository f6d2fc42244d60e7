// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/lifecycle.h"
#include "core/result.h"
#include "matching/lifecycle.h"

#include <QList>
#include <QSet>
#include <QString>

namespace Patchwijzer {

class FeedDatabase;

/** How long this system and its packages are supported, as far as the lists that say so were imported. A list that
 *  cannot be read any more is left out.
 */
[[nodiscard]] Result<SupportFacts> readSupportFacts(const FeedDatabase &database, const OsRelease &system);

/** What endoflife.date says of products with these names or aliases; of others it is not read. */
[[nodiscard]] Result<QList<ProductLifecycle>> readLifecycles(const FeedDatabase &database, const QSet<QString> &names);

} // namespace Patchwijzer
