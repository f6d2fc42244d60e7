// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impact.h"
#include "core/simulation.h"

#include <QDate>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace Patchwijzer {

/** The groups shown to the owner, most urgent first. */
enum class Urgency { Today, ThisWeek, NextRound, CanWait, NoUpdate };

enum class UpdateKind {
    Security, ///< Closes at least one known leak, or comes from a security archive.
    Other,    ///< Repairs or new functions; no leak known to us.
};

/** Where the new version stands. */
enum class UpdateAvailability {
    Offered,      ///< This computer's package manager offers it now.
    FixPublished, ///< A fix is published, but it is not (yet) offered here, or nobody could ask.
    NoFix,        ///< Open without a fix: never an action.
};

/** What the owner has in front of them: one row, one card, one step. */
struct Update {
    QString id;             ///< "deb:openssl"; what `explain` takes.
    QString name;           ///< Source package or program name, for people.
    QString manager;        ///< "apt"
    QString from;           ///< Installed version (of the source package for deb).
    QString to;             ///< New version, or "KB5034763" where nobody says what that brings; empty for NoFix.
    QString kb = {};        ///< Microsoft's update that brings it: "5034763"; may be empty.
    bool newerThan = false; ///< `to` still has the leak: any version after it will do.
    UpdateKind kind = UpdateKind::Other;
    UpdateAvailability availability = UpdateAvailability::Offered;
    bool systemPart = true; ///< Not a program the owner starts.
    QString program = {};   ///< CataloguedProgram::id; empty for what we do not know. Says what it is for.
    QString category = {};  ///< CataloguedProgram::category; may be empty.
    bool kernel = false;
    QList<PackageChange> changes;  ///< The binary packages; empty unless Offered.
    QList<QString> packages;       ///< Installed binary packages concerned, sorted.
    QList<QString> commands;       ///< Exactly what to type, one line each; empty when there is nothing to type.
    QList<QString> cves;           ///< Closed by this update; sorted.
    QList<QString> exploitedCves;  ///< Subset of cves (or of openCves) known to be exploited.
    QList<QString> ransomwareCves; ///< Subset of exploitedCves.
    QList<QString> advisories;     ///< Closed by this update; sorted.
    QList<QString> openCves;       ///< Still open afterwards: no fix published, or (reason "laterFix") not offered.
    QList<QString> cvssVectors;    ///< Of the CVEs it closes, sorted, no duplicates.
    QDate newestFixPublished;      ///< Publication date of the newest advisory; invalid when unknown.
    Urgency urgency = Urgency::CanWait;
    std::optional<QDate> deadline;
    bool checkForBreakIn = false; ///< The table asks for a forensic look.
    QList<QString> reasons;       ///< Stable keys, in the order they count: "exploited", "ransomware", "stopUsing",
                                  ///< "exposed", "exposureUnknown", "deviceExposed", "deviceExposureUnknown",
                                  ///< "totalControl", "automatable", "possible",
                                  ///< "kevUnknown", "securityArchive", "nextRound", "noKnownLeak", "notCompared",
                                  ///< "restartPending", "laterFix", "keptBack", "held", "listsIncomplete",
                                  ///< "postponedPastDeadline"
    Impact impact;

    bool operator==(const Update &) const = default;
};

/** Microsoft's update as people know it: "KB5034763". */
[[nodiscard]] inline QString kbName(const QString &kb)
{
    return QStringLiteral("KB") + kb;
}

/** What an update leads to, and Microsoft's update that brings it: "10.0.19045.4046 (KB5034763)". */
[[nodiscard]] inline QString targetText(const Update &update)
{
    const auto kb = kbName(update.kb);
    return update.kb.isEmpty() || update.to == kb ? update.to : update.to + QStringLiteral(" (") + kb + u')';
}

} // namespace Patchwijzer

Q_DECLARE_METATYPE(Patchwijzer::Update)
