// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inventory.h"
#include "core/version.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <tuple>

namespace Patchwijzer {

/** What we can say about one advisory and one piece of software. There is no "safe". */
enum class Verdict {
    Vulnerable,
    Possible,
    NotVulnerable,
    Undetermined, ///< Looked at; the data does not allow an answer. `reason` says why.
    NotChecked,   ///< Not looked at: no feed, or one too old to say so.
};

/** Whether the leak is there, or may be: what an update is looked for. */
[[nodiscard]] constexpr bool isAffected(Verdict verdict)
{
    return verdict == Verdict::Vulnerable || verdict == Verdict::Possible;
}

/** Why the verdict is what it is; enough to repeat it by hand. */
struct Evidence {
    QString feed;
    QDateTime feedDate; ///< UTC.
    QString rule;       ///< Stable key, e.g. "debFixedVersion", "debOpenRange".
    VersionScheme comparator = VersionScheme::Unknown;
    QString package;          ///< The source package the rule names.
    QString installedVersion; ///< The version that was compared.
    QString advisoryVersion;  ///< The version it was compared with; empty when none.
    QString document = {};    ///< Id of what the feed says it in, where that is not Finding::advisory itself.

    bool operator==(const Evidence &) const = default;
};

/** What another source says, and the verdict that it would have given. */
struct Contradiction {
    Verdict verdict = Verdict::Undetermined;
    Evidence evidence;

    bool operator==(const Contradiction &) const = default;
};

struct Finding {
    Software software;
    QString advisory;
    QList<QString> cves; ///< Sorted.
    Verdict verdict = Verdict::NotChecked;
    int confidence = 0;   ///< 0-100, the identity ladder; below 70 never Vulnerable.
    QString fixedVersion; ///< Source-package version that fixes it; empty = none is named.
    Evidence evidence;
    QString reason;           ///< Stable key for Undetermined, NotChecked and contradictions; else empty.
    QString cvssVector;       ///< From the advisory; may be empty.
    QString publisherUrgency; ///< The publisher's own word; may be empty.
    QString program = {};     ///< SoftwareIdentity::program of what is no package of a distribution; may be empty.
    QList<Contradiction> contradictions = {}; ///< Of sources that are less believed; in the order of their authority.
    QString updateKb = {};      ///< Of Microsoft: the newest update that repairs it, "5034763"; may be empty.
    QString updateVersion = {}; ///< What to bring the software to, which closes this leak and as many others as can be;
                                ///< may be empty, and newer than `fixedVersion`.
    QString lastAffected = {};  ///< Where no version is named that fixes it: the last that has the leak; what is newer
                                ///< has not. May be empty, which is: no fix known.

    bool operator==(const Finding &) const = default;
};

/** Something that no verdict could be given for, on the whole: a missing feed, an unreadable source. */
struct NotChecked {
    QString what;    ///< Stable key: "feedMissing", "feedExpired", "feedStale", "releaseUnknown", "releaseNotCovered",
                     ///< "sourceNotLookedAt", "packageIncomplete", "simulationFailed", "kevMissing",
                     ///< "feedsUnreadable", "feedsNotIndexed", "decisionsUnreadable"
    QString subject; ///< Feed id, release, place or package.
    QString detail;  ///< English, for the administrator.

    bool operator==(const NotChecked &) const = default;
    bool operator<(const NotChecked &other) const
    {
        return std::tie(what, subject, detail) < std::tie(other.what, other.subject, other.detail);
    }
};

/** Whether anybody names what repairs it: a version, an update of Microsoft, or the last version that has it. */
[[nodiscard]] inline bool hasRepair(const Finding &finding)
{
    return !finding.fixedVersion.isEmpty() || !finding.updateVersion.isEmpty() || !finding.updateKb.isEmpty()
        || !finding.lastAffected.isEmpty();
}

} // namespace Patchwijzer

Q_DECLARE_METATYPE(Patchwijzer::Finding)

// Lists of them grow by copying bytes.
Q_DECLARE_TYPEINFO(Patchwijzer::Evidence, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(Patchwijzer::Contradiction, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(Patchwijzer::Finding, Q_RELOCATABLE_TYPE);
