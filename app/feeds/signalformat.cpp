// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/signalformat.h"

#include "core/asciitext.h"
#include "feeds/endoflifefiles.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <vector>

namespace Patchwijzer {
namespace {

constexpr size_t maxKeys = 64; // No format we know has that many keys side by side.

/** What must all be there. */
struct Shape {
    FeedFormat format;
    std::initializer_list<QByteArrayView> keys;
};

const std::array<Shape, 4> arrayShapes{{
    {FeedFormat::WingetIndex, {"PackageId", "Version"}},
    {FeedFormat::MsrcUpdates, {"CvrfUrl", "CurrentReleaseDate"}},
    {FeedFormat::EuvdKev, {"cveId", "sources"}},
    {FeedFormat::EuKev, {"cveID", "dateReported"}},
}};

const std::array<Shape, 1> versionShapes{{{FeedFormat::EndOfLife, {"versions"}}}};
const std::array<Shape, 1> versionItemShapes{{{FeedFormat::EndOfLife, {"name", "date"}}}};

const std::array<Shape, 6> objectShapes{{
    {FeedFormat::CsafProvider, {"canonical_url", "metadata_version", "publisher", "role"}},
    {FeedFormat::CsafAggregator, {"canonical_url", "aggregator_version", "aggregator"}},
    {FeedFormat::MsrcCvrf, {"DocumentTracking", "Vulnerability"}},
    {FeedFormat::MsrcCvrf, {"documenttracking", "vulnerability"}},
    {FeedFormat::EndOfLife, {"schema_version", "generated_at", "result"}},
    {FeedFormat::EndOfLife, {"releases", "versions"}},
}};

/** What is in the only member of a ROLIE feed, one level further in. */
const std::array<Shape, 1> rolieShapes{{{FeedFormat::CsafRolie, {"entry", "link", "updated"}}}};

bool contains(const std::vector<QByteArrayView> &names, QByteArrayView wanted)
{
    return std::find(names.begin(), names.end(), wanted) != names.end();
}

template<size_t N>
FeedFormat formatOf(const std::vector<QByteArrayView> &keys, const std::array<Shape, N> &shapes)
{
    for (const auto &shape : shapes) {
        if (std::all_of(shape.keys.begin(), shape.keys.end(), [&](QByteArrayView key) { return contains(keys, key); }))
            return shape.format;
    }
    return FeedFormat::Unknown;
}

/** The string whose opening quote is at @p at, without quotes; @p at ends behind the closing one. */
QByteArrayView takeString(QByteArrayView text, qsizetype *at)
{
    const auto from = *at + 1;
    auto end = from;
    while (end < text.size() && text[end] != '"')
        end += text[end] == '\\' ? 2 : 1;
    end = std::min(end, text.size());
    *at = std::min(end + 1, text.size());
    return text.sliced(from, end - from);
}

/** Looks through the keys @p depth levels down, of the first object there, until they tell enough. */
template<size_t N>
FeedFormat formatOfKeys(QByteArrayView text, qsizetype depth, const std::array<Shape, N> &shapes)
{
    std::vector<QByteArrayView> keys;
    qsizetype level = 0;
    for (qsizetype at = 0; at < text.size() && keys.size() < maxKeys;) {
        const char c = text[at];
        if (c == '"') {
            const auto string = takeString(text, &at);
            while (at < text.size() && Ascii::isBlank(text[at]))
                ++at;
            if (level != depth || at == text.size() || text[at] != ':')
                continue;
            keys.push_back(string);
            if (const auto format = formatOf(keys, shapes); format != FeedFormat::Unknown)
                return format;
            continue;
        }
        if (c == '{' || c == '[')
            ++level;
        else if ((c == '}' || c == ']') && --level < depth)
            break;
        ++at;
    }
    return FeedFormat::Unknown;
}

/** Whether the object starts with the key "feed". */
bool holdsFeed(QByteArrayView text)
{
    auto at = text.indexOf('"');
    return at > 0 && takeString(text, &at) == QByteArrayView("feed");
}

QByteArrayView firstLine(QByteArrayView text)
{
    const auto end = text.indexOf('\n');
    return (end < 0 ? text : text.first(end)).trimmed();
}

/** "# List of packages whose security support ends before …", "# … where security support is limited" */
bool isSupportRemark(QByteArrayView line)
{
    return line.indexOf("security support ends") > 0 || line.indexOf("security support is limited") > 0;
}

/** The headings of a table, as far as they are plain words with or without quotes. */
std::vector<QByteArrayView> headingsOf(QByteArrayView line)
{
    std::vector<QByteArrayView> headings;
    while (headings.size() < maxKeys) {
        const auto end = line.indexOf(',');
        auto heading = (end < 0 ? line : line.first(end)).trimmed();
        if (heading.size() >= 2 && heading.startsWith('"') && heading.endsWith('"'))
            heading = heading.sliced(1, heading.size() - 2);
        headings.push_back(heading);
        if (end < 0)
            break;
        line = line.sliced(end + 1);
    }
    return headings;
}

const std::array<Shape, 7> tableShapes{{
    {FeedFormat::CisaKev, {"cveID", "vulnerabilityName", "dateAdded", "dueDate"}},
    {FeedFormat::WingetIndex, {"PackageId", "Version", "Name"}},
    {FeedFormat::Wesng, {"DatePosted", "CVE", "BulletinKB", "Supersedes"}},
    {FeedFormat::DistroInfo, {"version", "codename", "series", "created", "release", "eol"}},
    {FeedFormat::Epss, {"cve", "epss"}},
    {FeedFormat::EuKev, {"cveID", "euvdID", "dateReported"}},
    {FeedFormat::EuKev, {"CVE", "EUVD", "dateReported"}},
}};

} // namespace

FeedFormat recogniseSignal(QByteArrayView text)
{
    if (text.startsWith('['))
        return formatOfKeys(text, 2, arrayShapes);
    if (text.startsWith('{')) {
        if (holdsFeed(text))
            return formatOfKeys(text, 2, rolieShapes);
        auto format = formatOfKeys(text, 1, objectShapes);
        // Versions alone are those of endoflife.date only when they look so.
        if (format == FeedFormat::Unknown && formatOfKeys(text, 1, versionShapes) != FeedFormat::Unknown)
            format = formatOfKeys(text, 3, versionItemShapes);
        // The answer of an OData service: what it is about stands in the first object of its list.
        return format == FeedFormat::Unknown ? formatOfKeys(text, 3, arrayShapes) : format;
    }
    if (text.startsWith("---"))
        return isEndOfLifePage(text) ? FeedFormat::EndOfLife : FeedFormat::Unknown;
    if (text.startsWith("# List of packages w"))
        return isSupportRemark(firstLine(text)) ? FeedFormat::DebianSupport : FeedFormat::Unknown;
    if (text.startsWith("#model_version:"))
        return FeedFormat::Epss;
    return formatOf(headingsOf(firstLine(text)), tableShapes);
}

} // namespace Patchwijzer
