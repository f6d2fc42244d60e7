// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feeddocument.h"
#include "core/productclaim.h"
#include "core/result.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** Raise it when indexDocument() begins to find something else in the same document. 2: products of which the support
 *  ends, and repairs of Microsoft. 3: the families of Microsoft's products.
 */
inline constexpr int productKeyRules = 3;

/** Fills in what a document of any kind is found by, and what of it is kept apart: the keys of the products that it
 * says something about, sorted, and how those of Microsoft are repaired. Nothing for one that cannot be read (any
 * more), and for kinds that are about no products.
 */
void indexDocument(FeedDocument *document);

/** Those that claimsOf() finds something in. */
[[nodiscard]] QList<DocumentKind> claimKinds();

/** What a document says of products, in the order of the document. Nothing for kinds that are read in another way:
 *  Microsoft's bulletins, for one.
 *  @return what the parser of its kind says of a document that it cannot read.
 */
[[nodiscard]] Result<QList<ProductClaim>> claimsOf(const FeedDocument &document);

} // namespace Patchwijzer
