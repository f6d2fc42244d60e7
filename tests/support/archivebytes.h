// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QtEndian>

#include <array>
#include <cstdio>

// Archives made byte by byte, so that a test can make each of them wrong in exactly one way.
namespace Patchwijzer::Test {

struct TarEntry {
    QByteArray name;
    QByteArray data;
    char type = '0';
    QByteArray link = {};
    qint64 statedSize = -1; ///< Written in the header instead of the data's own size.
    qint64 modified = 0;    ///< Seconds since 1970; 0: not said.
};

inline void putField(QByteArray *block, qsizetype at, const QByteArray &text)
{
    block->replace(at, text.size(), text);
}

inline QByteArray octal(qint64 value, int width)
{
    return QByteArray::number(value, 8).rightJustified(width, '0');
}

inline QByteArray tarHeader(const TarEntry &entry)
{
    QByteArray block(512, '\0');
    putField(&block, 0, entry.name.left(100));
    putField(&block, 100, "0000644");
    putField(&block, 108, "0000000");
    putField(&block, 116, "0000000");
    putField(&block, 124, octal(entry.statedSize < 0 ? entry.data.size() : entry.statedSize, 11));
    putField(&block, 136, octal(entry.modified, 11));
    putField(&block, 148, "        ");
    block[156] = entry.type;
    putField(&block, 157, entry.link.left(100));
    putField(&block, 257,
             QByteArray("ustar\0"
                        "00",
                        8));
    qint64 sum = 0;
    for (const char c : block)
        sum += static_cast<unsigned char>(c);
    putField(&block, 148, octal(sum, 6) + QByteArray("\0 ", 2));
    return block;
}

inline QByteArray tarBytes(const QList<TarEntry> &entries)
{
    QByteArray tar;
    for (const auto &entry : entries) {
        tar += tarHeader(entry) + entry.data;
        tar += QByteArray((512 - entry.data.size() % 512) % 512, '\0');
    }
    return tar + QByteArray(1024, '\0');
}

inline QByteArray paxRecord(const QByteArray &key, const QByteArray &value)
{
    const QByteArray rest = ' ' + key + '=' + value + '\n';
    qsizetype length = rest.size() + 1;
    while (QByteArray::number(length).size() + rest.size() != length)
        ++length;
    return QByteArray::number(length) + rest;
}

struct ZipFile {
    QByteArray name;
    QByteArray data;
    bool deflate = false;
    quint32 attributes = 0; ///< External attributes; the host is Unix.
    quint16 flags = 0;
    QByteArray localName = {}; ///< When it is to differ from the directory's.
    qint64 statedSize = -1;    ///< Unpacked size written instead of the real one.
    bool wrongChecksum = false;
    qint64 headerOffset = -1; ///< Points to another file's data when set.
    quint32 modified = 0;     ///< The fields for time and date of DOS, in this order; 0: not said.
};

inline quint32 zipChecksum(const QByteArray &data)
{
    quint32 crc = ~0U;
    for (const char c : data) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320U : crc >> 1;
    }
    return ~crc;
}

template<typename T>
QByteArray little(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

/** The raw deflate stream inside what qCompress() gives: four bytes of length, two of zlib, and four behind it. */
inline QByteArray deflated(const QByteArray &data)
{
    if (data.isEmpty()) // Of which qCompress() makes nothing at all.
        return QByteArray("\3\0", 2);
    const auto zlib = qCompress(data, 9);
    return zlib.mid(6, zlib.size() - 10);
}

enum class ZipForm { Plain, Zip64 };

inline QByteArray zipFields(const ZipFile &file, const QByteArray &packed, ZipForm form)
{
    const auto size = quint32(file.statedSize < 0 ? file.data.size() : file.statedSize);
    const auto crc = zipChecksum(file.data) ^ (file.wrongChecksum ? 1U : 0U);
    const bool wide = form == ZipForm::Zip64;
    return little(quint16(20)) + little(file.flags) + little(quint16(file.deflate ? 8 : 0)) + little(file.modified)
        + little(crc) + little(wide ? ~0U : quint32(packed.size())) + little(wide ? ~0U : size);
}

/** The field that holds the sizes, and the offset where one is given. */
inline QByteArray zip64Extra(const ZipFile &file, const QByteArray &packed, qint64 offset = -1)
{
    auto numbers = little(quint64(file.data.size())) + little(quint64(packed.size()));
    if (offset >= 0)
        numbers += little(quint64(offset));
    return little(quint16(1)) + little(quint16(numbers.size())) + numbers;
}

inline QByteArray zipEnd(qint64 count, qint64 directoryBytes, qint64 offset, ZipForm form)
{
    QByteArray end;
    const bool wide = form == ZipForm::Zip64;
    if (wide) {
        end += "PK\6\6" + little(quint64(44)) + little(quint32(45 << 16 | 45)) + little(quint64(0))
            + little(quint64(count)) + little(quint64(count)) + little(quint64(directoryBytes))
            + little(quint64(offset));
        end += "PK\6\7" + little(quint32(0)) + little(quint64(offset + directoryBytes)) + little(quint32(1));
    }
    const auto shortCount = little(wide ? quint16(0xFFFF) : quint16(count));
    return end + "PK\5\6" + little(quint32(0)) + shortCount + shortCount + little(wide ? ~0U : quint32(directoryBytes))
        + little(wide ? ~0U : quint32(offset)) + little(quint16(0));
}

inline QByteArray zipBytes(const QList<ZipFile> &files, ZipForm form = ZipForm::Plain)
{
    QByteArray zip;
    QByteArray directory;
    for (const auto &file : files) {
        const auto packed = file.deflate ? deflated(file.data) : file.data;
        const auto fields = zipFields(file, packed, form);
        const auto localName = file.localName.isEmpty() ? file.name : file.localName;
        const auto offset = quint32(file.headerOffset < 0 ? zip.size() : file.headerOffset);
        const bool wide = form == ZipForm::Zip64;
        const auto localExtra = wide ? zip64Extra(file, packed) : QByteArray();
        const auto extra = wide ? zip64Extra(file, packed, offset) : QByteArray();
        zip += "PK\3\4" + fields + little(quint16(localName.size())) + little(quint16(localExtra.size())) + localName
            + localExtra + packed;
        directory += "PK\1\2" + little(quint16(3 << 8 | 20)) + fields + little(quint16(file.name.size()))
            + little(quint16(extra.size())) + little(quint16(0)) + little(quint16(0)) + little(quint16(0))
            + little(file.attributes) + little(wide ? ~0U : offset) + file.name + extra;
    }
    return zip + directory + zipEnd(files.size(), directory.size(), zip.size(), form);
}

} // namespace Patchwijzer::Test
