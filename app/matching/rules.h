// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/finding.h"

#include <QString>

#include <span>

namespace Patchwijzer {

/** What one advisory says about one version of one package. */
struct RuleAnswer {
    Verdict verdict = Verdict::Undetermined; ///< Vulnerable, NotVulnerable or Undetermined.
    QString rule;                            ///< Evidence::rule.
    QString reason;                          ///< Finding::reason; empty unless Undetermined.
    QString advisoryVersion;                 ///< Evidence::advisoryVersion.
    QString fixedVersion;                    ///< For Vulnerable: where it ends; empty when no fix is named.
    QString openSince;                       ///< Where the range begins that has no end; empty for the very start.
    QString namedFix;                        ///< The highest fixed version named at all, whatever the verdict.
    bool paidFix = false;      ///< Vulnerable, and the version that ends it is only for those who bought more.
    bool namedFixPaid = false; ///< So is `namedFix`.

    /** Vulnerable without a version that ends it. */
    [[nodiscard]] bool isOpen() const { return verdict == Verdict::Vulnerable && fixedVersion.isEmpty(); }
    bool operator==(const RuleAnswer &) const = default;
};

/** Judges @p version by everything one advisory says about that package: affected when any range or any
 *  version named one by one says so. A version that cannot be read never gives NotVulnerable.
 *  `fixedVersion` is the lowest named one that no range holds any more.
 *  @param statements all about the same package and release; at least one.
 *  @see OSV schema 1.7, "Evaluation"
 */
[[nodiscard]] RuleAnswer judgeVersion(std::span<const AffectedPackage *const> statements, VersionScheme scheme,
                                      const QString &version);

enum class VersionRule { FixedVersion, OpenRange, LastAffected, NamedVersion, BeforeIntroduced, Unreadable };

/** "debFixedVersion", "rpmOpenRange": Evidence::rule of a comparison by that scheme. */
[[nodiscard]] QString nameOfRule(VersionScheme scheme, VersionRule rule);

} // namespace Patchwijzer
