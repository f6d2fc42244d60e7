// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/toolrunner.h"
#include "feeds/csaf/provider/syncplan.h"
#include "transport/net/httpclient.h"
#include "workflow/assessment.h"
#include "workflow/csafpublishers.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>
#include <stop_token>

namespace Patchwijzer {

/** Which provider to fetch from. */
struct CsafSyncRequest {
    QString dataDir;
    QString feed;              ///< Id; its documents go to `<dataDir>/downloads/<feed>/`.
    QString provider;          ///< Domain under which its keys are pinned.
    QUrl metadata;             ///< Of its provider-metadata.json.
    bool lenient = false;      ///< Its documents may be published under another name than their tracking id asks for.
    CsafPublishers publishers; ///< Documents in the name of another feed's publisher are refused.
};

struct CsafSyncOptions {
    HttpSettings http;                      ///< Its clock says what is old.
    std::chrono::milliseconds pause{1'000}; ///< On average between two documents. At most two connections.
    CsafSyncLimits limits;
    std::shared_ptr<ToolRunner> gpgv; ///< Empty: gpgvRunner().
};

struct CsafSyncReport {
    /** The documents that are good and wait to be taken in, those of earlier times included: paths, sorted. They stay
     *  on the list until confirmCsafDocuments().
     */
    QList<QString> files;
    qsizetype fetched = 0;   ///< How many of these are new.
    QList<Error> refused;    ///< Documents that are not used, each with the reason; earlier versions stay.
    QList<Error> problems;   ///< Lists and parts of them that could not be read, and why it stopped before the end.
    qsizetype waiting = 0;   ///< New documents for the next time: those refused, and those not looked at.
    CsafPublisher publisher; ///< As it calls itself.
    QList<QString> pinned;   ///< Fingerprints of keys that were trusted this time for the first time.

    bool operator==(const CsafSyncReport &) const = default;
};

/** Fetches the new documents of a provider, and checks hash and signature of each before anything else is done with it.
 *  What is promised and missing, wrong or made with another key than at first is refused; what we have stays as it is.
 *  Waits for the network and for gpgv: for a thread of its own. After a stop, what was good by then is kept.
 *  @return an error when nothing could be done: WrongUse, the metadata cannot be fetched or read (those of
 *          Downloader::finished() and parseProviderMetadata()), SignatureKeyChanged, SignatureMissing,
 *          SignatureNotChecked (no gpgv), SignatureWrong (a key that is not the one named), ProviderNotFound (no list
 *          of documents that can be read), DatabaseBroken (the pinned keys are lost), DatabaseBusy (it runs already),
 *          CannotWrite, DiskFull, Cancelled.
 *  @see CSAF 2.0, 7.1 and 7.3
 */
[[nodiscard]] Result<CsafSyncReport> syncCsafProvider(const CsafSyncRequest &request,
                                                      const CsafSyncOptions &options = {},
                                                      const ProgressFunction &progress = {}, std::stop_token stop = {});

/** Takes files off the list of those that wait. To be called when they were taken in. @return DiskFull, CannotWrite. */
[[nodiscard]] Result<void> confirmCsafDocuments(const QString &dataDir, const QString &feed,
                                                const QList<QString> &files);

} // namespace Patchwijzer
