// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/feedsourcesjson.h"

#include "core/names.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Patchwijzer {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int fileFormat = 1;

// Writing. What is empty is left out.

void add(QJsonObject &object, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

void add(QJsonObject &object, QLatin1StringView key, const QByteArray &value)
{
    add(object, key, QString::fromLatin1(value));
}

void add(QJsonObject &object, QLatin1StringView key, const QDateTime &time)
{
    if (time.isValid())
        object.insert(key, time.toUTC().toString(Qt::ISODateWithMs));
}

QJsonObject toJson(const SourceRecord &record)
{
    QJsonObject object;
    add(object, "url"_L1, record.url);
    add(object, "feed"_L1, record.feed);
    add(object, "etag"_L1, record.etag);
    add(object, "lastModified"_L1, record.lastModified);
    add(object, "sha256"_L1, record.sha256);
    add(object, "checkedAt"_L1, record.checkedAt);
    add(object, "fetchedAt"_L1, record.fetchedAt);
    add(object, "program"_L1, record.program);
    return object;
}

QJsonObject toJson(const FeedFetchRecord &record)
{
    QJsonObject object;
    add(object, "feed"_L1, record.feed);
    add(object, "checkedAt"_L1, record.checkedAt);
    if (record.problem) {
        QJsonObject problem;
        add(problem, "code"_L1, nameOf(record.problem->error.code));
        add(problem, "where"_L1, record.problem->error.where);
        add(problem, "detail"_L1, record.problem->error.detail);
        add(problem, "at"_L1, record.problem->at);
        object.insert("problem"_L1, problem);
    }
    return object;
}

QJsonObject toJson(const AddedProvider &provider)
{
    QJsonObject object;
    add(object, "domain"_L1, provider.domain);
    add(object, "metadataUrl"_L1, provider.metadataUrl);
    add(object, "name"_L1, provider.name);
    add(object, "namespace"_L1, provider.nameSpace);
    add(object, "addedAt"_L1, provider.addedAt);
    return object;
}

QJsonObject toJson(const PinnedKey &key)
{
    QJsonObject object;
    add(object, "provider"_L1, key.provider);
    add(object, "fingerprint"_L1, key.fingerprint);
    add(object, "pinnedAt"_L1, key.pinnedAt);
    add(object, "keyUrl"_L1, key.keyUrl);
    return object;
}

template<typename T>
QJsonArray toJsonArray(const QList<T> &list)
{
    QJsonArray array;
    for (const auto &entry : list)
        array.append(toJson(entry));
    return array;
}

// Reading. One entry that makes no sense makes the whole file doubtful: what else is not what we wrote?

tl::unexpected<Error> broken(const QString &detail)
{
    return fail(Error::Code::DatabaseBroken, feedSourcesFileName, detail);
}

Result<QString> text(const QJsonObject &object, QLatin1StringView key)
{
    const auto value = object.value(key);
    if (!value.isString() && !value.isUndefined())
        return broken("not a text: "_L1 + key);
    return value.toString();
}

Result<QString> requiredText(const QJsonObject &object, QLatin1StringView key)
{
    PW_TRY(auto value, text(object, key));
    if (value.isEmpty())
        return broken("missing: "_L1 + key);
    return value;
}

/** A value that goes into a request as it is. */
Result<QByteArray> bytes(const QJsonObject &object, QLatin1StringView key)
{
    PW_TRY(const auto value, text(object, key));
    const bool plain =
        std::all_of(value.begin(), value.end(), [](QChar c) { return c >= u' ' && c != u'\x7F' && c < u'\x100'; });
    if (!plain)
        return broken("not a header value: "_L1 + key);
    return value.toLatin1();
}

Result<QDateTime> time(const QJsonObject &object, QLatin1StringView key)
{
    PW_TRY(const auto value, text(object, key));
    const auto moment = QDateTime::fromString(value, Qt::ISODateWithMs);
    const auto utc = moment.toUTC();
    // A year of five digits, by its time zone, could not be written again.
    if (!value.isEmpty() && (!moment.isValid() || moment.timeSpec() == Qt::LocalTime || utc.date().year() > 9'999))
        return broken("not a time in UTC: "_L1 + key);
    return utc;
}

bool isHex(QStringView value, QStringView letters)
{
    return std::all_of(value.begin(), value.end(),
                       [&](QChar c) { return (c >= u'0' && c <= u'9') || letters.contains(c); });
}

Result<void> read(const QJsonObject &object, SourceRecord &record)
{
    PW_TRY(record.url, requiredText(object, "url"_L1));
    PW_TRY(record.feed, text(object, "feed"_L1));
    PW_TRY(record.etag, bytes(object, "etag"_L1));
    PW_TRY(record.lastModified, bytes(object, "lastModified"_L1));
    PW_TRY(record.sha256, bytes(object, "sha256"_L1));
    PW_TRY(record.checkedAt, time(object, "checkedAt"_L1));
    PW_TRY(record.fetchedAt, time(object, "fetchedAt"_L1));
    PW_TRY(record.program, text(object, "program"_L1));
    constexpr qsizetype digits = 64;
    const auto hash = QString::fromLatin1(record.sha256);
    if (!hash.isEmpty() && (hash.size() != digits || !isHex(hash, u"abcdef")))
        return broken(u"not a SHA-256"_s);
    return {};
}

Result<void> readProblem(const QJsonValue &value, std::optional<FeedProblem> &problem)
{
    if (!value.isObject())
        return broken(u"not an object: problem"_s);
    const auto object = value.toObject();
    FeedProblem found;
    PW_TRY(const auto name, requiredText(object, "code"_L1));
    PW_TRY(found.error.where, text(object, "where"_L1));
    PW_TRY(found.error.detail, text(object, "detail"_L1));
    PW_TRY(found.at, time(object, "at"_L1));
    const auto code = fromName<Error::Code>(name);
    found.error.code = code.value_or(Error::Code::Network);
    // A later program may know more kinds; that is no reason to forget everything.
    if (!code)
        found.error.detail = name + ": "_L1 + found.error.detail;
    problem = found;
    return {};
}

Result<void> read(const QJsonObject &object, FeedFetchRecord &record)
{
    PW_TRY(record.feed, requiredText(object, "feed"_L1));
    PW_TRY(record.checkedAt, time(object, "checkedAt"_L1));
    if (object.contains("problem"_L1))
        PW_TRY_VOID(readProblem(object.value("problem"_L1), record.problem));
    return {};
}

Result<void> read(const QJsonObject &object, AddedProvider &provider)
{
    PW_TRY(provider.domain, requiredText(object, "domain"_L1));
    PW_TRY(provider.metadataUrl, text(object, "metadataUrl"_L1));
    PW_TRY(provider.name, text(object, "name"_L1));
    PW_TRY(provider.nameSpace, text(object, "namespace"_L1));
    PW_TRY(provider.addedAt, time(object, "addedAt"_L1));
    return {};
}

Result<void> read(const QJsonObject &object, PinnedKey &key)
{
    PW_TRY(key.provider, requiredText(object, "provider"_L1));
    PW_TRY(key.fingerprint, requiredText(object, "fingerprint"_L1));
    PW_TRY(key.pinnedAt, time(object, "pinnedAt"_L1));
    PW_TRY(key.keyUrl, text(object, "keyUrl"_L1));
    const auto digits = key.fingerprint.size();
    if ((digits != 40 && digits != 64) || !isHex(key.fingerprint, u"ABCDEF"))
        return broken(u"not a fingerprint"_s);
    return {};
}

template<typename T>
Result<void> readList(const QJsonObject &file, QLatin1StringView key, FeedSources &sources, const QList<T> &list)
{
    const auto value = file.value(key);
    if (!value.isArray() && !value.isUndefined())
        return broken("not a list: "_L1 + key);
    const auto array = value.toArray();
    for (const auto &item : array) {
        T entry;
        if (!item.isObject())
            return broken("not an object in "_L1 + key);
        PW_TRY_VOID(read(item.toObject(), entry));
        sources.put(entry);
    }
    if (list.size() != array.size())
        return broken("the same thing twice in "_L1 + key);
    return {};
}

} // namespace

Result<FeedSources> parseFeedSources(const QByteArray &json)
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return broken(problem.error == QJsonParseError::NoError ? u"not an object"_s : problem.errorString());
    const auto file = document.object();
    const int format = file.value("format"_L1).toInt();
    if (format > fileFormat)
        return fail(Error::Code::DatabaseTooNew, feedSourcesFileName, u"made by a later version of the program"_s);
    if (format < 1)
        return broken(u"no format"_s);
    FeedSources sources;
    PW_TRY_VOID(readList(file, "sources"_L1, sources, sources.sources));
    PW_TRY_VOID(readList(file, "feeds"_L1, sources, sources.feeds));
    PW_TRY_VOID(readList(file, "providers"_L1, sources, sources.providers));
    PW_TRY_VOID(readList(file, "keys"_L1, sources, sources.keys));
    return sources;
}

QByteArray feedSourcesJson(const FeedSources &sources)
{
    const QJsonObject object{{u"format"_s, fileFormat},
                             {u"sources"_s, toJsonArray(sources.sources)},
                             {u"feeds"_s, toJsonArray(sources.feeds)},
                             {u"providers"_s, toJsonArray(sources.providers)},
                             {u"keys"_s, toJsonArray(sources.keys)}};
    return QJsonDocument(object).toJson();
}

} // namespace Patchwijzer
