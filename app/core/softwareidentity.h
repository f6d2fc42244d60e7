// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/version.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** How we know which product something is; the ladder of confidence. @see facts: MATCHING 2 */
enum class IdentityRung {
    DistributionPackage, ///< 100: by release, architecture and source package.
    SystemBuild,         ///< 100: Windows by its build.
    ExactIdentifier,     ///< 90: purl, winget id, code of the installer, known device.
    Curated,             ///< 75: by our own list of names; vendor and product both.
    VendorAndName,       ///< 55: vendor and name look alike when made alike.
    NameOnly,            ///< 30: a name that others may have too.
    Unknown,             ///< 0
};

/** 0 to 100; from `certainConfidence` on something may be called vulnerable. */
[[nodiscard]] constexpr int confidenceOf(IdentityRung rung)
{
    constexpr int ladder[]{100, 100, 90, 75, 55, 30, 0};
    return ladder[static_cast<int>(rung)];
}
inline constexpr int certainConfidence = 70;

/** Which product a record of the inventory is about. */
struct SoftwareIdentity {
    IdentityRung rung = IdentityRung::Unknown;
    QString program;     ///< CataloguedProgram::id; empty when it is not in our list.
    QString displayName; ///< For the owner: "Mozilla Firefox"; the record's own name, tidied, when not in our list.
    QString category;    ///< CataloguedProgram::category; "" when unknown.
    QString channel;     ///< "esr", "lts", "beta", …; empty for the usual one.
    QList<QString> productKeys; ///< Advisories about it carry one of these; sorted.
    QString version;            ///< To be compared.
    VersionScheme scheme = VersionScheme::Unknown;
    bool systemPart = false; ///< Folded away under "parts of the system".
    QString lifecycle;       ///< Product name at endoflife.date; may be empty.

    [[nodiscard]] int confidence() const { return confidenceOf(rung); }
    bool operator==(const SoftwareIdentity &) const = default;
};

} // namespace Patchwijzer
