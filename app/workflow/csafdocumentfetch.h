// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/toolrunner.h"
#include "feeds/csaf/provider/syncplan.h"
#include "transport/openpgp/openpgpkey.h"
#include "workflow/csafpublishers.h"
#include "workflow/waitingfetch.h"

#include <QList>
#include <QMap>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

// Inside this room only.
namespace Patchwijzer {

struct CsafDocumentChecks {
    QString folder;   ///< Where documents go that are good.
    QString incoming; ///< Where they lie until that is known.
    QList<OpenPgpKey> keys;
    ToolRunner *gpgv = nullptr;
    FetchLimits limits;
    bool lenient = false; ///< @see CsafSyncRequest::lenient
    QString feed;         ///< Id.
    const CsafPublishers *publishers = nullptr;
};

/** Fetches documents with what they are checked with, and keeps those that are what their publisher says. Of one that
 *  is not, nothing is kept, and an earlier version stays. Gives up on a provider of which one after another fails.
 */
class CsafDocumentFetch
{
public:
    using OnProgress = std::function<void(qsizetype done, qsizetype total)>;

    /** @param plan hears of what is settled. All must live longer. */
    CsafDocumentFetch(WaitingFetch &fetch, CsafSyncPlan &plan, CsafDocumentChecks checks, OnProgress onProgress);

    void run(const QList<CsafDocumentSource> &sources);

    [[nodiscard]] const QList<QString> &files() const { return m_files; }       ///< Below the folder, with '/'.
    [[nodiscard]] const QList<Error> &refused() const { return m_refused; }     ///< One for each document.
    [[nodiscard]] const std::optional<Error> &ended() const { return m_ended; } ///< Why not all were fetched.

private:
    enum class Part { Document, Hash, Signature };

    struct Job {
        CsafDocumentSource source;
        int parts = 0;      ///< On their way.
        qsizetype hash = 0; ///< Which of its hashes is tried.
        QMap<Part, Result<QByteArray>> content;
    };

    struct Asked {
        std::shared_ptr<Job> job;
        Part part = Part::Document;
        QUrl url;
        QString path;
    };

    void ask(FetchQueue &queue, const std::shared_ptr<Job> &job, Part part, const QUrl &url);
    void onFetched(FetchQueue &queue, int id, const Result<Download> &result);
    void conclude(FetchQueue &queue, const Job &job);
    [[nodiscard]] Result<void> verify(const Job &job) const;
    [[nodiscard]] static Result<QByteArray> contentOf(const Job &job, Part part);
    [[nodiscard]] Result<void> checkHashOf(const Job &job, const QByteArray &document) const;
    [[nodiscard]] Result<void> checkSignatureOf(const Job &job, const QByteArray &document) const;
    [[nodiscard]] Result<void> checkIdentity(const Job &job, const QByteArray &document) const;
    [[nodiscard]] Result<QString> store(const Job &job) const;
    void refuse(FetchQueue &queue, const Job &job, const Error &error);

    WaitingFetch &m_fetch;
    CsafSyncPlan &m_plan;
    CsafDocumentChecks m_checks;
    OnProgress m_onProgress;
    QMap<int, Asked> m_asked;
    qsizetype m_total = 0;
    qsizetype m_done = 0;
    int m_unreached = 0; ///< One after another.
    int m_inARow = 0;    ///< Refused, one after another.
    QList<QString> m_files;
    QList<Error> m_refused;
    std::optional<Error> m_ended;
};

} // namespace Patchwijzer
