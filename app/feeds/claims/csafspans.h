// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/productclaim.h"
#include "feeds/csaf/csafdocument.h"
#include "feeds/csaf/csafverdict.h"
#include "feeds/csaf/csafversionrange.h"

#include <QList>

// Inside this room only.
namespace Patchwijzer::Claims {

/** One product of a document as part of what is said of all its versions. */
struct CsafPart {
    int product = -1;
    CsafVerdict verdict = CsafVerdict::NotSaid;
    CsafVersionRange versions;
    bool versionless = false; ///< The tree names no version at all.
    bool firstAffected = false;
    bool lastAffected = false;
    bool firstFixed = false;
};

/** The versions of a product, the name of which may say more than its place in the tree. */
[[nodiscard]] CsafVersionRange csafRangeOf(const CsafProduct &plain);

/** Writes what the parts say of versions into @p claim: spans, order, doubt.
 *  @param hasFix the maker repaired it: then it is repaired where the only affected range ends.
 */
void addVersions(const QList<CsafPart> &parts, bool hasFix, ProductClaim *claim);

} // namespace Patchwijzer::Claims
