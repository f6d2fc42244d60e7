// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/productclaim.h"
#include "feeds/nvd/nvdrecord.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** What NVD says of products: one claim for each CPE product, and for what has to be there with it. A system on which
 * it runs becomes a platform ("Windows", "macOS", "Linux", "Android", "iOS"), any other a required key, of which one
 *  suffices; hardware is left out: its firmware is only for that. "*" or "-" without limits is marked as unbounded.
 *  Versions that an analysed record does not name are not affected. What a record negates is not understood: partial.
 *  @see https://nvd.nist.gov/developers/vulnerabilities, "configurations"
 */
[[nodiscard]] QList<ProductClaim> claimsOf(const NvdRecord &record, const QString &feed);

/** The keys of all of them; sorted. */
[[nodiscard]] QList<QString> productKeysOf(const NvdRecord &record);

} // namespace Patchwijzer
