// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/fetchedfeed.h"

#include "feeds/unusedformat.h"
#include "workflow/feedimport.h"

#include <QCryptographicHash>
#include <QFile>

namespace Patchwijzer {
namespace {

Result<QByteArray> hashOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return fail(Error::Code::FileUnreadable, path, file.errorString());
    return hash.result().toHex();
}

} // namespace

Result<TakenFeed> takeFetchedFeed(const QString &dataDir, const FetchedFeed &fetched, const QDateTime &now,
                                  const ProgressFunction &progress, const std::stop_token &stop)
{
    TakenFeed taken;
    PW_TRY(taken.sha256, hashOf(fetched.path));
    if (fetched.known.contains(taken.sha256))
        return taken;
    PW_TRY(const auto report, importFeeds(dataDir, {fetched.path}, now, progress, stop));
    bool found = false;
    for (const auto &file : report.files) {
        // What we hold came from elsewhere and is newer: nothing is wrong with this one.
        if (file.refused && !unusedFormatName(file.refusal).isEmpty()) // As a rule a page that asks to log in.
            return fail(Error::Code::NetworkBadAnswer, fetched.where, file.refusal.detail);
        if (file.refused && file.refusal.code != Error::Code::FeedOlder)
            return fail(file.refusal);
        found = found || file.feed == fetched.feed || file.refused;
        if (file.feed == fetched.feed)
            taken.records += file.records;
    }
    if (!found)
        return fail(Error::Code::NetworkBadAnswer, fetched.where, QStringLiteral("another list than we asked for"));
    return taken;
}

} // namespace Patchwijzer
