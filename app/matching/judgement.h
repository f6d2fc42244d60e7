// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/feedstate.h"
#include "core/finding.h"
#include "matching/rules.h"
#include "matching/subject.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <vector>

namespace Patchwijzer {

/** What one advisory of one feed says about one source package version. The pointers are borrowed. */
struct Record {
    const Advisory *advisory = nullptr;
    const FeedState *feed = nullptr; ///< Null when the feed is not one we know.
    QString feedId;                  ///< Of the feed that settles it.
    RuleAnswer answer;
    QString publisherUrgency;
    QString group = {};           ///< Id under which all advisories about the same thing are known; empty = its own.
    QList<QString> repaired = {}; ///< CVEs of it that the installed version does not have: see settleBackports().

    [[nodiscard]] const QString &name() const { return group.isEmpty() ? advisory->id : group; }
};

/** A finding without the software: the same for every binary package of one source version. */
struct Judgement {
    QString advisory;
    QList<QString> cves;
    Verdict verdict = Verdict::NotChecked;
    Verdict byVersion = Verdict::NotChecked; ///< Before the age of the feed was looked at.
    int confidence = 0;
    QString fixedVersion;
    QString reason;
    Evidence evidence;
    QString cvssVector;
    QString publisherUrgency;
    bool binary = false; ///< Of an installed package, not of what it was built from.
};

/** One judgement per advisory, or group of advisories about the same thing, sorted by id; the order of @p records does
 *  not matter.
 *  - The most worrying answer of several feeds counts, with the feed that gives it as evidence; of those that say
 *    the same, the newest. Feeds that contradict each other give the reason "feedsDisagree".
 *  - An advisory that is open without a fix follows the fix another advisory names for all its CVEs.
 *  - What is repaired in the minor release that is installed is not waiting for the next: see settleBackports().
 *  - Withdrawn advisories are never Vulnerable. A withdrawn CVE takes along what others said of it under another name,
 *    but not what a distribution says itself.
 *  - A fix that must be bought leaves Finding::fixedVersion empty: "fixNeedsSubscription".
 *  - An expired or unknown feed cannot say NotVulnerable: NotChecked, "feedExpired" or "feedMissing".
 */
[[nodiscard]] std::vector<Judgement> judgeRecords(const Subject &subject, std::vector<Record> records,
                                                  const QDateTime &now);

/** Which of two judgements about the same advisory is the more worrying one. */
[[nodiscard]] const Judgement &worseOf(const Judgement &a, const Judgement &b, VersionScheme scheme);

} // namespace Patchwijzer
