// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feeds/bundlemanifest.h"

#include "feeds/jsonreader.h"
#include "feeds/timestamp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <cstdint>

namespace Patchwijzer {

using Json::Element;
using Json::Field;
using Json::Place;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxBytes = qsizetype(16) << 20; // 100 bytes for each part: more parts than a zip has entries.
constexpr qsizetype maxFeeds = 1'000;               // Some thirty today.
constexpr qsizetype maxFiles = 65'533;              // All that a zip can have besides the manifest and its signature.
constexpr qsizetype maxUrls = 100;
constexpr qsizetype maxName = 256;
constexpr qsizetype maxUrl = 2'048;
constexpr qint64 maxPartBytes = qint64(64) << 20;
constexpr qint64 maxRecords = 1'000'000'000;
constexpr qint64 bundleVersion = 1;
constexpr int maxDepth = 16;
constexpr QByteArrayView head(R"({"format":"patchwijzer-bundle","version":)");

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject feedJson(const BundleFeed &feed)
{
    QJsonArray files;
    for (const auto &file : feed.files)
        files.append(QJsonObject{
            {u"path"_s, file.path}, {u"sha256"_s, QString::fromLatin1(file.sha256.toHex())}, {u"bytes"_s, file.bytes}});
    QJsonObject object{{u"id"_s, feed.id},
                       {u"title"_s, feed.title},
                       {u"publisher"_s, feed.publisher},
                       {u"licence"_s, feed.licence},
                       {u"urls"_s, QJsonArray::fromStringList(feed.urls)},
                       {u"records"_s, feed.records},
                       {u"files"_s, files}};
    if (feed.dataDate.isValid())
        object.insert(u"dataDate"_s, timeText(feed.dataDate));
    return object;
}

Result<QString> readName(const Field &field, const Place &place)
{
    if (!field)
        return Json::fail(Error::Code::MissingField, place, "missing");
    PW_TRY(const auto text, Json::name(*field, maxName, place));
    return Json::toQString(text);
}

Result<qint64> readNumber(const Field &field, qint64 most, const Place &place)
{
    std::int64_t number = 0;
    if (!field || field->get(number) || number < 0 || number > most)
        return Json::fail(Error::Code::BadValue, place, "not a number in range");
    return number;
}

Result<QDateTime> readTime(const Field &field, const Place &place)
{
    std::string_view text;
    const auto time = !field || field->get(text) ? QDateTime() : parseTimestamp(text);
    // A year of five digits, by its time zone, could not be written again.
    if (!time.isValid() || time.date().year() > 9'999)
        return Json::fail(Error::Code::BadValue, place, "not an RFC 3339 date-time");
    return time;
}

/** A name that can be part of a path, and of nothing else. */
bool isFeedId(const QString &id)
{
    static const QRegularExpression pattern(u"^[a-z0-9][a-z0-9-]{0,63}$"_s, QRegularExpression::DontCaptureOption);
    return pattern.match(id).hasMatch() && !id.endsWith(u'\n');
}

class ManifestReader
{
public:
    [[nodiscard]] Result<BundleManifest> read(const Element &root, const Place &place);

private:
    [[nodiscard]] Result<BundleFeed> readFeed(const Element &value, const Place &place);
    [[nodiscard]] Result<BundleFile> readFile(const Element &value, const QString &feed, const Place &place);
    [[nodiscard]] static Result<LeftOutFeed> readLeftOut(const Element &value, const Place &place);

    QSet<QString> m_ids;
    QSet<QString> m_paths;
};

Result<BundleFile> ManifestReader::readFile(const Element &value, const QString &feed, const Place &place)
{
    constexpr std::array<std::string_view, 3> keys{"path", "sha256", "bytes"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    BundleFile file;
    PW_TRY(file.path, readName(fields[0], place.key("path")));
    const auto number = file.path.section(u'-', -1).section(u'.', 0, 0).toInt();
    if (number < 1 || file.path != bundlePath(feed, bundlePartOf(file.path), number))
        return Json::fail(Error::Code::BadValue, place.key("path"), "not a path for this feed");
    if (m_paths.contains(file.path))
        return Json::fail(Error::Code::BadValue, place.key("path"), "the same path twice");
    m_paths.insert(file.path);
    if (m_paths.size() > maxFiles)
        return Json::fail(Error::Code::FileTooLarge, place, "too many files");
    PW_TRY(const auto hash, readName(fields[1], place.key("sha256")));
    file.sha256 = QByteArray::fromHex(hash.toLatin1());
    if (QString::fromLatin1(file.sha256.toHex()) != hash || file.sha256.size() != 32)
        return Json::fail(Error::Code::BadValue, place.key("sha256"), "not a SHA-256 in small hexadecimal digits");
    PW_TRY(file.bytes, readNumber(fields[2], maxPartBytes, place.key("bytes")));
    return file;
}

Result<BundleFeed> ManifestReader::readFeed(const Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 8> keys{"id",   "title",    "publisher", "licence",
                                                   "urls", "dataDate", "records",   "files"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    const auto &[id, title, publisher, licence, urls, dataDate, records, files] = fields;
    BundleFeed feed;
    PW_TRY(feed.id, readName(id, place.key("id")));
    if (!isFeedId(feed.id) || m_ids.contains(feed.id))
        return Json::fail(Error::Code::BadValue, place.key("id"), "not a feed's id, or there twice");
    m_ids.insert(feed.id);
    feed.title = Json::textOf(title, maxName);
    feed.publisher = Json::textOf(publisher, maxName);
    feed.licence = Json::textOf(licence, maxName);
    if (urls) {
        PW_TRY(const auto items, Json::asArray(*urls, maxUrls, place.key("urls")));
        for (const auto item : items)
            feed.urls.append(Json::textOf(Field(item), maxUrl));
    }
    if (dataDate) {
        PW_TRY(feed.dataDate, readTime(dataDate, place.key("dataDate")));
    }
    PW_TRY(feed.records, readNumber(records, maxRecords, place.key("records")));
    const auto here = place.key("files");
    if (!files)
        return Json::fail(Error::Code::MissingField, here, "missing");
    PW_TRY(const auto items, Json::asArray(*files, maxFiles, here));
    qsizetype index = 0;
    for (const auto item : items) {
        PW_TRY(const auto file, readFile(item, feed.id, here.item(index++)));
        feed.files.append(file);
    }
    return feed;
}

Result<LeftOutFeed> ManifestReader::readLeftOut(const Element &value, const Place &place)
{
    constexpr std::array<std::string_view, 2> keys{"id", "reason"};
    PW_TRY(const auto object, Json::asObject(value, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    LeftOutFeed feed;
    PW_TRY(feed.id, readName(fields[0], place.key("id")));
    const auto reason = Json::textOf(fields[1], maxName);
    for (const auto known : {LeftOutReason::Licence, LeftOutReason::Unknown, LeftOutReason::Parts}) {
        if (nameOf(known) == reason)
            feed.reason = known;
    }
    return feed;
}

Result<BundleManifest> ManifestReader::read(const Element &root, const Place &place)
{
    constexpr std::array<std::string_view, 6> keys{"format", "version", "createdAt", "createdBy", "feeds", "leftOut"};
    PW_TRY(const auto object, Json::asObject(root, place));
    PW_TRY(const auto fields, Json::pick(object, keys, place));
    const auto &[format, version, createdAt, createdBy, feeds, leftOut] = fields;
    std::int64_t number = 0;
    if (Json::bytesOf(format) != "patchwijzer-bundle" || !version || version->get(number) || number != bundleVersion)
        return Json::fail(Error::Code::UnknownFormat, place, "not a bundle of a version known here");
    BundleManifest manifest;
    PW_TRY(manifest.createdAt, readTime(createdAt, place.key("createdAt")));
    manifest.createdBy = Json::textOf(createdBy, maxName);
    if (!feeds)
        return Json::fail(Error::Code::MissingField, place.key("feeds"), "missing");
    PW_TRY(const auto items, Json::asArray(*feeds, maxFeeds, place.key("feeds")));
    qsizetype index = 0;
    for (const auto item : items) {
        PW_TRY(const auto feed, readFeed(item, place.key("feeds").item(index++)));
        manifest.feeds.append(feed);
    }
    if (!leftOut)
        return manifest;
    PW_TRY(const auto others, Json::asArray(*leftOut, maxFeeds, place.key("leftOut")));
    index = 0;
    for (const auto item : others) {
        PW_TRY(const auto feed, readLeftOut(item, place.key("leftOut").item(index++)));
        manifest.leftOut.append(feed);
    }
    return manifest;
}

} // namespace

QString nameOf(LeftOutReason reason)
{
    switch (reason) {
    case LeftOutReason::Licence:
        return u"licence"_s;
    case LeftOutReason::Unknown:
        return u"unknown"_s;
    case LeftOutReason::Parts:
        return u"parts"_s;
    case LeftOutReason::Other:
        break;
    }
    return u"other"_s;
}

QString bundlePath(const QString &feed, BundlePart part, int number)
{
    const bool advisories = part == BundlePart::Advisories;
    return u"feeds/%1/%2-%3.%4"_s.arg(feed, advisories ? u"advisories"_s : u"documents"_s)
        .arg(number, 4, 10, QLatin1Char('0'))
        .arg(advisories ? u"json"_s : u"list"_s);
}

BundlePart bundlePartOf(const QString &path)
{
    return path.endsWith(u".json") ? BundlePart::Advisories : BundlePart::Documents;
}

QByteArray writeBundleManifest(const BundleManifest &manifest)
{
    QJsonArray feeds;
    for (const auto &feed : manifest.feeds)
        feeds.append(feedJson(feed));
    QJsonArray leftOut;
    for (const auto &feed : manifest.leftOut)
        leftOut.append(QJsonObject{{u"id"_s, feed.id}, {u"reason"_s, nameOf(feed.reason)}});
    const QJsonObject rest{{u"createdAt"_s, timeText(manifest.createdAt)},
                           {u"createdBy"_s, manifest.createdBy},
                           {u"feeds"_s, feeds},
                           {u"leftOut"_s, leftOut}};
    // By hand, so that the format comes first.
    return head.toByteArray() + QByteArray::number(bundleVersion) + ','
        + QJsonDocument(rest).toJson(QJsonDocument::Compact).sliced(1) + '\n';
}

bool isBundleManifest(const QByteArray &bytes)
{
    return bytes.startsWith(head);
}

Result<BundleManifest> parseBundleManifest(const QByteArray &json, const QString &where)
{
    const Place top(where);
    if (json.size() > maxBytes)
        return Json::fail(Error::Code::FileTooLarge, top, "larger than 16 MiB");
    simdjson::dom::parser parser{size_t(maxBytes)};
    PW_TRY(const auto root, Json::parseDocument(parser, maxDepth, json, top));
    return ManifestReader().read(root, top);
}

} // namespace Patchwijzer
