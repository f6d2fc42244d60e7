// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace Patchwijzer {

enum class CveStatus { Unknown, Affected, Unaffected };

/** From this version on, inside a range, the status is another one. */
struct CveChange {
    QString at;
    CveStatus status = CveStatus::Unknown;

    bool operator==(const CveChange &) const = default;
};

/** One item of `versions[]`: a single version, or a range when it has an upper limit. As published: what the texts
 *  mean is for statusOf() to tell.
 */
struct CveVersion {
    QString version;         ///< Empty, "0", "*" or a word such as "unspecified": no lower limit.
    QString lessThan;        ///< Empty when not given.
    QString lessThanOrEqual; ///< Empty when not given.
    QString versionType;     ///< "semver", "custom", …; empty when not given.
    CveStatus status = CveStatus::Unknown;
    QList<CveChange> changes; ///< In the order given.

    bool operator==(const CveVersion &) const = default;
};

/** One item of `affected[]`: a product and what is known of its versions. */
struct CveAffected {
    QString vendor;        ///< Empty when not given or a placeholder such as "n/a".
    QString product;       ///< Likewise.
    QString collectionUrl; ///< "https://wordpress.org/plugins"
    QString packageName;   ///< Name inside that collection.
    QString packageUrl;    ///< purl without a version; since 5.2.
    QString repository;
    QList<QString> cpes;      ///< CPE 2.2 or 2.3, as published.
    QList<QString> platforms; ///< Empty = all.
    QList<QString> modules;
    CveStatus defaultStatus = CveStatus::Unknown; ///< Of every version that no item of `versions` covers.
    QList<CveVersion> versions;                   ///< In the order given, which counts.

    bool operator==(const CveAffected &) const = default;
};

enum class SsvcExploitation { Unknown, None, Poc, Active };
enum class SsvcImpact { Unknown, Partial, Total };

/** CISA's answers to three of the questions of SSVC. @see CERT/CC SSVC, "CISA Coordinator" */
struct CveSsvc {
    SsvcExploitation exploitation = SsvcExploitation::Unknown;
    std::optional<bool> automatable;
    SsvcImpact technicalImpact = SsvcImpact::Unknown;
    QDateTime assessed; ///< UTC; may be invalid.

    bool operator==(const CveSsvc &) const = default;
};

struct CveReference {
    QString url; ///< http or https only.
    QList<QString> tags;

    bool operator==(const CveReference &) const = default;
};

/** What one organisation says: the one that assigned the number (CNA), or another that adds to it (ADP). */
struct CveContainer {
    bool cna = false;
    QString provider; ///< Short name, e.g. "CISA-ADP"; may be empty.
    QDateTime updated;
    QString title;
    QString description; ///< In English where there is one.
    QString solution;
    QString workaround;
    QList<QString> tags; ///< "disputed", "unsupported-when-assigned", "exclusively-hosted-service"; sorted.
    QList<QString> cwes; ///< "CWE-79"; sorted, no duplicates.
    QList<QString> cvss; ///< Vector strings: 3.1 before 3.0 before 4.0, no others.
    QList<CveReference> references;
    QList<CveAffected> affected;
    bool affectedIncomplete = false; ///< An item of `affected` could not be read: absence from the list means nothing.
    std::optional<CveSsvc> ssvc;
    QDate kevDate; ///< Added to CISA's KEV catalog; invalid when it is not in it.

    bool operator==(const CveContainer &) const = default;
};

/** One record of the CVE list. @see CVE JSON record format 5.0, 5.1 and 5.2 */
struct CveRecord {
    QString id;
    bool rejected = false;
    QString rejectedReason;
    QList<QString> replacedBy;      ///< CVE ids; sorted.
    QString assigner;               ///< Short name; may be empty.
    QDateTime published;            ///< UTC; may be invalid.
    QDateTime updated;              ///< UTC; may be invalid.
    QList<CveContainer> containers; ///< The CNA's first, then the ADPs in the order given.

    bool operator==(const CveRecord &) const = default;
};

} // namespace Patchwijzer
