// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/openpgp/armor.h"

#include <QList>

#include <algorithm>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

/** @see RFC 9580, 6.1.1 */
quint32 crc24(const QByteArray &data)
{
    quint32 crc = 0xB704CE;
    for (const char byte : data) {
        crc ^= quint32(uchar(byte)) << 16;
        for (int bit = 0; bit < 8; ++bit) {
            crc <<= 1;
            if ((crc & 0x1000000) != 0)
                crc ^= 0x1864CFB;
        }
    }
    return crc & 0xFFFFFF;
}

QList<QByteArray> linesOf(const QByteArray &text)
{
    auto lines = text.split('\n');
    for (auto &line : lines) {
        while (!line.isEmpty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
            line.chop(1);
    }
    return lines;
}

QByteArray border(const char *what, const QByteArray &kind)
{
    return QByteArray("-----") + what + " PGP " + kind + "-----";
}

Result<QByteArray> fromBase64(const QByteArray &text, const QString &where)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || text.size() % 4 != 0)
        return fail(Error::Code::BadValue, where, u"not Base64"_s);
    return decoded.decoded;
}

/** The lines between the borders: names and values, an empty line, Base64, and perhaps a checksum. */
Result<QByteArray> readBlock(const QList<QByteArray> &lines, const QString &where)
{
    const auto blank = lines.indexOf(QByteArray());
    // Some writers leave the empty line out when there are no names and values above it.
    auto at = blank >= 0
            && std::all_of(lines.begin(), lines.begin() + blank,
                           [](const QByteArray &line) { return line.contains(": "); })
        ? blank + 1
        : 0;
    QByteArray base64;
    QByteArray checksum;
    for (; at < lines.size(); ++at) {
        const auto &line = lines.at(at);
        if (!checksum.isEmpty() && !line.isEmpty())
            return fail(Error::Code::BadValue, where, u"text behind the checksum"_s);
        if (line.startsWith('=') && line.size() == 5)
            checksum = line.mid(1);
        else
            base64 += line;
    }
    PW_TRY(auto data, fromBase64(base64, where));
    if (!checksum.isEmpty()) {
        PW_TRY(const auto given, fromBase64(checksum, where));
        const auto crc = crc24(data);
        QByteArray real;
        for (const int shift : {16, 8, 0})
            real += char((crc >> shift) & 0xFF);
        if (given != real)
            return fail(Error::Code::BadValue, where, u"not the checksum that it gives"_s);
    }
    return data;
}

} // namespace

bool isArmored(const QByteArray &data)
{
    return data.startsWith("-----BEGIN PGP ") || data.contains("\n-----BEGIN PGP ");
}

Result<QByteArray> dearmored(const QByteArray &text, const QByteArray &kind, const QString &where)
{
    const auto lines = linesOf(text);
    const auto begin = border("BEGIN", kind);
    const auto end = border("END", kind);
    QByteArray data;
    qsizetype at = lines.indexOf(begin);
    if (at < 0)
        return fail(Error::Code::UnknownFormat, where, u"not OpenPGP text of the kind "_s + QString::fromLatin1(kind));
    while (at >= 0) {
        const auto close = lines.indexOf(end, at);
        if (close < 0)
            return fail(Error::Code::BadValue, where, u"OpenPGP text without its end"_s);
        PW_TRY(const auto block, readBlock(lines.sliced(at + 1, close - at - 1), where));
        data += block;
        at = lines.indexOf(begin, close);
    }
    return data;
}

} // namespace Patchwijzer
