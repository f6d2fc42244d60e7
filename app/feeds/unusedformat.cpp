// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/unusedformat.h"

#include "core/asciitext.h"
#include "feeds/msrcxml.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <vector>

namespace Patchwijzer {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxScan = qsizetype(4) << 20; // A page of Ubuntu's list has its telling keys at its end.
constexpr auto detailStart = "known here, but not used: "_L1;
constexpr size_t maxKeys = 64; // Side by side; the largest of these formats has 29.

/** A key near the outside of a JSON object, with its value when that is text. */
struct Key {
    QByteArrayView name;
    QByteArrayView text;
    qsizetype depth = 0;
};

/** The string that begins at @p at, which then stands behind it. */
QByteArrayView takeString(QByteArrayView json, qsizetype *at)
{
    const auto from = *at + 1;
    auto end = from;
    while (end < json.size() && json[end] != '"')
        end += json[end] == '\\' ? 2 : 1;
    end = std::min(end, json.size());
    *at = std::min(end + 1, json.size());
    return json.sliced(from, end - from);
}

void skipBlanks(QByteArrayView json, qsizetype *at)
{
    while (*at < json.size() && (json[*at] == ' ' || (json[*at] >= '\t' && json[*at] <= '\r')))
        ++*at;
}

/** The keys of the outermost object and of the objects right in it, those in lists left out. */
std::vector<Key> keysOf(QByteArrayView json)
{
    std::vector<Key> keys;
    qsizetype depth = 0;
    for (qsizetype at = 0; at < json.size() && keys.size() < maxKeys;) {
        const char c = json[at];
        if (c != '"') {
            if (c == '{' || c == '[')
                ++depth;
            else if ((c == '}' || c == ']') && --depth == 0)
                break;
            ++at;
            continue;
        }
        const auto name = takeString(json, &at);
        skipBlanks(json, &at);
        if (depth > 2 || at == json.size() || json[at] != ':')
            continue;
        skipBlanks(json, &++at);
        Key key{name, {}, depth};
        if (at < json.size() && json[at] == '"')
            key.text = takeString(json, &at);
        keys.push_back(key);
    }
    return keys;
}

/** What must all be there, outermost. */
struct Shape {
    UnusedFormat format = UnusedFormat::None;
    std::initializer_list<QByteArrayView> keys;
};

const std::array<Shape, 4> shapes{{
    {UnusedFormat::Nvd, {"CVE_data_type", "CVE_Items"}},
    {UnusedFormat::CveSearch, {"Modified", "Published", "access"}},
    {UnusedFormat::UbuntuCves, {"cves", "limit", "offset", "total_results"}},
    {UnusedFormat::Scoop, {"version", "homepage", "license", "checkver"}},
}};

bool holdsAll(const std::vector<Key> &keys, qsizetype depth, std::initializer_list<QByteArrayView> names)
{
    return std::all_of(names.begin(), names.end(), [&](QByteArrayView name) {
        return std::any_of(keys.begin(), keys.end(),
                           [&](const Key &key) { return key.depth == depth && key.name == name; });
    });
}

UnusedFormat formatOfJson(QByteArrayView json)
{
    const auto keys = keysOf(json);
    for (const auto &key : keys) {
        if (key.name == QByteArrayView("@context") && key.text.indexOf("openvex") >= 0)
            return UnusedFormat::OpenVex;
        if (key.depth == 1 && key.name == QByteArrayView("@odata.context") && key.text.indexOf("/sugodata/") >= 0)
            return UnusedFormat::MicrosoftGuide;
        if (key.depth == 1 && key.name == QByteArrayView("id") && key.text.startsWith("FG-IR-"))
            return UnusedFormat::Fortinet;
    }
    const auto found =
        std::find_if(shapes.begin(), shapes.end(), [&](const Shape &shape) { return holdsAll(keys, 1, shape.keys); });
    return found == shapes.end() ? UnusedFormat::None : found->format;
}

UnusedFormat formatOfXml(QByteArrayView text)
{
    constexpr QByteArrayView doctype("<!doctype html");
    if (text.size() >= doctype.size() && text.first(doctype.size()).compare(doctype, Qt::CaseInsensitive) == 0)
        return UnusedFormat::WebPage;
    const auto root = xmlRootName(text);
    if (root == QByteArrayView("oval_definitions") || root.endsWith(":oval_definitions"))
        return UnusedFormat::Oval;
    if (root.compare("html", Qt::CaseInsensitive) == 0)
        return UnusedFormat::WebPage;
    const bool news =
        root == QByteArrayView("rss") || root == QByteArrayView("feed") || root == QByteArrayView("rdf:RDF");
    return news ? UnusedFormat::News : UnusedFormat::None;
}

/** "CVE-2099-0001 (…)", "CVE-2099-XXXX […]" or "CVE-2099-0001", with an indented line below it. */
bool isDebianCveList(QByteArrayView text)
{
    if (text.size() < 13 || !text.startsWith("CVE-") || !std::all_of(text.begin() + 4, text.begin() + 8, Ascii::isDigit)
        || text[8] != '-')
        return false;
    const auto number = text.sliced(9);
    const auto behind =
        std::find_if(number.begin(), number.end(), [](char c) { return !Ascii::isDigit(c) && c != 'X'; });
    if (behind == number.begin() || behind == number.end() || (*behind != ' ' && *behind != '\n'))
        return false;
    const auto end = text.indexOf('\n');
    return end > 0 && end + 1 < text.size() && text[end + 1] == '\t';
}

/** "[August 26th, 2005] DTSA-1-1 …" */
bool isDebianTestingList(QByteArrayView text)
{
    const auto close = text.startsWith('[') ? text.first(std::min<qsizetype>(text.size(), 40)).indexOf(']') : -1;
    return close > 0 && text.sliced(close + 1).trimmed().startsWith("DTSA-");
}

/** How the files begin whose first bytes tell enough. */
struct Beginning {
    UnusedFormat format = UnusedFormat::None;
    QByteArrayView bytes;
};

const std::array<Beginning, 8> beginnings{{
    {UnusedFormat::Debsecan, "VERSION 1\n"},
    {UnusedFormat::UbuntuCves, "Candidate:"},
    {UnusedFormat::UbuntuCves, "PublicDateAtUSN:"},
    {UnusedFormat::VulnerableCode, "- purl: pkg:"},
    {UnusedFormat::VulnerableCode, "vcid,aliases"},
    {UnusedFormat::Log4Shell, "# List of software (un)affected by the log4shell"},
    {UnusedFormat::Cabinet, QByteArrayView("MSCF\0\0\0\0", 8)},
    {UnusedFormat::WingetVersions,
     "\x51\xE5\xC0"}, // What Windows marks MSZIP with, behind a byte that counts as blank.
}};

} // namespace

bool looksLikeNvd(QByteArrayView text)
{
    const auto keys = keysOf(text.first(std::min(text.size(), maxScan)));
    const bool one = holdsAll(keys, 1, {"id", "vulnStatus"})
        || (holdsAll(keys, 1, {"cve"})
            && (holdsAll(keys, 2, {"id", "vulnStatus"}) || holdsAll(keys, 2, {"id", "sourceIdentifier"})));
    return one || holdsAll(keys, 1, {"resultsPerPage", "totalResults", "vulnerabilities"})
        || holdsAll(keys, 1, {"_annotation", "cve"}) || holdsAll(keys, 1, {"cve_items"});
}

UnusedFormat recogniseUnused(QByteArrayView text)
{
    text = text.first(std::min(text.size(), maxScan));
    if (text.startsWith('{'))
        return formatOfJson(text);
    if (text.startsWith('<'))
        return formatOfXml(text);
    if (isDebianCveList(text) || isDebianTestingList(text))
        return UnusedFormat::DebianFiles;
    const auto found = std::find_if(beginnings.begin(), beginnings.end(),
                                    [&](const Beginning &beginning) { return text.startsWith(beginning.bytes); });
    return found == beginnings.end() ? UnusedFormat::None : found->format;
}

QString unusedFormatName(UnusedFormat format)
{
    switch (format) {
    case UnusedFormat::Nvd:
        return u"nvd"_s;
    case UnusedFormat::CveSearch:
        return u"cveSearch"_s;
    case UnusedFormat::Oval:
        return u"oval"_s;
    case UnusedFormat::OpenVex:
        return u"openVex"_s;
    case UnusedFormat::MicrosoftGuide:
        return u"microsoftGuide"_s;
    case UnusedFormat::OtherCvrf:
        return u"otherCvrf"_s;
    case UnusedFormat::Fortinet:
        return u"fortinet"_s;
    case UnusedFormat::DebianFiles:
        return u"debianFiles"_s;
    case UnusedFormat::Debsecan:
        return u"debsecan"_s;
    case UnusedFormat::UbuntuCves:
        return u"ubuntuCves"_s;
    case UnusedFormat::VulnerableCode:
        return u"vulnerableCode"_s;
    case UnusedFormat::Log4Shell:
        return u"log4Shell"_s;
    case UnusedFormat::Scoop:
        return u"scoop"_s;
    case UnusedFormat::WingetVersions:
        return u"wingetVersions"_s;
    case UnusedFormat::Cabinet:
        return u"cabinet"_s;
    case UnusedFormat::News:
        return u"news"_s;
    case UnusedFormat::WebPage:
        return u"webPage"_s;
    case UnusedFormat::None:
        break;
    }
    return {};
}

Error unusedFormatError(UnusedFormat format, const QString &where)
{
    return {Error::Code::UnknownFormat, where, detailStart + unusedFormatName(format)};
}

QString unusedFormatName(const Error &error)
{
    const bool unused = error.code == Error::Code::UnknownFormat && error.detail.startsWith(detailStart);
    return unused ? error.detail.sliced(detailStart.size()) : QString();
}

} // namespace Patchwijzer
