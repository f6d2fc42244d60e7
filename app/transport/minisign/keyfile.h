// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "transport/minisign/minisignkey.h"

#include <QString>

namespace Patchwijzer {

/** Reads a file with a secret key into wiped memory. @return FileMissing, FileUnreadable, FileTooLarge. */
[[nodiscard]] Result<SecretBytes> readSecretFile(const QString &path);

/** Writes a new file that only its owner may read; from its first byte on, and whole or not at all.
 *  @return CannotWrite, also when there is a file of this name already: a key is never written over.
 */
[[nodiscard]] Result<void> writeSecretFile(const QString &path, const SecretBytes &contents);

/** @return FileMissing, FileUnreadable, or as parseMinisignPublicKey(). */
[[nodiscard]] Result<MinisignPublicKey> readMinisignPublicKey(const QString &path);

} // namespace Patchwijzer
