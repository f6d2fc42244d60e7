// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "core/finding.h"
#include "core/productclaim.h"
#include "core/softwareidentity.h"
#include "matching/programs/platform.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QSet>
#include <QString>

namespace Patchwijzer {

/** A record of the inventory and what we take it to be. */
struct KnownSoftware {
    Software software;
    SoftwareIdentity identity;

    bool operator==(const KnownSoftware &) const = default;
};

struct ProgramMatchInput {
    const QList<KnownSoftware> &programs;
    const QList<ProductClaim> &claims; ///< May hold others than those of the programs, which are ignored.
    const QList<FeedState> &feeds;
    SystemFamily system = SystemFamily::Unknown;
    QString architecture;      ///< Of the machine.
    QSet<QString> presentKeys; ///< Product keys of everything that is there, the system itself included.
    QDateTime now;             ///< UTC.
};

/** Judges what no distribution speaks for: programs, firmware and devices, by what makers and lists say of the product.
 *  Packages of a distribution, files that belong to one (Software::owner) and Windows itself are passed over: they are
 *  judged elsewhere, and only there.
 *
 *  One finding for each program and leak; a leak is a CVE, or an advisory that names none. Of several sources the one
 *  with the most authority that says whether this version is affected gives the verdict; what others say against it is
 *  kept in Finding::contradictions, with the reason "feedsDisagree". Sources of the same authority that contradict each
 *  other give Possible. A withdrawn CVE record silences everything else about that CVE.
 *
 *  Never Vulnerable, but Possible: an identity below `certainConfidence` ("identityUnsure"), a claim whose platform or
 *  further product is not known to be there ("platformUnsure", "needsOther"), every version without saying so on
 *  purpose ("noVersions"), a build number beyond the last affected version ("buildNotNamed"), versions in free text
 *  ("versionsUnsure"). An open range of years ago is Undetermined, "oldOpenRange": lists seldom close such ranges.
 *  A mere mention is Undetermined, "mentionOnly".
 *
 *  Other reasons: those of answerOf(); "versionPlaceholder" (what stands there is no version); "feedExpired",
 * "feedMissing" (NotChecked); "endOfSupport" (its maker gave it up). Evidence::rule is that of answerOf(), or
 * "withdrawn". The same input gives the same output in whatever order.
 *  @see facts: MATCHING 1-5, 7, 9 and lessons 2, 3, 5, 6
 */
[[nodiscard]] QList<Finding> matchPrograms(const ProgramMatchInput &input);

} // namespace Patchwijzer
