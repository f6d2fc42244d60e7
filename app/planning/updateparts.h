// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/version.h"
#include "planning/updates.h"
#include "planning/urgency.h"

#include <QList>
#include <QSet>
#include <QString>

#include <functional>

// Inside this room only: what every row is made of, whatever it updates.
namespace Patchwijzer {

using Findings = QList<const Finding *>;

/** Findings of one row by what its update does for them. */
struct SortedFindings {
    Findings closed;
    Findings published; ///< A fix exists, but what is offered here (if anything) does not hold it.
    Findings open;      ///< No fix anywhere.
};

[[nodiscard]] bool isBelow(VersionScheme scheme, const QString &lhs, const QString &rhs);
/** Of @p versions; the first when they cannot be ordered. */
[[nodiscard]] QString highest(VersionScheme scheme, const QList<QString> &versions);
[[nodiscard]] QString lowest(VersionScheme scheme, const QList<QString> &versions);
[[nodiscard]] QList<QString> sorted(const QSet<QString> &set);

/** How the versions of a finding are ordered. */
[[nodiscard]] VersionScheme schemeOf(const Finding &finding);
/** Whether somebody published what repairs it: a version, or an update of Microsoft. */
[[nodiscard]] bool hasFix(const Finding &finding);
[[nodiscard]] QSet<QString> cvesOf(const Findings &findings);
/** One leak per CVE; an advisory that names none counts as a leak of its own. */
[[nodiscard]] QList<LeakSignals> leaksOf(const Findings &findings, const PlanningInput &input);
[[nodiscard]] JudgementContext contextOf(const PlanningInput &input);

[[nodiscard]] Update startRow(const QString &id, const QString &name, const QString &manager);
/** The name by which the owner knows it, and whether that is a program at all: of several packages the first that is
 *  one. @param isOne whether a record of the inventory belongs to the row.
 */
void nameForOwner(Update &update, const PlanningInput &input, const std::function<bool(const Software &)> &isOne);
void setUrgency(Update &update, const UrgencyJudgement &judgement);
/** What has no known leak, as far as there were lists to look in. */
void judgeWithoutLeak(Update &update, const PlanningInput &input);
/** A list that is missing may say that there is haste. */
void neverQuietWithoutLists(Update &update, const PlanningInput &input);
/** Rows of what is not offered: from and packages come from the findings themselves. */
void fillFromFindings(Update &update, const Findings &findings);
/** A fix is published: where to, and how soon. */
void fillPublished(Update &update, const Findings &published, const QList<LeakSignals> &leaks,
                   const JudgementContext &context);
/** There is no fix: why it matters, without a deadline nobody can meet. */
void fillOpen(Update &update, const Findings &open, const QList<LeakSignals> &leaks, const JudgementContext &context);
void noteLeaks(Update &update, const PlanningInput &input, const SortedFindings &findings);

} // namespace Patchwijzer
