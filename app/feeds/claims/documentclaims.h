// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feeddocument.h"
#include "core/productclaim.h"
#include "core/result.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** Raise it when productKeysOf() begins to find other keys in the same document. */
inline constexpr int productKeyRules = 1;

/** The keys of the products that a document of any kind says something about; sorted. None for one that cannot be read
 *  (any more), and for kinds that are not about leaks in products.
 */
[[nodiscard]] QList<QString> productKeysOf(const FeedDocument &document);

/** What a document says of products, in the order of the document. Nothing for kinds that are read in another way:
 *  Microsoft's bulletins, for one.
 *  @return what the parser of its kind says of a document that it cannot read.
 */
[[nodiscard]] Result<QList<ProductClaim>> claimsOf(const FeedDocument &document);

} // namespace Patchwijzer
