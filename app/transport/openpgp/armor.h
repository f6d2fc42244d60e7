// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

// Inside this room only: OpenPGP data written as text.
namespace Patchwijzer {

/** Whether it holds a line that starts a block of OpenPGP text. Binary data may do so too, in the name of a key. */
[[nodiscard]] bool isArmored(const QByteArray &data);

/** The binary data of all the blocks of one kind, one behind the other; blocks of another kind do not count.
 *  @param kind "PUBLIC KEY BLOCK" or "SIGNATURE".
 *  @return UnknownFormat when there is no such block; BadValue when a block is cut off, is no Base64, or does not have
 *          the checksum that it gives.
 *  @see RFC 9580, 6
 */
[[nodiscard]] Result<QByteArray> dearmored(const QByteArray &text, const QByteArray &kind, const QString &where);

} // namespace Patchwijzer
