// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/version.h"

#include <QDate>
#include <QDateTime>
#include <QFlags>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** Half-open interval of affected versions: introduced <= v < fixed, or introduced <= v <= lastAffected.
 *  @see OSV schema 1.7, "affected[].ranges[].events"
 */
struct VersionRange {
    QString introduced;   ///< Empty = from the very first version (OSV's "0").
    QString fixed;        ///< Empty = no fix in this range.
    QString lastAffected; ///< Empty unless the feed names it instead of `fixed`.

    bool operator==(const VersionRange &) const = default;
};

/** What the publisher says about one package in one release. */
enum class AffectedStatus {
    Affected,     ///< The ranges and versions tell which.
    NotAffected,  ///< The publisher says this release never was.
    EndOfLife,    ///< The publisher no longer looks at it.
    Undetermined, ///< The publisher does not know yet.
};

/** The packages of one ecosystem and release that an advisory speaks of. */
struct AffectedPackage {
    QString ecosystem; ///< "Debian"
    QString release;   ///< "12"; empty when the ecosystem has none.
    QString package;   ///< Source package name, unless `binaryPackage`.
    VersionScheme scheme = VersionScheme::Unknown;
    AffectedStatus status = AffectedStatus::Affected;
    QList<VersionRange> ranges;
    QList<QString> versions;           ///< Versions named one by one that no range covers.
    QString urgency;                   ///< The publisher's own word, e.g. "unimportant"; may be empty.
    QList<QString> architectures = {}; ///< "x86_64"; sorted. Empty = all.
    QString module = {}; ///< Of rpm: "nodejs:18", or several with a comma between them. Empty = in none, or, where
                         ///< a version says that it is in one, in one that is not told.
    bool binaryPackage = false; ///< `package` is what is installed, not what it was built from.

    bool operator==(const AffectedPackage &) const = default;
};

/** One security advisory, as published. */
struct Advisory {
    QString feed;           ///< Feed id it came from, e.g. "osv-debian".
    QString id;             ///< "DSA-5865-1", "CVE-2024-41072". Never empty.
    QList<QString> cves;    ///< CVE ids it is about, itself included; sorted, no duplicates.
    QList<QString> aliases; ///< Other ids for the very same thing.
    QString summary;        ///< As published, in English; never shown in the main text.
    QDateTime published;    ///< UTC; may be invalid.
    QDateTime modified;     ///< UTC; may be invalid.
    bool withdrawn = false;
    QString cvssVector;  ///< "CVSS:3.1/AV:N/…"; empty when not given.
    QList<QString> cwes; ///< "CWE-79"; may be empty.
    QList<AffectedPackage> affected;

    bool operator==(const Advisory &) const = default;
};

/** Who says that a CVE is exploited. */
enum class ExploitedList {
    Cisa = 1,  ///< Known Exploited Vulnerabilities catalog of CISA.
    Eu = 2,    ///< EU KEV of the CSIRTs Network.
    Other = 4, ///< A list that had no name yet when this was written.
};
Q_DECLARE_FLAGS(ExploitedLists, ExploitedList)

/** One CVE known to be exploited. @see CISA Known Exploited Vulnerabilities catalog, its JSON schema */
struct ExploitedCve {
    QString cve;
    QDate dateAdded;         ///< To the list; of several lists, to the first.
    bool ransomware = false; ///< Known to be used by those who take files hostage.
    QString vendor;
    QString product;
    ExploitedLists lists = {}; ///< The lists that name it; none when that was not kept.
    bool stopUsing = false;    ///< Its maker gave it up; the list says to stop using it, whatever else is done.

    bool operator==(const ExploitedCve &) const = default;
};

} // namespace Patchwijzer

// Lists of them grow by copying bytes.
Q_DECLARE_TYPEINFO(Patchwijzer::VersionRange, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(Patchwijzer::AffectedPackage, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(Patchwijzer::Advisory, Q_RELOCATABLE_TYPE);
Q_DECLARE_OPERATORS_FOR_FLAGS(Patchwijzer::ExploitedLists)
