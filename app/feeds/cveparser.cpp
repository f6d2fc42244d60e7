// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/cveparser.h"

#include "core/sortunique.h"
#include "feeds/cvecontainer.h"
#include "feeds/cveid.h"
#include "feeds/jsonpieces.h"

#include <algorithm>

namespace Patchwijzer {

using Json::Field;
using Json::Place;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxDepth = 64;
constexpr qsizetype summaryLength = 300;

Result<QString> idOf(const Json::Element &value, const Place &place)
{
    PW_TRY(const auto text, Json::name(value, 64, place));
    const auto id = cveOf(QByteArrayView(text.data(), qsizetype(text.size())));
    if (id.isEmpty() || text.substr(0, 4) != "CVE-")
        return Json::fail(Error::Code::BadValue, place, "not a CVE id");
    return id;
}

Result<void> readMetadata(const Json::Element &value, const Place &place, CveRecord *record)
{
    constexpr std::array<std::string_view, 6> keys{"cveId",         "state",       "assignerShortName",
                                                   "datePublished", "dateUpdated", "dateRejected"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    for (const size_t required : {size_t(0), size_t(1)}) {
        if (!fields[required])
            return Json::fail(Error::Code::MissingField, place.key(keys[required]), "required");
    }
    PW_TRY(record->id, idOf(*fields[0], place.key("cveId")));
    PW_TRY(const auto state, Json::name(*fields[1], 64, place.key("state")));
    if (state != "PUBLISHED" && state != "REJECTED")
        return Json::fail(Error::Code::BadValue, place.key("state"), "neither PUBLISHED nor REJECTED");
    record->rejected = state == "REJECTED";
    record->assigner = Json::textOf(fields[2], 200);
    PW_TRY(record->published, Cve::timeOf(fields[3], place.key("datePublished")));
    PW_TRY(record->updated, Cve::timeOf(fields[4], place.key("dateUpdated")));
    if (record->updated.isValid())
        return {};
    PW_TRY(record->updated, Cve::timeOf(fields[5], place.key("dateRejected")));
    return {};
}

/** What takes the place of a description in a rejected record. */
Result<void> readRejection(const Json::Element &cna, const Place &place, CveRecord *record)
{
    constexpr std::array<std::string_view, 2> keys{"rejectedReasons", "replacedBy"};
    PW_TRY(const auto object, Json::asObject(cna, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    record->rejectedReason = Cve::englishOf(fields[0]);
    simdjson::dom::array ids;
    if (fields[1] && !fields[1]->get(ids)) {
        for (const auto id : ids) {
            if (auto replacement = idOf(id, place))
                record->replacedBy.append(*std::move(replacement));
        }
        std::sort(record->replacedBy.begin(), record->replacedBy.end());
    }
    return {};
}

Result<void> readContainers(const Json::Element &value, const CveLimits &limits, const Place &place, CveRecord *record,
                            QList<Error> *skipped)
{
    constexpr std::array<std::string_view, 2> keys{"cna", "adp"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    if (!fields[0])
        return Json::fail(Error::Code::MissingField, place.key("cna"), "required");
    PW_TRY(auto cna, Cve::readContainer(*fields[0], limits, place.key("cna"), skipped));
    cna.cna = true;
    record->containers.append(std::move(cna));
    if (record->rejected)
        PW_TRY_VOID(readRejection(*fields[0], place.key("cna"), record));
    if (!fields[1])
        return {};
    const auto here = place.key("adp");
    PW_TRY(const auto items, Json::asArray(*fields[1], limits.containers, here));
    qsizetype index = 0;
    for (const auto item : items) {
        // Others may add what they like: a slip of theirs does not spoil the record.
        if (auto adp = Cve::readContainer(item, limits, here.item(index++), skipped))
            record->containers.append(*std::move(adp));
        else
            skipped->append(std::move(adp).error());
    }
    return {};
}

Result<CveRecord> readRecord(const Json::Element &value, const CveLimits &limits, const Place &place,
                             QList<Error> *skipped)
{
    constexpr std::array<std::string_view, 4> keys{"dataType", "dataVersion", "cveMetadata", "containers"};
    if (!value.is_object())
        return Json::fail(Error::Code::UnknownFormat, place, "not a CVE record");
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    std::string_view type;
    if (!fields[0] || fields[0]->get(type) || type != "CVE_RECORD")
        return Json::fail(Error::Code::UnknownFormat, place, "not a CVE record");
    for (size_t i = 1; i < keys.size(); ++i) {
        if (!fields[i])
            return Json::fail(Error::Code::MissingField, place.key(keys[i]), "required");
    }
    PW_TRY(const auto version, Json::name(*fields[1], 16, place.key("dataVersion")));
    if (version != "5" && version.substr(0, 2) != "5.")
        return Json::fail(Error::Code::UnknownFormat, place.key("dataVersion"),
                          "a version of the format we do not know");
    CveRecord record;
    PW_TRY_VOID(readMetadata(*fields[2], place.key("cveMetadata"), &record));
    QList<Error> left;
    PW_TRY_VOID(readContainers(*fields[3], limits, place.key("containers"), &record, &left));
    *skipped += left;
    return record;
}

Result<void> readAll(const QByteArray &json, const CveLimits &limits, const Place &place, CveRecords *records)
{
    PW_TRY(const auto pieces, Json::split(json, limits.records, place));
    Json::PieceParser parser(limits.recordBytes, maxDepth);
    for (qsizetype i = 0; i < pieces.items.size(); ++i) {
        const auto here = place.item(i);
        const auto element = parser.parse(json, pieces.kind, pieces.items[i], here);
        if (!element && element.error().code == Error::Code::NotJson)
            return fail(element.error());
        auto record = element ? readRecord(element->at(0).value(), limits, here, &records->skipped)
                              : Result<CveRecord>(fail(element.error()));
        if (record)
            records->records.append(*std::move(record));
        else
            records->skipped.append(std::move(record).error());
        if (records->skipped.size() > limits.skipped)
            return Json::fail(Error::Code::BadValue, here, "too much of it cannot be read");
    }
    if (records->records.isEmpty())
        return Json::fail(Error::Code::UnknownFormat, place, "not one CVE record");
    return {};
}

/** Of two records for one CVE the newer stays; of two of the same moment the first. */
void sortRecords(QList<CveRecord> *records)
{
    std::stable_sort(records->begin(), records->end(), [](const CveRecord &lhs, const CveRecord &rhs) {
        return lhs.id != rhs.id ? lhs.id < rhs.id : lhs.updated > rhs.updated;
    });
    const auto same = [](const CveRecord &lhs, const CveRecord &rhs) { return lhs.id == rhs.id; };
    records->erase(std::unique(records->begin(), records->end(), same), records->end());
}

} // namespace

Result<CveRecords> parseCveRecords(const QByteArray &json, const QString &where, const CveLimits &limits)
{
    const Place place(where);
    if (json.size() > limits.documentBytes)
        return Json::fail(Error::Code::FileTooLarge, place, "larger than allowed");
    CveRecords records;
    const auto text = json.startsWith("\xEF\xBB\xBF") ? QByteArrayView(json).sliced(3) : QByteArrayView(json);
    if (text.trimmed().startsWith('[')) {
        PW_TRY_VOID(readAll(json, limits, place, &records));
        sortRecords(&records.records);
        return records;
    }
    if (json.size() > limits.recordBytes)
        return Json::fail(Error::Code::FileTooLarge, place, "too large for one record");
    simdjson::dom::parser parser{size_t(limits.recordBytes)};
    PW_TRY(const auto root, Json::parseDocument(parser, maxDepth, json, place));
    PW_TRY(auto record, readRecord(root, limits, place, &records.skipped));
    records.records.append(std::move(record));
    return records;
}

Result<QList<QByteArray>> cveRecordTexts(const QByteArray &json, const QString &where, const CveLimits &limits)
{
    const Place place(where);
    if (json.size() > limits.documentBytes)
        return Json::fail(Error::Code::FileTooLarge, place, "larger than allowed");
    const auto text = json.startsWith("\xEF\xBB\xBF") ? QByteArrayView(json).sliced(3) : QByteArrayView(json);
    if (!text.trimmed().startsWith('['))
        return QList<QByteArray>{json};
    PW_TRY(const auto pieces, Json::split(json, limits.records, place));
    QList<QByteArray> texts;
    texts.reserve(pieces.items.size());
    for (const auto &piece : pieces.items)
        texts.append(json.sliced(piece.begin, piece.size));
    return texts;
}

Advisory advisoryOf(const CveRecord &record)
{
    Advisory advisory;
    advisory.feed = u"cve-list"_s;
    advisory.id = record.id;
    advisory.cves = {record.id};
    advisory.published = record.published;
    advisory.modified = record.updated;
    advisory.withdrawn = record.rejected;
    for (const auto &container : record.containers) {
        if (advisory.summary.isEmpty())
            advisory.summary =
                (container.title.isEmpty() ? container.description : container.title).left(summaryLength);
        if (advisory.cvssVector.isEmpty() && !container.cvss.isEmpty())
            advisory.cvssVector = container.cvss.front();
        advisory.cwes += container.cwes;
    }
    if (record.rejected)
        advisory.summary = record.rejectedReason.left(summaryLength);
    sortUnique(&advisory.cwes);
    return advisory;
}

std::optional<CveSsvc> ssvcOf(const CveRecord &record)
{
    for (const auto &container : record.containers) {
        if (!container.cna && container.provider == u"CISA-ADP" && container.ssvc)
            return container.ssvc;
    }
    return {};
}

std::optional<ExploitedCve> exploitedOf(const CveRecord &record)
{
    for (const auto &container : record.containers) {
        if (!container.cna && container.provider == u"CISA-ADP" && container.kevDate.isValid())
            return ExploitedCve{record.id, container.kevDate, false, {}, {}};
    }
    return {};
}

} // namespace Patchwijzer
