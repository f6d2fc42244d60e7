// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/nvd/nvdrecord.h"

#include "core/sortunique.h"
#include "feeds/cvecontainer.h"
#include "feeds/cveid.h"
#include "feeds/jsonreader.h"

namespace Patchwijzer {

using Json::Element;
using Json::Field;
using Json::Place;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxDepth = 64;
constexpr qsizetype maxCpe = 2'048;   ///< Bytes.
constexpr qsizetype maxVersion = 512; ///< Bytes.
constexpr qsizetype maxListed = 1'000;
constexpr qsizetype summaryLength = 300;
constexpr qsizetype vectorLength = 512;

Result<QString> idOf(const Field &field, const Place &place)
{
    if (!field)
        return Json::fail(Error::Code::MissingField, place, "required");
    PW_TRY(const auto text, Json::name(*field, 64, place));
    const auto id = cveOf(QByteArrayView(text.data(), qsizetype(text.size())));
    if (id.isEmpty() || text.substr(0, 4) != "CVE-")
        return Json::fail(Error::Code::BadValue, place, "not a CVE id");
    return id;
}

/** "AND" or "OR"; without a word it is OR. */
Result<bool> allOf(const Field &field, const Place &place)
{
    std::string_view text;
    if (!field)
        return false;
    if (field->get(text) || (text != "AND" && text != "OR"))
        return Json::fail(Error::Code::BadValue, place, "neither AND nor OR");
    return text == "AND";
}

Result<bool> flagOf(const Field &field, bool otherwise, const Place &place)
{
    bool value = otherwise;
    if (field && field->get(value))
        return Json::fail(Error::Code::BadValue, place, "neither true nor false");
    return value;
}

/** A limit that is there must say something: without it the range would be endless. */
Result<QString> limitOf(const Field &field, const Place &place)
{
    if (!field)
        return QString();
    PW_TRY(const auto text, Json::name(*field, maxVersion, place));
    return Json::toQString(text);
}

Result<NvdMatch> readMatch(const Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 6> keys{
        "vulnerable",          "criteria",           "versionStartIncluding", "versionStartExcluding",
        "versionEndIncluding", "versionEndExcluding"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    if (!fields[0] || !fields[1])
        return Json::fail(Error::Code::MissingField, place, "vulnerable and criteria are required");
    NvdMatch match;
    PW_TRY(match.vulnerable, flagOf(fields[0], true, place.key(keys[0])));
    PW_TRY(const auto criteria, Json::name(*fields[1], maxCpe, place.key(keys[1])));
    match.criteria = Json::toQString(criteria);
    PW_TRY(match.startIncluding, limitOf(fields[2], place.key(keys[2])));
    PW_TRY(match.startExcluding, limitOf(fields[3], place.key(keys[3])));
    PW_TRY(match.endIncluding, limitOf(fields[4], place.key(keys[4])));
    PW_TRY(match.endExcluding, limitOf(fields[5], place.key(keys[5])));
    if ((!match.startIncluding.isEmpty() && !match.startExcluding.isEmpty())
        || (!match.endIncluding.isEmpty() && !match.endExcluding.isEmpty()))
        return Json::fail(Error::Code::BadValue, place, "two limits at one end");
    return match;
}

/** Every item of an array by @p read. */
template<typename Item, typename Read>
Result<QList<Item>> readList(const Field &field, qsizetype limit, const Place &place, Read read)
{
    QList<Item> list;
    if (!field)
        return list;
    PW_TRY(const auto items, Json::asArray(*field, limit, place));
    qsizetype index = 0;
    for (const auto item : items) {
        PW_TRY(auto value, read(item, place.item(index++)));
        list.append(std::move(value));
    }
    return list;
}

Result<NvdNode> readNode(const Element &value, const NvdLimits &limits, const Place &place)
{
    constexpr std::array<std::string_view, 3> keys{"operator", "negate", "cpeMatch"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    NvdNode node;
    PW_TRY(node.all, allOf(fields[0], place.key(keys[0])));
    PW_TRY(node.negate, flagOf(fields[1], false, place.key(keys[1])));
    PW_TRY(node.matches,
           readList<NvdMatch>(fields[2], limits.configurations, place.key(keys[2]),
                              [](const Element &item, const Place &here) { return readMatch(item, here); }));
    return node;
}

Result<NvdConfiguration> readConfiguration(const Element &value, const NvdLimits &limits, const Place &place)
{
    constexpr std::array<std::string_view, 3> keys{"operator", "negate", "nodes"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    NvdConfiguration configuration;
    PW_TRY(configuration.all, allOf(fields[0], place.key(keys[0])));
    PW_TRY(configuration.negate, flagOf(fields[1], false, place.key(keys[1])));
    const auto read = [&](const Element &item, const Place &here) { return readNode(item, limits, here); };
    PW_TRY(configuration.nodes, readList<NvdNode>(fields[2], limits.configurations, place.key(keys[2]), read));
    return configuration;
}

/** What cannot be read of it is left out, and marked: what is not there then says nothing. */
void readConfigurations(const Field &field, const NvdLimits &limits, const Place &place, NvdRecord *record)
{
    if (!field)
        return;
    const auto items = Json::asArray(*field, limits.configurations, place);
    record->incomplete = !items;
    if (!items)
        return;
    qsizetype index = 0;
    for (const auto item : *items) {
        if (auto configuration = readConfiguration(item, limits, place.item(index++)))
            record->configurations.append(*std::move(configuration));
        else
            record->incomplete = true;
    }
}

/** The best known score, by version and by whether NVD gave it itself. */
void readMetrics(const Field &field, NvdRecord *record)
{
    simdjson::dom::object metrics;
    if (!field || field->get(metrics))
        return;
    for (const char *version : {"cvssMetricV31", "cvssMetricV30", "cvssMetricV40"}) {
        simdjson::dom::array scores;
        if (metrics.at_key(version).get(scores))
            continue;
        bool own = false;
        for (const auto score : scores) {
            std::string_view vector;
            std::string_view word;
            const bool primary = !score.at_key("type").get(word) && word == "Primary";
            if (score.at_key("cvssData").at_key("vectorString").get(vector) || vector.empty()
                || qsizetype(vector.size()) > vectorLength || Json::hasControl(vector)
                || (!record->cvssVector.isEmpty() && (own || !primary)))
                continue;
            own = primary;
            record->cvssVector = Json::toQString(vector);
            record->severity =
                score.at_key("cvssData").at_key("baseSeverity").get(word) ? QString() : Json::freeText(word, 40);
        }
        if (!record->cvssVector.isEmpty())
            return;
    }
}

/** `cveTags` is a list of {sourceIdentifier, tags}. */
void readTags(const Field &field, NvdRecord *record)
{
    simdjson::dom::array sources;
    if (!field || field->get(sources))
        return;
    for (const auto source : sources) {
        simdjson::dom::array tags;
        if (source.at_key("tags").get(tags))
            continue;
        for (const auto tag : tags) {
            std::string_view text;
            if (!tag.get(text) && record->tags.size() < maxListed)
                record->tags.append(Json::freeText(text, 64));
        }
    }
    sortUnique(&record->tags);
}

void readWeaknesses(const Field &field, NvdRecord *record)
{
    simdjson::dom::array weaknesses;
    if (!field || field->get(weaknesses))
        return;
    for (const auto weakness : weaknesses) {
        simdjson::dom::array descriptions;
        if (weakness.at_key("description").get(descriptions))
            continue;
        for (const auto description : descriptions) {
            std::string_view text;
            if (!description.at_key("value").get(text) && text.substr(0, 4) == "CWE-" && text.size() < 16
                && record->cwes.size() < maxListed)
                record->cwes.append(Json::freeText(text, 16));
        }
    }
    sortUnique(&record->cwes);
}

enum Key : size_t { Id, Status, Published, Modified, Tags, Descriptions, Metrics, Weaknesses, Configurations };
constexpr std::array<std::string_view, 9> keys{"id",           "vulnStatus", "published",  "lastModified",  "cveTags",
                                               "descriptions", "metrics",    "weaknesses", "configurations"};

Result<NvdRecord> readRecord(const Element &value, const NvdLimits &limits, const Place &place)
{
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    NvdRecord record;
    PW_TRY(record.id, idOf(fields[Id], place.key("id")));
    record.status = Json::textOf(fields[Status], 64);
    PW_TRY(record.published, Cve::timeOf(fields[Published], place.key("published")));
    PW_TRY(record.modified, Cve::timeOf(fields[Modified], place.key("lastModified")));
    record.summary = Cve::englishOf(fields[Descriptions]).left(summaryLength);
    readTags(fields[Tags], &record);
    readWeaknesses(fields[Weaknesses], &record);
    readMetrics(fields[Metrics], &record);
    readConfigurations(fields[Configurations], limits, place.key("configurations"), &record);
    return record;
}

/** Only configurations, and a remark on why. */
Result<NvdRecord> readAddition(const Element &annotation, const Element &value, const NvdLimits &limits,
                               const Place &place)
{
    constexpr std::array<std::string_view, 4> names{"cve_id", "published", "modified", "description"};
    const auto here = place.key("_annotation");
    PW_TRY(const auto remark, Json::asObject(annotation, here));
    PW_TRY(const auto fields, Json::pick(remark, names, here));
    NvdRecord record;
    record.addition = true;
    PW_TRY(record.id, idOf(fields[0], here.key(names[0])));
    PW_TRY(record.published, Cve::timeOf(fields[1], here.key(names[1])));
    PW_TRY(record.modified, Cve::timeOf(fields[2], here.key(names[2])));
    record.summary = Json::textOf(fields[3], summaryLength);
    constexpr std::array<std::string_view, 1> wanted{"configurations"};
    PW_TRY(const auto object, Json::asObject(value, place.key("cve")));
    PW_TRY(const auto parts, Json::pick(object, wanted, place.key("cve")));
    readConfigurations(parts[0], limits, place.key("cve").key("configurations"), &record);
    return record;
}

} // namespace

Result<NvdRecord> parseNvdRecord(const QByteArray &json, const QString &where, const NvdLimits &limits)
{
    const Place place(where);
    if (json.size() > limits.recordBytes)
        return Json::fail(Error::Code::FileTooLarge, place, "too large for one record");
    simdjson::dom::parser parser{size_t(limits.recordBytes)};
    PW_TRY(const auto root, Json::parseDocument(parser, maxDepth, json, place));
    if (!root.is_object())
        return Json::fail(Error::Code::UnknownFormat, place, "not a record of NVD");
    constexpr std::array<std::string_view, 2> outer{"_annotation", "cve"};
    PW_TRY(const auto object, Json::asObject(root, place));
    PW_TRY(const auto fields, Json::pick(object, outer, place));
    if (fields[0] && fields[1])
        return readAddition(*fields[0], *fields[1], limits, place);
    return fields[1] ? readRecord(*fields[1], limits, place.key("cve")) : readRecord(root, limits, place);
}

} // namespace Patchwijzer
