// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

// Inside this room only: the pieces that OpenPGP data is made of.
namespace Patchwijzer {

enum class PacketType : quint8 {
    Signature = 2,
    SecretKey = 5,
    PublicKey = 6,
    Marker = 10,
    Padding = 21,
};

/** One packet; counted in bytes of the data it stands in. */
struct Packet {
    quint8 type = 0;
    qsizetype begin = 0; ///< Its header.
    qsizetype body = 0;
    qsizetype end = 0;

    [[nodiscard]] bool is(PacketType wanted) const { return type == quint8(wanted); }
};

/** Cuts @p data in packets, without looking into them. Lengths that only a stream needs are refused.
 *  @return BadValue when it is no OpenPGP data, or cut off.
 *  @see RFC 9580, 4.2
 */
[[nodiscard]] Result<QList<Packet>> splitPackets(QByteArrayView data, const QString &where);

} // namespace Patchwijzer
