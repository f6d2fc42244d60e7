// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

// Inside this room only.
namespace Patchwijzer {

/** CRC-32 as zip and gzip use it. @see ISO 3309; RFC 1952, section 8 */
[[nodiscard]] quint32 crc32(QByteArrayView data);

} // namespace Patchwijzer
