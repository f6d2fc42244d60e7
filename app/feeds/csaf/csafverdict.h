// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/csafdocument.h"

namespace Patchwijzer {

/** What a document says of one product and one vulnerability. */
enum class CsafVerdict {
    NotSaid,
    Affected, ///< Named as affected; which versions, the product's own version or range tells.
    NotAffected,
    Fixed,
    UnderInvestigation,
    Undetermined, ///< Said to be unknown, or nothing may be concluded: an unusable product, `vers:unknown/…`.
    Contradicted, ///< Two that exclude each other. @see CSAF 2.0 test 6.1.6
};

/** @param product index into @p document's products. `recommended` is a hint and counts for nothing here. */
[[nodiscard]] CsafVerdict csafVerdict(const CsafDocument &document, const CsafVulnerability &vulnerability,
                                      int product);

/** The plain products that must all be there for product @p index to be there: itself or its base, and whatever
 *  that is installed on or with. Sorted. Empty for an unusable one.
 */
[[nodiscard]] QList<int> csafRequiredProducts(const CsafDocument &document, int index);

} // namespace Patchwijzer
