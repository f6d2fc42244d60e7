// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "feeds/bundlemanifest.h"
#include "workflow/bundlekeys.h"

#include <QByteArray>
#include <QIODevice>
#include <QList>
#include <QString>

#include <functional>
#include <stop_token>

namespace Patchwijzer {

/** Who stands for what is in a bundle. */
enum class BundleTrust {
    Own,        ///< This computer made it.
    Trusted,    ///< Somebody whose key is trusted here.
    UnknownKey, ///< Somebody, but we have no key to check that with: as good as Unsigned.
    Unsigned,
};

/** What the owner must know before a bundle is imported. */
struct BundleCheck {
    BundleManifest manifest;
    BundleTrust trust = BundleTrust::Unsigned;
    QString signer;          ///< Name of the trusted key; else empty.
    QString keyId;           ///< Of the key that is said to have signed, 16 hexadecimal digits; empty when unsigned.
    QByteArray manifestHash; ///< SHA-256 of the manifest, and so of all that is in the bundle.
};

/** Asked about a whole bundle for which nobody stands whom this computer knows: whether to take it all the same. */
using AcceptBundle = std::function<bool(const BundleCheck &check)>;

/** Whether this file may be a bundle: a zip whose first entry is called manifest.json and begins like ours. */
[[nodiscard]] bool looksLikeBundle(QIODevice &device, const QString &name);

/** The same by the first bytes only (50 suffice): other zips may begin like that as well. */
[[nodiscard]] bool beginsLikeBundle(const QByteArray &head);

/** Whether a bundle was unpacked in this folder. */
[[nodiscard]] bool looksLikeBundleFolder(const QString &folder);

/** Checks a whole bundle: the signature over the manifest, then every file's size and hash, nothing missing and nothing
 *  that the manifest does not name. Imports nothing.
 *  @return SignatureWrong, HashMismatch; ArchiveBroken for a file too many or missing; UnknownFormat when it is no
 *          bundle; as parseBundleManifest() and visitArchive().
 */
[[nodiscard]] Result<BundleCheck> checkBundle(const QString &path, const QList<TrustedKey> &trusted,
                                              const std::stop_token &stop = {});

/** One file out of a bundle. */
struct BundleContent {
    const BundleFeed &feed;
    const BundleFile &file;
    const QByteArray &bytes;
};

/** Hands over a file out of a bundle; an error ends the reading. */
using BundleVisitor = std::function<Result<void>(const BundleContent &content)>;

/** Checks a bundle as checkBundle() does, and only when all of it is right hands over its files.
 *  @param accept may be empty: then nothing is taken for which nobody stands.
 *  @return also BundleUnsigned, BundleUnknownKey; or the visitor's error.
 */
[[nodiscard]] Result<BundleCheck> visitBundle(QIODevice &device, const QString &name, const QList<TrustedKey> &trusted,
                                              const AcceptBundle &accept, const BundleVisitor &visit,
                                              const std::stop_token &stop = {});

/** visitBundle() for one that was unpacked: the files that its manifest names, and no others. Links are not followed.
 *  @return also FileUnreadable.
 */
[[nodiscard]] Result<BundleCheck> visitBundleFolder(const QString &folder, const QString &name,
                                                    const QList<TrustedKey> &trusted, const AcceptBundle &accept,
                                                    const BundleVisitor &visit, const std::stop_token &stop = {});

} // namespace Patchwijzer
