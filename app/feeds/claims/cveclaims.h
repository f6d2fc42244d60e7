// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/productclaim.h"
#include "feeds/cverecord.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** What a record of the CVE list says of products: one claim for each item of `affected`, in the order of the record.
 *  The CNA's have authority Cna, those that others added Adp. A vendor or product that is only a placeholder gives no
 *  key; an item without any key gives no claim, nor does what its maker alone runs ("exclusively-hosted-service").
 *  Where two items name the same product, each is a claim of its own: it is affected when one of them says so. Only
 *  Mozilla means branches by it, which are told apart.
 *  @see CVE record format 5; docs/versions.md, "Version Status Decisions"
 */
[[nodiscard]] QList<ProductClaim> claimsOf(const CveRecord &record, const QString &feed);

/** The keys of all of them; sorted. */
[[nodiscard]] QList<QString> productKeysOf(const CveRecord &record);

} // namespace Patchwijzer
