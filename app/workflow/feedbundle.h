// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/feedstate.h"
#include "core/result.h"
#include "feeds/bundlemanifest.h"
#include "transport/minisign/minisignkey.h"
#include "workflow/assessment.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <stop_token>

namespace Patchwijzer {

/** What a bundle is made from. It gives the same each time it is asked: a bundle is read twice from it. */
class BundleContents
{
public:
    BundleContents() = default;
    BundleContents(const BundleContents &) = delete;
    BundleContents &operator=(const BundleContents &) = delete;
    virtual ~BundleContents() = default;

    [[nodiscard]] virtual Result<QList<FeedState>> states() const = 0;
    [[nodiscard]] virtual Result<void>
    forEachAdvisory(const QString &feed, const std::function<Result<void>(const Advisory &)> &visit) const = 0;
    /** @param visit takes a name for messages, and the bytes as they were published. */
    [[nodiscard]] virtual Result<void>
    forEachDocument(const QString &feed,
                    const std::function<Result<void>(const QString &, const QByteArray &)> &visit) const = 0;
};

struct ExportReport {
    BundleManifest manifest;
    QString keyId; ///< Of the key it was signed with, 16 hexadecimal digits.
    qint64 bytes = 0;
};

/** Packs every feed that may be passed on into one signed file; the others are named in the manifest with the reason.
 *  The same contents at the same moment give the same manifest and the same files.
 *  @param now UTC.
 *  @return WrongUse when there is nothing to pack; DiskFull, CannotWrite, Cancelled: then nothing of
 *          it is left, and a file that was there before still is.
 */
[[nodiscard]] Result<ExportReport> exportFeeds(const BundleContents &contents, const QString &file,
                                               const QDateTime &now, const MinisignSecretKey &key,
                                               const ProgressFunction &progress = {}, std::stop_token stop = {});

/** Packs what is in the database of this data folder. @return also as FeedDatabase::open(). */
[[nodiscard]] Result<ExportReport> exportFeeds(const QString &dataDir, const QString &file, const QDateTime &now,
                                               const MinisignSecretKey &key, const ProgressFunction &progress = {},
                                               std::stop_token stop = {});

} // namespace Patchwijzer
