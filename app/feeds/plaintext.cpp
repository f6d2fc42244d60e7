// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/plaintext.h"

#include <QStringView>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

bool isLetterOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

bool isTag(QStringView name)
{
    constexpr std::array<QStringView, 34> known{
        u"a",  u"abbr", u"b",      u"blockquote", u"br",     u"code",  u"dd",  u"del", u"div",    u"dl",  u"dt", u"em",
        u"h1", u"h2",   u"h3",     u"h4",         u"h5",     u"h6",    u"hr",  u"i",   u"iframe", u"img", u"li", u"ol",
        u"p",  u"pre",  u"script", u"span",       u"strong", u"style", u"sub", u"sup", u"u",      u"ul"};
    return std::any_of(known.begin(), known.end(),
                       [&](QStringView tag) { return tag.compare(name, Qt::CaseInsensitive) == 0; });
}

/** Length of the tag that @p text begins with; 0 when it is none. */
qsizetype tagLength(QStringView text)
{
    const qsizetype start = text.startsWith(u"</") ? 2 : 1;
    auto end = start;
    while (end < text.size() && isLetterOrDigit(text[end]))
        ++end;
    if (!isTag(text.sliced(start, end - start)))
        return 0;
    const auto close = text.indexOf(u'>', end);
    // A tag that never ends would take the rest of the text with it.
    const auto next = text.indexOf(u'<', end);
    return close < 0 || (next >= 0 && next < close) ? 0 : close + 1;
}

/** The character of an entity such as "&lt;" that @p text begins with, and its length; length 0 when it is none. */
std::pair<QChar, qsizetype> entity(QStringView text)
{
    constexpr std::array<std::pair<QStringView, char16_t>, 7> known{{{u"&lt;", u'<'},
                                                                     {u"&gt;", u'>'},
                                                                     {u"&amp;", u'&'},
                                                                     {u"&quot;", u'"'},
                                                                     {u"&#39;", u'\''},
                                                                     {u"&apos;", u'\''},
                                                                     {u"&nbsp;", u' '}}};
    for (const auto &[name, character] : known) {
        if (text.startsWith(name))
            return {QChar(character), name.size()};
    }
    return {{}, 0};
}

} // namespace

QString plainOfHtml(const QString &html, qsizetype maxLength)
{
    QString plain;
    const QStringView text(html);
    qsizetype at = 0;
    // Blanks are put together afterwards: a few times too many is enough.
    while (at < text.size() && plain.size() < maxLength * 4) {
        const auto rest = text.sliced(at);
        if (rest.front() == u'<') {
            if (const auto length = tagLength(rest); length > 0) {
                plain += u' ';
                at += length;
                continue;
            }
        } else if (rest.front() == u'&') {
            if (const auto [character, length] = entity(rest); length > 0) {
                plain += character;
                at += length;
                continue;
            }
        }
        plain += rest.front().category() == QChar::Other_Control ? QChar(u' ') : rest.front();
        ++at;
    }
    plain = plain.simplified().left(maxLength);
    if (!plain.isEmpty() && plain.back().isHighSurrogate())
        plain.chop(1);
    return plain;
}

} // namespace Patchwijzer
