// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedformat.h"

#include <QByteArrayView>
#include <QList>

#include <algorithm>

namespace Patchwijzer {
namespace {

constexpr qsizetype enoughKeys = 64;

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

/** The outermost keys of a JSON object, in order. Not a parser: good enough to choose one. */
QList<QByteArrayView> outerKeys(QByteArrayView text)
{
    QList<QByteArrayView> keys;
    qsizetype depth = 0;
    for (qsizetype at = 0; at < text.size() && keys.size() < enoughKeys;) {
        const char c = text[at];
        if (c == '"') {
            const auto end = skipString(text, at);
            const auto next = skipBlanks(text, end);
            if (depth == 1 && next < text.size() && text[next] == ':')
                keys.append(text.sliced(at + 1, std::max<qsizetype>(end - at - 2, 0)));
            at = end;
            continue;
        }
        if (c == '{' || c == '[')
            ++depth;
        else if ((c == '}' || c == ']') && --depth == 0)
            break;
        ++at;
    }
    return keys;
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
    const auto keys = outerKeys(text);
    const auto has = [&](const char *key) { return keys.contains(QByteArrayView(key)); };
    if (has("catalogVersion") && has("vulnerabilities"))
        return FeedFormat::CisaKev;
    // A withdrawn record may have lost `affected`; `id` and `modified` alone are too little to go by.
    if (has("id") && has("modified") && (has("affected") || has("schema_version")))
        return FeedFormat::OsvRecord;
    return FeedFormat::Unknown;
}

} // namespace Patchwijzer
