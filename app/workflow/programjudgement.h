// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "core/finding.h"
#include "core/inventory.h"
#include "core/result.h"
#include "core/softwareidentity.h"
#include "matching/programs/programmatcher.h"
#include "store/feeddatabase.h"

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

// Inside this room only.
namespace Patchwijzer {

/** What is known of everything on a machine that no distribution speaks for. */
struct ProgramJudgement {
    QList<SoftwareIdentity> identities; ///< Of Inventory::software, one for one.
    QList<Finding> findings;            ///< Windows first, then programs, firmware and devices; each sorted.
    QList<NotChecked> notChecked;       ///< Also "programsUnknown": those that nobody could be asked about;
                                        ///< "feedsNotIndexed"; and what deviceGaps() says.
    QHash<QString, QDate> published;    ///< Advisory id -> date.
};

/** Which product each record is about; no more. */
[[nodiscard]] Result<QList<SoftwareIdentity>> identifySoftware(const FeedDatabase &database,
                                                               const Inventory &inventory);

/** Product keys of everything that is there, and of the system as advisories about programs name it. */
[[nodiscard]] QSet<QString> presentKeys(const QList<KnownSoftware> &known, SystemFamily system);

/** Finds out what everything is, reads what the feeds say of it, and judges it.
 *  @param exploited every leak of the lists of those; they name devices that nobody else may know.
 */
[[nodiscard]] Result<ProgramJudgement> judgePrograms(const FeedDatabase &database, const Inventory &inventory,
                                                     const QList<FeedState> &feeds,
                                                     const QHash<QString, ExploitedCve> &exploited,
                                                     const QDateTime &now);

} // namespace Patchwijzer
