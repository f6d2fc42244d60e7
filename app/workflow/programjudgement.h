// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feedstate.h"
#include "core/finding.h"
#include "core/inventory.h"
#include "core/result.h"
#include "core/softwareidentity.h"
#include "store/feeddatabase.h"

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

// Inside this room only.
namespace Patchwijzer {

/** What is known of everything on a machine that no distribution speaks for. */
struct ProgramJudgement {
    QList<SoftwareIdentity> identities; ///< Of Inventory::software, one for one.
    QList<Finding> findings;            ///< Windows first, then programs, firmware and devices; each sorted.
    QList<NotChecked> notChecked;    ///< Also "programsUnknown", of which nobody could be asked, and "feedsNotIndexed".
    QHash<QString, QDate> published; ///< Advisory id -> date.
};

/** Which product each record is about; no more. */
[[nodiscard]] Result<QList<SoftwareIdentity>> identifySoftware(const FeedDatabase &database,
                                                               const Inventory &inventory);

/** Finds out what everything is, reads what the feeds say of it, and judges it. */
[[nodiscard]] Result<ProgramJudgement> judgePrograms(const FeedDatabase &database, const Inventory &inventory,
                                                     const QList<FeedState> &feeds, const QDateTime &now);

} // namespace Patchwijzer
