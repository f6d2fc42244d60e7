// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/wingetindex.h"

#include "feeds/csvreader.h"
#include "feeds/jsonreader.h"
#include "feeds/plaintext.h"
#include "feeds/timestamp.h"

#include <algorithm>

namespace Patchwijzer {

using Json::Element;
using Json::Place;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxBytes = qsizetype(256) << 20; // 3 MB today.
constexpr qsizetype maxPackages = 1'000'000;         // 14,585 today.
constexpr qsizetype maxId = 128;                     // As winget's own manifests allow.
constexpr qsizetype maxVersion = 128;
constexpr qsizetype maxName = 256;

/** One package, from whichever form. */
struct RawPackage {
    QByteArrayView id;
    QByteArrayView name;
    QByteArrayView version;
    QByteArrayView updated;
};

/** @see winget-cli, schemas/JSON/manifests, PackageIdentifier and PackageVersion: no character that a file name
 *  cannot have
 */
bool isPlain(QByteArrayView text, qsizetype maxLength)
{
    const QByteArrayView bad("\\/:*?\"<>|");
    return !text.isEmpty() && text.size() <= maxLength && std::none_of(text.begin(), text.end(), [&](char c) {
        return (c >= 0 && c < ' ') || c == 0x7f || bad.contains(c);
    });
}

Result<WingetPackage> packageOf(const RawPackage &raw, const QString &place)
{
    if (raw.id.isEmpty() || raw.version.isEmpty())
        return fail(Error::Code::MissingField, place, u"no id or no version"_s);
    if (!isPlain(raw.id, maxId) || raw.id.contains(' ') || !raw.id.contains('.'))
        return fail(Error::Code::BadValue, place, u"not the id of a package"_s);
    if (!isPlain(raw.version, maxVersion))
        return fail(Error::Code::BadValue, place, u"not a version"_s);
    WingetPackage package;
    package.id = QString::fromUtf8(raw.id);
    package.name = plainText(raw.name, maxName);
    package.version = QString::fromUtf8(raw.version).trimmed();
    package.updated = parseTimestamp({raw.updated.data(), size_t(raw.updated.size())});
    return package;
}

/** Sorts, takes out what is there twice, and finds the newest. */
Result<WingetIndex> finished(WingetIndex index, const QString &where)
{
    auto &packages = index.packages;
    if (packages.isEmpty())
        return fail(Error::Code::BadValue, where, u"not a single readable package"_s);
    const auto compare = [](const WingetPackage &lhs, const WingetPackage &rhs) {
        return lhs.id.compare(rhs.id, Qt::CaseInsensitive);
    };
    std::stable_sort(packages.begin(), packages.end(),
                     [&](const WingetPackage &lhs, const WingetPackage &rhs) { return compare(lhs, rhs) < 0; });
    QList<WingetPackage> kept;
    kept.reserve(packages.size());
    for (auto &package : packages) {
        if (!kept.isEmpty() && compare(kept.back(), package) == 0) {
            index.skipped.append({Error::Code::BadValue, where, package.id + u" is listed twice"_s});
            continue;
        }
        if (package.updated.isValid() && (!index.newest.isValid() || package.updated > index.newest))
            index.newest = package.updated;
        kept.append(std::move(package));
    }
    packages = std::move(kept);
    return index;
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
    if (parser.allocate(size_t(1) << 16, 64))
        return Json::fail(Error::Code::FileTooLarge, place, "no memory for it");
    PW_TRY(const auto root, Json::parseDocument(parser, json, place));
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
    return finished(std::move(index), where);
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
    return finished(std::move(index), where);
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
