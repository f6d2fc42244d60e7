// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/productclaim.h"
#include "feeds/csaf/csafdocument.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** What a CSAF document says of products: one claim for each vulnerability and product, in the order of the document.
 *  Versions of one product that are products of their own there become spans of one claim: single versions before
 *  ranges, and narrow ranges before wide ones, for the most specific counts; where two of the same size contradict each
 *  other the status is Unknown.
 *
 *  Authority is Vendor for a publisher of that category; Adp for a coordinator that names versions that can be told;
 *  Mention for all others, `vers:unknown/…` among them. What was read out of free text (CsafTrust::Low) is doubtful.
 *  Packages of a distribution (purl deb, rpm) are not among them: advisoriesOf() is for these. A draft says nothing.
 *  @see CSAF 2.0 and 2.1, section 3; facts: CSAF 2, 3
 */
[[nodiscard]] QList<ProductClaim> claimsOf(const CsafDocument &document, const QString &feed);

/** The keys of all products that a status is given to; sorted. */
[[nodiscard]] QList<QString> productKeysOf(const CsafDocument &document);

} // namespace Patchwijzer
