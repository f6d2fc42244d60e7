// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/feedstate.h"
#include "core/finding.h"
#include "core/findingscope.h"
#include "core/inventory.h"
#include "core/plan.h"
#include "core/result.h"
#include "core/simulation.h"
#include "core/softwareidentity.h"
#include "core/update.h"
#include "planning/planner.h"

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QMetaType>
#include <QString>

#include <functional>
#include <stop_token>

namespace Patchwijzer {

/** The stretches of a long job, in order; wording is the window's business. */
enum class ProgressStage {
    ReadingSystem,
    AskingPackageManager,
    ReadingFeeds,
    Matching,
    Planning,
    ReadingFile,
    WritingDatabase,
    FetchingFeed ///< Bytes; the subject is the feed's id.
};

struct Progress {
    ProgressStage stage = ProgressStage::ReadingSystem;
    qint64 done = 0;
    qint64 total = 0; ///< 0 when it cannot be told.
    QString subject;  ///< File name being read, feed being fetched; else empty.
};
using ProgressFunction = std::function<void(const Progress &)>;

/** Everything one look at one computer gives. A value: made whole, then shown. */
struct Assessment {
    Inventory inventory;
    QList<SoftwareIdentity> identities; ///< Of the inventory's software, one for one; empty when nobody could tell.
    QList<FeedState> feeds;             ///< Every feed we know of, missing ones with an invalid dataDate.
    QList<Finding> findings;
    QList<NotChecked> notChecked;
    QList<Error> problems;                  ///< What went wrong without stopping the rest; each is also in notChecked.
    QHash<QString, QDate> advisoryDates;    ///< Advisory id -> date published.
    QHash<QString, ExploitedCve> exploited; ///< Only those that concern the findings.
    bool exploitedKnown = false;
    UpgradeSimulation simulation;
    QList<Update> updates;
    Plan plan;
    PlanMemory memory;
    DiskSpace disk;
    QDateTime madeAt; ///< UTC.
};

/** How far assess() goes. */
enum class AssessDepth {
    Findings, ///< What is known to leak: no package manager, updates and plan stay empty.
    Plan,     ///< Everything.
};

struct AssessOptions {
    QString dataDir;
    QString root = QStringLiteral("/"); ///< Tree to scan when there are no inventoryFiles.
    QList<QString> inventoryFiles;      ///< Read these instead of scanning: lists of one computer; may be compressed.
    QDateTime now;                      ///< UTC.
    QString caseDir; ///< Folder of the owner's decisions. Empty = dataDir for this computer itself, none for another.
    AssessDepth depth = AssessDepth::Plan;
    FindingScope scope = FindingScope::All;

    /** This computer itself is looked at, not another tree or a file. */
    [[nodiscard]] bool isLive() const { return inventoryFiles.isEmpty() && root == QLatin1String("/"); }
    /** Where decisions are kept; empty when they are not. */
    [[nodiscard]] QString decisionsDir() const { return caseDir.isEmpty() && isLive() ? dataDir : caseDir; }
};

/** The inventory alone: scans `root`, or reads `inventoryFiles` as one computer. */
[[nodiscard]] Result<Inventory> takeInventory(const AssessOptions &options, std::stop_token stop = {});

/** Scan, match, group, plan. Feeds that are missing or too old do not fail it: they end up in notChecked. */
[[nodiscard]] Result<Assessment> assess(const AssessOptions &options, const ProgressFunction &progress = {},
                                        std::stop_token stop = {});

/** Every feed we know of, as the database in @p dataDir has it; sorted by id, missing ones included.
 *  @param root tree of the computer that they are for, which says which ones are needed.
 */
[[nodiscard]] Result<QList<FeedState>> knownFeeds(const QString &dataDir, const QDateTime &now,
                                                  const QString &root = QStringLiteral("/"));

/** The updates that follow from what was found; what assess() leaves out when it stops at the findings. */
[[nodiscard]] QList<Update> updatesFor(const Assessment &assessment, const QDateTime &now);

/** Makes updates and plan again after the owner decided something; the computer is not looked at again. */
void applyMemory(Assessment &assessment, PlanMemory memory, const QDateTime &now);

/** Default data directory of this user, e.g. ~/.local/share/patchwijzer. */
[[nodiscard]] QString defaultDataDir();

} // namespace Patchwijzer

Q_DECLARE_METATYPE(Patchwijzer::Assessment)
Q_DECLARE_METATYPE(Patchwijzer::Progress)
