// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/version.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** Who says it, most believed first. @see facts: MATCHING 4 */
enum class ClaimAuthority {
    Vendor,       ///< Whoever makes the product, in an advisory of its own (CSAF, MSRC, MFSA, VEX).
    Distribution, ///< Of its own packages.
    Osv,
    Cna, ///< The CVE record itself.
    Adp, ///< Who added to the CVE record.
    Nvd,
    Mention, ///< Somebody who names the product without being able to tell versions, such as NCSC-NL.
};

enum class ClaimStatus {
    Affected,
    NotAffected,
    Fixed,              ///< Not affected any more, from here on.
    UnderInvestigation, ///< Not known yet.
    Unknown,            ///< The source says that it does not know.
};

/** Versions from `from` up to `to`; an end that is open is empty. One version has both ends alike and included. */
struct VersionSpan {
    QString from;
    bool fromIncluded = true;
    QString to;
    bool toIncluded = false;
    bool series = false; ///< `from` and everything that begins with it and a full stop; `to` is empty.
    ClaimStatus status = ClaimStatus::Affected;

    bool operator==(const VersionSpan &) const = default;
};

/** What one source says about one product and one leak. */
struct ProductClaim {
    QString feed;
    QString advisory;       ///< Id of the document: "CVE-2024-1234", "MFSA2024-30", "NCSC-2025-0210".
    QList<QString> cves;    ///< Sorted; usually one.
    QList<QString> aliases; ///< Other ids of the very same thing; sorted.
    ClaimAuthority authority = ClaimAuthority::Mention;
    QString vendor;              ///< As published; may be empty.
    QString product;             ///< As published; may be empty.
    QList<QString> productKeys;  ///< See core/productkey.h; sorted, at least one.
    QString channel;             ///< Of the product: "esr", "lts", "beta"; empty when it says nothing of that.
    QList<QString> platforms;    ///< As published: "Windows", "MacOS", "x64-based Systems". Empty = all.
    QList<QString> requiredKeys; ///< One of these products must be there as well (CSAF installed_on, NVD AND).
    VersionScheme scheme = VersionScheme::Unknown; ///< Unknown: the scheme of the installed program is taken.
    bool certainOrder = false;                     ///< The source itself says by which rules its versions are ordered.
    QList<VersionSpan> spans;                      ///< The first that holds a version counts.
    ClaimStatus otherwise = ClaimStatus::Unknown;  ///< Of versions that no span holds.
    bool partial = false;                          ///< Something in it could not be read: absence says nothing.
    bool unbounded = false; ///< It names every version there will ever be, without saying so on purpose: "*", "-".
    bool withdrawn = false;
    QDateTime published;  ///< UTC; may be invalid.
    QDateTime modified;   ///< UTC; may be invalid.
    QString cvssVector;   ///< May be empty.
    QString severity;     ///< The publisher's own word; may be empty.
    QString fixedIn;      ///< Where the source names the version that repairs it apart from the spans; may be empty.
    bool paidFix = false; ///< The repair is only for those who bought something more.
    bool noFixPlanned = false; ///< The maker says there will be none.
    bool endOfLife =
        false;             ///< The source calls the product itself given up (CSAF legacy, "unsupported when assigned").
    bool doubtful = false; ///< Its versions were read out of free text or are in an order that nobody told us, or the
                           ///< maker disputes it: no more than "possible" follows from it, and never "not affected".
    QString restart; ///< What has to start again after the repair: "none", "machine", … as CSAF calls it; may be empty.

    bool operator==(const ProductClaim &) const = default;
};

} // namespace Patchwijzer
