// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/wingetindex.h"

#include "feeds/csvreader.h"
#include "feeds/jsonreader.h"
#include "feeds/timestamp.h"

#include <algorithm>

namespace Patchwijzer {

using Json::Element;
using Json::Place;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxBytes = qsizetype(256) << 20; // 3 MB today.
constexpr qsizetype maxPackages = 1'000'000;         // 14,585 today.

/** One package, from whichever form. */
struct RawPackage {
    QByteArrayView id;
    QByteArrayView name;
    QByteArrayView version;
    QByteArrayView updated;
};

Result<WingetPackage> packageOf(const RawPackage &raw, const QString &place)
{
    return checkedWingetPackage({QString::fromUtf8(raw.id), QString::fromUtf8(raw.name), QString::fromUtf8(raw.version),
                                 parseTimestamp({raw.updated.data(), size_t(raw.updated.size())})},
                                place);
}

Result<WingetPackage> readItem(const Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 4> keys{"PackageId", "Name", "Version", "LastUpdate"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    return packageOf(
        {Json::bytesOf(fields[0]), Json::bytesOf(fields[1]), Json::bytesOf(fields[2]), Json::bytesOf(fields[3])},
        place.text());
}

Result<WingetIndex> parseArray(const QByteArray &json, const QString &where)
{
    const Place place(where);
    simdjson::dom::parser parser{size_t(maxBytes)};
    PW_TRY(const auto root, Json::parseDocument(parser, Json::usualDepth, json, place));
    if (!root.is_array())
        return Json::fail(Error::Code::UnknownFormat, place, "not an index of winget");
    PW_TRY(const auto items, Json::asArray(root, maxPackages, place));
    WingetIndex index;
    qsizetype number = 0;
    for (const auto item : items) {
        if (auto package = readItem(item, place.item(number++)))
            index.packages.append(*std::move(package));
        else
            index.skipped.append(std::move(package).error());
    }
    return finishedWingetIndex(std::move(index), where);
}

Result<WingetIndex> parseTable(const QByteArray &text, const QString &where)
{
    CsvReader csv;
    csv.feed(text);
    csv.finish();
    auto next = csv.next();
    const int id = csv.column("PackageId");
    const int name = csv.column("Name");
    const int version = csv.column("Version");
    const int updated = csv.column("LastUpdate");
    if (next != CsvReader::Next::Record || id < 0 || name < 0 || version < 0)
        return fail(Error::Code::UnknownFormat, where, u"not an index of winget"_s);
    const auto width = csv.fields().size();
    WingetIndex index;
    for (next = csv.next(); next != CsvReader::Next::End; next = csv.next()) {
        const auto place = where + u':' + QString::number(csv.line());
        if (index.packages.size() + index.skipped.size() >= maxPackages)
            return fail(Error::Code::FileTooLarge, where, u"too many lines"_s);
        if (next == CsvReader::Next::Broken || csv.fields().size() != width) {
            index.skipped.append({Error::Code::BadValue, place, u"not as many cells as there are headings"_s});
            continue;
        }
        auto package = packageOf({csv.field(id), csv.field(name), csv.field(version), csv.field(updated)}, place);
        if (package)
            index.packages.append(*std::move(package));
        else
            index.skipped.append(std::move(package).error());
    }
    return finishedWingetIndex(std::move(index), where);
}

} // namespace

Result<WingetIndex> parseWingetIndex(const QByteArray &bytes, const QString &where)
{
    if (bytes.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than 256 MiB"_s);
    const auto first = std::find_if(bytes.cbegin(), bytes.cend(), [](char c) { return c > ' ' && c < 0x7f; });
    const bool json = first == bytes.cend() || *first == '[' || *first == '{';
    return json ? parseArray(bytes, where) : parseTable(bytes, where);
}

} // namespace Patchwijzer
