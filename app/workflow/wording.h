// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device.h"
#include "core/feedstate.h"
#include "core/finding.h"
#include "core/impact.h"
#include "core/plan.h"
#include "core/update.h"
#include "workflow/assessment.h"
#include "workflow/coverage.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringView>

namespace Patchwijzer {

struct LeftOutFeed;

// The words that the window and the command line share. English source text, Dutch through
// translations/ once a translator is installed; everything here is plain text, never markup.

// --- names, as chips and headings
[[nodiscard]] QString urgencyText(Urgency urgency);    ///< "Today", "This week", …
[[nodiscard]] QString urgencyHint(Urgency urgency);    ///< One sentence: what the group asks of the owner.
[[nodiscard]] QString updateKindText(UpdateKind kind); ///< "closes a leak", "other improvement"
[[nodiscard]] QString availabilityText(UpdateAvailability availability);
[[nodiscard]] QString verdictText(Verdict verdict);   ///< "leak", "possibly a leak", …; there is no word for "safe".
[[nodiscard]] QString originText(FactOrigin origin);  ///< "measured", "says the maker", "estimate", "unknown"
[[nodiscard]] QString stepStateText(StepState state); ///< "open", "done", "checked", "failed", "postponed"
[[nodiscard]] QString preparationStateText(PreparationState state);
[[nodiscard]] QString preparationText(QStringView id);        ///< The preparation as something to do.
[[nodiscard]] QString freshnessText(FeedFreshness freshness); ///< "up to date", "old", "too old", "missing"
[[nodiscard]] QString answerText(Answer answer);              ///< "yes", "no", "not known"
[[nodiscard]] QString progressText(const Progress &progress); ///< One sentence: what is being done now.
/** Name of a feed for people, by its id; the id itself when we have no name for it. */
[[nodiscard]] QString feedText(QStringView id);
/** The feed as a heading: what it is, then in brackets the name its publisher gives it. */
[[nodiscard]] QString feedHeading(const FeedState &feed);
/** Name of a place in NotLookedAt::what, for people. */
[[nodiscard]] QString placeText(QStringView what);

[[nodiscard]] QString deviceKindText(DeviceKind kind);          ///< "Router or modem"
[[nodiscard]] QString deviceManagerText(DeviceManager manager); ///< "our ICT supplier", "not known"
/** What the system of a computer is called: "Debian GNU/Linux 12 (bookworm)", "Windows 11 Pro 23H2"; may be empty. */
[[nodiscard]] QString systemText(const Machine &machine);

// --- values
[[nodiscard]] QString sizeText(qint64 bytes);                      ///< "62 MB", "1,4 GB"; "unknown" when negative.
[[nodiscard]] QString dateText(const QDate &date);                 ///< "22 november 2026"; "unknown" when invalid.
[[nodiscard]] QString shortDateText(const QDate &date);            ///< "22 nov 2026"
[[nodiscard]] QString dateTimeText(const QDateTime &time);         ///< Date and clock time, in local time.
[[nodiscard]] QString ageText(qint64 days);                        ///< "from today", "one day old", …
[[nodiscard]] QString countWord(qint64 count);                     ///< In words from "no" up to "twelve", then digits.
[[nodiscard]] QString durationText(const Fact<Minutes> &duration); ///< "1 to 3 minutes", "unknown"
[[nodiscard]] QString restartText(const Fact<RestartKind> &restart); ///< What restarts, in a few words.
[[nodiscard]] QString wayBackText(const Fact<WayBack> &wayBack);     ///< "yes", "partly", "no", "unknown"

// --- sentences
/** How old the list is and what that means; says so when it was never imported. */
[[nodiscard]] QString feedSentence(const FeedState &feed, const QDateTime &now);
/** Which list is not in a bundle, and why. */
[[nodiscard]] QString leftOutSentence(const LeftOutFeed &feed);
/** What was not looked at and why that matters, as whole sentences. Unknown keys get a general one. */
[[nodiscard]] QString notCheckedSentence(const NotChecked &item);
/** A key of Update::reasons as a sentence; empty when the key is not one we have words for. */
[[nodiscard]] QString reasonSentence(QStringView key);
/** A key of Finding::reason (undetermined, not checked) as a sentence; a general one when unknown. */
[[nodiscard]] QString findingReasonSentence(QStringView key);
/** What to do in one line: "Update openssl from 3.0.14 to 3.0.15.", or that there is nothing to install yet. */
[[nodiscard]] QString updateSentence(const Update &update);
/** The outcome of reading the version again: succeeded only when it was checked. */
[[nodiscard]] QString checkSentence(const StepRecord &record);

// --- the overview
struct UrgencyCounts {
    qsizetype today = 0;
    qsizetype thisWeek = 0;
    qsizetype nextRound = 0;
    qsizetype canWait = 0;
    qsizetype noUpdate = 0;

    [[nodiscard]] qsizetype urgent() const { return today + thisWeek; }
    [[nodiscard]] qsizetype canLater() const { return nextRound + canWait; }
    [[nodiscard]] qsizetype actionable() const { return urgent() + canLater(); } ///< All but noUpdate.
    bool operator==(const UrgencyCounts &) const = default;
};
[[nodiscard]] UrgencyCounts countUrgencies(const QList<Update> &updates);

/** One to three calm sentences about what to do. Never reassuring while anything was not checked. */
[[nodiscard]] QString verdictSentence(const Assessment &assessment);

} // namespace Patchwijzer
