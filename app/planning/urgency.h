// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessmentanswers.h"
#include "core/update.h"

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace Patchwijzer {

/** What is known of one of the four questions the decision table asks. */
enum class Signal { Unknown, No, Yes };

/** How soon, from the decision table; later enumerators are more urgent. */
enum class Timeline { OnSystemUpgrade, Days60, Days14, Days3, Days3AndInvestigation };

/** One row of the table. @see CISA BOD 26-04, "Remediation Timelines", decision table 1.0.0 */
struct TimelineRow {
    bool exploited;
    bool exposed;
    bool automatable;
    bool totalControl;
    Timeline timeline;
};

/** All sixteen rows, in the order of the published table. */
[[nodiscard]] const QList<TimelineRow> &timelineTable();

/** One leak as the table sees it. */
struct LeakSignals {
    bool exploited = false;
    bool ransomware = false;
    Signal automatable = Signal::Unknown;
    Signal totalControl = Signal::Unknown;
    /** From when it could have been mended: fix published and, if exploited, listed. Invalid when unknown. */
    QDate since = {};
    bool stopUsing = false; ///< Its maker gave the product up.

    bool operator==(const LeakSignals &) const = default;
};

/** Estimates two signals from the CVSS vectors of one leak; several vectors count as the worst of them.
 *  Automatable: yes when it works over the network, without privileges, without interaction and is not hard;
 *  no when a vector says it needs access to the computer or somebody's help; else unknown.
 *  Total control: yes when confidentiality, integrity and availability are all high; no when a vector says less.
 */
[[nodiscard]] LeakSignals signalsFromCvss(const QList<QString> &vectors);

/** The timeline of one leak. Unknown signals count as the worse value when the computer can be reached from the
 *  internet, as the better value when it cannot. When nobody answered that: as not reachable, except for an
 *  exploited leak, where that and the other unknown signals count as the worse value.
 */
[[nodiscard]] Timeline timelineOf(const LeakSignals &leak, Answer exposed);

/** What is decided for an update, from all leaks it is about. */
struct UrgencyJudgement {
    Urgency urgency = Urgency::CanWait;
    std::optional<QDate> deadline;
    bool checkForBreakIn = false;
    QList<QString> reasons;
};

struct JudgementContext {
    Answer exposed = Answer::Unknown;
    bool exploitedKnown = false; ///< A usable list of exploited leaks was looked at.
    QDate today;
};

/** The worst leak decides. The deadline is counted from the day the leak could have been mended, so that it stays
 *  the same day after day; from today when that day is not known. It never lies in the past: what is overdue is due
 *  today. What is due within a week moves up to ThisWeek, what is due today to Today.
 *  Without a list of exploited leaks nothing lands lower than NextRound (reason "kevUnknown"), without a deadline.
 *  @param leaks at least one; an update known to be a security update without a known leak brings one
 *         with every signal unknown.
 */
[[nodiscard]] UrgencyJudgement judge(const QList<LeakSignals> &leaks, const JudgementContext &context);

} // namespace Patchwijzer
