// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feeddocument.h"
#include "core/productclaim.h"
#include "core/result.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

struct CsafDocument;
struct CveRecord;
struct EndOfLifeData;
struct MsrcBulletin;
struct NvdRecord;

/** Raise it when indexDocument() begins to find something else in the same document: also when claimsOf() does, or a
 *  parser before it, for what was found at import is what is judged. 2: products of which the support ends, and repairs
 *  of Microsoft. 3: the families of Microsoft's products. 4: claims.
 */
inline constexpr int documentRules = 4;
/** The lowest by which keys and repairs are what they are today. */
inline constexpr int productKeyRules = 3;
/** The lowest by which claims are: older ones are not used, their documents are read. */
inline constexpr int claimRules = 4;

/** Fills in what a document of any kind is found by, and what of it is kept apart: the keys of the products that it
 *  says something about, sorted, what it says of them (claimsOf(), where that is not too much to keep), and how those
 *  of Microsoft are repaired. Nothing for one that cannot be read (any more), and for kinds that are about no products.
 */
void indexDocument(FeedDocument *document);

/** The same for one that was parsed. @param document its feed and state are set. */
void addParts(const CsafDocument &csaf, FeedDocument *document);
void addParts(const CveRecord &record, FeedDocument *document);
void addParts(const NvdRecord &record, FeedDocument *document);
void addParts(const MsrcBulletin &bulletin, FeedDocument *document);
void addParts(const EndOfLifeData &data, FeedDocument *document);

/** Those that claimsOf() finds something in. */
[[nodiscard]] QList<DocumentKind> claimKinds();

/** What a document says of products, in the order of the document. Nothing for kinds that are read in another way:
 *  Microsoft's bulletins, for one.
 *  @return what the parser of its kind says of a document that it cannot read.
 */
[[nodiscard]] Result<QList<ProductClaim>> claimsOf(const FeedDocument &document);

} // namespace Patchwijzer
