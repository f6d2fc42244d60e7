// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/net/fetchqueue.h"
#include "transport/net/httpclient.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <functional>
#include <stop_token>

// Inside this room only.
namespace Patchwijzer {

/** What came from an address, and which address that was after the redirects. */
struct FetchedBytes {
    QByteArray bytes;
    QUrl from;
};

/** Fetches and waits: for a thread that has nothing else to do meanwhile. */
class WaitingFetch
{
public:
    WaitingFetch(const HttpSettings &settings, std::stop_token stop);

    using OnFetched = std::function<void(FetchQueue &queue, int id, const Result<Download> &result)>;

    /** Runs a queue to its end. @param begin adds the first files; @p onFetched may add more, or cancel. */
    void run(FetchLimits limits, const std::function<void(FetchQueue &queue)> &begin, const OnFetched &onFetched);

    /** One file. @param folder where it may lie for a moment.
     *  @return the errors of Downloader::finished(); FileUnreadable.
     */
    [[nodiscard]] Result<FetchedBytes> bytes(const QUrl &url, qint64 maxBytes, const QString &folder);

    [[nodiscard]] const std::stop_token &stop() const { return m_stop; }

private:
    HttpClient m_client;
    std::stop_token m_stop;
};

/** Reads a file that was fetched, unpacking what the server packed unasked, and removes it. */
[[nodiscard]] Result<QByteArray> takeFetched(const QString &path, const Download &download);

} // namespace Patchwijzer
