// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/net/download.h"
#include "transport/net/httpclient.h"

#include <QObject>
#include <QSet>

#include <chrono>
#include <memory>
#include <optional>

class QNetworkReply;

namespace Patchwijzer {

class PartFile;
struct Reaction;

/** Fetches one file over HTTPS. Lives in the thread that made it, which has an event loop.
 *
 *  Something that may pass (no connection, a busy server) is tried again a few times; where the server allows, after
 *  the bytes that are already there, also those of an earlier run. The content goes straight to "<target>.part" and
 *  takes the target's place when it is whole. On an error the target is as it was.
 */
class Downloader final : public QObject
{
    Q_OBJECT
public:
    /** @param client must live longer. */
    Downloader(HttpClient &client, DownloadRequest request, QObject *parent = nullptr);
    ~Downloader() override;

    /** To be called once. */
    void start();

    /** Ends it now, with Cancelled, unless it has ended. What can be gone on with later stays on the disk. */
    void cancel();

Q_SIGNALS:
    /** @param bytes of the file so far, those of earlier tries included.
     *  @param total -1 when the server does not say.
     */
    void progressed(qint64 bytes, qint64 total);

    /** Once, and the last thing that comes; never during start(). Whoever is done with it then: deleteLater().
     *  Errors: Network (no connection, or it broke), NetworkTimeout, NetworkBusy, NetworkRefused, NetworkNotFound,
     *  NetworkTooLarge, NetworkInsecure (not https, or not the server it says it is), NetworkBadAnswer (a web page, a
     *  redirect in circles, a part that does not fit), HashMismatch, DiskFull, CannotWrite, Cancelled, BadValue (the
     * address).
     */
    void finished(const Patchwijzer::Result<Patchwijzer::Download> &result);

private:
    enum class State { New, Asking, Pausing, Ended };

    void attempt();
    void ask(const QUrl &url);
    void onAnswer();
    void onBytes();
    void onReplyFinished();
    void onQuiet();
    void act(const Reaction &reaction);
    void save(const Reaction &reaction);
    void follow(const QUrl &url);
    void tryAgain(const Error &error, std::optional<std::chrono::seconds> retryAfter);
    void conclude();
    void end(const Result<Download> &result);
    void dropReply();
    void limitQuiet(std::chrono::milliseconds limit);
    [[nodiscard]] Error problem(Error::Code code, const QString &detail) const;
    [[nodiscard]] Error networkProblem() const;

    HttpClient &m_client;
    DownloadRequest m_request;
    QString m_where;
    std::unique_ptr<PartFile> m_part;
    QNetworkReply *m_reply = nullptr;
    std::unique_ptr<QObject> m_quiet; ///< Limit on connecting, or on silence; called off by its end.
    std::unique_ptr<QObject> m_total;
    State m_state = State::New;
    Download m_download;
    QSet<QUrl> m_visited;       ///< In this attempt.
    QByteArray m_partValidator; ///< What the request went on with; empty when it asked for all.
    qint64 m_offset = 0;
    qint64 m_expectedTotal = -1;
    int m_attempt = 0;
    bool m_mayResume = true;
    bool m_conditional = false; ///< The request says which version we have.
    bool m_answered = false;    ///< The header of the reply was looked at.
    bool m_connected = false;
};

} // namespace Patchwijzer
