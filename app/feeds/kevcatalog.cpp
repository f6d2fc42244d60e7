// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/kevcatalog.h"

#include "feeds/cveid.h"
#include "core/exploitedmerge.h"
#include "feeds/jsonreader.h"
#include "feeds/timestamp.h"

#include <iterator>

namespace Patchwijzer {

using Json::Place;

namespace {

constexpr qint64 maxBytes = qint64(64) << 20;
constexpr qsizetype maxEntries = 200'000;
constexpr qsizetype maxName = 1'024;

QString textOf(const Json::Field &field)
{
    std::string_view text;
    return field && !field->get(text) ? Json::freeText(text, 200) : QString();
}

Result<ExploitedCve> readEntry(const Json::Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 5> keys{"cveID", "dateAdded", "knownRansomwareCampaignUse", "vendorProject",
                                                   "product"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    for (const size_t required : {size_t(0), size_t(1)}) {
        if (!fields[required])
            return Json::fail(Error::Code::MissingField, place.key(keys[required]), "required");
    }
    PW_TRY(const auto id, Json::name(*fields[0], maxName, place.key("cveID")));
    PW_TRY(const auto date, Json::name(*fields[1], maxName, place.key("dateAdded")));
    ExploitedCve entry;
    entry.cve = cveOf(QByteArrayView(id.data(), qsizetype(id.size())));
    entry.dateAdded = parseIsoDate(date);
    if (entry.cve.isEmpty() || !entry.dateAdded.isValid())
        return Json::fail(Error::Code::BadValue, place, "not a CVE id, or not a date");
    entry.ransomware = textOf(fields[2]) == QLatin1String("Known");
    entry.vendor = textOf(fields[3]);
    entry.product = textOf(fields[4]);
    entry.lists = ExploitedList::Cisa;
    return entry;
}

Result<void> readEntries(const simdjson::dom::array &items, const Place &place, KevCatalog *catalog)
{
    qsizetype index = 0;
    for (const auto item : items) {
        if (auto entry = readEntry(item, place.item(index++)))
            catalog->entries.append(*std::move(entry));
        else
            catalog->skipped.append(std::move(entry).error());
    }
    for (const auto &cve : mergeExploited(&catalog->entries))
        catalog->skipped.append({Error::Code::BadValue, place.text(), cve + QStringLiteral(" is listed twice")});
    if (catalog->entries.isEmpty())
        return Json::fail(Error::Code::BadValue, place, "a catalog without a single readable entry");
    return {};
}

} // namespace

Result<KevCatalog> parseKevCatalog(const QByteArray &json, const QString &where)
{
    const Place place(where);
    simdjson::dom::parser parser{size_t(maxBytes)};
    if (parser.allocate(size_t(1) << 16, 64))
        return Json::fail(Error::Code::FileTooLarge, place, "no memory for it");
    PW_TRY(const auto root, Json::parseDocument(parser, json, place));
    if (!root.is_object())
        return Json::fail(Error::Code::UnknownFormat, place, "not a KEV catalog");
    constexpr std::array<std::string_view, 4> keys{"catalogVersion", "dateReleased", "count", "vulnerabilities"};
    PW_TRY(const auto object, Json::asObject(root, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    if (!fields[0] && !fields[3])
        return Json::fail(Error::Code::UnknownFormat, place, "not a KEV catalog");
    for (const size_t required : {size_t(0), size_t(1), size_t(3)}) {
        if (!fields[required])
            return Json::fail(Error::Code::MissingField, place.key(keys[required]), "required");
    }
    KevCatalog catalog;
    PW_TRY(const auto version, Json::name(*fields[0], maxName, place.key("catalogVersion")));
    catalog.version = Json::toQString(version);
    PW_TRY(const auto released, Json::name(*fields[1], maxName, place.key("dateReleased")));
    catalog.released = parseTimestamp(released);
    if (!catalog.released.isValid())
        return Json::fail(Error::Code::BadValue, place.key("dateReleased"), "not an RFC 3339 date-time");
    const auto here = place.key("vulnerabilities");
    PW_TRY(const auto items, Json::asArray(*fields[3], maxEntries, here));
    PW_TRY_VOID(readEntries(items, here, &catalog));
    int64_t count = 0;
    if (fields[2] && (fields[2]->get(count) || count != std::distance(items.begin(), items.end())))
        catalog.skipped.append({Error::Code::BadValue, place.key("count").text(),
                                QStringLiteral("the catalog does not hold as many entries as it says")});
    return catalog;
}

} // namespace Patchwijzer
