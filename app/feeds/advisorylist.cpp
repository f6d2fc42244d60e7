// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/advisorylist.h"

#include "core/names.h"
#include "feeds/jsonreader.h"
#include "feeds/timestamp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdint>
#include <utility>

namespace Patchwijzer {

using Json::Element;
using Json::Field;
using Json::Place;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxBytes = qsizetype(64) << 20; // Our parts are 8 MiB; one advisory may be larger than that.
constexpr qsizetype maxAdvisories = 1'000'000;
constexpr qsizetype maxItems = 100'000; // Of one advisory; the longest today has some thousands of versions.
constexpr qsizetype maxName = 1'024;
constexpr qsizetype maxText = 16'384; // Characters; four times the longest that a parser of ours lets through.
constexpr std::int64_t listVersion = 1;

struct StatusName {
    AffectedStatus status;
    QLatin1StringView name;
};
constexpr std::array statusNames{
    StatusName{AffectedStatus::Affected, "affected"_L1},
    StatusName{AffectedStatus::NotAffected, "notAffected"_L1},
    StatusName{AffectedStatus::EndOfLife, "endOfLife"_L1},
    StatusName{AffectedStatus::Undetermined, "undetermined"_L1},
};

// --- writing

/** Half a character, which JSON cannot hold, becomes a sign that something was there. */
QString whole(const QString &text)
{
    return text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
}

void put(QJsonObject &object, QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        object.insert(key, whole(text));
}

void put(QJsonObject &object, QLatin1StringView key, const QList<QString> &texts)
{
    QJsonArray array;
    for (const auto &text : texts)
        array.append(whole(text));
    if (!array.isEmpty())
        object.insert(key, array);
}

void put(QJsonObject &object, QLatin1StringView key, const QDateTime &time)
{
    if (time.isValid())
        object.insert(key, time.toUTC().toString(Qt::ISODateWithMs));
}

QLatin1StringView nameOfStatus(AffectedStatus status)
{
    for (const auto &known : statusNames) {
        if (known.status == status)
            return known.name;
    }
    return {};
}

QJsonObject affectedJson(const AffectedPackage &package)
{
    QJsonObject object{{u"scheme"_s, nameOf(package.scheme)}, {u"status"_s, nameOfStatus(package.status)}};
    put(object, "ecosystem"_L1, package.ecosystem);
    put(object, "release"_L1, package.release);
    put(object, "package"_L1, package.package);
    QJsonArray ranges;
    for (const auto &range : package.ranges) {
        QJsonObject item;
        put(item, "introduced"_L1, range.introduced);
        put(item, "fixed"_L1, range.fixed);
        put(item, "lastAffected"_L1, range.lastAffected);
        ranges.append(item);
    }
    if (!ranges.isEmpty())
        object.insert("ranges"_L1, ranges);
    put(object, "versions"_L1, package.versions);
    put(object, "urgency"_L1, package.urgency);
    put(object, "architectures"_L1, package.architectures);
    put(object, "module"_L1, package.module);
    if (package.binaryPackage)
        object.insert("binaryPackage"_L1, true);
    return object;
}

QByteArray advisoryJson(const Advisory &advisory)
{
    QJsonObject object;
    put(object, "id"_L1, advisory.id);
    put(object, "cves"_L1, advisory.cves);
    put(object, "aliases"_L1, advisory.aliases);
    put(object, "summary"_L1, advisory.summary);
    put(object, "published"_L1, advisory.published);
    put(object, "modified"_L1, advisory.modified);
    if (advisory.withdrawn)
        object.insert("withdrawn"_L1, true);
    put(object, "cvssVector"_L1, advisory.cvssVector);
    put(object, "cwes"_L1, advisory.cwes);
    QJsonArray affected;
    for (const auto &package : advisory.affected)
        affected.append(affectedJson(package));
    if (!affected.isEmpty())
        object.insert("affected"_L1, affected);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

// --- reading

Result<QString> readName(const Field &field, const Place &place)
{
    if (!field)
        return QString();
    PW_TRY(const auto text, Json::name(*field, maxName, place));
    return Json::toQString(text);
}

Result<QList<QString>> readNames(const Field &field, const Place &place)
{
    QList<QString> names;
    if (!field)
        return names;
    PW_TRY(const auto items, Json::asArray(*field, maxItems, place));
    qsizetype index = 0;
    for (const auto item : items) {
        PW_TRY(const auto text, Json::name(item, maxName, place.item(index++)));
        names.append(Json::toQString(text));
    }
    return names;
}

Result<QString> readText(const Field &field, const Place &place)
{
    std::string_view text;
    if (field && field->get(text))
        return Json::fail(Error::Code::BadValue, place, "not a string");
    return field ? Json::freeText(text, maxText) : QString();
}

Result<QDateTime> readTime(const Field &field, const Place &place)
{
    std::string_view text;
    if (!field)
        return QDateTime();
    const auto time = field->get(text) ? QDateTime() : parseTimestamp(text);
    // A year of five digits, by its time zone, could not be written again.
    if (!time.isValid() || time.date().year() > 9'999)
        return Json::fail(Error::Code::BadValue, place, "not an RFC 3339 date-time");
    return time;
}

Result<VersionRange> readRange(const Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 3> keys{"introduced", "fixed", "lastAffected"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    VersionRange range;
    PW_TRY(range.introduced, readName(fields[0], place.key(keys[0])));
    PW_TRY(range.fixed, readName(fields[1], place.key(keys[1])));
    PW_TRY(range.lastAffected, readName(fields[2], place.key(keys[2])));
    return range;
}

Result<AffectedStatus> readStatus(const Field &field, const Place &place)
{
    const auto text = Json::bytesOf(field);
    for (const auto &known : statusNames) {
        if (text == QByteArrayView(known.name.data(), known.name.size()))
            return known.status;
    }
    return Json::fail(Error::Code::BadValue, place, "no known status");
}

Result<AffectedPackage> readAffected(const Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 11> keys{"ecosystem", "release",       "package",      "scheme",
                                                    "status",    "ranges",        "versions",     "urgency",
                                                    "module",    "architectures", "binaryPackage"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    const auto &[ecosystem, release, name, scheme, status, ranges, versions, urgency, module, architectures, binary] =
        fields;
    AffectedPackage package;
    PW_TRY(package.ecosystem, readName(ecosystem, place.key("ecosystem")));
    PW_TRY(package.release, readName(release, place.key("release")));
    PW_TRY(package.package, readName(name, place.key("package")));
    PW_TRY(const auto schemeName, readName(scheme, place.key("scheme")));
    const auto known = fromName<VersionScheme>(schemeName);
    if (!known)
        return Json::fail(Error::Code::BadValue, place.key("scheme"), "no known scheme");
    package.scheme = *known;
    PW_TRY(package.status, readStatus(status, place.key("status")));
    if (ranges) {
        const auto here = place.key("ranges");
        PW_TRY(const auto items, Json::asArray(*ranges, maxItems, here));
        qsizetype index = 0;
        for (const auto item : items) {
            PW_TRY(const auto range, readRange(item, here.item(index++)));
            package.ranges.append(range);
        }
    }
    PW_TRY(package.versions, readNames(versions, place.key("versions")));
    PW_TRY(package.urgency, readText(urgency, place.key("urgency")));
    PW_TRY(package.architectures, readNames(architectures, place.key("architectures")));
    PW_TRY(package.module, readName(module, place.key("module")));
    if (binary && binary->get(package.binaryPackage))
        return Json::fail(Error::Code::BadValue, place.key("binaryPackage"), "neither true nor false");
    return package;
}

Result<QList<AffectedPackage>> readAllAffected(const Field &field, const Place &place)
{
    QList<AffectedPackage> packages;
    if (!field)
        return packages;
    PW_TRY(const auto items, Json::asArray(*field, maxItems, place));
    qsizetype index = 0;
    for (const auto item : items) {
        PW_TRY(const auto package, readAffected(item, place.item(index++)));
        packages.append(package);
    }
    return packages;
}

Result<Advisory> readAdvisory(const Element &value, const QString &feed, const Place &place)
{
    constexpr std::array<std::string_view, 10> keys{"id",       "cves",      "aliases",    "summary", "published",
                                                    "modified", "withdrawn", "cvssVector", "cwes",    "affected"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    const auto &[id, cves, aliases, summary, published, modified, withdrawn, cvss, cwes, affected] = fields;
    Advisory advisory;
    advisory.feed = feed;
    PW_TRY(advisory.id, readName(id, place.key("id")));
    if (advisory.id.isEmpty())
        return Json::fail(Error::Code::MissingField, place, "an advisory without id");
    PW_TRY(advisory.cves, readNames(cves, place.key("cves")));
    PW_TRY(advisory.aliases, readNames(aliases, place.key("aliases")));
    PW_TRY(advisory.summary, readText(summary, place.key("summary")));
    PW_TRY(advisory.published, readTime(published, place.key("published")));
    PW_TRY(advisory.modified, readTime(modified, place.key("modified")));
    if (withdrawn && withdrawn->get(advisory.withdrawn))
        return Json::fail(Error::Code::BadValue, place.key("withdrawn"), "neither true nor false");
    PW_TRY(advisory.cvssVector, readName(cvss, place.key("cvssVector")));
    PW_TRY(advisory.cwes, readNames(cwes, place.key("cwes")));
    PW_TRY(advisory.affected, readAllAffected(affected, place.key("affected")));
    return advisory;
}

} // namespace

AdvisoryListWriter::AdvisoryListWriter(const QString &feed, const QDateTime &date, qsizetype partBytes)
    : m_partBytes(partBytes)
{
    QJsonObject values{{u"feed"_s, feed}};
    put(values, "date"_L1, date);
    // By hand, so that the format comes first: that is what it is recognised by.
    m_head = R"({"format":"patchwijzer-advisories","version":1,)"
        + QJsonDocument(values).toJson(QJsonDocument::Compact).sliced(1).chopped(1) + R"(,"advisories":[)";
}

QByteArray AdvisoryListWriter::add(const Advisory &advisory)
{
    const auto json = advisoryJson(advisory);
    QByteArray full;
    if (!m_part.isEmpty() && m_part.size() + json.size() > m_partBytes)
        full = finish();
    m_part += (m_part.isEmpty() ? m_head + '\n' : QByteArray(",\n")) + json;
    return full;
}

QByteArray AdvisoryListWriter::finish()
{
    if (m_part.isEmpty())
        return {};
    return std::exchange(m_part, {}) + "\n]}\n";
}

Result<AdvisoryList> parseAdvisoryList(const QByteArray &json, const QString &where)
{
    const Place top(where);
    if (json.size() > maxBytes)
        return Json::fail(Error::Code::FileTooLarge, top, "larger than 64 MiB");
    constexpr size_t maxDepth = 16; // Eight are needed.
    simdjson::dom::parser parser{size_t(maxBytes)};
    PW_TRY(const auto root, Json::parseDocument(parser, maxDepth, json, top));
    PW_TRY(const auto object, Json::asObject(root, top));
    constexpr std::array<std::string_view, 5> keys{"format", "version", "feed", "date", "advisories"};
    PW_TRY(const auto fields, Json::pick(object, keys, top));
    const auto &[format, version, feed, date, advisories] = fields;
    std::int64_t number = 0;
    if (Json::bytesOf(format) != "patchwijzer-advisories" || !version || version->get(number) || number != listVersion)
        return Json::fail(Error::Code::UnknownFormat, top, "not a list of advisories of a version known here");
    if (!feed || !advisories)
        return Json::fail(Error::Code::MissingField, top, "a list needs feed and advisories");
    AdvisoryList list;
    PW_TRY(list.feed, readName(feed, top.key("feed")));
    PW_TRY(list.date, readTime(date, top.key("date")));
    const auto here = top.key("advisories");
    PW_TRY(const auto items, Json::asArray(*advisories, maxAdvisories, here));
    qsizetype index = 0;
    for (const auto item : items) {
        auto advisory = readAdvisory(item, list.feed, here.item(index++));
        if (advisory)
            list.advisories.append(*std::move(advisory));
        else
            list.skipped.append(advisory.error());
    }
    return list;
}

} // namespace Patchwijzer
