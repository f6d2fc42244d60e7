// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "workflow/assessment.h"
#include "workflow/feedimport.h"
#include "workflow/feedrefresh.h"

#include <QObject>
#include <QString>

#include <memory>

namespace Patchwijzer {

/** What a window works with: runs the jobs in the background and remembers the owner's decisions.
 *  Lives in the GUI thread; every signal is emitted there. One job at a time: a request while one
 *  runs is queued behind it. Each started job ends in exactly one of its end signals.
 */
class Session : public QObject
{
    Q_OBJECT

public:
    struct Options {
        QString dataDir;
        QString root = QStringLiteral("/");
        QString inventoryFile;  ///< For showing another machine; empty = scan `root`.
        QString caseDir;        ///< As in AssessOptions: empty = dataDir for this computer, no decisions for another.
        RefreshOptions refresh; ///< How feeds are fetched; data folder, feeds and clock are those of the session.
    };

    Session(Options options, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~Session() override; ///< Cancels what runs and waits for it.

    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] bool hasAssessment() const;
    [[nodiscard]] const Assessment &assessment() const; ///< The last good one; empty before the first.
    [[nodiscard]] QDateTime now() const;

    void startScan();
    void startImport(const QList<QString> &paths);       ///< A good import is followed by a scan of its own accord.
    void startRefresh(const QList<QString> &feeds = {}); ///< Empty: all. Followed by a scan when something was new.
    void
    startCheck(const QString &updateId); ///< Reads the version again; ends in checkFinished, then a new assessment.
    void cancel();

    // Decisions: saved to disk before they return, then assessmentChanged() is emitted.
    [[nodiscard]] Result<void> putInPlan(const QString &updateId);
    [[nodiscard]] Result<void> removeFromPlan(const QString &updateId);
    [[nodiscard]] Result<void> markDone(const QString &updateId);
    [[nodiscard]] Result<void> reopen(const QString &updateId);
    [[nodiscard]] Result<void> postpone(const QString &updateId, const QDate &until, const QString &reason);
    [[nodiscard]] Result<void> setPreparation(const QString &id, PreparationState state);
    [[nodiscard]] Result<void> setExposed(Answer exposed);

Q_SIGNALS:
    void busyChanged(bool busy);
    void progressChanged(const Patchwijzer::Progress &progress);
    void assessmentChanged();
    void scanFailed(const Patchwijzer::Error &error); ///< Code Cancelled when the owner stopped it.
    void importFinished(const Patchwijzer::ImportReport &report);
    void importFailed(const Patchwijzer::Error &error);
    void refreshFinished(const Patchwijzer::RefreshReport &report); ///< Also when the owner stopped it halfway.
    void refreshFailed(const Patchwijzer::Error &error);            ///< Nothing at all could be done.
    void checkFinished(const Patchwijzer::StepRecord &record);
    void checkFailed(const Patchwijzer::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Patchwijzer

Q_DECLARE_METATYPE(Patchwijzer::Error)
