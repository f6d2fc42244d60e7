// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/csafdocument.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** One thing that two versions of a document say differently. */
struct CsafDifference {
    enum class Kind { Added, Removed, Changed };
    Kind kind = Kind::Changed;
    QString section;       ///< "tracking", "document", "note", "reference", "product", "vulnerability", "status",
                           ///< "remediation", "score", "flag", "threat"
    QString vulnerability; ///< CVE or other name; empty for what stands in the document as a whole.
    QString what;          ///< What of it: the name of a field, or the thing itself.
    QString before;        ///< Empty when it was added.
    QString after;         ///< Empty when it was removed.

    bool operator==(const CsafDifference &) const = default;
};

/** What the new version of a document says differently from the old one: meaning, not text. Order, white space and
 *  product ids that stand for the same product are not compared; statuses, remediations and scores are compared by the
 *  names of the products that they are for. Sorted by section, vulnerability and what.
 *  @see CSAF 2.0, 9.1.12
 */
[[nodiscard]] QList<CsafDifference> csafDifferences(const CsafDocument &before, const CsafDocument &after);

} // namespace Patchwijzer
