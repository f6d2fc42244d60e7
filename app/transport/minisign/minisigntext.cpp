// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/minisign/minisigntext.h"

#include <algorithm>
#include <sodium.h>

namespace Patchwijzer::Minisign {

using namespace Qt::Literals::StringLiterals;

Result<std::vector<QByteArrayView>> splitLines(QByteArrayView file, size_t count, const QString &where)
{
    if (file.size() > maxFileBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than 16 KiB"_s);
    std::vector<QByteArrayView> lines;
    while (lines.size() < count) {
        const auto end = file.indexOf('\n');
        if (file.isEmpty() || (end < 0 && lines.size() + 1 < count))
            return fail(Error::Code::FileTruncated, where, u"fewer lines than there must be"_s);
        auto line = end < 0 ? file : file.first(end);
        if (end >= 0 && line.endsWith('\r')) // It went through a text editor of Windows.
            line.chop(1);
        lines.push_back(line);
        file = end < 0 ? QByteArrayView() : file.sliced(end + 1);
    }
    if (!file.isEmpty())
        return fail(Error::Code::BadValue, where, u"more behind the last line"_s);
    return lines;
}

bool isComment(QByteArrayView text, qsizetype maxLength)
{
    const auto control = [](char c) { return (c >= 0 && c < 0x20 && c != '\t') || c == 0x7f; };
    return text.size() <= maxLength && std::none_of(text.begin(), text.end(), control);
}

Result<QByteArrayView> comment(QByteArrayView line, QByteArrayView prefix, qsizetype maxLength, const QString &where)
{
    if (!line.startsWith(prefix))
        return fail(Error::Code::BadValue, where, u"no line that begins with “%1”"_s.arg(QString::fromUtf8(prefix)));
    const auto text = line.sliced(prefix.size());
    if (!isComment(text, maxLength))
        return fail(Error::Code::BadValue, where, u"a comment that is too long or has control characters"_s);
    return text;
}

Result<void> decode(QByteArrayView base64, std::span<unsigned char> bytes, const QString &where)
{
    // libsodium 1.0.18 takes a letter with its high bit set for the same letter.
    const bool ascii = std::none_of(base64.begin(), base64.end(), [](char c) { return c < 0 || c == '\0'; });
    size_t length = 0;
    const char *end = nullptr;
    // Not Qt's: that takes a last character with bits that do not count, and its time depends on what it reads.
    const int outcome = sodium_base642bin(bytes.data(), bytes.size(), base64.data(), size_t(base64.size()), nullptr,
                                          &length, &end, sodium_base64_VARIANT_ORIGINAL);
    if (!ascii || outcome != 0 || length != bytes.size() || end != base64.data() + base64.size())
        return fail(Error::Code::BadValue, where, u"a line that is not base64 of the right length"_s);
    return {};
}

QByteArray encode(QByteArrayView bytes)
{
    return bytes.toByteArray().toBase64();
}

} // namespace Patchwijzer::Minisign
