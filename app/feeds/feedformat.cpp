// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedformat.h"

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

/** The outer keys of a JSON object that tell one feed from another. */
class Keys
{
public:
    void add(QByteArrayView key, qsizetype depth)
    {
        if (depth > 1) {
            addInner(key, depth);
            return;
        }
        for (size_t i = 0; i < names.size(); ++i)
            m_seen[i] = m_seen[i] || key == names[i];
    }

    [[nodiscard]] FeedFormat format() const
    {
        if (m_tracker)
            return FeedFormat::DebianTracker;
        const auto [version, vulnerabilities, id, modified, affected, schema, type, metadata] = m_seen;
        if (version && vulnerabilities)
            return FeedFormat::CisaKev;
        if (type && metadata)
            return FeedFormat::CveRecord;
        // A withdrawn record may have lost `affected`; `id` and `modified` alone are too little to go by.
        return id && modified && (affected || schema) ? FeedFormat::OsvRecord : FeedFormat::Unknown;
    }

private:
    /** The Debian tracker's outermost keys are names of packages; only further in it can be told. */
    void addInner(QByteArrayView key, qsizetype depth)
    {
        if (depth == 2)
            m_inLeak = key.startsWith("CVE-") || key.startsWith("TEMP-");
        else
            m_tracker = m_tracker || (m_inLeak && key == QByteArrayView("releases"));
    }

    static constexpr std::array<QByteArrayView, 8> names{
        "catalogVersion", "vulnerabilities", "id", "modified", "affected", "schema_version", "dataType", "cveMetadata"};
    std::array<bool, names.size()> m_seen{};
    bool m_inLeak = false;
    bool m_tracker = false;
};

/** Looks at the outer keys, in order, until they tell enough. Not a parser: good enough to choose one. */
FeedFormat formatOfJson(QByteArrayView text)
{
    Keys keys;
    qsizetype depth = 0;
    for (qsizetype at = 0; at < text.size() && keys.format() == FeedFormat::Unknown;) {
        const char c = text[at];
        if (c == '"') {
            const auto end = skipString(text, at);
            const auto next = skipBlanks(text, end);
            if (depth >= 1 && depth <= 3 && next < text.size() && text[next] == ':')
                keys.add(text.sliced(at + 1, std::max<qsizetype>(end - at - 2, 0)), depth);
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

/** A JSON array, by its first item. */
FeedFormat formatOfArray(QByteArrayView text)
{
    const auto item = text.sliced(skipBlanks(text, 1));
    const auto format = item.startsWith('{') ? formatOfJson(item) : FeedFormat::Unknown;
    return format == FeedFormat::CveRecord ? format : FeedFormat::Unknown;
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
        if (isListHeading(end < 0 ? text : text.first(end)))
            return FeedFormat::DebianAdvisoryList;
        return formatOfArray(text);
    }
    if (!text.startsWith('{'))
        return FeedFormat::Unknown;
    return formatOfJson(text);
}

} // namespace Patchwijzer
