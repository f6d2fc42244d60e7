// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedformat.h"

#include "feeds/csaf/csafformat.h"

#include <QByteArrayView>

#include <algorithm>
#include <array>

namespace Patchwijzer {
namespace {

qsizetype skipBlanks(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r'))
        ++at;
    return at;
}

/** The place just behind the string that starts at @p at. */
qsizetype skipString(QByteArrayView text, qsizetype at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\')
            ++at;
    }
    return std::min(at + 1, text.size());
}

/** The outermost keys of a JSON object that tell one feed from another. */
class Keys
{
public:
    void add(QByteArrayView key)
    {
        for (size_t i = 0; i < names.size(); ++i)
            m_seen[i] = m_seen[i] || key == names[i];
    }

    [[nodiscard]] FeedFormat format() const
    {
        const auto [version, vulnerabilities, id, modified, affected, schema] = m_seen;
        if (version && vulnerabilities)
            return FeedFormat::CisaKev;
        // A withdrawn record may have lost `affected`; `id` and `modified` alone are too little to go by.
        return id && modified && (affected || schema) ? FeedFormat::OsvRecord : FeedFormat::Unknown;
    }

private:
    static constexpr std::array<QByteArrayView, 6> names{"catalogVersion", "vulnerabilities", "id",
                                                         "modified",       "affected",        "schema_version"};
    std::array<bool, names.size()> m_seen{};
};

/** Looks at the outermost keys, in order, until they tell enough. Not a parser: good enough to choose one. */
FeedFormat formatOfJson(QByteArrayView text)
{
    Keys keys;
    qsizetype depth = 0;
    for (qsizetype at = 0; at < text.size() && keys.format() == FeedFormat::Unknown;) {
        const char c = text[at];
        if (c == '"') {
            const auto end = skipString(text, at);
            const auto next = skipBlanks(text, end);
            if (depth == 1 && next < text.size() && text[next] == ':')
                keys.add(text.sliced(at + 1, std::max<qsizetype>(end - at - 2, 0)));
            at = end;
            continue;
        }
        if (c == '{' || c == '[')
            ++depth;
        else if ((c == '}' || c == ']') && --depth == 0)
            break;
        ++at;
    }
    return keys.format();
}

/** A line such as `[12 Feb 2025] DSA-5865-1 …` */
bool isListHeading(QByteArrayView line)
{
    const auto close = line.indexOf(']');
    if (!line.startsWith('[') || close < 9 || close > 20)
        return false;
    const auto rest = line.sliced(close + 1).trimmed();
    return rest.startsWith("DSA-") || rest.startsWith("DLA-");
}

} // namespace

FeedFormat recogniseFeed(const QByteArray &bytes)
{
    QByteArrayView text(bytes);
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    const auto start = skipBlanks(text, 0);
    text = text.sliced(start);
    if (text.startsWith('[')) {
        const auto end = text.indexOf('\n');
        return isListHeading(end < 0 ? text : text.first(end)) ? FeedFormat::DebianAdvisoryList : FeedFormat::Unknown;
    }
    if (!text.startsWith('{'))
        return FeedFormat::Unknown;
    const auto format = formatOfJson(text);
    return format == FeedFormat::Unknown && looksLikeCsaf(text) ? FeedFormat::CsafDocument : format;
}

} // namespace Patchwijzer
