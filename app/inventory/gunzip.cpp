// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/gunzip.h"

#include <array>
#include <limits>
#include <memory>
#include <zlib.h>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr int gzipOnly = 16 + MAX_WBITS; // Neither zlib's own form nor a raw stream.
constexpr std::size_t pieceBytes = std::size_t(64) << 10;

struct End {
    void operator()(z_stream *stream) const
    {
        inflateEnd(stream);
        delete stream;
    }
};

} // namespace

Result<QByteArray> gunzip(const QByteArray &bytes, qsizetype maxBytes, const QString &where)
{
    const auto broken = [&] { return fail(Error::Code::BadValue, where, u"broken or cut gzip data"_s); };
    if (bytes.isEmpty())
        return broken();
    if (bytes.size() > std::numeric_limits<int>::max())
        return fail(Error::Code::FileTooLarge, where, u"larger than 2 GiB"_s);
    const std::unique_ptr<z_stream, End> stream(new z_stream{});
    if (inflateInit2(stream.get(), gzipOnly) != Z_OK)
        return fail(Error::Code::FileTooLarge, where, u"no memory to unpack it"_s);
    // zlib does not write there; its interface is older than const.
    stream->next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(bytes.constData()));
    stream->avail_in = static_cast<uInt>(bytes.size());
    QByteArray out;
    std::array<char, pieceBytes> piece{};
    for (;;) {
        stream->next_out = reinterpret_cast<Bytef *>(piece.data());
        stream->avail_out = static_cast<uInt>(piece.size());
        const int state = inflate(stream.get(), Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END)
            return broken();
        const auto made = qsizetype(piece.size() - stream->avail_out);
        if (out.size() + made > maxBytes)
            return fail(Error::Code::FileTooLarge, where, u"larger than %1 bytes when unpacked"_s.arg(maxBytes));
        out.append(piece.data(), made);
        if (state == Z_STREAM_END && stream->avail_in == 0)
            return out;
        // Another part follows, or something that is none: then the next round says so.
        if (state == Z_STREAM_END && inflateReset(stream.get()) != Z_OK)
            return broken();
    }
}

} // namespace Patchwijzer
