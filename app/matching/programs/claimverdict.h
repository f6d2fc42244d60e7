// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/finding.h"
#include "core/productclaim.h"
#include "matching/programs/claimanswer.h"
#include "matching/programs/programmatcher.h"

#include <QList>
#include <QString>

#include <map>
#include <vector>

// Inside matching/programs only.
namespace Patchwijzer {

/** The claims about one program by leak: CVE id, or id of an advisory without one. */
using ClaimsByTopic = std::map<QString, std::vector<const ProductClaim *>>;

/** What one claim means for one program. The claim is borrowed. */
struct ClaimVerdict {
    const ProductClaim *claim = nullptr;
    ClaimAnswer answer;
    Verdict verdict = Verdict::Undetermined;
    QString reason; ///< Finding::reason
    int confidence = 0;
};

/** Judges a program by one claim about it. */
[[nodiscard]] ClaimVerdict verdictOf(const ProductClaim &claim, const KnownSoftware &program,
                                     const ProgramMatchInput &input);

/** Settles what several claims say of one leak; at least one, in any order.
 *  @param topic CVE id, or id of an advisory without one.
 */
[[nodiscard]] Finding settle(const KnownSoftware &program, const QString &topic, std::vector<ClaimVerdict> verdicts,
                             const ProgramMatchInput &input);

/** One finding for each leak. */
[[nodiscard]] QList<Finding> findingsOf(const KnownSoftware &program, const ClaimsByTopic &claims,
                                        const ProgramMatchInput &input);

} // namespace Patchwijzer
