// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/windows/windowstext.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

// The upper halves of the code pages; a place that has no character stands for itself.
constexpr std::array<QStringView, 3> codePages{
    // 437
    u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
    u"└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0",
    // 850
    u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
    u"└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0",
    // 1252
    u"€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿"
    u"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
};
// What "…" turns into in each: the one character outside ASCII that these tools write in every language.
constexpr std::array<QStringView, 3> traces{u"ΓÇª", u"ÔÇª", u"â€¦"};
constexpr QStringView windows1252 = codePages[2];
constexpr char firstUpper = '\x80';
constexpr qsizetype sampleBytes = 4096;

// WMIC writes this in front of its answer when it runs for the first time, in one byte a character whatever follows.
constexpr QByteArrayView wmicBusy = "Please wait while WMIC is being installed.";

QByteArrayView withoutWmicBusy(QByteArrayView bytes)
{
    return bytes.startsWith(wmicBusy) ? bytes.sliced(wmicBusy.size()) : bytes;
}

/** Which byte of each pair is nearly always 0; nothing for text of one byte a character. */
std::optional<QStringConverter::Encoding> wideEncoding(QByteArrayView bytes)
{
    const auto pairs = qMin(bytes.size(), sampleBytes) / 2;
    std::array<qsizetype, 2> zeros{};
    for (qsizetype i = 0; i < pairs * 2; ++i)
        zeros[size_t(i % 2)] += bytes[i] == '\0' ? 1 : 0;
    // Letters of other alphabets have no zero byte, line ends and digits always do.
    if (zeros[1] > pairs / 8 && zeros[0] <= zeros[1] / 8)
        return QStringConverter::Utf16LE;
    if (zeros[0] > pairs / 8 && zeros[1] <= zeros[0] / 8)
        return QStringConverter::Utf16BE;
    return {};
}

QString decoded(QByteArrayView bytes, QStringConverter::Encoding encoding)
{
    QStringDecoder decoder(encoding);
    return decoder.decode(bytes);
}

/** The bytes that a console showed as @p text, when it used that code page. */
std::optional<QByteArray> bytesBehind(QStringView text, QStringView page)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (const auto c : text) {
        if (c.unicode() < uchar(firstUpper)) {
            bytes.append(char(c.unicode()));
            continue;
        }
        const auto at = page.indexOf(c);
        if (at < 0)
            return {};
        bytes.append(char(uchar(firstUpper) + at));
    }
    return bytes;
}

struct WideRange {
    char16_t first;
    char16_t last;
};

// East Asian Width W and F of the Basic Multilingual Plane, in the runs that names of programs use.
constexpr auto wideRanges = std::to_array<WideRange>({
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
});

bool isBidi(char16_t c)
{
    return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/** Behind the escape sequence that begins at @p at. @see ECMA-48, 5.4 */
qsizetype endOfSequence(QStringView text, qsizetype at)
{
    auto i = at + 1;
    if (i >= text.size())
        return i;
    if (text[i] == u'[') {
        for (++i; i < text.size() && (text[i] < u'@' || text[i] > u'~'); ++i) { }
        return qMin(i + 1, text.size());
    }
    if (text[i] == u']') {
        for (++i; i < text.size() && text[i] != u'\a' && text[i] != u'\x1b' && text[i] != u'\n'; ++i) { }
        return i < text.size() && text[i] == u'\a' ? i + 1 : i;
    }
    return i + 1;
}

} // namespace

QString windows1252Text(QByteArrayView bytes)
{
    QString text(bytes.size(), Qt::Uninitialized);
    std::transform(bytes.begin(), bytes.end(), text.begin(), [](char byte) {
        const auto value = uchar(byte);
        return value < uchar(firstUpper) ? QChar(char16_t(value)) : windows1252[value - uchar(firstUpper)];
    });
    return text;
}

QString windowsText(QByteArrayView whole)
{
    const auto bytes = withoutWmicBusy(whole);
    if (bytes.startsWith("\xff\xfe"))
        return decoded(bytes.sliced(2), QStringConverter::Utf16LE);
    if (bytes.startsWith("\xfe\xff"))
        return decoded(bytes.sliced(2), QStringConverter::Utf16BE);
    if (bytes.startsWith("\xef\xbb\xbf"))
        return decoded(bytes.sliced(3), QStringConverter::Utf8);
    if (const auto wide = wideEncoding(bytes))
        return decoded(bytes, *wide);
    QStringDecoder utf8(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    QString text = utf8.decode(bytes);
    return utf8.hasError() ? windows1252Text(bytes) : text;
}

Result<QString> boundedWindowsText(QByteArrayView bytes, const QString &name)
{
    if (bytes.size() > maxWindowsFileBytes)
        return fail(Error::Code::FileTooLarge, name, u"more than 64 MiB"_s);
    return windowsText(bytes);
}

QString beginningOf(QByteArrayView bytes, qsizetype count)
{
    auto part = bytes.first(qMin(bytes.size(), count));
    // A character of UTF-8 that was cut would make everything look like another encoding.
    while (part.size() < bytes.size() && part.size() < count + 3 && (uchar(bytes[part.size()]) & 0xC0U) == 0x80U)
        part = bytes.first(part.size() + 1);
    return windowsText(part);
}

QList<QStringView> linesOf(QStringView text)
{
    QList<QStringView> lines;
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\n' && text[i] != u'\r')
            continue;
        lines.append(text.sliced(start, i - start));
        while (text[i] == u'\r' && i + 1 < text.size() && (text[i + 1] == u'\n' || text[i + 1] == u'\r'))
            ++i;
        start = i + 1;
    }
    if (start < text.size())
        lines.append(text.sliced(start));
    return lines;
}

QString oneLine(QStringView text, qsizetype maxLength)
{
    QString plain;
    plain.reserve(qMin(text.size(), maxLength));
    // Blanks are folded, so twice the length is always enough to look at where a person wrote it.
    for (const auto c : text.left(maxLength * 8)) {
        const bool control = c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0) || isBidi(c.unicode());
        plain.append(control ? u' ' : c);
    }
    plain = plain.simplified();
    if (plain.size() <= maxLength)
        return plain;
    const bool half = plain[maxLength - 1].isHighSurrogate();
    return plain.left(half ? maxLength - 1 : maxLength).trimmed();
}

QString repairedText(const QString &text)
{
    const auto *const trace =
        std::find_if(traces.begin(), traces.end(), [&](QStringView one) { return text.contains(one); });
    if (trace == traces.end())
        return text;
    const auto page = codePages[size_t(trace - traces.begin())];
    QString repaired;
    repaired.reserve(text.size());
    const auto lines = QStringView(text).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            repaired.append(u'\n');
        const auto bytes = bytesBehind(lines[i], page);
        QStringDecoder utf8(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
        const QString line = bytes ? utf8.decode(*bytes) : QString();
        repaired += bytes && !utf8.hasError() ? line : lines[i].toString().replace(trace->toString(), u"…"_s);
    }
    return repaired;
}

QString withoutTerminalCodes(QStringView text)
{
    QString plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        if (text[i] == u'\x1b') {
            i = endOfSequence(text, i);
            continue;
        }
        if (text[i] != u'\b' && text[i] != QChar::ByteOrderMark && !text[i].isNull())
            plain.append(text[i]);
        ++i;
    }
    return plain;
}

int displayWidth(QChar c)
{
    if (c.category() == QChar::Mark_NonSpacing || c.category() == QChar::Mark_Enclosing || isBidi(c.unicode())
        || c.unicode() == 0x200B || c.unicode() == 0x200D)
        return 0;
    // Both halves of a pair: one outside the plane is an emoji or a rare ideograph, and those are wide.
    if (c.isSurrogate())
        return 1;
    const bool wide = std::any_of(wideRanges.begin(), wideRanges.end(), [&](const WideRange &range) {
        return c.unicode() >= range.first && c.unicode() <= range.last;
    });
    return wide ? 2 : 1;
}

QChar firstCharacterOf(QStringView text)
{
    const auto found =
        std::find_if(text.begin(), text.end(), [](QChar c) { return !c.isSpace() && c != QChar::ByteOrderMark; });
    return found == text.end() ? QChar() : *found;
}

} // namespace Patchwijzer
