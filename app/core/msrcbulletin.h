// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** One product as Microsoft numbers it. */
struct MsrcProduct {
    QString id;     ///< "12086"; of a component on a product "11650-10816".
    QString name;   ///< "Windows 11 Version 22H2 for x64-based Systems"
    QString family; ///< "Windows"; may be empty.

    bool operator==(const MsrcProduct &) const = default;
};

/** What a vulnerability means for one product. */
struct MsrcAffected {
    QString product; ///< MsrcProduct::id
    AffectedStatus status = AffectedStatus::Affected;
    QString severity;      ///< "Critical", "Important", "Moderate", "Low"; may be empty.
    QString impact;        ///< "Elevation of Privilege"; may be empty.
    double baseScore = -1; ///< CVSS, from 0 to 10; -1 when not given.
    QString cvssVector;    ///< "CVSS:3.1/AV:N/…"; may be empty.

    bool operator==(const MsrcAffected &) const = default;
};

/** What Microsoft says must be done after an update. */
enum class RestartNeed { Unknown, No, Maybe, Yes };

/** Something to do about a vulnerability, or something that goes wrong when it is done. */
struct MsrcRemediation {
    enum class Kind { VendorFix, Workaround, Mitigation, NoneAvailable, WillNotFix, KnownIssue };
    Kind kind = Kind::VendorFix;
    QString subType;            ///< "Security Update", "Monthly Rollup", "Security Hotpatch Update"; may be empty.
    QString kb;                 ///< "5034122"; empty when it is no KB.
    QString description;        ///< What stands there when it is no KB: "Click to Run", a text. Plain text.
    QString link;               ///< http(s) or empty.
    QList<QString> supersedes;  ///< KBs; sorted. Use only where there is no fixed build.
    QList<QString> products;    ///< MsrcProduct::id; sorted. Empty = it does not say.
    QList<QString> fixedBuilds; ///< "10.0.22621.3007"; more than one when one KB serves several releases.
    RestartNeed restart = RestartNeed::Unknown;

    bool operator==(const MsrcRemediation &) const = default;
};

struct MsrcVulnerability {
    QString id;                          ///< "CVE-2024-20674", "ADV990001"
    QString cve;                         ///< Empty for the latter.
    QString title;                       ///< May be empty.
    QString summary;                     ///< English, plain text; may be empty.
    QString cwe;                         ///< "CWE-276"; may be empty.
    bool exploited = false;              ///< When it was written.
    bool publiclyDisclosed = false;      ///< When it was written.
    QString exploitability;              ///< "Exploitation More Likely"; may be empty.
    QDateTime published;                 ///< UTC; first revision, may be invalid.
    QDateTime modified;                  ///< UTC; last revision, may be invalid.
    QList<MsrcAffected> affected;        ///< Sorted by product.
    QList<MsrcRemediation> remediations; ///< As published.

    bool operator==(const MsrcVulnerability &) const = default;
};

/** The security updates of one month, or what one of its CVEs has of it. */
struct MsrcBulletin {
    QString id;                               ///< "2024-Mar"
    QString title;                            ///< "March 2024 Security Updates"
    QDateTime released;                       ///< UTC.
    QDateTime modified;                       ///< UTC; moves when the document is revised in place.
    QList<MsrcProduct> products;              ///< Sorted by id, no duplicates.
    QList<MsrcVulnerability> vulnerabilities; ///< Sorted by id, no duplicates.

    bool operator==(const MsrcBulletin &) const = default;
};

} // namespace Patchwijzer
