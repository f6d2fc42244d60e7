// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/cvecontainer.h"

#include "core/sortunique.h"
#include "feeds/cveprose.h"
#include "feeds/timestamp.h"

namespace Patchwijzer::Cve {

using Json::Element;
using Json::Field;
using Json::Place;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxVersion = 1'024; ///< Bytes; the schema's own limit.
constexpr qsizetype maxProduct = 2'048; ///< Bytes; the schema's own limit.
constexpr qsizetype maxUrl = 2'048;     ///< Bytes; the schema's own limit.
constexpr qsizetype maxText = 4'096;    ///< Characters; the schema's own limit.
constexpr qsizetype maxListed = 10'000; ///< Names in one list: cpes, platforms, references, ….
constexpr qsizetype maxMetrics = 1'000;
constexpr qsizetype maxVector = 512;

Result<CveStatus> statusOf(const Field &field, const Place &place)
{
    std::string_view text;
    if (!field || field->get(text))
        return Json::fail(Error::Code::MissingField, place, "required");
    if (text == "affected")
        return CveStatus::Affected;
    if (text == "unaffected")
        return CveStatus::Unaffected;
    if (text == "unknown")
        return CveStatus::Unknown;
    return Json::fail(Error::Code::BadValue, place, "not a status");
}

/** A version, or whatever stands in its place; trimmed, for some end in a blank. */
Result<QString> versionOf(const Field &field, const Place &place)
{
    std::string_view text;
    if (!field)
        return QString();
    if (field->get(text) || qsizetype(text.size()) > maxVersion || Json::hasControl(text))
        return Json::fail(Error::Code::BadValue, place, "not a version: no text, too long, or a control character");
    return Json::toQString(text).trimmed();
}

/** A limit that is there must say something: an empty one would turn a range into a single version. */
Result<QString> limitOf(const Field &field, const Place &place)
{
    PW_TRY(auto limit, versionOf(field, place));
    if (field && limit.isEmpty())
        return Json::fail(Error::Code::BadValue, place, "an empty limit");
    return limit;
}

Result<CveChange> readChange(const Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 2> keys{"at", "status"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    CveChange change;
    if (!fields[0])
        return Json::fail(Error::Code::MissingField, place.key("at"), "required");
    PW_TRY(change.at, limitOf(fields[0], place.key("at")));
    PW_TRY(change.status, statusOf(fields[1], place.key("status")));
    return change;
}

Result<CveVersion> readVersion(const Element &value, const CveLimits &limits, const Place &place)
{
    constexpr std::array<std::string_view, 6> keys{"version",     "lessThan", "lessThanOrEqual",
                                                   "versionType", "status",   "changes"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    CveVersion version;
    if (!fields[0])
        return Json::fail(Error::Code::MissingField, place.key("version"), "required");
    PW_TRY(version.version, versionOf(fields[0], place.key("version")));
    PW_TRY(version.lessThan, limitOf(fields[1], place.key("lessThan")));
    PW_TRY(version.lessThanOrEqual, limitOf(fields[2], place.key("lessThanOrEqual")));
    PW_TRY(version.versionType, versionOf(fields[3], place.key("versionType")));
    PW_TRY(version.status, statusOf(fields[4], place.key("status")));
    if (!fields[5])
        return version;
    const auto here = place.key("changes");
    PW_TRY(const auto changes, Json::asArray(*fields[5], limits.versions, here));
    qsizetype index = 0;
    for (const auto item : changes) {
        PW_TRY(auto change, readChange(item, here.item(index++)));
        version.changes.append(std::move(change));
    }
    return version;
}

/** Names in a list; what is no name is left out: they only help to find the product. */
QList<QString> namesOf(const Field &field, qsizetype maxLength)
{
    QList<QString> names;
    simdjson::dom::array items;
    if (!field || field->get(items))
        return names;
    for (const auto item : items) {
        std::string_view text;
        if (item.get(text) || text.empty() || qsizetype(text.size()) > maxLength || Json::hasControl(text))
            continue;
        names.append(Json::toQString(text));
        if (names.size() == maxListed)
            break;
    }
    return names;
}

/** A vendor or product; placeholders become empty. */
QString productOf(const Field &field)
{
    const auto name = Json::textOf(field, maxProduct);
    return isPlaceholder(name) ? QString() : name;
}

QString urlOf(const Field &field)
{
    std::string_view text;
    if (!field || field->get(text) || qsizetype(text.size()) > maxUrl || Json::hasControl(text))
        return {};
    const auto url = Json::toQString(text);
    return url.startsWith("https://"_L1) || url.startsWith("http://"_L1) ? url : QString();
}

enum AffectedKey : size_t {
    Vendor,
    Product,
    CollectionUrl,
    PackageName,
    PackageUrl,
    Repository,
    Cpes,
    Platforms,
    Modules,
    DefaultStatus,
    Versions
};
constexpr std::array<std::string_view, 11> affectedKeys{"vendor",     "product",       "collectionURL", "packageName",
                                                        "packageURL", "repo",          "cpes",          "platforms",
                                                        "modules",    "defaultStatus", "versions"};

Result<CveAffected> readAffected(const Element &value, const CveLimits &limits, const Place &place)
{
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, affectedKeys, place));
    CveAffected affected;
    affected.vendor = productOf(fields[Vendor]);
    affected.product = productOf(fields[Product]);
    affected.collectionUrl = urlOf(fields[CollectionUrl]);
    affected.packageName = Json::textOf(fields[PackageName], maxProduct);
    affected.packageUrl = Json::textOf(fields[PackageUrl], maxUrl);
    affected.repository = urlOf(fields[Repository]);
    affected.cpes = namesOf(fields[Cpes], maxUrl);
    affected.platforms = namesOf(fields[Platforms], maxVersion);
    affected.modules = namesOf(fields[Modules], maxText);
    if (fields[DefaultStatus]) {
        PW_TRY(affected.defaultStatus, statusOf(fields[DefaultStatus], place.key("defaultStatus")));
    }
    if (!fields[Versions])
        return affected;
    const auto here = place.key("versions");
    PW_TRY(const auto versions, Json::asArray(*fields[Versions], limits.versions, here));
    qsizetype index = 0;
    for (const auto item : versions) {
        PW_TRY(auto version, readVersion(item, limits, here.item(index++)));
        affected.versions.append(std::move(version));
    }
    return affected;
}

void readAllAffected(const Field &field, const CveLimits &limits, const Place &place, CveContainer *container,
                     QList<Error> *skipped)
{
    const auto leave = [&](Error error) {
        container->affectedIncomplete = true;
        skipped->append(std::move(error));
    };
    if (!field)
        return;
    const auto items = Json::asArray(*field, limits.affected, place);
    if (!items) {
        leave(items.error());
        return;
    }
    qsizetype index = 0;
    for (const auto item : *items) {
        if (auto affected = readAffected(item, limits, place.item(index++)))
            container->affected.append(*std::move(affected));
        else
            leave(std::move(affected).error());
    }
}

/** "CWE-79" from a text that is or starts with one. */
QString cweOf(std::string_view text)
{
    constexpr size_t prefix = 4;
    if (text.substr(0, prefix) != "CWE-")
        return {};
    size_t end = prefix;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9')
        ++end;
    return end == prefix || end > 12 ? QString() : Json::toQString(text.substr(0, end));
}

QList<QString> cwesOf(const Field &field)
{
    QList<QString> cwes;
    simdjson::dom::array types;
    if (!field || field->get(types))
        return cwes;
    for (const auto type : types) {
        simdjson::dom::array descriptions;
        if (type.at_key("descriptions").get(descriptions))
            continue;
        for (const auto description : descriptions) {
            for (const char *key : {"cweId", "description"}) {
                std::string_view text;
                if (description.at_key(key).get(text))
                    continue;
                if (const auto cwe = cweOf(text); !cwe.isEmpty() && cwes.size() < maxListed)
                    cwes.append(cwe);
            }
        }
    }
    sortUnique(&cwes);
    return cwes;
}

bool isWord(std::string_view text, const char *word)
{
    return QLatin1StringView(text.data(), qsizetype(text.size())).compare(QLatin1StringView(word), Qt::CaseInsensitive)
        == 0;
}

/** Some write "PoC" and "Total" where the others write "poc" and "total". */
CveSsvc ssvcIn(const Element &content)
{
    CveSsvc ssvc;
    std::string_view text;
    if (!content.at_key("timestamp").get(text))
        ssvc.assessed = parseTimestamp(text);
    simdjson::dom::array options;
    if (content.at_key("options").get(options))
        return ssvc;
    for (const auto option : options) {
        if (!option.at_key("Exploitation").get(text)) {
            ssvc.exploitation = isWord(text, "active") ? SsvcExploitation::Active
                : isWord(text, "poc")                  ? SsvcExploitation::Poc
                : isWord(text, "none")                 ? SsvcExploitation::None
                                                       : SsvcExploitation::Unknown;
        }
        if (!option.at_key("Automatable").get(text) && (isWord(text, "yes") || isWord(text, "no")))
            ssvc.automatable = isWord(text, "yes");
        if (!option.at_key("Technical Impact").get(text)) {
            ssvc.technicalImpact = isWord(text, "total") ? SsvcImpact::Total
                : isWord(text, "partial")                ? SsvcImpact::Partial
                                                         : SsvcImpact::Unknown;
        }
    }
    return ssvc;
}

void readOther(const Element &other, CveContainer *container)
{
    std::string_view type;
    std::string_view date;
    Element content;
    if (other.at_key("type").get(type) || other.at_key("content").get(content))
        return;
    if (type == "ssvc")
        container->ssvc = ssvcIn(content);
    else if (type == "kev" && !content.at_key("dateAdded").get(date))
        container->kevDate = parseIsoDate(date);
}

void readMetrics(const Field &field, CveContainer *container)
{
    constexpr std::array versions{"cvssV3_1", "cvssV3_0", "cvssV4_0"};
    std::array<QList<QString>, versions.size()> vectors;
    simdjson::dom::array metrics;
    if (!field || field->get(metrics))
        return;
    qsizetype count = 0;
    for (const auto metric : metrics) {
        if (++count > maxMetrics)
            break;
        for (size_t i = 0; i < versions.size(); ++i) {
            std::string_view vector;
            if (!metric.at_key(versions[i]).at_key("vectorString").get(vector) && !vector.empty()
                && qsizetype(vector.size()) <= maxVector && !Json::hasControl(vector))
                vectors[i].append(Json::toQString(vector));
        }
        Element other;
        if (!metric.at_key("other").get(other))
            readOther(other, container);
    }
    for (auto &list : vectors) {
        // Several of one version are for several scenarios; the first is the general one.
        container->cvss += list;
    }
}

QList<CveReference> referencesOf(const Field &field)
{
    QList<CveReference> references;
    simdjson::dom::array items;
    if (!field || field->get(items))
        return references;
    for (const auto item : items) {
        Element url;
        Element tags;
        if (item.at_key("url").get(url))
            continue;
        CveReference reference{urlOf(url), {}};
        if (!item.at_key("tags").get(tags))
            reference.tags = namesOf(tags, 128);
        if (!reference.url.isEmpty())
            references.append(std::move(reference));
        if (references.size() == maxListed)
            break;
    }
    return references;
}

enum Key : size_t {
    Provider,
    Title,
    Descriptions,
    Solutions,
    Workarounds,
    Tags,
    ProblemTypes,
    Metrics,
    References,
    Affected
};
constexpr std::array<std::string_view, 10> containerKeys{"providerMetadata", "title",   "descriptions", "solutions",
                                                         "workarounds",      "tags",    "problemTypes", "metrics",
                                                         "references",       "affected"};

} // namespace

Result<QDateTime> timeOf(const Field &field, const Place &place)
{
    if (!field)
        return QDateTime();
    std::string_view text;
    QDateTime time;
    if (!field->get(text) && text.size() < 64) {
        time = parseTimestamp(text);
        if (!time.isValid())
            time = parseTimestamp(std::string(text) + 'Z');
    }
    if (!time.isValid())
        return Json::fail(Error::Code::BadValue, place, "not a date-time");
    return time;
}

QString englishOf(const Field &field)
{
    simdjson::dom::array items;
    if (!field || field->get(items))
        return {};
    QString english;
    QString first;
    for (const auto item : items) {
        std::string_view language;
        std::string_view text;
        if (item.at_key("value").get(text))
            continue;
        if (first.isEmpty())
            first = Json::freeText(text, maxText);
        if (item.at_key("lang").get(language) || (language.substr(0, 2) != "en" && language.substr(0, 2) != "EN"))
            continue;
        if (english.size() < maxText)
            english += (english.isEmpty() ? QString() : u" "_s) + Json::freeText(text, maxText);
    }
    return english.isEmpty() ? first : english.left(maxText);
}

Result<CveContainer> readContainer(const Element &value, const CveLimits &limits, const Place &place,
                                   QList<Error> *skipped)
{
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, containerKeys, place));
    CveContainer container;
    if (fields[Provider]) {
        const auto here = place.key("providerMetadata");
        constexpr std::array<std::string_view, 2> keys{"shortName", "dateUpdated"};
        PW_TRY(const auto provider, Json::asObject(*fields[Provider], here));
        PW_TRY(const auto names, Json::pick(provider, keys, here));
        container.provider = Json::textOf(names[0], 64);
        PW_TRY(container.updated, timeOf(names[1], here.key("dateUpdated")));
    }
    container.title = Json::textOf(fields[Title], 256);
    container.description = englishOf(fields[Descriptions]);
    container.solution = englishOf(fields[Solutions]);
    container.workaround = englishOf(fields[Workarounds]);
    container.tags = namesOf(fields[Tags], 128);
    sortUnique(&container.tags);
    container.cwes = cwesOf(fields[ProblemTypes]);
    readMetrics(fields[Metrics], &container);
    container.references = referencesOf(fields[References]);
    readAllAffected(fields[Affected], limits, place.key("affected"), &container, skipped);
    return container;
}

} // namespace Patchwijzer::Cve
