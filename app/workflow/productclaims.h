// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/productclaim.h"
#include "core/result.h"
#include "store/feeddatabase.h"

#include <QList>
#include <QSet>
#include <QString>

namespace Patchwijzer {

/** Everything that the imported feeds say about the products with these keys (core/productkey.h). What documents say
 *  was taken apart when they were imported; those that were not are read, one at a time. Documents that cannot be read
 *  any more give nothing. What concerns a CVE that the CVE list has rejected since is marked as withdrawn, whoever says
 *  it. Sorted by feed, advisory and product; the order in which the feeds were imported does not matter.
 */
[[nodiscard]] Result<QList<ProductClaim>> claimsFor(const FeedDatabase &database, const QSet<QString> &keys);

} // namespace Patchwijzer
