// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/debiandecision.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Patchwijzer {

/** What the security tracker says. It gives no dates: how fresh it is, only its download tells. */
struct DebianTracker {
    QList<Advisory> advisories;      ///< One per CVE or TEMP id, sorted by id; `feed` is "debian-tracker".
    QList<DebianDecision> decisions; ///< Sorted by id, package, release.
    QList<Error> skipped;            ///< What could not be read, with its JSON pointer.
};

/** What the tracker's document may hold at most. Debian has some 35,000 source packages; that of `linux`, the
 *  largest, has about 12,000 leaks in 10 MB.
 */
struct DebianTrackerLimits {
    qint64 documentBytes = qint64(512) << 20;
    qsizetype packageBytes = qsizetype(64) << 20;
    qsizetype packages = 200'000;
    qsizetype releases = 64;    ///< Of one leak in one package.
    qsizetype skipped = 10'000; ///< With more than this it is no longer the document we think it is.
};

/** Reads the document of https://security-tracker.debian.org/tracker/data/json, one package at a time.
 *  - "resolved" with a fixed version: every older version is affected; with "0": this release never was.
 *  - "open": every version is, as long as no fixed version is named.
 *  - "open" with urgency "end-of-life": nobody looks at it any more.
 *  - "undetermined", or a word or version that cannot be read: Undetermined, and in the latter case one in `skipped`.
 *  A package or leak that is given twice is left out: which of the two counts cannot be told.
 *  @return NotJson, UnknownFormat, BadValue, FileTooLarge when the document as a whole cannot be used.
 *  @see https://security-team.debian.org/security_tracker.html; facts: FEEDS 7.2
 */
[[nodiscard]] Result<DebianTracker> parseDebianTracker(const QByteArray &json, const QString &where,
                                                       const DebianTrackerLimits &limits = {});

} // namespace Patchwijzer
