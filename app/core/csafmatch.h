// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/finding.h"
#include "core/inventory.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>
#include <tuple>

// What is kept of which CSAF documents concern which program, part of the system or device, and what the owner did
// about it. @see CSAF 2.0, 9.1.12 and 9.1.13
namespace Patchwijzer {

/** Tells a document apart, whatever its version. */
struct CsafKey {
    QString publisher; ///< Its namespace, a URL.
    QString id;        ///< tracking.id

    bool operator==(const CsafKey &) const = default;
    friend bool operator<(const CsafKey &a, const CsafKey &b)
    {
        return std::tie(a.id, a.publisher) < std::tie(b.id, b.publisher);
    }
};

/** One program, part of the system or device of the computer that a case is about. */
struct CsafAsset {
    QString id; ///< Of kind, name and publisher or source: not of its version, so that an update keeps it.
    SoftwareKind kind = SoftwareKind::Program;
    QString name;        ///< For people.
    QString publisher;   ///< Empty when not recorded.
    QString version;     ///< As seen last; of several, joined by ", ".
    bool present = true; ///< Still there when everything was looked at last.
    QDateTime firstSeen; ///< UTC.

    bool operator==(const CsafAsset &) const = default;
};

/** One vulnerability of one document, and one asset. */
struct CsafMatchKey {
    CsafKey document;
    QString vulnerability; ///< CVE; else the first other id it has, or its number in the document.
    QString asset;         ///< CsafAsset::id

    bool operator==(const CsafMatchKey &) const = default;
    friend bool operator<(const CsafMatchKey &a, const CsafMatchKey &b)
    {
        return std::tie(a.document, a.vulnerability, a.asset) < std::tie(b.document, b.vulnerability, b.asset);
    }
};

/** That a document concerns an asset, as one run of the matching says. */
struct CsafFound {
    CsafMatchKey key;
    Verdict verdict = Verdict::Undetermined; ///< Vulnerable, Possible or Undetermined.
    int confidence = 0;                      ///< 0-100
    double score = -1;                       ///< Highest CVSS base score given, 0-10; -1 when none is.
    QString fixedVersion;                    ///< May be empty.
    /** What the document says about remediation for the products that this asset is one of: one line each, its first
     *  word before a tab tells of what. Sorted, no repeats.
     */
    QList<QString> statement;

    bool operator==(const CsafFound &) const = default;
};

/** What the owner did about it. @see CSAF 2.0, 9.1.13: not remediated, remediation in progress, remediation done */
enum class RemediationMark { Open, Busy, Done };

/** Whether the owner has still to see it. */
enum class MatchNews {
    New,
    Changed, ///< Known before, but what is to be done became something else, or it is back after it was done.
    Known,
};

/** A match as it is kept. */
struct CsafMatch {
    CsafFound found; ///< As it was last.
    RemediationMark mark = RemediationMark::Open;
    QDateTime markedAt;    ///< UTC; invalid when never marked.
    QString markedVersion; ///< Of the document, when it was marked.
    QDateTime firstSeen;   ///< UTC.
    QString firstVersion;  ///< Of the document, when it was first seen.
    MatchNews news = MatchNews::New;
    QList<QString> before;  ///< The statement that the owner saw before it changed; empty when it never did.
    QDateTime changedAt;    ///< UTC; invalid when it never changed.
    QString changedVersion; ///< Of the document that changed it.
    QDateTime endedAt;      ///< UTC: not so any more since then. Invalid: it holds.

    [[nodiscard]] bool holds() const { return !endedAt.isValid(); }
    bool operator==(const CsafMatch &) const = default;
};

/** Why a document was last held against the assets anew. */
enum class CsafRunReason {
    NewDocument,
    NewAsset,
    MajorVersion, ///< @see startsNewRun()
    Revision,     ///< A smaller change of version.
    Manual,
};

/** A document that was held against the assets, and what the owner did with it. */
struct CsafHeldDocument {
    CsafKey key;
    QString version;
    QString title;
    QString feed;
    QDateTime released; ///< UTC: current_release_date
    QDateTime runAt;    ///< UTC; invalid: never, it was only marked.
    CsafRunReason reason = CsafRunReason::NewDocument;
    QDateTime readAt;    ///< UTC; invalid: not read, or something in it is new since.
    QString readVersion; ///< What was read.
    QDateTime removedAt; ///< UTC; valid: the owner took it off the list.

    bool operator==(const CsafHeldDocument &) const = default;
};

struct CsafComment {
    qint64 number = 0; ///< Given by the database.
    CsafKey document;
    QDateTime madeAt; ///< UTC.
    QString text;     ///< Plain.

    bool operator==(const CsafComment &) const = default;
};

/** All that is kept; each list sorted by its key. */
struct CsafState {
    QList<CsafHeldDocument> documents;
    QList<CsafMatch> matches;
    QList<CsafAsset> assets;

    bool operator==(const CsafState &) const = default;
};

[[nodiscard]] QString nameOf(RemediationMark value);
[[nodiscard]] QString nameOf(MatchNews value);
[[nodiscard]] QString nameOf(CsafRunReason value);

/** SHA-256 of what must be done, in hexadecimal: the same for two revisions that say the same. */
[[nodiscard]] QString statementDigest(const QList<QString> &statement);

} // namespace Patchwijzer
