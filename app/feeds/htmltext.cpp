// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/htmltext.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

enum class Effect { None, Break, Item, Cell, Hidden };

struct Tag {
    QStringView name;
    Effect effect = Effect::None;
};
// What publishers write. `address`, `image`, `output` and the like are placeholders in commands, so not here.
constexpr std::array<Tag, 47> tags{{
    {u"a", Effect::None},        {u"abbr", Effect::None},   {u"b", Effect::None},      {u"blockquote", Effect::Break},
    {u"body", Effect::Break},    {u"br", Effect::Break},    {u"code", Effect::None},   {u"col", Effect::None},
    {u"colgroup", Effect::None}, {u"dd", Effect::Break},    {u"del", Effect::None},    {u"div", Effect::Break},
    {u"dl", Effect::Break},      {u"dt", Effect::Break},    {u"em", Effect::None},     {u"font", Effect::None},
    {u"h1", Effect::Break},      {u"h2", Effect::Break},    {u"h3", Effect::Break},    {u"h4", Effect::Break},
    {u"h5", Effect::Break},      {u"h6", Effect::Break},    {u"hr", Effect::Break},    {u"html", Effect::None},
    {u"i", Effect::None},        {u"iframe", Effect::None}, {u"img", Effect::None},    {u"li", Effect::Item},
    {u"ol", Effect::Break},      {u"p", Effect::Break},     {u"pre", Effect::Break},   {u"script", Effect::Hidden},
    {u"small", Effect::None},    {u"span", Effect::None},   {u"strong", Effect::None}, {u"style", Effect::Hidden},
    {u"sub", Effect::None},      {u"sup", Effect::None},    {u"table", Effect::Break}, {u"tbody", Effect::Cell},
    {u"td", Effect::Cell},       {u"tfoot", Effect::Cell},  {u"th", Effect::Cell},     {u"thead", Effect::Cell},
    {u"tr", Effect::Break},      {u"u", Effect::None},      {u"ul", Effect::Break},
}};
constexpr qsizetype longestTag = 4'096; // With its attributes; a longer one is taken as text.

constexpr std::array<std::pair<QStringView, char16_t>, 7> entities{{
    {u"amp", u'&'},
    {u"apos", u'\''},
    {u"gt", u'>'},
    {u"lt", u'<'},
    {u"nbsp", u' '},
    {u"ndash", u'–'},
    {u"quot", u'"'},
}};
constexpr qsizetype longestEntity = 10; // "&#x10FFFF;"

/** Reads HTML as far as a text for people needs it, in one pass. */
class Html
{
public:
    Html(QStringView text, HtmlLayout layout)
        : m_text(text)
        , m_layout(layout)
    {
        m_out.reserve(text.size());
    }

    QString plain()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if ((c == u'<' && (takeTag() || takeComment())) || (c == u'&' && takeEntity()))
                continue;
            m_out.append(c);
            ++m_at;
        }
        return std::move(m_out);
    }

private:
    [[nodiscard]] bool lines() const { return m_layout == HtmlLayout::Lines; }

    /** The place of the '>' that ends the tag whose name ends at @p from; -1 when another begins before. */
    [[nodiscard]] qsizetype endOfTag(qsizetype from) const
    {
        const auto rest = m_text.sliced(from, std::min(longestTag, m_text.size() - from));
        const auto end = std::find_if(rest.begin(), rest.end(), [](QChar c) { return c == u'>' || c == u'<'; });
        return end != rest.end() && *end == u'>' ? from + (end - rest.begin()) : -1;
    }

    bool takeTag()
    {
        const bool closing = m_text.sliced(m_at + 1).startsWith(u'/');
        const qsizetype start = m_at + (closing ? 2 : 1);
        qsizetype end = start;
        while (end < m_text.size() && m_text[end].unicode() < 0x80 && m_text[end].isLetterOrNumber())
            ++end;
        const auto name = m_text.sliced(start, end - start);
        const auto *tag = std::find_if(tags.begin(), tags.end(), [&](const Tag &known) {
            return name.compare(known.name, Qt::CaseInsensitive) == 0;
        });
        const bool ends = end < m_text.size() && (m_text[end] == u'>' || m_text[end] == u'/' || m_text[end].isSpace());
        if (tag == tags.end() || !ends)
            return false;
        const auto close = endOfTag(end);
        if (close < 0)
            return false;
        if (tag->effect == Effect::Hidden && (!closing || lines()))
            return takeElement(*tag, closing, close + 1);
        m_out.append(replacement(tag->effect, closing));
        m_at = close + 1;
        return true;
    }

    [[nodiscard]] QLatin1StringView replacement(Effect effect, bool closing) const
    {
        if (!lines() || effect == Effect::Cell)
            return " "_L1;
        if (effect == Effect::Item)
            return closing ? ""_L1 : "\n- "_L1;
        return effect == Effect::Break ? "\n"_L1 : ""_L1;
    }

    /** A script or style goes with all that is in it. */
    bool takeElement(const Tag &tag, bool closing, qsizetype from)
    {
        if (closing || (m_nothingCloses && lines()))
            return false;
        const auto end = m_text.indexOf(QString("</"_L1 + tag.name.toString()), from, Qt::CaseInsensitive);
        const auto close = end < 0 ? -1 : m_text.indexOf(u'>', end);
        m_nothingCloses = close < 0; // Not looked for again: that would take time by the square.
        if (close < 0 && lines())
            return false;
        m_out.append(lines() ? ""_L1 : " "_L1);
        m_at = close < 0 ? m_text.size() : close + 1;
        return true;
    }

    bool takeComment()
    {
        if (m_noComment || !m_text.sliced(m_at).startsWith("<!--"_L1))
            return false;
        const auto end = m_text.indexOf("-->"_L1, m_at + 4);
        m_noComment = end < 0;
        if (end < 0)
            return false;
        m_out.append(u' ');
        m_at = end + 3;
        return true;
    }

    bool takeEntity()
    {
        const auto rest = m_text.sliced(m_at + 1, std::min(longestEntity, m_text.size() - m_at - 1));
        const auto end = rest.indexOf(u';');
        if (end < 1)
            return false;
        const auto name = rest.first(end);
        const auto *known =
            std::find_if(entities.begin(), entities.end(), [&](const auto &pair) { return pair.first == name; });
        if (known != entities.end()) {
            m_out.append(QChar(known->second));
        } else {
            const bool hex = name.startsWith(u"#x", Qt::CaseInsensitive);
            bool ok = name.startsWith(u'#');
            const uint code = ok ? name.sliced(hex ? 2 : 1).toUInt(&ok, hex ? 16 : 10) : 0;
            const bool lineEnd = code == u'\n' || code == u'\r' || code == u'\t';
            if (!ok || (code < 0x20 && !lineEnd) || code > QChar::LastValidCodePoint || QChar::isSurrogate(code))
                return false;
            if (lineEnd)
                m_out.append(lines() && code == u'\n' ? u'\n' : u' ');
            else
                m_out.append(QChar::fromUcs4(code));
        }
        m_at += end + 2;
        return true;
    }

    QStringView m_text;
    HtmlLayout m_layout;
    QString m_out;
    qsizetype m_at = 0;
    bool m_nothingCloses = false;
    bool m_noComment = false;
};

} // namespace

QString textWithoutTags(QStringView html, HtmlLayout layout)
{
    return Html(html, layout).plain();
}

bool turnsDirection(QChar c)
{
    return (c >= QChar(0x202a) && c <= QChar(0x202e)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
}

} // namespace Patchwijzer
