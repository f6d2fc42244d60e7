// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/minisign/minisignkey.h"

#include <QList>
#include <QString>

namespace Patchwijzer {

/** A key whose signature we take without asking. */
struct TrustedKey {
    MinisignPublicKey key;
    QString name;     ///< Of its file, without ".pub"; for people.
    bool own = false; ///< This computer's.
};

/** This computer's own key, <data>/keys/bundle.key: made, with bundle.pub beside it, when there is none yet.
 *  @return CannotWrite; or as MinisignSecretKey::parse() when the file is not right.
 */
[[nodiscard]] Result<MinisignSecretKey> ownBundleKey(const QString &dataDir);

/** Where the public part of it is: what others check our bundles with. */
[[nodiscard]] QString ownPublicKeyFile(const QString &dataDir);

/** The key in any file that minisign made. @param password as in MinisignSecretKey::parse(). */
[[nodiscard]] Result<MinisignSecretKey> bundleKeyFrom(const QString &file, const SecretBytes &password);

/** Whether reading it takes a password. @return as readSecretFile() and MinisignSecretKey::parse(). */
[[nodiscard]] Result<bool> needsPassword(const QString &file);

/** This computer's own key when it has one, then those of <data>/keys/trusted/ by name. A file there that cannot be
 *  read is trusted no more: nothing is said of it.
 */
[[nodiscard]] QList<TrustedKey> trustedBundleKeys(const QString &dataDir);

/** Trusts the key in @p file from now on, under the name of that file. The same key twice is no error.
 *  @return as readMinisignPublicKey(), CannotWrite.
 */
[[nodiscard]] Result<TrustedKey> trustBundleKey(const QString &dataDir, const QString &file);

} // namespace Patchwijzer
