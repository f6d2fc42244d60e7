// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/waitingfetch.h"

#include "transport/archive/archivereader.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QMetaObject>

#include <optional>
#include <utility>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

WaitingFetch::WaitingFetch(const HttpSettings &settings, std::stop_token stop)
    : m_client(settings)
    , m_stop(std::move(stop))
{
}

void WaitingFetch::run(FetchLimits limits, const std::function<void(FetchQueue &queue)> &begin,
                       const OnFetched &onFetched)
{
    FetchQueue queue(m_client, limits);
    QEventLoop loop;
    QObject::connect(&queue, &FetchQueue::finished, &loop, &QEventLoop::quit);
    QObject::connect(&queue, &FetchQueue::fetched, &queue,
                     [&](int id, const Result<Download> &result) { onFetched(queue, id, result); });
    begin(queue);
    queue.start();
    // The wish to stop comes from another thread.
    const std::stop_callback stopping(
        m_stop, [&queue] { QMetaObject::invokeMethod(&queue, &FetchQueue::cancel, Qt::QueuedConnection); });
    loop.exec();
}

Result<FetchedBytes> WaitingFetch::bytes(const QUrl &url, qint64 maxBytes, const QString &folder)
{
    DownloadRequest request;
    request.url = url;
    request.target = QDir(folder).filePath(u"fetched"_s);
    request.maxBytes = maxBytes;
    std::optional<Result<Download>> fetched;
    run(
        {}, [&request](FetchQueue &queue) { queue.add(request); },
        [&fetched](FetchQueue & /*queue*/, int /*id*/, const Result<Download> &result) { fetched = result; });
    if (!fetched)
        return fail(Error::Code::Cancelled, url.toString(QUrl::FullyEncoded));
    if (!*fetched)
        return fail(fetched->error());
    PW_TRY(auto bytes, takeFetched(request.target, **fetched));
    return FetchedBytes{std::move(bytes), (*fetched)->url};
}

Result<QByteArray> takeFetched(const QString &path, const Download &download)
{
    if (!download.contentEncoding.isEmpty()) {
        auto unpacked = readMaybeCompressed(path);
        QFile::remove(path);
        return unpacked;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Code::FileUnreadable, path, file.errorString());
    auto bytes = file.readAll();
    const bool whole = file.error() == QFile::NoError;
    file.close();
    QFile::remove(path);
    if (!whole)
        return fail(Error::Code::FileUnreadable, path, u"the disk gave an error"_s);
    return bytes;
}

} // namespace Patchwijzer
