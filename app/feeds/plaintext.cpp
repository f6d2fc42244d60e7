// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/plaintext.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxLink = 2'048; // What browsers take at least.
constexpr qsizetype maxEntity = 10;  // "&#x10FFFF;"

/** Blanks for controls, no half character at the end. */
QString harmless(QString text, qsizetype maxLength)
{
    text = text.left(maxLength);
    std::replace_if(
        text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, u' ');
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text.trimmed();
}

/** What stands between '&' and ';', as text; nothing when it is no entity we know. */
QString entity(QStringView name)
{
    constexpr std::array<std::pair<QStringView, char16_t>, 6> known{
        {{u"amp", u'&'}, {u"lt", u'<'}, {u"gt", u'>'}, {u"quot", u'"'}, {u"apos", u'\''}, {u"nbsp", u' '}}};
    const auto found = std::find_if(known.begin(), known.end(), [&](const auto &item) { return item.first == name; });
    if (found != known.end())
        return QString(QChar(found->second));
    if (!name.startsWith(u'#'))
        return {};
    const bool hex = name.size() > 1 && (name[1] == u'x' || name[1] == u'X');
    bool good = false;
    const char32_t code = name.sliced(hex ? 2 : 1).toUInt(&good, hex ? 16 : 10);
    const bool character = good && code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return character ? QString::fromUcs4(&code, 1) : QString();
}

/** The place behind the tag that starts at @p at, and behind what it holds when that is no text. */
qsizetype skipTag(QStringView html, qsizetype at)
{
    for (const auto &hidden : {u"script"_s, u"style"_s}) {
        if (!html.sliced(at + 1).startsWith(hidden, Qt::CaseInsensitive))
            continue;
        const auto close = html.indexOf(QString(u"</"_s + hidden), at, Qt::CaseInsensitive);
        at = close < 0 ? html.size() : close;
        break;
    }
    const auto end = html.indexOf(u'>', at);
    return end < 0 ? html.size() : end + 1;
}

/** Elements that publishers write. Others are text: "a <select> element", "connect <port>". */
bool isElement(QStringView name)
{
    constexpr std::array<QStringView, 45> known{
        u"a",   u"abbr",  u"b",   u"blockquote", u"body",  u"br",   u"code", u"col",    u"dd",
        u"del", u"div",   u"dl",  u"dt",         u"em",    u"font", u"h1",   u"h2",     u"h3",
        u"h4",  u"h5",    u"h6",  u"hr",         u"html",  u"i",    u"img",  u"iframe", u"li",
        u"ol",  u"p",     u"pre", u"script",     u"small", u"span", u"sub",  u"strong", u"style",
        u"sup", u"table", u"td",  u"tbody",      u"th",    u"tr",   u"u",    u"ul",     u"thead"};
    return std::any_of(known.begin(), known.end(),
                       [&](QStringView element) { return element.compare(name, Qt::CaseInsensitive) == 0; });
}

/** Whether a '<' opens a tag: "a < b" does not, nor does one that is never closed. */
bool opensTag(QStringView html, qsizetype at)
{
    constexpr qsizetype longest = 4'096; // With its attributes.
    const auto rest = html.sliced(at + 1).left(longest);
    if (rest.startsWith(u'!') || rest.startsWith(u'?'))
        return true;
    const qsizetype start = rest.startsWith(u'/') ? 1 : 0;
    auto end = start;
    while (end < rest.size() && rest[end].isLetterOrNumber())
        ++end;
    if (!isElement(rest.sliced(start, end - start)))
        return false;
    const auto close = rest.indexOf(u'>', end);
    const auto next = rest.indexOf(u'<', end);
    return close >= 0 && (next < 0 || close < next);
}

} // namespace

QString plainText(QByteArrayView utf8, qsizetype maxLength)
{
    // Four bytes a character at most: no need to convert a megabyte to keep a line of it.
    return harmless(QString::fromUtf8(utf8.first(std::min(utf8.size(), maxLength * 4))), maxLength);
}

QString textOfHtml(QByteArrayView utf8, qsizetype maxLength)
{
    // Tags take more room than the words between them: forty bytes to keep one character is generous.
    const auto html = QString::fromUtf8(utf8.first(std::min(utf8.size(), maxLength * 40)));
    QString text;
    for (qsizetype at = 0; at < html.size() && text.size() < maxLength * 2;) {
        if (html[at] == u'<' && opensTag(html, at)) {
            at = skipTag(html, at);
            text += u' ';
            continue;
        }
        if (html[at] == u'&') {
            const auto rest = QStringView(html).sliced(at + 1).left(maxEntity);
            const auto end = rest.indexOf(u';');
            const auto resolved = end > 0 ? entity(rest.first(end)) : QString();
            if (!resolved.isEmpty()) {
                text += resolved;
                at += end + 2;
                continue;
            }
        }
        text += html[at++];
    }
    return harmless(text.simplified(), maxLength);
}

QString webLink(QByteArrayView utf8)
{
    utf8 = utf8.trimmed();
    const auto bad = [](char c) { return (c >= 0 && c <= 0x20) || c == 0x7f || c == '"' || c == '<' || c == '>'; };
    const bool known = utf8.startsWith("https://") || utf8.startsWith("http://");
    return known && utf8.size() <= maxLink && std::none_of(utf8.begin(), utf8.end(), bad) ? QString::fromUtf8(utf8)
                                                                                          : QString();
}

} // namespace Patchwijzer
