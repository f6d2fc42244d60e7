// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/csaf/csaftext.h"

#include <QLatin1String>
#include <QList>
#include <QStringView>

#include <algorithm>
#include <array>
#include <utility>

namespace Patchwijzer::Csaf {
namespace {

using namespace Qt::Literals::StringLiterals;

enum class Effect { None, Break, Item, Hidden };

struct Tag {
    QStringView name;
    Effect effect;
};
// What publishers write. `address`, `image`, `output` and the like are placeholders in commands, so not here.
constexpr std::array<Tag, 41> tags{{
    {u"a", Effect::None},     {u"b", Effect::None},      {u"blockquote", Effect::Break}, {u"br", Effect::Break},
    {u"code", Effect::None},  {u"col", Effect::None},    {u"colgroup", Effect::None},    {u"dd", Effect::Break},
    {u"div", Effect::Break},  {u"dl", Effect::Break},    {u"dt", Effect::Break},         {u"em", Effect::None},
    {u"font", Effect::None},  {u"h1", Effect::Break},    {u"h2", Effect::Break},         {u"h3", Effect::Break},
    {u"h4", Effect::Break},   {u"h5", Effect::Break},    {u"h6", Effect::Break},         {u"hr", Effect::Break},
    {u"i", Effect::None},     {u"img", Effect::None},    {u"li", Effect::Item},          {u"ol", Effect::Break},
    {u"p", Effect::Break},    {u"pre", Effect::Break},   {u"script", Effect::Hidden},    {u"small", Effect::None},
    {u"span", Effect::None},  {u"strong", Effect::None}, {u"style", Effect::Hidden},     {u"sub", Effect::None},
    {u"sup", Effect::None},   {u"table", Effect::Break}, {u"tbody", Effect::None},       {u"td", Effect::None},
    {u"tfoot", Effect::None}, {u"th", Effect::None},     {u"thead", Effect::None},       {u"tr", Effect::Break},
    {u"ul", Effect::Break},
}};
constexpr qsizetype longestTag = 512; // With its attributes; a longer one is taken as text.

constexpr std::array<std::pair<QStringView, char16_t>, 7> entities{{
    {u"amp", u'&'},
    {u"apos", u'\''},
    {u"gt", u'>'},
    {u"lt", u'<'},
    {u"nbsp", u' '},
    {u"ndash", u'–'},
    {u"quot", u'"'},
}};
constexpr qsizetype longestEntity = 10;

bool isHidden(QChar c)
{
    // Overrides and isolates of the reading direction can make "exe.txt" of "txt.exe".
    return (c.category() == QChar::Other_Control && c != u'\n') || (c >= QChar(0x202a) && c <= QChar(0x202e))
        || (c >= QChar(0x2066) && c <= QChar(0x2069));
}

/** Reads HTML as far as a text for people needs it, in one pass. */
class Html
{
public:
    explicit Html(QStringView text)
        : m_text(text)
    {
        m_out.reserve(text.size());
    }

    QString plain()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if ((c == u'<' && takeTag()) || (c == u'&' && takeEntity()))
                continue;
            m_out.append(c);
            ++m_at;
        }
        return std::move(m_out);
    }

private:
    bool takeTag()
    {
        const bool closing = m_text.sliced(m_at + 1).startsWith(u'/');
        const qsizetype start = m_at + (closing ? 2 : 1);
        qsizetype end = start;
        while (end < m_text.size() && m_text[end].unicode() < 0x80 && m_text[end].isLetterOrNumber())
            ++end;
        const auto name = m_text.sliced(start, end - start);
        const auto tag = std::find_if(tags.begin(), tags.end(), [&](const Tag &known) {
            return name.compare(known.name, Qt::CaseInsensitive) == 0;
        });
        if (tag == tags.end() || end >= m_text.size()
            || (m_text[end] != u'>' && m_text[end] != u'/' && !m_text[end].isSpace()))
            return false;
        const auto close = m_text.sliced(end, std::min(longestTag, m_text.size() - end)).indexOf(u'>');
        if (close < 0)
            return false;
        if (tag->effect == Effect::Hidden)
            return takeElement(*tag, closing, end + close + 1);
        if (tag->effect == Effect::Item)
            m_out.append(closing ? ""_L1 : "\n- "_L1);
        else if (tag->effect != Effect::None)
            m_out.append(u'\n');
        else if (name.startsWith(u't', Qt::CaseInsensitive))
            m_out.append(u' '); // Cells of a table.
        m_at = end + close + 1;
        return true;
    }

    /** A script or style goes with all that is in it; the mere word in a text about one stays. */
    bool takeElement(const Tag &tag, bool closing, qsizetype from)
    {
        if (closing || m_nothingCloses)
            return false;
        const auto end = m_text.indexOf("</"_L1 + tag.name.toString() + u'>', from, Qt::CaseInsensitive);
        m_nothingCloses = end < 0; // Not looked for again: that would take time by the square.
        if (end >= 0)
            m_at = end + tag.name.size() + 3;
        return end >= 0;
    }

    bool takeEntity()
    {
        const auto rest = m_text.sliced(m_at + 1, std::min(longestEntity, m_text.size() - m_at - 1));
        const auto end = rest.indexOf(u';');
        if (end < 1)
            return false;
        const auto name = rest.first(end);
        const auto known =
            std::find_if(entities.begin(), entities.end(), [&](const auto &pair) { return pair.first == name; });
        if (known != entities.end()) {
            m_out.append(QChar(known->second));
        } else {
            const bool hex = name.startsWith(u"#x", Qt::CaseInsensitive);
            bool ok = name.startsWith(u'#');
            const uint code = ok ? name.sliced(hex ? 2 : 1).toUInt(&ok, hex ? 16 : 10) : 0;
            if (!ok || code < 0x20 || code > QChar::LastValidCodePoint || QChar::isSurrogate(code))
                return false;
            m_out.append(QChar::fromUcs4(code));
        }
        m_at += end + 2;
        return true;
    }

    QStringView m_text;
    QString m_out;
    qsizetype m_at = 0;
    bool m_nothingCloses = false;
};

/** Lines without blanks at their end, and never two empty ones in a row. */
QString tidied(const QString &text)
{
    QString result;
    result.reserve(text.size());
    int breaks = 0;
    for (const auto line : QStringView(text).split(u'\n')) {
        qsizetype end = line.size();
        while (end > 0 && line[end - 1].isSpace())
            --end;
        if (end > 0) {
            if (!result.isEmpty())
                result.append(breaks > 1 ? "\n\n"_L1 : "\n"_L1);
            result.append(line.first(end));
            breaks = 0;
        }
        ++breaks;
    }
    return result;
}

QString cut(QString text, qsizetype maxLength)
{
    text.truncate(maxLength);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text;
}

QString cleaned(std::string_view text, qsizetype maxLength)
{
    // Twice the room, for the markup that goes; four bytes a character at most.
    QString result = QString::fromUtf8(text.data(), qsizetype(std::min(text.size(), size_t(maxLength) * 8)));
    result.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n').replace(u'\t', u' ');
    if (result.contains(u'<') || result.contains(u'&'))
        result = Html(result).plain();
    result.removeIf(isHidden);
    return result;
}

} // namespace

QString plainText(std::string_view text, qsizetype maxLength)
{
    return cut(tidied(cleaned(text, maxLength)), maxLength);
}

QString plainLine(std::string_view text, qsizetype maxLength)
{
    return cut(cleaned(text, maxLength).simplified(), maxLength);
}

} // namespace Patchwijzer::Csaf
