// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/net/download.h"
#include "transport/net/httpclient.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QString>

#include <chrono>

namespace Patchwijzer {

class Downloader;

/** How many at once. Servers that give their data away for nothing deserve modesty. */
struct FetchLimits {
    int total = 4;
    int perHost = 2;
    std::chrono::milliseconds hostPause{0}; ///< At least this long between two starts at one host.
};

/** Fetches many files, each on its own: what happens to one is nothing to the others. They start in the order in
 *  which they were added, except that one whose host is busy does not hold up those for other hosts.
 */
class FetchQueue final : public QObject
{
    Q_OBJECT
public:
    /** @param client must live longer. */
    explicit FetchQueue(HttpClient &client, FetchLimits limits = {}, QObject *parent = nullptr);
    ~FetchQueue() override;

    /** Also while it runs, for instance when one file names the next.
     *  @return a number for the signals, from 0 upwards.
     */
    int add(const DownloadRequest &request);

    /** To be called once. */
    void start();

    /** Ends all that has not ended, and what is added from now on, with Cancelled. */
    void cancel();

Q_SIGNALS:
    void progressed(int id, qint64 bytes, qint64 total); ///< As Downloader::progressed().

    /** Once for each. The errors are those of Downloader::finished(). */
    void fetched(int id, const Patchwijzer::Result<Patchwijzer::Download> &result);

    /** Once: all have ended, and none was added in answer to the last. Never during start(). */
    void finished();

private:
    struct Item {
        int id = 0;
        DownloadRequest request;
    };

    enum class State { New, Running, Cancelled, Ended };

    void later();
    void proceed();
    void launch(const Item &item);
    void flush();
    void onFinished(int id, const Result<Download> &result);
    [[nodiscard]] bool isFree(const QString &host) const;

    HttpClient &m_client;
    FetchLimits m_limits;
    QList<Item> m_waiting;
    QHash<int, Downloader *> m_running;
    QHash<QString, int> m_atHost; ///< How many run there.
    QSet<QString> m_pausing;      ///< Hosts that were asked a moment ago.
    State m_state = State::New;
    int m_nextId = 0;
    bool m_planned = false; ///< proceed() is on its way.
};

} // namespace Patchwijzer
