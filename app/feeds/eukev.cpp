// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/eukev.h"

#include "core/exploitedmerge.h"
#include "feeds/csvreader.h"
#include "feeds/cveid.h"
#include "feeds/jsonreader.h"
#include "feeds/plaintext.h"
#include "feeds/timestamp.h"

#include <algorithm>

namespace Patchwijzer {

using Json::Element;
using Json::Field;
using Json::Place;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxBytes = qsizetype(64) << 20; // 24 KB and < 1 MB today.
constexpr qsizetype maxEntries = 200'000;           // Every CVE there is, three times over, would not be a list.
constexpr qsizetype maxName = 200;
constexpr qsizetype maxList = 100; // Sources, or kinds of abuse, of one entry.

/** What a cell or a JSON string says; "-" and the like stand for nothing. */
QByteArrayView valueOf(QByteArrayView text)
{
    text = text.trimmed();
    const bool nothing = text == QByteArrayView("-") || text.compare("tbc", Qt::CaseInsensitive) == 0;
    return nothing ? QByteArrayView() : text;
}

QByteArrayView valueOf(const Field &field)
{
    std::string_view text;
    if (!field || field->get(text))
        return {};
    return valueOf(QByteArrayView(text.data(), qsizetype(text.size())));
}

/** "2026/08/17", "2026-08-17", and of old "17/08/26" */
QDate dateOf(QByteArrayView text)
{
    QByteArray digits = text.toByteArray().left(16);
    if (digits.size() == 8 && digits[2] == '/' && digits[5] == '/')
        digits = "20" + digits.sliced(6) + '-' + digits.sliced(3, 2) + '-' + digits.first(2);
    digits.replace('/', '-');
    return parseIsoDate({digits.constData(), size_t(digits.size())});
}

/** One entry, from whichever form. */
struct RawEntry {
    QByteArrayView cve;
    QByteArrayView added;
    QByteArrayView reported;
    QByteArrayView vendor;
    QByteArrayView product;
    bool ransomware = false;
    ExploitedLists lists;
};

Result<ExploitedCve> entryOf(const RawEntry &raw, const QString &place)
{
    if (raw.cve.isEmpty()) // Has an EUVD number only: nothing to join it to.
        return fail(Error::Code::MissingField, place, u"no CVE id"_s);
    QByteArray id = raw.cve.first(std::min<qsizetype>(raw.cve.size(), 64)).toByteArray();
    if (id.startsWith("CVE ")) // As it stood in the list once.
        id[3] = '-';
    ExploitedCve entry;
    entry.cve = cveOf(id);
    entry.dateAdded = dateOf(raw.added);
    if (!entry.dateAdded.isValid())
        entry.dateAdded = dateOf(raw.reported);
    if (entry.cve.isEmpty() || !entry.dateAdded.isValid())
        return fail(Error::Code::BadValue, place, u"not a CVE id, or no date"_s);
    entry.ransomware = raw.ransomware;
    entry.vendor = plainText(raw.vendor, maxName);
    entry.product = plainText(raw.product, maxName);
    entry.lists = raw.lists;
    return entry;
}

bool isRansomware(QByteArrayView text)
{
    return plainText(text, maxName).contains("ransomware"_L1, Qt::CaseInsensitive);
}

/** `exploitationType`: a list today, one text before. */
Result<bool> readRansomware(const Field &field, const Place &place)
{
    if (!field || !field->is_array())
        return isRansomware(valueOf(field));
    PW_TRY(const auto items, Json::asArray(*field, maxList, place));
    bool found = false;
    for (const auto item : items)
        found = found || isRansomware(valueOf(Field(item)));
    return found;
}

Result<ExploitedCve> readEuEntry(const Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 6> keys{"cveID",         "dateAdded", "dateReported",
                                                   "vendorProject", "product",   "exploitationType"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    RawEntry raw{valueOf(fields[0]), valueOf(fields[1]), valueOf(fields[2]),
                 valueOf(fields[3]), valueOf(fields[4]), false,
                 ExploitedList::Eu};
    PW_TRY(raw.ransomware, readRansomware(fields[5], place.key(keys[5])));
    return entryOf(raw, place.text());
}

Result<ExploitedLists> readSources(const Field &field, const Place &place)
{
    if (!field)
        return ExploitedLists(ExploitedList::Other);
    PW_TRY(const auto items, Json::asArray(*field, maxList, place));
    ExploitedLists lists;
    for (const auto item : items) {
        const auto source = valueOf(Field(item));
        if (source == QByteArrayView("cisa_kev"))
            lists |= ExploitedList::Cisa;
        else if (source == QByteArrayView("eukev_kev"))
            lists |= ExploitedList::Eu;
        else
            lists |= ExploitedList::Other;
    }
    return lists == ExploitedLists() ? ExploitedLists(ExploitedList::Other) : lists;
}

Result<ExploitedCve> readDumpEntry(const Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 5> keys{"cveId", "dateAdded", "vendorProject", "product", "sources"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    PW_TRY(const auto lists, readSources(fields[4], place.key(keys[4])));
    return entryOf({valueOf(fields[0]), valueOf(fields[1]), {}, valueOf(fields[2]), valueOf(fields[3]), false, lists},
                   place.text());
}

/** Sorts and merges what was read; an empty list is no list. */
Result<KevCatalog> finished(KevCatalog catalog, const QString &where)
{
    for (const auto &cve : mergeExploited(&catalog.entries))
        catalog.skipped.append({Error::Code::BadValue, where, cve + u" is listed twice"_s});
    if (catalog.entries.isEmpty())
        return fail(Error::Code::BadValue, where, u"a list without a single readable entry"_s);
    const auto newest = std::max_element(
        catalog.entries.cbegin(), catalog.entries.cend(),
        [](const ExploitedCve &lhs, const ExploitedCve &rhs) { return lhs.dateAdded < rhs.dateAdded; });
    catalog.released = QDateTime(newest->dateAdded, QTime(0, 0), Qt::UTC);
    return catalog;
}

/** Whether one of the items has @p key: one odd entry at the top does not make it another list. */
bool hasKey(const simdjson::dom::array &items, std::string_view key)
{
    return std::any_of(items.begin(), items.end(), [key](const Element &item) {
        simdjson::dom::object object;
        return !item.get(object) && !object.at_key(key).error();
    });
}

using EntryReader = Result<ExploitedCve> (*)(const Element &, const Place &);

Result<KevCatalog> parseArray(const QByteArray &json, const QString &where, std::string_view idKey, EntryReader read)
{
    const Place place(where);
    simdjson::dom::parser parser{size_t(maxBytes)};
    PW_TRY(const auto root, Json::parseDocument(parser, Json::usualDepth, json, place));
    if (!root.is_array())
        return Json::fail(Error::Code::UnknownFormat, place, "not a list of exploited CVEs");
    PW_TRY(const auto items, Json::asArray(root, maxEntries, place));
    if (!hasKey(items, idKey))
        return Json::fail(Error::Code::UnknownFormat, place, "not a list of exploited CVEs");
    KevCatalog catalog;
    qsizetype index = 0;
    for (const auto item : items) {
        if (auto entry = read(item, place.item(index++)))
            catalog.entries.append(*std::move(entry));
        else
            catalog.skipped.append(std::move(entry).error());
    }
    return finished(std::move(catalog), where);
}

/** The columns of a table that we use; -1 where it has none. */
struct Columns {
    explicit Columns(const CsvReader &heading)
        : cve(std::max(heading.column("cveID"), heading.column("CVE")))
        , added(heading.column("dateAdded"))
        , reported(heading.column("dateReported"))
        , vendor(heading.column("vendorProject"))
        , product(heading.column("product"))
        , type(heading.column("exploitationType"))
    {
    }

    int cve, added, reported, vendor, product, type;
};

Result<KevCatalog> parseTable(const QByteArray &text, const QString &where)
{
    CsvReader csv;
    csv.feed(text);
    csv.finish();
    if (csv.next() != CsvReader::Next::Record)
        return fail(Error::Code::UnknownFormat, where, u"no line of headings"_s);
    const Columns columns(csv);
    if (columns.cve < 0 || columns.reported < 0)
        return fail(Error::Code::UnknownFormat, where, u"not a list of exploited CVEs"_s);
    const auto width = csv.fields().size();
    KevCatalog catalog;
    for (auto next = csv.next(); next != CsvReader::Next::End; next = csv.next()) {
        const auto place = where + u':' + QString::number(csv.line());
        // A comma too many shifts every cell behind it; one too few at the end has been seen and costs a note only.
        if (next == CsvReader::Next::Broken || csv.fields().size() > width || csv.fields().size() + 1 < width) {
            catalog.skipped.append({Error::Code::BadValue, place, u"not as many cells as there are headings"_s});
            continue;
        }
        if (catalog.entries.size() + catalog.skipped.size() >= maxEntries)
            return fail(Error::Code::BadValue, where, u"too many lines"_s);
        const auto cell = [&](int column) { return valueOf(csv.field(column)); };
        auto entry = entryOf({cell(columns.cve), cell(columns.added), cell(columns.reported), cell(columns.vendor),
                              cell(columns.product), isRansomware(cell(columns.type)), ExploitedList::Eu},
                             place);
        if (entry)
            catalog.entries.append(*std::move(entry));
        else
            catalog.skipped.append(std::move(entry).error());
    }
    return finished(std::move(catalog), where);
}

} // namespace

Result<KevCatalog> parseEuKev(const QByteArray &bytes, const QString &where)
{
    if (bytes.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than 64 MiB"_s);
    const auto first = std::find_if(bytes.cbegin(), bytes.cend(), [](char c) { return c > ' ' && c < 0x7f; });
    const bool json = first == bytes.cend() || *first == '[' || *first == '{';
    return json ? parseArray(bytes, where, "cveID", readEuEntry) : parseTable(bytes, where);
}

Result<KevCatalog> parseEuvdKevDump(const QByteArray &json, const QString &where)
{
    return parseArray(json, where, "cveId", readDumpEntry);
}

} // namespace Patchwijzer
