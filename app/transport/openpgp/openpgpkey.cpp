// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/openpgp/openpgpkey.h"

#include "transport/openpgp/armor.h"
#include "transport/openpgp/packets.h"

#include <QCryptographicHash>

#include <algorithm>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype maxKeyBytes = qsizetype(4) << 20; // A key with thousands of signatures by others.
constexpr qsizetype maxSignatureBytes = qsizetype(256) << 10;
constexpr qsizetype maxKeys = 100;

QByteArray bigEndian(qsizetype number, int bytes)
{
    QByteArray text;
    for (int i = bytes - 1; i >= 0; --i)
        text += char((number >> (8 * i)) & 0xFF);
    return text;
}

/** Empty for a version that has none, or none that is safe. */
QString fingerprintOf(QByteArrayView body)
{
    QByteArray hashed;
    auto algorithm = QCryptographicHash::Sha256;
    switch (body.isEmpty() ? 0 : body.front()) {
    case 4:
        if (body.size() > 0xFFFF)
            return {};
        algorithm = QCryptographicHash::Sha1;
        hashed = '\x99' + bigEndian(body.size(), 2);
        break;
    case 5: // Not in the standard: what GnuPG made in the meantime.
        hashed = '\x9A' + bigEndian(body.size(), 4);
        break;
    case 6:
        hashed = '\x9B' + bigEndian(body.size(), 4);
        break;
    default:
        return {};
    }
    hashed += body;
    return QString::fromLatin1(QCryptographicHash::hash(hashed, algorithm).toHex().toUpper());
}

/** The binary data, taken out of its text where it is written as text. */
Result<QByteArray> binaryOf(const QByteArray &data, const QByteArray &kind, const QString &where)
{
    // What can be cut in packets is no text, whatever the names in it look like.
    if (splitPackets(data, where) || !isArmored(data))
        return data;
    return dearmored(data, kind, where);
}

} // namespace

Result<QList<OpenPgpKey>> parseOpenPgpKeys(const QByteArray &data, const QString &where)
{
    if (data.size() > maxKeyBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than a key"_s);
    PW_TRY(const auto binary, binaryOf(data, "PUBLIC KEY BLOCK", where));
    if (binary.isEmpty() || (uchar(binary.front()) & 0x80) == 0)
        return fail(Error::Code::UnknownFormat, where, u"not an OpenPGP key"_s);
    PW_TRY(const auto packets, splitPackets(binary, where));
    QList<OpenPgpKey> keys;
    for (const auto &packet : packets) {
        if (packet.is(PacketType::Marker))
            continue;
        const bool begins = packet.is(PacketType::PublicKey);
        if (packet.is(PacketType::SecretKey) || (!begins && keys.isEmpty()) || keys.size() > maxKeys)
            return fail(Error::Code::BadValue, where, u"not a public key only"_s);
        if (begins)
            keys.append({fingerprintOf(QByteArrayView(binary).sliced(packet.body, packet.end - packet.body)), {}});
        keys.last().data += QByteArrayView(binary).sliced(packet.begin, packet.end - packet.begin);
    }
    keys.removeIf([](const OpenPgpKey &key) { return key.fingerprint.isEmpty(); });
    if (keys.isEmpty())
        return fail(Error::Code::UnknownFormat, where, u"no key of a version that is in use"_s);
    return keys;
}

Result<QByteArray> parseDetachedSignature(const QByteArray &data, const QString &where)
{
    if (data.size() > maxSignatureBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than a signature"_s);
    PW_TRY(auto binary, binaryOf(data, "SIGNATURE", where));
    if (binary.isEmpty() || (uchar(binary.front()) & 0x80) == 0)
        return fail(Error::Code::UnknownFormat, where, u"not an OpenPGP signature"_s);
    PW_TRY(const auto packets, splitPackets(binary, where));
    const bool pure = std::all_of(packets.begin(), packets.end(),
                                  [](const Packet &packet) { return packet.is(PacketType::Signature); });
    if (!pure)
        return fail(Error::Code::BadValue, where, u"not a signature only"_s);
    return binary;
}

} // namespace Patchwijzer
