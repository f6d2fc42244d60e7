// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/kevcatalog.h"

#include "core/exploitedmerge.h"
#include "feeds/csvreader.h"
#include "feeds/cveid.h"
#include "feeds/jsonreader.h"
#include "feeds/timestamp.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

namespace Patchwijzer {

using Json::Place;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maxBytes = qint64(64) << 20; // 1.6 MB today.
constexpr qsizetype maxEntries = 200'000;
constexpr qsizetype maxName = 1'024;

/** One entry, from whichever form. */
struct RawEntry {
    QByteArrayView cve, added, ransomware, vendor, product, action;
};

bool holdsAnyOf(const QByteArray &text, std::initializer_list<QByteArrayView> phrases)
{
    return std::any_of(phrases.begin(), phrases.end(), [&](QByteArrayView phrase) { return text.contains(phrase); });
}

/** Whether the required action is to stop using a product that its maker gave up, and nothing else: "… is end-of-life
 *  and should be disconnected if still in use." Most actions name stopping only for when there is nothing better, and
 *  those count as not said. The day by which American authorities must have done it is of no use to a Dutch firm.
 *  @see the 46 texts of catalog 2026.08.21; facts: FEEDS 4.2
 */
bool saysStopUsing(QByteArrayView action)
{
    const auto text = action.toByteArray().toLower();
    return holdsAnyOf(text, {"end-of-life", "end of life"})
        && holdsAnyOf(text, {"should be disconnected", "should discontinue", "should be retired"})
        && !holdsAnyOf(text, {"could be", "apply updates", "apply mitigations", "upgrade", "supported"});
}

QString textOf(QByteArrayView text)
{
    return Json::freeText({text.data(), size_t(text.size())}, 200);
}

Result<ExploitedCve> entryOf(const RawEntry &raw, const QString &place)
{
    ExploitedCve entry;
    entry.cve = cveOf(raw.cve);
    entry.dateAdded = parseIsoDate({raw.added.data(), size_t(raw.added.size())});
    if (entry.cve.isEmpty() || !entry.dateAdded.isValid())
        return fail(Error::Code::BadValue, place, u"not a CVE id, or not a date"_s);
    entry.ransomware = raw.ransomware.compare("Known", Qt::CaseInsensitive) == 0;
    entry.vendor = textOf(raw.vendor);
    entry.product = textOf(raw.product);
    entry.lists = ExploitedList::Cisa;
    entry.stopUsing = saysStopUsing(raw.action);
    return entry;
}

Result<ExploitedCve> readEntry(const Json::Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 6> keys{"cveID",         "dateAdded", "knownRansomwareCampaignUse",
                                                   "vendorProject", "product",   "requiredAction"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    for (const size_t required : {size_t(0), size_t(1)}) {
        if (!fields[required])
            return Json::fail(Error::Code::MissingField, place.key(keys[required]), "required");
    }
    return entryOf({Json::bytesOf(fields[0]), Json::bytesOf(fields[1]), Json::bytesOf(fields[2]),
                    Json::bytesOf(fields[3]), Json::bytesOf(fields[4]), Json::bytesOf(fields[5])},
                   place.text());
}

/** Sorts and merges what was read; an empty catalog is none. */
Result<void> finish(const QString &place, KevCatalog *catalog)
{
    for (const auto &cve : mergeExploited(&catalog->entries))
        catalog->skipped.append({Error::Code::BadValue, place, cve + u" is listed twice"_s});
    if (catalog->entries.isEmpty())
        return fail(Error::Code::BadValue, place, u"a catalog without a single readable entry"_s);
    return {};
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
    return finish(place.text(), catalog);
}

Result<KevCatalog> parseJson(const QByteArray &json, const QString &where)
{
    const Place place(where);
    simdjson::dom::parser parser{size_t(maxBytes)};
    PW_TRY(const auto root, Json::parseDocument(parser, Json::usualDepth, json, place));
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

/** The columns that we use; -1 where the table has none. */
struct Columns {
    explicit Columns(const CsvReader &heading)
        : cve(heading.column("cveID"))
        , added(heading.column("dateAdded"))
        , ransomware(heading.column("knownRansomwareCampaignUse")) // Not there before October 2023.
        , vendor(heading.column("vendorProject"))
        , product(heading.column("product"))
        , action(heading.column("requiredAction"))
    {
    }

    int cve, added, ransomware, vendor, product, action;
};

Result<void> readLines(CsvReader *csv, const QString &where, KevCatalog *catalog)
{
    const Columns columns(*csv);
    if (columns.cve < 0 || columns.added < 0)
        return fail(Error::Code::UnknownFormat, where, u"not a KEV catalog"_s);
    const auto width = csv->fields().size();
    for (auto next = csv->next(); next != CsvReader::Next::End; next = csv->next()) {
        if (catalog->entries.size() + catalog->skipped.size() >= maxEntries)
            return fail(Error::Code::BadValue, where, u"too many lines"_s);
        const auto place = where + u':' + QString::number(csv->line());
        // A cell too many or too few: which one is what can no longer be told.
        if (next == CsvReader::Next::Broken || csv->fields().size() != width) {
            catalog->skipped.append({Error::Code::BadValue, place, u"not as many cells as there are headings"_s});
            continue;
        }
        const auto cell = [csv](int column) { return csv->field(column).trimmed(); };
        auto entry = entryOf({cell(columns.cve), cell(columns.added), cell(columns.ransomware), cell(columns.vendor),
                              cell(columns.product), cell(columns.action)},
                             place);
        if (entry)
            catalog->entries.append(*std::move(entry));
        else
            catalog->skipped.append(std::move(entry).error());
    }
    return finish(where, catalog);
}

Result<KevCatalog> parseTable(const QByteArray &text, const QString &where)
{
    CsvReader csv;
    csv.feed(text);
    csv.finish();
    if (csv.next() != CsvReader::Next::Record)
        return fail(Error::Code::UnknownFormat, where, u"no line of headings"_s);
    KevCatalog catalog;
    PW_TRY_VOID(readLines(&csv, where, &catalog));
    const auto newest = std::max_element(
        catalog.entries.cbegin(), catalog.entries.cend(),
        [](const ExploitedCve &lhs, const ExploitedCve &rhs) { return lhs.dateAdded < rhs.dateAdded; });
    catalog.released = QDateTime(newest->dateAdded, QTime(0, 0), Qt::UTC);
    return catalog;
}

} // namespace

Result<KevCatalog> parseKevCatalog(const QByteArray &bytes, const QString &where)
{
    if (bytes.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than 64 MiB"_s);
    const auto first = std::find_if(bytes.cbegin(), bytes.cend(), [](char c) { return c > ' ' && c < 0x7f; });
    const bool json = first == bytes.cend() || *first == '[' || *first == '{';
    return json ? parseJson(bytes, where) : parseTable(bytes, where);
}

} // namespace Patchwijzer
