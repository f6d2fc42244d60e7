// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

namespace Patchwijzer {

/** The hash in a .sha256 or .sha512 file: its first word, in hexadecimal digits of either case. What follows, mostly
 *  a file name, does not count.
 *  @return the hash itself; UnknownFormat when there is none of the right length; FileTooLarge.
 *  @see CSAF 2.0, 7.1.18
 */
[[nodiscard]] Result<QByteArray> parseHashFile(const QByteArray &text, QCryptographicHash::Algorithm algorithm,
                                               const QString &where);

/** Whether @p document has the hash that @p hashFile gives. @return as parseHashFile(); HashMismatch. */
[[nodiscard]] Result<void> checkHash(const QByteArray &document, const QByteArray &hashFile,
                                     QCryptographicHash::Algorithm algorithm, const QString &where);

} // namespace Patchwijzer
