// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/openpgp/packets.h"

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype maxPackets = 10'000; // A key with very many signatures by others has a few thousand.

/** A number of @p size bytes, the highest first; -1 when they are not all there. */
qint64 numberAt(QByteArrayView data, qsizetype at, qsizetype size)
{
    if (at + size > data.size())
        return -1;
    qint64 number = 0;
    for (qsizetype i = at; i < at + size; ++i)
        number = (number << 8) | uchar(data[i]);
    return number;
}

struct Header {
    qsizetype size = 0; ///< Type and length.
    qint64 length = -1; ///< Of the body; negative when it cannot be read or is not given.
};

Header newHeader(QByteArrayView data, qsizetype at)
{
    const auto first = numberAt(data, at + 1, 1);
    if (first < 0 || (first >= 224 && first < 255)) // Cut off, or the length of a part only.
        return {};
    if (first < 192)
        return {2, first};
    if (first == 255)
        return {6, numberAt(data, at + 2, 4)};
    const auto second = numberAt(data, at + 2, 1);
    return {3, second < 0 ? -1 : ((first - 192) << 8) + second + 192};
}

Header oldHeader(QByteArrayView data, qsizetype at)
{
    const int kind = uchar(data[at]) & 3;
    if (kind == 3) // Until the end of everything.
        return {};
    const qsizetype size = qsizetype(1) << kind;
    return {1 + size, numberAt(data, at + 1, size)};
}

} // namespace

Result<QList<Packet>> splitPackets(QByteArrayView data, const QString &where)
{
    QList<Packet> packets;
    qsizetype at = 0;
    while (at < data.size()) {
        const auto tag = uchar(data[at]);
        const bool isNew = (tag & 0x40) != 0;
        if ((tag & 0x80) == 0 || packets.size() == maxPackets)
            return fail(Error::Code::BadValue, where, u"not OpenPGP data"_s);
        const auto header = isNew ? newHeader(data, at) : oldHeader(data, at);
        if (header.length < 0 || header.length > data.size() - at - header.size)
            return fail(Error::Code::BadValue, where, u"OpenPGP data that is cut off"_s);
        Packet packet;
        packet.type = quint8(isNew ? tag & 0x3F : (tag >> 2) & 0x0F);
        packet.begin = at;
        packet.body = at + header.size;
        packet.end = packet.body + qsizetype(header.length);
        packets.append(packet);
        at = packet.end;
    }
    if (packets.isEmpty())
        return fail(Error::Code::BadValue, where, u"no OpenPGP data at all"_s);
    return packets;
}

} // namespace Patchwijzer
