// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feeds/csaf/csafproduct.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <array>

// One model for CSAF 2.0 and 2.1. Texts are plain: control characters and HTML are gone, line breaks are kept.
// Times are UTC; one that is absent or unreadable is invalid. Product lists hold indices into
// CsafDocument::products, sorted, without duplicates, with every product group expanded.
// Source: OASIS CSAF 2.0 (ISO/IEC 20153:2025), section 3; CSAF 2.1 Committee Specification Draft 03.
namespace Patchwijzer {

enum class CsafVersion { Unknown, V20, V21 };
enum class CsafTlp { None, Clear, Green, Amber, AmberStrict, Red }; ///< WHITE of TLP 1 is Clear.
enum class CsafDocumentStatus { Unknown, Draft, Interim, Final };

struct CsafNote {
    QString category; ///< "description", "summary", "general", …
    QString title;
    QString text;
    QString audience;
    QList<int> products; ///< 2.1 only; empty = the whole document or vulnerability.

    bool operator==(const CsafNote &) const = default;
};

struct CsafReference {
    QString summary;
    QString url;
    bool self = false; ///< It points at this very document.

    bool operator==(const CsafReference &) const = default;
};

struct CsafRevision {
    QString number;
    QDateTime date;
    QString summary;

    bool operator==(const CsafRevision &) const = default;
};

struct CsafTracking {
    QString id; ///< Never empty.
    QList<QString> aliases;
    QString version; ///< Integer or semantic version; may be empty.
    CsafDocumentStatus status = CsafDocumentStatus::Unknown;
    QDateTime initialRelease;
    QDateTime currentRelease;
    QList<CsafRevision> revisions; ///< As published.

    bool operator==(const CsafTracking &) const = default;
};

struct CsafPublisher {
    QString category; ///< "vendor", "coordinator", "discoverer", …
    QString name;
    QString space; ///< `namespace`, a URL; with the tracking id the document's key.

    bool operator==(const CsafPublisher &) const = default;
};

enum class CsafStatus {
    FirstAffected, ///< The lower end of a range, not the range.
    KnownAffected,
    LastAffected, ///< The upper end of a range, not the range.
    FirstFixed,
    Fixed,
    KnownNotAffected,
    Recommended, ///< A hint only.
    UnderInvestigation,
    Unknown, ///< 2.1 only.
};
inline constexpr size_t csafStatusCount = 9;

enum class CsafRemedy {
    VendorFix,
    Mitigation,
    Workaround,
    NoneAvailable,
    NoFixPlanned,
    FixPlanned,    ///< 2.1 only.
    OptionalPatch, ///< 2.1 only.
    Other,
};

/** What has to start again. */
enum class CsafRestart {
    NotSaid,
    None,
    VulnerableComponent,
    Service,
    Parent,
    Dependencies,
    Connected,
    Machine,
    Zone,
    System,
    Other
};

struct CsafRemediation {
    CsafRemedy category = CsafRemedy::Other;
    QString details;
    QString url;
    QDateTime date;
    QList<QString> entitlements; ///< What one must have bought to get it.
    CsafRestart restart = CsafRestart::NotSaid;
    QString restartDetails;
    QList<int> products; ///< Empty = it does not say.

    bool operator==(const CsafRemediation &) const = default;
};

struct CsafFlag {
    QString label; ///< "component_not_present", "vulnerable_code_not_in_execute_path", …
    QDateTime date;
    QList<int> products;

    bool operator==(const CsafFlag &) const = default;
};

struct CsafThreat {
    QString category; ///< "impact", "exploit_status", "target_set"
    QString details;
    QDateTime date;
    QList<int> products;

    bool operator==(const CsafThreat &) const = default;
};

/** One CVSS score. Where vector and copied fields differ the vector counts. */
struct CsafCvss {
    QString version; ///< "2.0", "3.0", "3.1", "4.0"
    QString vector;
    double baseScore = -1; ///< 0 to 10 as published; -1 when not given.
    QString severity;      ///< "CRITICAL"; empty for version 2.

    bool operator==(const CsafCvss &) const = default;
};

struct CsafSsvcChoice {
    QString space; ///< "ssvc", or the namespace of who made the decision point.
    QString key;   ///< "E"
    QList<QString> values;

    bool operator==(const CsafSsvcChoice &) const = default;
};

/** How bad it is for some products (2.0 scores, 2.1 metrics). */
struct CsafMetric {
    QList<CsafCvss> cvss; ///< Oldest version first.
    QString source;       ///< 2.1: URL of whoever gave it when that is not the publisher.
    QString rating;       ///< 2.1: qualitative_severity_rating.
    double epssProbability = -1;
    double epssPercentile = -1;
    QDateTime epssDate;
    QList<CsafSsvcChoice> ssvc;
    QList<int> products; ///< Empty = none of the products it was given for is in the document.

    bool operator==(const CsafMetric &) const = default;
};

/** 2.1: since when it is known to be abused. */
struct CsafExploitation {
    QDateTime since;    ///< exploitation_date
    QDateTime recorded; ///< date
    QList<int> products;

    bool operator==(const CsafExploitation &) const = default;
};

struct CsafId {
    QString system; ///< "Cisco Bug ID"
    QString text;
    QList<int> products; ///< 2.1 only.

    bool operator==(const CsafId &) const = default;
};

struct CsafCwe {
    QString id; ///< "CWE-79"
    QString name;
    QString version; ///< 2.1 only.

    bool operator==(const CsafCwe &) const = default;
};

struct CsafVulnerability {
    QString cve; ///< Empty when it has none; an id of another kind stands in `ids`.
    QList<CsafId> ids;
    QList<CsafCwe> cwes;
    QString title;
    QList<CsafNote> notes;
    QList<CsafReference> references;
    QDateTime disclosed; ///< 2.0 release_date, 2.1 disclosure_date
    QDateTime discovered;
    std::array<QList<int>, csafStatusCount> statuses; ///< By CsafStatus; use status().
    QList<CsafFlag> flags;
    QList<CsafRemediation> remediations;
    QList<CsafMetric> metrics;
    QList<CsafThreat> threats;
    QList<CsafExploitation> exploitations;

    [[nodiscard]] const QList<int> &status(CsafStatus which) const { return statuses[size_t(which)]; }
    bool operator==(const CsafVulnerability &) const = default;
};

struct CsafDocument {
    CsafVersion version = CsafVersion::Unknown;
    QString versionText; ///< csaf_version as published.
    QString category;    ///< "csaf_security_advisory", "csaf_vex", or the publisher's own words.
    QString title;
    QString language; ///< BCP 47; may be empty.
    CsafTlp tlp = CsafTlp::None;
    QString severity; ///< aggregate_severity.text
    CsafPublisher publisher;
    CsafTracking tracking;
    QList<CsafNote> notes;
    QList<CsafReference> references;
    QList<CsafProduct> products; ///< Sorted by id.
    QList<CsafGroup> groups;     ///< Sorted by id.
    QList<CsafVulnerability> vulnerabilities;

    /** Part of it could not be read (an unknown csaf_version, a record that is wrong): what is absent here
     *  says nothing.
     */
    bool partial = false;

    bool operator==(const CsafDocument &) const = default;
};

/** Index of the product with that id, or -1. */
[[nodiscard]] int csafProductIndex(const CsafDocument &document, QStringView id);

} // namespace Patchwijzer
