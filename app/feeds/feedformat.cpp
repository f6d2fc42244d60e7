// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/feedformat.h"

#include "feeds/csaf/csafformat.h"
#include "feeds/msrcxml.h"
#include "feeds/signalformat.h"
#include "feeds/unusedformat.h"

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
        m_inNotice = isNoticeNumber(key);
        for (size_t i = 0; i < names.size(); ++i)
            m_seen[i] = m_seen[i] || key == names[i];
    }

    [[nodiscard]] FeedFormat format() const
    {
        if (m_inner != FeedFormat::Unknown)
            return m_inner;
        const auto [version, vulnerabilities, id, modified, affected, schema, type, metadata, notices, total] = m_seen;
        if (version && vulnerabilities)
            return FeedFormat::CisaKev;
        if (notices && total)
            return FeedFormat::UbuntuNotices;
        if (type && metadata)
            return FeedFormat::CveRecord;
        // A withdrawn record may have lost `affected`; `id` and `modified` alone are too little to go by.
        return id && modified && (affected || schema) ? FeedFormat::OsvRecord : FeedFormat::Unknown;
    }

private:
    /** The outermost keys of some are the names of packages or the numbers of notices; only further in can they be
     *  told.
     */
    void addInner(QByteArrayView key, qsizetype depth)
    {
        if (depth == 2) {
            m_inLeak = key.startsWith("CVE-") || key.startsWith("TEMP-");
            if (m_inNotice && key == QByteArrayView("releases"))
                m_inner = FeedFormat::UbuntuNotices;
        } else if (m_inLeak && key == QByteArrayView("releases")) {
            m_inner = FeedFormat::DebianTracker;
        }
    }

    /** "4011-1" */
    static bool isNoticeNumber(QByteArrayView key)
    {
        const auto known = [](char c) { return (c >= '0' && c <= '9') || c == '-'; };
        return key.size() > 2 && key.contains('-') && std::all_of(key.begin(), key.end(), known);
    }

    static constexpr std::array<QByteArrayView, 10> names{
        "catalogVersion", "vulnerabilities", "id",          "modified", "affected",
        "schema_version", "dataType",        "cveMetadata", "notices",  "total_results"};
    std::array<bool, names.size()> m_seen{};
    bool m_inLeak = false;
    bool m_inNotice = false;
    FeedFormat m_inner = FeedFormat::Unknown;
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

/** Without a byte order mark, and without blanks. */
QByteArrayView withoutBeginning(QByteArrayView text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    return text.sliced(skipBlanks(text, 0));
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

/** YAML whose outermost names are those of a Mozilla advisory; the older ones have Markdown below it. */
bool isMozillaAdvisory(QByteArrayView text)
{
    constexpr qsizetype head = 4'096; // Both names stand before the long texts.
    const auto names = [&](QByteArrayView name) {
        const auto at = text.first(std::min(text.size(), head)).indexOf(name);
        return at == 0 || (at > 0 && text[at - 1] == '\n');
    };
    return names("announced:") && names("fixed_in:");
}

} // namespace

FeedFormat recogniseFeed(const QByteArray &bytes)
{
    const auto text = withoutBeginning(bytes);
    if (text.startsWith('[')) {
        const auto end = text.indexOf('\n');
        if (isListHeading(end < 0 ? text : text.first(end)))
            return FeedFormat::DebianAdvisoryList;
    }
    if (text.startsWith(R"({"format":"patchwijzer-advisories")"))
        return FeedFormat::AdvisoryList;
    const auto format = text.startsWith('{')             ? formatOfJson(text)
        : text.startsWith('[')                           ? formatOfArray(text)
        : text.startsWith('<') && looksLikeCvrfXml(text) ? FeedFormat::MsrcCvrf
        : isMozillaAdvisory(text)                        ? FeedFormat::MozillaAdvisory
                                                         : FeedFormat::Unknown;
    if (format != FeedFormat::Unknown)
        return format;
    if (text.startsWith('{') && looksLikeCsaf(text))
        return FeedFormat::CsafDocument;
    if (text.startsWith('{') && looksLikeNvd(text))
        return FeedFormat::NvdRecords;
    const auto signal = recogniseSignal(text);
    const bool unused = signal == FeedFormat::Unknown && recogniseUnused(text) != UnusedFormat::None;
    return unused ? FeedFormat::NotUsed : signal;
}

UnusedFormat unusedFormatOf(const QByteArray &bytes)
{
    return recogniseUnused(withoutBeginning(bytes));
}

bool looksLikeSqlite(QByteArrayView bytes)
{
    return bytes.startsWith(QByteArrayView("SQLite format 3\0", 16));
}

} // namespace Patchwijzer
