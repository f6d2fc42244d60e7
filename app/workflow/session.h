// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/device.h"
#include "core/result.h"
#include "workflow/assessment.h"
#include "workflow/csafproviders.h"
#include "workflow/feedbundle.h"
#include "workflow/feedimport.h"
#include "workflow/feedrefresh.h"

#include <QObject>
#include <QString>

#include <memory>

namespace Patchwijzer {

/** A bundle that was made. */
struct ExportedBundle {
    QString path;
    QString publicKey; ///< Path of the key that whoever gets the bundle can check it with.
    ExportReport report;
};

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
        RefreshOptions refresh; ///< How feeds are fetched; data folder, root, feeds and clock are those of the session.
    };

    Session(Options options, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~Session() override; ///< Cancels what runs and waits for it.

    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] bool hasAssessment() const;
    [[nodiscard]] const Assessment &assessment() const; ///< The last good one; empty before the first.
    /** The feeds as they were last seen: by a scan, good or not, or after a refresh. Empty before the first. */
    [[nodiscard]] const QList<FeedState> &feeds() const;
    /** Publishers of CSAF that the owner added, by domain; seen together with feeds(). */
    [[nodiscard]] const QList<KnownCsafProvider> &providers() const;
    [[nodiscard]] QDateTime now() const;

    void startScan();
    /** A good import is followed by a scan of its own accord. When it refused bundles that nobody we know stands for,
     *  bundlesDoubted() comes after its end.
     */
    void startImport(const QList<QString> &paths, const ImportOptions &options = {});
    void startRefresh(const QList<QString> &feeds = {}); ///< Empty: all. A good one is followed by a scan.
    void startExport(const QString &path);               ///< Signs with this computer's own key.
    void startProviderSearch(const QString &domain);     ///< As discoverProvider().
    void startProviderAdd(const CsafProvider &provider); ///< After the owner agreed. Followed by a scan.
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

    // What stands around this computer: saved before they return, then everything is judged again.
    [[nodiscard]] Result<Device> saveDevice(const Device &device); ///< As saveDevice() of workflow/devices.h.
    [[nodiscard]] Result<void> removeDevice(const QString &id);

Q_SIGNALS:
    void busyChanged(bool busy);
    void progressChanged(const Patchwijzer::Progress &progress);
    void assessmentChanged();
    void scanFailed(const Patchwijzer::Error &error); ///< Code Cancelled when the owner stopped it.
    void importFinished(const Patchwijzer::ImportReport &report);
    void importFailed(const Patchwijzer::Error &error);
    void bundlesDoubted(const QList<Patchwijzer::DoubtedBundle> &bundles); ///< Never empty.
    void refreshFinished(const Patchwijzer::RefreshReport &report);        ///< Also when the owner stopped it halfway.
    void refreshFailed(const Patchwijzer::Error &error);                   ///< Nothing at all could be done.
    void exportFinished(const Patchwijzer::ExportedBundle &bundle);
    void exportFailed(const Patchwijzer::Error &error);
    void providerFound(const Patchwijzer::CsafProvider &provider);
    void providerAdded(const Patchwijzer::AddedCsafProvider &added);
    void providerFailed(const Patchwijzer::Error &error); ///< Of the search, or of the adding.
    void feedsChanged();                                  ///< What feeds() and providers() say.
    void checkFinished(const Patchwijzer::StepRecord &record);
    void checkFailed(const Patchwijzer::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Patchwijzer

Q_DECLARE_METATYPE(Patchwijzer::Error)
Q_DECLARE_METATYPE(Patchwijzer::ExportedBundle)
