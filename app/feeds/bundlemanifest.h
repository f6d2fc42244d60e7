// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace Patchwijzer {

// A feed bundle is a zip of, in this order,
//   manifest.json          what is in it (below); "format" comes first, that is what it is recognised by
//   manifest.json.minisig  a signature of minisign (prehashed) over the bytes of manifest.json; may be missing
//   feeds/<id>/advisories-0001.json …  lists of feeds/advisorylist.h
//   feeds/<id>/documents-0001.list …   lists of feeds/documentlist.h
// {"format":"patchwijzer-bundle","version":1,"createdAt":"2026-11-22T12:00:00.000Z","createdBy":"Patchwijzer 0.1.0",
//  "feeds":[{"id":…,"title":…,"publisher":…,"licence":…,"urls":[…],"dataDate":…,"records":…,
//            "files":[{"path":…,"sha256":…,"bytes":…}]}],
//  "leftOut":[{"id":…,"reason":…}]}

/** What a file in a bundle holds. */
enum class BundlePart { Advisories, Documents };

struct BundleFile {
    QString path;
    QByteArray sha256; ///< 32 bytes.
    qint64 bytes = 0;

    bool operator==(const BundleFile &) const = default;
};

struct BundleFeed {
    QString id;
    QString title;
    QString publisher;
    QString licence;
    QList<QString> urls;
    QDateTime dataDate; ///< UTC; may be invalid.
    qint64 records = 0;
    QList<BundleFile> files;

    bool operator==(const BundleFeed &) const = default;
};

/** Why a feed that the maker of the bundle has is not in it. */
enum class LeftOutReason {
    Licence, ///< It may not be passed on, as far as is known.
    Unknown, ///< The program that made the bundle had no description of it.
    Parts,   ///< Part of what it holds cannot be packed.
    Other,   ///< A reason that had no name yet when this was written.
};

struct LeftOutFeed {
    QString id;
    LeftOutReason reason = LeftOutReason::Other;

    bool operator==(const LeftOutFeed &) const = default;
};

struct BundleManifest {
    QDateTime createdAt; ///< UTC.
    QString createdBy;   ///< "Patchwijzer 0.1.0"
    QList<BundleFeed> feeds;
    QList<LeftOutFeed> leftOut;

    bool operator==(const BundleManifest &) const = default;
};

/** "feeds/osv-debian/advisories-0001.json" @param number from 1. */
[[nodiscard]] QString bundlePath(const QString &feed, BundlePart part, int number);
/** What the file at that path holds, by its name. */
[[nodiscard]] BundlePart bundlePartOf(const QString &path);

[[nodiscard]] QByteArray writeBundleManifest(const BundleManifest &manifest);

/** Whether these bytes are the manifest of a bundle, of whatever version. */
[[nodiscard]] bool isBundleManifest(const QByteArray &bytes);

/** Reads a manifest. Every path is one that bundlePath() makes for its own feed, and none is there twice.
 *  @return NotJson, UnknownFormat, MissingField, BadValue, FileTooLarge.
 */
[[nodiscard]] Result<BundleManifest> parseBundleManifest(const QByteArray &json, const QString &where);

/** Names of reasons, as in the manifest: "licence". */
[[nodiscard]] QString nameOf(LeftOutReason reason);

} // namespace Patchwijzer
