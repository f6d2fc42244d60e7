// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/net/fetchqueue.h"

#include "transport/net/downloader.h"

#include <QTimer>

#include <utility>

namespace Patchwijzer {

FetchQueue::FetchQueue(HttpClient &client, FetchLimits limits, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_limits(limits)
{
}

FetchQueue::~FetchQueue() = default;

int FetchQueue::add(const DownloadRequest &request)
{
    Q_ASSERT(m_state != State::Ended);
    m_waiting.append({m_nextId, request});
    if (m_state != State::New)
        later();
    return m_nextId++;
}

void FetchQueue::start()
{
    Q_ASSERT(m_state == State::New);
    m_state = State::Running;
    later();
}

void FetchQueue::cancel()
{
    if (m_state == State::Ended || m_state == State::Cancelled)
        return;
    m_state = State::Cancelled;
    later();
    const auto running = m_running.values();
    for (auto *downloader : running)
        downloader->cancel();
}

/** Goes on from the event loop: whoever hears a signal of ours may call us, and finds everything in order. */
void FetchQueue::later()
{
    if (std::exchange(m_planned, true))
        return;
    QTimer::singleShot(0, this, &FetchQueue::proceed);
}

void FetchQueue::proceed()
{
    m_planned = false;
    if (m_state == State::Cancelled)
        flush();
    for (qsizetype i = 0; i < m_waiting.size() && m_running.size() < m_limits.total;) {
        if (isFree(m_waiting.at(i).request.url.host()))
            launch(m_waiting.takeAt(i));
        else
            ++i;
    }
    if (m_waiting.isEmpty() && m_running.isEmpty() && m_state != State::Ended) {
        m_state = State::Ended;
        Q_EMIT finished();
    }
}

bool FetchQueue::isFree(const QString &host) const
{
    return m_atHost.value(host) < m_limits.perHost && !m_pausing.contains(host);
}

void FetchQueue::launch(const Item &item)
{
    auto *const downloader = new Downloader(m_client, item.request, this);
    m_running.insert(item.id, downloader);
    const auto host = item.request.url.host();
    ++m_atHost[host];
    connect(downloader, &Downloader::progressed, this,
            [this, id = item.id](qint64 bytes, qint64 total) { Q_EMIT progressed(id, bytes, total); });
    connect(downloader, &Downloader::finished, this, [this, id = item.id, host](const Result<Download> &result) {
        --m_atHost[host];
        onFinished(id, result);
    });
    downloader->start();
    if (m_limits.hostPause <= std::chrono::milliseconds::zero())
        return;
    m_pausing.insert(host);
    m_client.settings().scheduler->runAfter(m_limits.hostPause, this, [this, host] {
        m_pausing.remove(host);
        later();
    });
}

void FetchQueue::flush()
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &item : waiting)
        Q_EMIT fetched(item.id, fail(Error::Code::Cancelled, item.request.url.toString(QUrl::RemoveUserInfo)));
}

void FetchQueue::onFinished(int id, const Result<Download> &result)
{
    m_running.take(id)->deleteLater();
    later();
    Q_EMIT fetched(id, result);
}

} // namespace Patchwijzer
