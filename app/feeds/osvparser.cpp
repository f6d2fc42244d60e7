// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/osvparser.h"

#include "core/dataspace.h"
#include "core/packageurl.h"
#include "core/rpmmodule.h"
#include "core/sortunique.h"
#include "feeds/cveid.h"
#include "feeds/jsonreader.h"
#include "feeds/osvranges.h"
#include "feeds/timestamp.h"

#include <algorithm>

namespace Patchwijzer {

using Json::Element;
using Json::Field;
using Json::Place;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype summaryLength = 300;

/** Everything a record is read with. */
struct Context {
    const QString &ecosystem;
    const OsvLimits &limits;
};

Result<QList<QString>> readNames(const Field &field, qsizetype maxSize, const Context &context, const Place &place)
{
    QList<QString> names;
    if (!field)
        return names;
    PW_TRY(const auto items, Json::asArray(*field, maxSize, place));
    qsizetype index = 0;
    for (const auto item : items) {
        PW_TRY(const auto text, Json::name(item, context.limits.nameLength, place.item(index++)));
        names.append(Json::toQString(text));
    }
    return names;
}

Result<QDateTime> readTime(const Field &field, const Place &place)
{
    if (!field)
        return QDateTime();
    std::string_view text;
    const QDateTime time = field->get(text) ? QDateTime() : parseTimestamp(text);
    if (!time.isValid())
        return Json::fail(Error::Code::BadValue, place, "not an RFC 3339 date-time");
    return time;
}

Result<void> readEvent(const Element &value, const Context &context, const Place &place, QList<OsvEvent> *events)
{
    constexpr std::array<std::string_view, 4> keys{"introduced", "fixed", "last_affected", "limit"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    const auto before = events->size();
    for (size_t i = 0; i < keys.size(); ++i) {
        if (!fields[i])
            continue;
        PW_TRY(const auto version, Json::name(*fields[i], context.limits.nameLength, place.key(keys[i])));
        events->append({static_cast<OsvEvent::Kind>(i), Json::toQString(version)});
    }
    if (events->size() == before)
        return Json::fail(Error::Code::BadValue, place, "an event of no known kind");
    return {};
}

/** Appends the intervals of one `ranges[]` item. GIT ranges order commits, not versions: left out. */
Result<void> readRange(const Element &value, const Context &context, const Place &place, AffectedPackage *package)
{
    constexpr std::array<std::string_view, 2> keys{"type", "events"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    const auto [type, eventsField] = fields;
    if (!type || !eventsField)
        return Json::fail(Error::Code::MissingField, place, "a range needs type and events");
    PW_TRY(const auto typeName, Json::name(*type, context.limits.nameLength, place.key("type")));
    if (typeName == "GIT")
        return {};
    const auto here = place.key("events");
    PW_TRY(const auto items, Json::asArray(*eventsField, context.limits.eventsPerRange, here));
    QList<OsvEvent> events;
    qsizetype index = 0;
    for (const auto item : items)
        PW_TRY_VOID(readEvent(item, context, here.item(index++), &events));
    const bool begins = std::any_of(events.begin(), events.end(),
                                    [](const OsvEvent &event) { return event.kind == OsvEvent::Kind::Introduced; });
    if (!begins)
        return Json::fail(Error::Code::MissingField, here, "a range without introduced");
    package->ranges += rangesOf(std::move(events), package->scheme);
    return {};
}

Result<void> readVersions(const Field &field, const Context &context, const Place &place, AffectedPackage *package)
{
    if (!field)
        return {};
    PW_TRY(const auto items, Json::asArray(*field, context.limits.versionsPerPackage, place));
    const bool everything =
        std::find(package->ranges.begin(), package->ranges.end(), VersionRange{}) != package->ranges.end();
    qsizetype index = 0;
    for (const auto item : items) {
        PW_TRY(const auto text, Json::name(item, context.limits.nameLength, place.item(index++)));
        if (everything)
            continue;
        const auto version = Json::toQString(text);
        if (!isCovered(version, package->ranges, package->scheme))
            package->versions.append(version);
    }
    sortUnique(&package->versions);
    return {};
}

/** Ubuntu gives its own word for the urgency the form of a severity. */
QString readUbuntuSeverity(const Field &severity)
{
    simdjson::dom::array items;
    if (!severity || severity->get(items))
        return {};
    for (const auto item : items) {
        std::string_view type;
        std::string_view score;
        if (!item.at_key("type").get(type) && type == "Ubuntu" && !item.at_key("score").get(score))
            return Json::freeText(score, 40);
    }
    return {};
}

/** The publisher's word for how urgent it is; Debian writes it in either of two places, Ubuntu in two others. */
QString readUrgency(const Field &ecosystemSpecific, const Field &databaseSpecific, const Field &severity)
{
    for (const Field &field : {ecosystemSpecific, databaseSpecific}) {
        for (const char *key : {"urgency", "ubuntu_priority"}) {
            std::string_view text;
            if (field && !field->at_key(key).get(text))
                return Json::freeText(text, 40);
        }
    }
    return readUbuntuSeverity(severity);
}

/** The release behind the first colon: "12" of "Debian:12", "22.04" of "Ubuntu:22.04:LTS", "Pro:16.04" of
 *  "Ubuntu:Pro:16.04:LTS". Long-term support is no part of a release's name: its machines just say "22.04".
 */
QString releaseOf(std::string_view release)
{
    constexpr std::string_view longTerm = ":LTS";
    if (release.size() > longTerm.size() && release.substr(release.size() - longTerm.size()) == longTerm)
        release.remove_suffix(longTerm.size());
    return Json::toQString(release);
}

/** What the package URL says that the name does not: the architecture, and the module of an rpm. */
void readPurl(const Field &field, AffectedPackage *package)
{
    std::string_view text;
    const auto purl = field && !field->get(text) ? parsePackageUrl(Json::toQString(text)) : std::nullopt;
    if (!purl)
        return;
    const auto architecture = purl->qualifier(u"arch");
    if (!architecture.isEmpty() && architecture != u"src" && architecture != u"source")
        package->architectures = {architecture};
    if (package->scheme == VersionScheme::Rpm)
        package->module = moduleStreamOf(purl->qualifier(u"rpmmod"));
}

/** Reads `package{ecosystem,name,purl}`. @return false when it is not one to keep. */
Result<bool> readIdentity(const Field &field, const Context &context, const Place &place, OsvRecord *record,
                          AffectedPackage *package)
{
    if (!field) // Only commits are known.
        return false;
    PW_TRY(const auto object, Json::asObject(*field, place));
    constexpr std::array<std::string_view, 3> keys{"ecosystem", "name", "purl"};
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    if (!fields[0])
        return false;
    PW_TRY(const auto ecosystem, Json::name(*fields[0], context.limits.nameLength, place.key("ecosystem")));
    const auto colon = ecosystem.find(':');
    package->ecosystem = Json::toQString(ecosystem.substr(0, colon));
    if (!context.ecosystem.isEmpty() && package->ecosystem != context.ecosystem) {
        ++record->otherPackages;
        return false;
    }
    if (colon != std::string_view::npos)
        package->release = releaseOf(ecosystem.substr(colon + 1));
    if (!fields[1])
        return Json::fail(Error::Code::MissingField, place.key("name"), "a package without a name");
    PW_TRY(const auto name, Json::name(*fields[1], context.limits.nameLength, place.key("name")));
    package->package = Json::toQString(name);
    package->scheme = schemeOfEcosystem(package->ecosystem);
    package->binaryPackage = namesBinaryPackages(package->ecosystem);
    readPurl(fields[2], package);
    return true;
}

Result<void> readPackage(const Element &value, const Context &context, const Place &place, OsvRecord *record)
{
    constexpr std::array<std::string_view, 6> keys{"package",           "ranges",  "versions", "ecosystem_specific",
                                                   "database_specific", "severity"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    AffectedPackage package;
    PW_TRY(const bool keep, readIdentity(fields[0], context, place.key("package"), record, &package));
    if (!keep)
        return {};
    if (fields[1]) {
        const auto here = place.key("ranges");
        PW_TRY(const auto ranges, Json::asArray(*fields[1], context.limits.rangesPerPackage, here));
        qsizetype index = 0;
        for (const auto range : ranges)
            PW_TRY_VOID(readRange(range, context, here.item(index++), &package));
    }
    PW_TRY_VOID(readVersions(fields[2], context, place.key("versions"), &package));
    package.urgency = readUrgency(fields[3], fields[4], fields[5]);
    if (package.ranges.isEmpty() && package.versions.isEmpty())
        package.status = AffectedStatus::Undetermined; // It is named, and nothing says which versions.
    record->advisory.affected.append(package);
    return {};
}

/** Version 3 of CVSS when it is there: the sentences and the tables are written for it. */
QString readSeverity(const Field &field)
{
    QString newest;
    simdjson::dom::array items;
    if (!field || field->get(items))
        return {};
    for (const auto item : items) {
        std::string_view type;
        std::string_view score;
        if (item.at_key("type").get(type) || item.at_key("score").get(score) || Json::hasControl(score))
            continue;
        if (type == "CVSS_V3")
            return Json::freeText(score, 200);
        if (type == "CVSS_V4")
            newest = Json::freeText(score, 200);
    }
    return newest;
}

QList<QString> readCwes(const Field &databaseSpecific)
{
    QList<QString> cwes;
    simdjson::dom::array items;
    if (!databaseSpecific || databaseSpecific->at_key("cwe_ids").get(items))
        return cwes;
    for (const auto item : items) {
        std::string_view text;
        if (!item.get(text) && text.substr(0, 4) == "CWE-" && text.size() < 16 && !Json::hasControl(text))
            cwes.append(Json::toQString(text));
    }
    return cwes;
}

bool isOneOf(const QString &id, std::initializer_list<QLatin1StringView> prefixes)
{
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](QLatin1StringView prefix) { return id.startsWith(prefix); });
}

/** A record names its CVE by its own id, aliases or upstream. Debian's advisories put theirs in `related`, and so did
 *  Ubuntu's before they had `upstream`; elsewhere that only means "see also".
 */
QList<QString> cvesOf(const Advisory &advisory, const QList<QString> &upstream, const QList<QString> &related)
{
    QList<QString> ids = advisory.aliases + upstream + QList<QString>{advisory.id};
    if (isOneOf(advisory.id, {"DSA-"_L1, "DLA-"_L1})
        || (upstream.isEmpty() && isOneOf(advisory.id, {"USN-"_L1, "LSN-"_L1})))
        ids += related;
    QList<QString> cves;
    for (const auto &id : std::as_const(ids)) {
        if (const auto cve = cveOf(id.toUtf8()); !cve.isEmpty())
            cves.append(cve);
    }
    sortUnique(&cves);
    return cves;
}

QString readSummary(const Field &summary, const Field &details)
{
    for (const Field &field : {summary, details}) {
        std::string_view text;
        if (!field || field->get(text) || text == "[Unknown description]")
            continue;
        // Some begin with an empty line.
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
        if (!text.empty())
            return Json::freeText(text.substr(0, text.find('\n')), summaryLength);
    }
    return {};
}

enum Key : size_t {
    Id,
    Modified,
    Published,
    Withdrawn,
    Aliases,
    Upstream,
    Related,
    Summary,
    Details,
    Severity,
    Affected,
    Database
};
constexpr std::array<std::string_view, 12> recordKeys{"id",      "modified", "published", "withdrawn",
                                                      "aliases", "upstream", "related",   "summary",
                                                      "details", "severity", "affected",  "database_specific"};
using RecordFields = std::array<Field, recordKeys.size()>;

Result<void> readHead(const RecordFields &fields, const Context &context, const Place &place, Advisory *advisory)
{
    const auto maxIds = context.limits.idsPerList;
    PW_TRY(const auto id, Json::name(*fields[Id], context.limits.nameLength, place.key("id")));
    advisory->id = Json::toQString(id);
    PW_TRY(advisory->modified, readTime(fields[Modified], place.key("modified")));
    PW_TRY(advisory->published, readTime(fields[Published], place.key("published")));
    PW_TRY(const auto withdrawn, readTime(fields[Withdrawn], place.key("withdrawn")));
    advisory->withdrawn = withdrawn.isValid();
    PW_TRY(advisory->aliases, readNames(fields[Aliases], maxIds, context, place.key("aliases")));
    PW_TRY(const auto upstream, readNames(fields[Upstream], maxIds, context, place.key("upstream")));
    PW_TRY(const auto related, readNames(fields[Related], maxIds, context, place.key("related")));
    advisory->cves = cvesOf(*advisory, upstream, related);
    advisory->summary = readSummary(fields[Summary], fields[Details]);
    advisory->cvssVector = readSeverity(fields[Severity]);
    advisory->cwes = readCwes(fields[Database]);
    return {};
}

bool isModular(const AffectedPackage &package)
{
    return package.scheme == VersionScheme::Rpm
        && (std::any_of(
                package.ranges.begin(), package.ranges.end(),
                [](const VersionRange &range) { return isModularRpm(range.fixed) || isModularRpm(range.lastAffected); })
            || std::any_of(package.versions.begin(), package.versions.end(),
                           [](const QString &version) { return isModularRpm(version); }));
}

} // namespace

struct OsvParser::Private {
    QString ecosystem;
    OsvLimits limits;
    simdjson::dom::parser json;
};

OsvParser::OsvParser(QString ecosystem, const OsvLimits &limits)
    : d(new Private{std::move(ecosystem), limits, simdjson::dom::parser(size_t(limits.recordBytes))})
{
    // Failing to allocate shows again, as an error, at the first record.
    [[maybe_unused]] const auto error = d->json.allocate(size_t(1) << 16, size_t(limits.depth));
}

OsvParser::OsvParser(OsvParser &&) noexcept = default;
OsvParser &OsvParser::operator=(OsvParser &&) noexcept = default;
OsvParser::~OsvParser() = default;

Result<OsvRecord> OsvParser::parse(const QByteArray &json, const QString &where)
{
    const Place place(where);
    const Context context{d->ecosystem, d->limits};
    PW_TRY(const auto root, Json::parseDocument(d->json, json, place));
    if (!root.is_object())
        return Json::fail(Error::Code::UnknownFormat, place, "not an OSV record");
    PW_TRY(const auto object, Json::asObject(root, place));
    PW_TRY(const auto fields, Json::pick(object, recordKeys, place));
    if (!fields[Id] && !fields[Affected])
        return Json::fail(Error::Code::UnknownFormat, place, "not an OSV record");
    for (const Key key : {Id, Modified}) {
        if (!fields[key])
            return Json::fail(Error::Code::MissingField, place.key(recordKeys[key]), "required");
    }
    OsvRecord record;
    PW_TRY_VOID(readHead(fields, context, place, &record.advisory));
    if (!fields[Affected])
        return record; // A withdrawn record may have lost them.
    const auto here = place.key("affected");
    PW_TRY(const auto packages, Json::asArray(*fields[Affected], d->limits.packages, here));
    qsizetype index = 0;
    for (const auto package : packages)
        PW_TRY_VOID(readPackage(package, context, here.item(index++), &record));
    const auto urgency = readUbuntuSeverity(fields[Severity]);
    for (auto &package : record.advisory.affected) {
        if (package.urgency.isEmpty())
            package.urgency = urgency;
        // Only the title of an erratum tells which stream of a module its packages are of.
        if (package.module.isEmpty() && isModular(package))
            package.module = modulesNamedIn(record.advisory.summary);
    }
    return record;
}

} // namespace Patchwijzer
